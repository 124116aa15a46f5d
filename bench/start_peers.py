"""Times whole commands from the shell, process start included, beside rdflib doing the same.

    python bench/start_peers.py [--quick]

The peer of `kg ask` loads the facts from Turtle into rdflib and runs the same query file; the peer
of `kg build` only parses what our build made, as Turtle, which is less than a build does. Commands
take turns, so that other work on the machine meets all alike; medians are quoted.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import table
from table import ROOT

KG = [sys.executable, "-m", "kg"]
PEER_ASK = """
import logging, sys, rdflib
logging.disable()
graph = rdflib.Dataset(default_union=True)
for name in sys.argv[2:]:
    graph.parse(name)
print(len(list(graph.query(open(sys.argv[1], encoding="utf-8").read()))))
"""
PEER_HELP = "import rdflib"


def main() -> None:
    """Measure, print, and write the table unless --quick."""
    quick = table.options(__doc__).parse_args().quick
    with tempfile.TemporaryDirectory() as folder:
        rows = _measure(Path(folder), 3 if quick else 11)
    head = [
        "# Commands from the shell, process start included",
        "",
        f"{table.machine()}. Medians; processor time in s.",
        "",
        "| command | wall s | processor s | wall, of the peer's |",
        "|---|---|---|---|",
    ]
    table.put("start_peers", [*head, *rows], quick=quick)


def _measure(folder: Path, runs: int) -> list[str]:
    env = os.environ | {"KG_HOME": str(folder / "home"), "PYTHONUTF8": "1"}
    _timed([*KG, "build"], env)
    facts = folder / "all.trig"
    _timed([*KG, "export", "trig", "--with-evidence", "-o", str(facts)], env)
    ontology = [str(p) for p in sorted((ROOT / "ontology").glob("schemes/*.ttl"))]
    asked = str(next((ROOT / "queries" / "cq").glob("cq09-*.rq")))
    graph = [str(facts), str(ROOT / "ontology" / "lantoa.ttl"), *ontology]
    peer = [sys.executable, "-c", PEER_ASK, asked, *graph]
    commands = {
        "kg --help": ([*KG, "--help"], "rdflib, import only"),
        "rdflib, import only": ([sys.executable, "-c", PEER_HELP], ""),
        "kg ask cq09": ([*KG, "ask", "cq09"], "rdflib, load TriG and ask cq09"),
        "kg search 'hoi ccb'": ([*KG, "search", "hoi ccb"], "rdflib, load TriG and ask cq09"),
        "rdflib, load TriG and ask cq09": (peer, ""),
        "kg build, nothing to do": ([*KG, "build"], "rdflib, load TriG and ask cq09"),
        "kg build --force": ([*KG, "build", "--force"], "rdflib, load TriG and ask cq09"),
        "kg view": ([*KG, "view", "-o", str(folder / "v.html")], ""),
    }
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, (command, _) in commands.items():
            times[name].append(_timed(command, env))
    shutil.rmtree(folder / "home", ignore_errors=True)
    wall = {name: statistics.median(w for w, _ in got) for name, got in times.items()}
    cpu = {name: statistics.median(c for _, c in got) for name, got in times.items()}
    return [
        f"| `{name}` | {wall[name]:.2f} | {cpu[name]:.2f} | "
        + (f"{wall[name] / wall[against]:.2f} of {against} |" if against else "|")
        for name, (_, against) in commands.items()
    ]


def _timed(command: list[str], env: dict[str, str]) -> tuple[float, float]:
    """Run a command; give wall and processor seconds, its children included."""
    start = time.perf_counter()
    child = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    _, status, used = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    if status:
        sys.exit(f"{command}: {child.stderr.read().decode() if child.stderr else status}")
    child.returncode = 0
    return wall, used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
