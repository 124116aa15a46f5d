"""Runs any query that only reads, in a process of its own, so that it can be stopped at once.

The engine has no way to be told to stop: a runaway query is ended by ending its process.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

import kg
from kg.errors import QueryError, Words
from kg.query import sparql
from kg.query.wire import Answer, decode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.query.wire import Value
    from kg.store import Where
    from kg.terms import NamedNode

__all__ = ["MEMORY", "TIMEOUT", "Limits", "answer", "limits", "run"]

TIMEOUT = 30.0
"""Seconds a query may take when nobody says otherwise."""

MEMORY = 1024
"""Megabytes a query may take beyond the open store; 0 for no limit."""


class Limits(TypedDict):
    """What a query may take."""

    timeout: float
    memory: int


def limits(timeout: float | None = None, memory: int | None = None) -> Limits:
    """Give the limits a person asked for, the usual ones where they did not."""
    return Limits(
        timeout=TIMEOUT if timeout is None else timeout, memory=MEMORY if memory is None else memory
    )


def run(where: Where, text: str, timeout: float = TIMEOUT) -> Value:
    """Ask a home's current graph or a server; QueryError when stopped after `timeout` seconds."""
    return answer(where, text, timeout).value


def answer(
    where: Where,
    text: str,
    timeout: float = TIMEOUT,
    *,
    memory: int = MEMORY,
    names: bool = False,
    things: Iterable[NamedNode] = (),
) -> Answer:
    """Ask as `run` does; the answer carries remarks and, with `names`, labels and the citation.

    `things` are labelled besides those in the answer.
    """
    sparql.form(text)
    sparql.guard(text)
    request = {
        "where": where if isinstance(where, str) else str(where.resolve()),
        "query": text,
        "memory": memory,
        "names": names,
        "things": [thing.value for thing in things],
        "parent": os.getpid(),
    }
    out, err, status = _finish(_start(), json.dumps(request).encode(), timeout)
    if status != 0 or not out:
        raise _died(status, err, memory)
    return decode(json.loads(out))


def _start() -> subprocess.Popen[bytes]:
    here = str(Path(kg.__file__).resolve().parents[1])
    path = os.pathsep.join(p for p in (here, os.environ.get("PYTHONPATH")) if p)
    # A session of its own: Ctrl-C reaches us alone, and we end the worker.
    return subprocess.Popen(
        [sys.executable, "-P", "-X", "utf8", "-m", "kg.query.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": path},
        start_new_session=True,
    )


def _finish(
    worker: subprocess.Popen[bytes], request: bytes, timeout: float
) -> tuple[bytes, bytes, int]:
    try:
        out, err = worker.communicate(request, timeout=timeout)
    except subprocess.TimeoutExpired:
        raise _too_long(timeout) from None
    finally:
        # Also when Ctrl-C is what ends the wait.
        if worker.poll() is None:
            worker.kill()
            worker.wait()
        for stream in (worker.stdout, worker.stderr, worker.stdin):
            if stream is not None:
                stream.close()
    return out, err, worker.returncode


def _too_long(timeout: float) -> QueryError:
    return QueryError(
        Words(
            f"Truy vấn bị dừng sau {timeout:g} giây.", f"The query was stopped after {timeout:g} s."
        ),
        hint=Words(
            "Thêm điều kiện hoặc LIMIT, hoặc cho thêm thời gian bằng --timeout.",
            "Add conditions or a LIMIT, or allow more time with --timeout.",
        ),
    )


def _died(status: int, err: bytes, memory: int) -> QueryError:
    if b"MemoryError" in err or b"memory allocation" in err or status == -signal.SIGABRT:
        return QueryError(
            Words(
                f"Truy vấn cần hơn {memory} MB bộ nhớ nên bị dừng.",
                f"The query needs more than {memory} MB of memory and was stopped.",
            ),
            hint=Words(
                "Thêm điều kiện hoặc LIMIT, hoặc nới --memory.",
                "Add conditions or a LIMIT, or raise --memory.",
            ),
        )
    return QueryError(
        Words(
            f"Tiến trình truy vấn kết thúc bất thường (mã {status}).",
            f"The query's process ended abnormally (status {status}).",
        ),
        hint=Words("Chạy lại; nếu còn, dựng lại đồ thị.", "Run again; else rebuild the graph."),
    )
