"""Drives the endpoint with real questions beside other servers on the same data, in one run.

    python bench/serve_peers.py [--quick]

Servers: ours with kept answers, ours without them, Oxigraph's (`serve-read-only`), rdflib-endpoint,
and Virtuoso where `virtuoso-t` is installed. One server runs at a time; each is warmed up. Then 30
hostile queries by four clients, a light query beside them. Memory is that of all its processes.
"""

from __future__ import annotations

import datetime
import http.client
import os
import platform
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

import pyoxigraph as ox

from kg import ids, query, store
from kg.build import build

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
RESULTS = Path(__file__).parent / "results" / "serve_peers.md"
DEFAULT = (ids.FACTS, ids.ONTOLOGY, ids.SCHEMES)
OURS = "import sys,pathlib;from kg.web.server import serve;from kg.web.settings import Settings;"
OURS += "serve(Settings(pathlib.Path(sys.argv[1]),port=int(sys.argv[2]),cache=int(sys.argv[3]),log=False))"
RDFLIB = """
import logging, sys, rdflib, uvicorn
from rdflib_endpoint import SparqlEndpoint
logging.disable()
graph = rdflib.Dataset(default_union=True)
graph.parse(sys.argv[1], format="nquads")
uvicorn.run(SparqlEndpoint(graph=graph, path="/query"), port=int(sys.argv[2]), log_level="critical")
"""
ONE_ROW = "SELECT ?l WHERE { <https://w3id.org/lantoa/id/body-huyen-uy-tam-dao> <http://www.w3.org/2004/02/skos/core#prefLabel> ?l } LIMIT 1"
LIMIT = 5
ACCEPT = "application/sparql-results+json, text/turtle;q=0.5"


@dataclass
class Server:
    """A server that runs: where to ask it, and its process."""

    name: str
    port: int
    path: str
    pid: int
    params: dict[str, list[str]] = field(default_factory=dict)


@dataclass
class Load:
    """What a load gave."""

    rate: float
    median: float
    last: float
    faults: int


def main() -> None:
    """Measure, print, and write the table unless --quick."""
    quick = "--quick" in sys.argv
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        home, data = _data(Path(folder))
        for server in _servers(Path(folder), home, data):
            lines += _measure(server, quick=quick)
    table = "\n".join(lines)
    if not quick:
        RESULTS.write_text(_HEAD.format(_machine()) + table + "\n", encoding="utf-8")


_HEAD = """# Máy chủ SPARQL, cạnh các máy chủ khác / SPARQL servers side by side

{}

`one`: a question of one row; `thirty`: the thirty questions in turn. ms are of the client, which
runs on the same two cores. RSS of all processes of a server, after the load.

| server | load | clients | requests/s | median ms | 99 % ms | faults | RSS MB |
|---|---|---|---|---|---|---|---|
"""


def _measure(server: Server, *, quick: bool) -> list[str]:
    questions = [q.text for q in query.named().values()]
    lines = []
    for name, texts, number in (("one", [ONE_ROW], 2000), ("thirty", questions, 900)):
        # Its thirty questions take minutes each time round: once must do.
        slow = server.name == "rdflib-endpoint" and name == "thirty"
        for clients in (1,) if slow else (1, 8, 64):
            count = 60 if quick else len(texts) if slow else number
            load = _drive(server, texts, clients, count)
            line = (
                f"| {server.name} | {name} | {clients} | {load.rate:.0f} | {load.median:.2f} "
                f"| {load.last:.1f} | {load.faults} | {_memory(server.pid):.0f} |"
            )
            print(line, flush=True)
            lines.append(line)
    if not quick:
        line = _hostile(server)
        print(line, flush=True)
        lines.append(line)
    return lines


