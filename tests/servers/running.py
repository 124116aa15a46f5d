"""Starts real SPARQL servers on free ports of loopback, and stops them: Oxigraph's and Virtuoso."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg import store

_DEADLINE = 90
_INI = """[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/temp.db
TransactionFile = {folder}/temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
ServerThreads = 10
NumberOfBuffers = 10000
MaxDirtyBuffers = 7500
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
ServerThreads = 5
[SPARQL]
ResultSetMaxRows = {rows}
MaxQueryExecutionTime = 60
"""


@dataclass(frozen=True)
class Server:
    """A running server: where it is asked and where it is filled."""

    name: str
    query: str
    store: str
    login: tuple[str, str] = ("", "")

    def environment(self) -> dict[str, str]:
        """Give the login as our commands take it."""
        user, password = self.login
        return {"KG_STORE_USER": user, "KG_STORE_PASSWORD": password} if user else {}


@contextmanager
def oxigraph(folder: Path, *, options: tuple[str, ...] = ()):
    """Run the Oxigraph server of PyPI, in memory."""
    port = _free_port()
    command = [_found("oxigraph"), "serve", "--bind", f"127.0.0.1:{port}", *options]
    base = f"http://127.0.0.1:{port}"
    with _running(command, folder, f"{base}/query?query=ASK%7B%7D"):
        yield Server("oxigraph", f"{base}/query", f"{base}/store")


@contextmanager
def virtuoso(folder: Path, *, rows: int = 100_000):
    """Run Debian's Virtuoso with an ini of ours; its first login is dba, dba."""
    sql, http = _free_port(), _free_port()
    ini = folder / "virtuoso.ini"
    ini.write_text(_INI.format(folder=folder, sql=sql, http=http, rows=rows))
    command = [_found("virtuoso-t"), "+foreground", "+configfile", str(ini)]
    base = f"http://127.0.0.1:{http}"
    with _running(command, folder, f"{base}/sparql?query=ASK%7B%7D"):
        yield Server("virtuoso", f"{base}/sparql", f"{base}/sparql-graph-crud-auth", ("dba", "dba"))


def fill(server, view, **options):
    """Upload a view to a server with its login."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in server.environment().items():
            patch.setenv(name, value)
        return store.upload(
            view, server.store, server.query, lambda _words: nullcontext(), **options
        )


def _found(program: str) -> str:
    beside = Path(sys.executable).parent / program
    found = str(beside) if beside.exists() else shutil.which(program)
    assert found, f"{program} is missing; run: sh tests/system-packages.sh"
    return found


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def _running(command: list[str], folder: Path, ready: str):
    log = folder / "output.log"
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, cwd=folder)
    try:
        _wait(process, ready, log)
        yield
    finally:
        process.kill()  # nothing of it is kept
        process.wait()


def _wait(process: subprocess.Popen[bytes], ready: str, log: Path) -> None:
    end = time.monotonic() + _DEADLINE
    while time.monotonic() < end:
        assert process.poll() is None, f"{process.args[0]} ended: {log.read_text()[-2000:]}"
        try:
            with urllib.request.urlopen(ready, timeout=5):  # noqa: S310 - our own loopback
                return
        except (OSError, urllib.error.URLError):
            time.sleep(0.1)
    raise AssertionError(f"{process.args[0]} does not answer: {log.read_text()[-2000:]}")
