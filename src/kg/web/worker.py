"""A process that finds answers, one after the other, and can be ended at any moment.

It reads jobs on stdin and writes replies on stdout. It opens the store that a job names; when that
is another than the one it has open, a new graph was built and the old is let go.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import parse_qs

from kg.errors import KgError, StoreError
from kg.web import jail
from kg.web.desk import Desk
from kg.web.problems import Problem, fitted, of_error, out_of_memory, too_long
from kg.web.reply import HEAD, Reply, pack, sizes
from kg.web.settings import Limits

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import BinaryIO

__all__ = ["main"]

_JOBS = {
    "sparql": "kg.web.queries:answer",
    "service": "kg.web.description:describe",
    "graph": "kg.web.resources:content",
    "graph_page": "kg.web.pages.graph:page",
    "resource": "kg.web.resources:data",
}
_PAGES = "kg.web.pages"


def main() -> None:
    """Serve until stdin ends."""
    told = json.loads(sys.argv[1])
    # Whatever prints must not get between the frames.
    replies = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)
    jail.bound_memory(told["limits"]["memory"])
    jail.end_with_parent(told["parent"])
    jail.no_network()
    bench = _Bench(Path(told["home"]), Limits(**told["limits"]), Path(told["copies"]))
    bench.open(told["store"])
    _write(replies, pack(Reply(200, "text/plain", b"").head()))
    while job := _read(sys.stdin.buffer):
        reply = bench.work(job)
        _write(replies, pack(reply.head(), reply.body))


class _Bench:
    def __init__(self, home: Path, limits: Limits, copies: Path) -> None:
        self._home = home
        self._copies = copies
        self._limits = limits
        self._desk: Desk | None = None

    def open(self, name: str) -> Desk | None:
        """Open a store by the name of its folder; None when it cannot be."""
        if self._desk is None or self._desk.path.name != name:
            self._desk = None
            gc.collect()
            try:
                self._desk = Desk(self._home / name, self._limits, self._copies)
            except StoreError:
                return None
        return self._desk

    def work(self, job: Mapping[str, Any]) -> Reply:
        """Do a job, and answer whatever goes wrong in the language it was asked in."""
        desk, args = self.open(str(job["store"])), job["args"]
        if desk is None:
            return Reply(503, "text/plain", b"", gone=True)
        try:
            reply = _find(str(job["name"]))(desk, args)
            if len(reply.body) <= self._limits.size:
                return reply
            problem = too_long(self._limits.size)
        except Problem as found:
            problem = found
        except KgError as error:
            problem = of_error(error)
        except MemoryError:
            problem = out_of_memory(self._limits.memory)
        is_page = "path" in args
        has_query = not is_page or "query" in parse_qs(str(args["query"]))
        problem = fitted(problem, str(args.get("path", "/")), has_query=has_query)
        return problem.reply(str(args.get("lang", "vi")))


@cache
def _find(name: str) -> Callable[[Desk, Mapping[str, Any]], Reply]:
    module, _, function = _JOBS.get(name, f"{_PAGES}.{name}:page").partition(":")
    found = getattr(importlib.import_module(module), function)
    return cast("Callable[[Desk, Mapping[str, Any]], Reply]", found)


def _read(stream: BinaryIO) -> dict[str, Any] | None:
    start = stream.read(HEAD)
    if len(start) < HEAD:
        return None
    head, _ = sizes(start)
    return cast("dict[str, Any]", json.loads(stream.read(head)))


def _write(stream: BinaryIO, frame: bytes) -> None:
    rest = memoryview(frame)
    while rest:
        rest = rest[stream.write(rest) :]


if __name__ == "__main__":
    main()