def _drive(server: Server, texts: list[str], clients: int, number: int) -> Load:
    addresses = [_address(server, text) for text in texts]
    times: list[float] = []
    faults = [0]

    def client(first: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
        for turn in range(first, number, clients):
            began = time.perf_counter()
            try:
                status, _ = _get(connection, addresses[turn % len(addresses)])
            except (OSError, http.client.HTTPException):
                connection.close()
                status = 0
            times.append(time.perf_counter() - began)
            faults[0] += status != 200

    for address in addresses if number > len(addresses) else addresses[:1]:
        _get(http.client.HTTPConnection("127.0.0.1", server.port, timeout=60), address)
    threads = [threading.Thread(target=client, args=(n,)) for n in range(clients)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - began
    ordered = sorted(times)
    return Load(
        number / took,
        statistics.median(ordered) * 1000,
        ordered[int(len(ordered) * 0.99) - 1] * 1000,
        faults[0],
    )


def _hostile(server: Server) -> str:
    """Send 30 hostile queries by four clients, and a light one again and again beside them."""
    sys.path.insert(0, str(ROOT / "tests" / "web"))
    from hostile import HOSTILE

    done, ends, light = threading.Event(), [], []
    left = list(HOSTILE.values())

    def client() -> None:
        while left:
            ends.append(_tried(server, left.pop()))

    def beside() -> None:
        turn = 0
        while not done.is_set():
            turn += 1
            light.append(_tried(server, f"{ONE_ROW} # {turn}")[0])
            time.sleep(0.02)

    clients = [threading.Thread(target=client) for _ in range(4)]
    watcher = threading.Thread(target=beside)
    for thread in (*clients, watcher):
        thread.start()
    most = 0.0
    while any(thread.is_alive() for thread in clients):
        most = max(most, _largest(server.pid))
        time.sleep(0.1)
    done.set()
    watcher.join()
    in_time = sum(
        took <= LIMIT * 1.1 and status in (200, 403, 408, 422, 503) for took, status in ends
    )
    percentile = sorted(light)[int(len(light) * 0.95) - 1] * 1000
    return (
        f"| {server.name} | 30 hostile | 4 | – | light: {statistics.median(light) * 1000:.1f} "
        f"| light 95 %: {percentile:.0f} | in time and whole: {in_time}/30; "
        f"longest {max(t for t, _ in ends):.1f} s | largest process {most:.0f} |"
    )


def _tried(server: Server, text: str) -> tuple[float, int]:
    """Ask once; give the seconds and the status, 0 when no whole answer came."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=LIMIT * 3)
    began = time.perf_counter()
    try:
        status, whole = _get(connection, _address(server, text))
    except (OSError, http.client.HTTPException):
        status, whole = 0, False
    return time.perf_counter() - began, status if whole else 0


def _address(server: Server, text: str) -> str:
    pairs = urlencode({"query": text, **server.params}, doseq=True, quote_via=quote)
    return f"{server.path}?{pairs}"


def _get(connection: http.client.HTTPConnection, address: str) -> tuple[int, bool]:
    connection.request("GET", address, headers={"Accept": ACCEPT})
    response = connection.getresponse()
    body = response.read().strip()
    is_json = "json" in response.headers.get("Content-Type", "")
    return response.status, not is_json or body.endswith(b"}")


def _data(folder: Path) -> tuple[Path, Path]:
    home = folder / "home"
    build(home, [ROOT / "data"], progress=_quiet)
    found = store.open_current(home)
    quads = [q for graph in found.graphs() for q in found.quads(graph)]
    # Other servers have no default graph of their own choosing: ours is copied into theirs.
    quads += [ox.Quad(q.subject, q.predicate, q.object) for q in quads if q.graph_name in DEFAULT]
    data = folder / "data.nq"
    data.write_bytes(ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"")
    return home, data


@contextmanager
def _quiet(_: object) -> Iterator[None]:
    yield


def _servers(folder: Path, home: Path, data: Path) -> Iterator[Server]:
    oxigraph = str(Path(sys.executable).parent / "oxigraph")
    place = folder / "oxigraph"
    subprocess.run(
        [oxigraph, "load", "-l", str(place), "-f", str(data)], check=True, capture_output=True
    )
    plans = (
        ("lantoa", "/sparql", lambda port: [sys.executable, "-c", OURS, str(home), str(port), "64000000"]),
        ("lantoa, nothing kept", "/sparql", lambda port: [sys.executable, "-c", OURS, str(home), str(port), "0"]),
        ("oxigraph serve-read-only", "/query", lambda port: [oxigraph, "serve-read-only", "-l", str(place), "-b", f"127.0.0.1:{port}", "--timeout-s", str(LIMIT)]),
        ("rdflib-endpoint", "/query", lambda port: [sys.executable, "-c", RDFLIB, str(data), str(port)]),
    )  # fmt: skip
    for name, path, command in plans:
        with _running(name, path, command(port := _free_port()), port) as server:
            yield server


@contextmanager
def _running(name: str, path: str, command: list[str], port: int) -> Iterator[Server]:
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    server = Server(name, port, path, process.pid)
    try:
        _wait(server)
        yield server
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(server: Server) -> None:
    for _ in range(600):
        try:
            _get(
                http.client.HTTPConnection("127.0.0.1", server.port, timeout=5),
                _address(server, "ASK{}"),
            )
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(server.name)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def _family(pid: int) -> list[int]:
    found = [pid]
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(path.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        if parent == pid:
            found.append(int(path.parent.name))
    return found


def _resident(pid: int) -> float:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _memory(pid: int) -> float:
    return sum(map(_resident, _family(pid)))


def _largest(pid: int) -> float:
    return max(map(_resident, _family(pid)))


def _machine() -> str:
    day = datetime.datetime.now(datetime.UTC).date()
    load = " ".join(f"{n:.1f}" for n in os.getloadavg())
    return f"{day}, {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, load {load}"


if __name__ == "__main__":
    main()
