"""Drives the endpoint with real questions beside other servers on the same data, in one run.

    python bench/serve_peers.py [--quick]

The load comes from wrk (Debian's package), which costs little and is the same for all. Then 30
hostile queries by four clients, a light query beside them. One server runs at a time; each is
warmed up. Memory is that of all processes of a server.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import table
from kg import query
from peer_servers import ACCEPT, LIMIT, ROOT, Server, ask, prepare, servers

HERE = Path(__file__).resolve().parent
THING, LABEL = (
    "https://w3id.org/lantoa/id/body-huyen-uy-tam-dao",
    "http://www.w3.org/2004/02/skos/core#prefLabel",
)
ONE_ROW = f"SELECT ?l WHERE {{ GRAPH ?g {{ <{THING}> <{LABEL}> ?l }} }} LIMIT 1"
CLIENTS = (1, 8, 64)
ENDED = (200, 403, 408, 422, 503)

_HEAD = """# Máy chủ SPARQL, cạnh nhau / SPARQL servers side by side

{machine}

`one`: a question of one row; `new`: the same, but each time in words that nobody sent before, so that
no answer can have been kept; `thirty`: the named questions in turn. ms are of the client (wrk, one
thread), which runs on the same cores. Faults are answers that are no 2xx, and broken connections.
Right: of the named questions' answers, those with as many rows as ours. RSS of all processes of a server, after
the load. Virtuoso does not take every question as it stands (`kg --store` rewrites them for it).
`lantoa` keeps its answers until the next build, as it comes; `nothing kept` is the same server without.
What it has not answered before goes through a process that can be ended, which no other server here has.

Under load Oxigraph's server runs without its time limit: with it, it keeps a thread for each query
until the limit and is gone after some ten thousand requests ("Resource temporarily unavailable").

| server | load | clients | requests/s | median ms | 99 % ms | faults | right | RSS MB |
|---|---|---|---|---|---|---|---|---|
{loads}

30 hostile queries by four clients, a limit of {limit} s, a light question every 20 ms beside them.
In time: ended within the limit and a tenth; whole: with an answer, or with status 403, 408, 422 or 503,
no cut 200 (an error under another status, as Virtuoso's 500 for what it estimates too dear, counts not).

| server | in time and whole | longest s | light median ms | light 95 % ms | light lost | largest process MB |
|---|---|---|---|---|---|---|
{hostile}
"""


def main() -> None:
    """Measure, print, and write the tables unless --quick."""
    quick = table.options(__doc__).parse_args().quick
    if not shutil.which("wrk") or not shutil.which("virtuoso-t"):
        sys.exit("apt-get install -y wrk virtuoso-opensource-7-bin")
    loads, hostile, right = [], [], _Right()
    machine = table.machine()
    with tempfile.TemporaryDirectory() as folder:
        data = prepare(Path(folder))
        for server in servers(Path(folder), data):
            # Whoever has a limit that breaks under load is driven without, and hurt with it.
            if not server.name.endswith(f"--timeout-s {LIMIT}"):
                loads += _loads(server, right, 0.5 if quick else 4, Path(folder))
            if server.is_limited and server.name != "lantoa, nothing kept" and not quick:
                hostile.append(_hostile(server))
                print(hostile[-1], flush=True)
    text = _HEAD.format(
        machine=machine, limit=LIMIT, loads="\n".join(loads), hostile="\n".join(hostile)
    )
    table.put("serve_peers", text.splitlines(), quick=quick)


class _Right:
    """How many answers of the named questions have as many rows as ours, which is asked first."""

    def __init__(self) -> None:
        self._ours: list[int] = []

    def of(self, server: Server, texts: list[str], seconds: float) -> int:
        """Ask each once, which also warms a server up."""
        counts = [self._rows(server, text, seconds) for text in texts]
        self._ours = self._ours or counts
        return sum(ours == theirs for ours, theirs in zip(self._ours, counts, strict=True))

    @staticmethod
    def _rows(server: Server, text: str, seconds: float) -> int:
        status, body = ask(server, text, seconds)
        if status != 200 or not body.startswith(b"{"):
            return -1
        found = json.loads(body)
        return len(found["results"]["bindings"]) if "results" in found else int(found["boolean"])


def _loads(server: Server, right: _Right, seconds: float, folder: Path) -> list[str]:
    questions = [q.text for q in query.named().values()]
    slow = server.name == "rdflib-endpoint"
    lines = []
    for name, texts, times, clients in (
        ("one", [ONE_ROW], 1, CLIENTS),
        ("new", [ONE_ROW], 1, CLIENTS),
        # One round of them takes it minutes: a single client, and what it gets done.
        ("thirty", questions, 5 if slow else 2, CLIENTS[:1] if slow else CLIENTS),
    ):
        known = (
            f"{right.of(server, texts, 30)} of {len(texts)}"
            if name == "thirty" and not slow
            else "–"
        )
        for count in clients:
            found = _drive(server, texts, count, seconds * times, folder, new=name == "new")
            lines.append(
                f"| {server.name} | {name} | {count} | {found['requests'] / found['seconds']:.0f} "
                f"| {found['median']:.2f} | {found['last']:.1f} | {found['faults']} | {known} "
                f"| {sum(map(_resident, _family(server.pid))):.0f} |"
            )
            print(lines[-1], flush=True)
    return lines


_GONE = '{"requests": 0, "seconds": 1, "median": 0, "last": 0, "faults": 1}'


def _drive(
    server: Server, texts: list[str], clients: int, seconds: float, folder: Path, *, new: bool
) -> dict[str, float]:
    asked = folder / "asked"
    asked.write_text("\n".join(map(server.address, texts)), encoding="ascii")
    command = ["wrk", "-t1", f"-c{clients}", f"-d{max(seconds, 1):.0f}s", "--timeout", "60s"]
    command += ["-H", f"Accept: {ACCEPT}", "-s", str(HERE / "load.lua")]
    command += [f"http://127.0.0.1:{server.port}", "--", str(asked)]
    command += [f"{time.time_ns()}"] if new else []
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    # A server that is gone takes no connection, and wrk has nothing to tell.
    told = run.stdout.rpartition("RESULT ")[2] if run.returncode == 0 else _GONE
    return dict(json.loads(told))


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
        while not done.is_set():
            light.append(_tried(server, f"{ONE_ROW} # {len(light)}"))
            time.sleep(0.02)

    clients = [threading.Thread(target=client) for _ in range(4)]
    watcher = threading.Thread(target=beside)
    for thread in (*clients, watcher):
        thread.start()
    most = 0.0
    while any(thread.is_alive() for thread in clients):
        most = max(most, *map(_resident, _family(server.pid)))
        time.sleep(0.1)
    done.set()
    watcher.join()
    good = sum(took <= LIMIT * 1.1 and status in ENDED for took, status in ends)
    times = sorted(took * 1000 for took, _ in light)
    lost = sum(status != 200 for _, status in light)
    return (
        f"| {server.name} | {good} of {len(ends)} | {max(took for took, _ in ends):.1f} "
        f"| {statistics.median(times):.1f} | {times[int(len(times) * 0.95) - 1]:.0f} "
        f"| {lost} of {len(light)} | {most:.0f} |"
    )


def _tried(server: Server, text: str) -> tuple[float, int]:
    """Ask once; give the seconds and the status, 0 when no whole answer came."""
    began = time.perf_counter()
    status, _ = ask(server, text, LIMIT * 3)
    return time.perf_counter() - began, status


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


if __name__ == "__main__":
    main()
