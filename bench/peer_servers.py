"""Starts the SPARQL servers that are compared, on the same data, one at a time on loopback.

Ours, Oxigraph's of PyPI, Virtuoso of Debian (`virtuoso-opensource-7-bin`) and rdflib-endpoint,
fetched into build/peers. They have no default graph of our choosing: Oxigraph's gets a copy of
ours, Virtuoso is told it with each query, rdflib answers from the union of all graphs.
"""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

import pyoxigraph as ox

from kg import store
from kg.build import build
from table import PEERS, ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

__all__ = ["ACCEPT", "LIMIT", "Data", "Server", "ask", "prepare", "servers"]

ENDPOINT = PEERS / "rdflib-endpoint"
LIMIT = 5
ACCEPT = "application/sparql-results+json, text/turtle;q=0.5"
_OURS = """
import pathlib, sys
from kg.web.server import serve
from kg.web.settings import Settings
home, port, cache = sys.argv[1:]
serve(Settings(pathlib.Path(home), port=int(port), cache=int(cache), log=False))
"""
_RDFLIB = """
import logging, sys, rdflib, uvicorn
from rdflib_endpoint import SparqlEndpoint
logging.disable()
graph = rdflib.Dataset(default_union=True)
graph.parse(sys.argv[1], format="nquads")
uvicorn.run(SparqlEndpoint(graph=graph, path="/query"), port=int(sys.argv[2]), log_level="critical")
"""
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
ServerThreads = 100
NumberOfBuffers = 40000
MaxDirtyBuffers = 30000
DirsAllowed = {folder}, {data}
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
ServerThreads = 80
[SPARQL]
ResultSetMaxRows = 100000
MaxQueryExecutionTime = {limit}
"""


@dataclass(frozen=True)
class Data:
    """The same graph in every shape: a home of ours, N-Quads with and without our default graph."""

    home: Path
    named: Path
    whole: Path


@dataclass(frozen=True)
class Server:
    """A server that runs: where to ask it, its process, and whether it is there to be hurt."""

    name: str
    port: int
    path: str
    pid: int
    is_limited: bool = True
    default: tuple[str, ...] = ()

    def address(self, text: str) -> str:
        """Give the address of a query, without host."""
        # The query comes last, so that a load may add to it.
        pairs = [*(("default-graph-uri", g) for g in self.default), ("query", text)]
        return f"{self.path}?{urlencode(pairs, quote_via=quote)}"


def ask(server: Server, text: str, seconds: float) -> tuple[int, bytes]:
    """Ask once; give the status, 0 when no whole answer came, and the body."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=seconds)
    try:
        connection.request("GET", server.address(text), headers={"Accept": ACCEPT})
        response = connection.getresponse()
        body = response.read().strip()
    except (OSError, http.client.HTTPException):
        return 0, b""
    finally:
        connection.close()
    is_json = "json" in response.headers.get("Content-Type", "")
    return response.status if not is_json or body.endswith(b"}") else 0, body


def prepare(folder: Path) -> Data:
    """Build the shipped data and write it down for the others."""
    from contextlib import nullcontext

    home = folder / "home"
    build(home, [ROOT / "data"], progress=lambda _: nullcontext())
    found = store.open_current(home)
    quads = [q for graph in found.graphs() for q in found.quads(graph)]
    default = store.DEFAULT_GRAPHS
    named, whole = folder / "named.nq", folder / "whole.nq"
    ox.serialize(quads, output=str(named), format=ox.RdfFormat.N_QUADS)
    quads += [ox.Quad(q.subject, q.predicate, q.object) for q in quads if q.graph_name in default]
    ox.serialize(quads, output=str(whole), format=ox.RdfFormat.N_QUADS)
    return Data(home, named, whole)


def servers(folder: Path, data: Data) -> Iterator[Server]:
    """Run the servers, one after the other."""
    with _ours("lantoa", data, 64_000_000) as server:
        yield server
    with _ours("lantoa, nothing kept", data, 0) as server:
        yield server
    yield from _oxigraphs(folder, data)
    with _virtuoso(folder, data) as server:
        yield server
    with _rdflib(data) as server:
        yield server


def _ours(name: str, data: Data, cache: int) -> AbstractContextManager[Server]:
    port = _free_port()
    command = [sys.executable, "-c", _OURS, str(data.home), str(port), str(cache)]
    return _running(command, lambda pid: Server(name, port, "/sparql", pid))


def _oxigraphs(folder: Path, data: Data) -> Iterator[Server]:
    """Run it without its time limit for the load, with it for the hostile queries.

    With --timeout-s it keeps a thread for each query until the limit, and under load dies of it.
    """
    program = str(Path(sys.executable).parent / "oxigraph")
    place = folder / "oxigraph"
    load = [program, "load", "-l", str(place), "-f", str(data.whole)]
    subprocess.run(load, check=True, capture_output=True)
    for is_limited in (False, True):
        port = _free_port()
        command = [program, "serve-read-only", "-l", str(place), "-b", f"127.0.0.1:{port}"]
        command += ["--timeout-s", str(LIMIT)] if is_limited else []
        name = "oxigraph serve-read-only" + (f" --timeout-s {LIMIT}" if is_limited else "")
        with _running(
            command,
            lambda pid: Server(name, port, "/query", pid, is_limited),  # noqa: B023
        ) as server:
            yield server


@contextmanager
def _virtuoso(folder: Path, data: Data) -> Iterator[Server]:
    place = folder / "virtuoso"
    place.mkdir()
    sql, port = _free_port(), _free_port()
    ini = place / "virtuoso.ini"
    ini.write_text(
        _INI.format(folder=place, data=data.named.parent, sql=sql, http=port, limit=LIMIT),
        encoding="utf-8",
    )
    default = tuple(g.value for g in store.DEFAULT_GRAPHS)
    command = ["virtuoso-t", "+foreground", "+configfile", str(ini)]
    with _running(
        command, lambda pid: Server("virtuoso", port, "/sparql", pid, default=default)
    ) as server:
        # 512: N-Quads
        load = f"DB.DBA.TTLP(file_open('{data.named}'), '', 'x:none', 512); checkpoint;"
        isql = ["isql-vt", f"127.0.0.1:{sql}", "dba", "dba", f"exec={load}"]
        run = subprocess.run(isql, check=True, capture_output=True, text=True)
        if "Error" in run.stderr:
            raise RuntimeError(run.stderr)
        yield server


def _rdflib(data: Data) -> AbstractContextManager[Server]:
    if not ENDPOINT.is_dir():
        fetch = [sys.executable, "-m", "pip", "install", "-q", "--target", str(ENDPOINT)]
        subprocess.run([*fetch, "rdflib-endpoint==0.6.3"], check=True)
    port = _free_port()
    command = [sys.executable, "-c", _RDFLIB, str(data.named), str(port)]
    return _running(
        command,
        lambda pid: Server("rdflib-endpoint", port, "/query", pid),
        PYTHONPATH=str(ENDPOINT),
    )


@contextmanager
def _running(
    command: list[str], made: Callable[[int], Server], **environment: str
) -> Iterator[Server]:
    process = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env=os.environ | environment,
    )
    try:
        server = made(process.pid)
        _wait(process, server)
        yield server
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(process: subprocess.Popen[bytes], server: Server) -> None:
    until = time.monotonic() + 300
    while ask(server, "ASK {}", 5)[0] != 200:
        if process.poll() is not None or time.monotonic() > until:
            raise TimeoutError(server.name)
        time.sleep(0.1)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])
