"""Times the national tables: what they add to a build, and names looked up beside two packages.

    python bench/gazetteer_peers.py [--quick]

The same thousand typed names, drawn with a fixed seed from the communes of June 2025, are looked up
by each contender in a process of its own. The peers are fetched into an environment of their own.
"""

from __future__ import annotations

import json
import random
import statistics
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

import table

# The second asks for a later Python than it needs.
PACKAGES = (
    ["vietnamadminunits==1.0.4"],
    ["--no-deps", "--ignore-requires-python", "vietnam-provinces==2026.9.0"],
)
NAMES = 1000
CONTENDERS = ("lantoa search", "lantoa resolve", "vietnamadminunits", "vietnam-provinces")

MEASURE = """
import json, os, sys, time
def rss():
    with open("/proc/self/statm") as told:
        return int(told.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
{prepare}
start, before = time.perf_counter(), rss()
{load}
loaded = time.perf_counter() - start
took, busy, right = [], [], 0
for typed, code in json.load(open(sys.argv[1], encoding="utf-8")):
    start, used = time.perf_counter(), time.thread_time()
    try:
        found = look_up(typed)
    except Exception as error:
        found = []
    took.append((time.perf_counter() - start) * 1000)
    busy.append((time.thread_time() - used) * 1000)
    right += code in found
grown = rss() - before
took.sort()
print(json.dumps({{"load": loaded * 1000, "memory": grown, "median": took[len(took) // 2],
    "worst": took[-1], "busiest": max(busy), "right": right / len(took)}}))
"""
LOADS = {
    "lantoa search": (
        "from pathlib import Path",
        """
from kg import search
index = search.open_current(Path(sys.argv[2]))
def look_up(typed):
    return [h.thing.iri.value.rsplit("-", 3)[-3] for h in search.search(index, typed)]
""",
    ),
    "lantoa resolve": (
        "from pathlib import Path",
        """
from kg.gazetteer import places
from kg.gazetteer.book import Book
book = Book(next(Path(sys.argv[2]).glob("store-*")) / "units.db")
def look_up(typed):
    return [c.unit.code for c in places.resolve(book, typed)]
""",
    ),
    "vietnamadminunits": (
        "",
        """
from vietnamadminunits import ParseMode, parse_address
def look_up(typed):
    return [parse_address(typed, mode=ParseMode.LEGACY, level=3).ward_code]
""",
    ),
    "vietnam-provinces": (
        "",
        """
from vietnam_provinces.legacy import District, Province, Ward
def look_up(typed):
    ward, _, district = typed.partition(", ")
    inside = District.search(district)
    return [f"{int(w.code):05d}" for d in inside for w in Ward.search(ward, district=d.code)]
""",
    ),
}


def main() -> None:
    """Measure, print, and write the table unless --quick."""
    quick = table.options(__doc__).parse_args().quick
    peers = _fetched()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        build = _build(home, 1 if quick else 3)
        rows = _look_ups(Path(folder), home, peers, 100 if quick else NAMES)
    head = ["# The national tables of units, beside peers", ""]
    head += [f"{table.machine()}; medians over the runs.", ""]
    table.put("gazetteer_peers", [*head, *build, "", *rows], quick=quick)


def _fetched() -> str:
    """Give a Python that has the peers, in an environment of their own, made once."""
    folder = table.PEERS / "units"
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
        for words in PACKAGES:
            subprocess.run([python, "-m", "pip", "install", "-q", *words], check=True)
    return str(python)


BUILD = """
import json, resource, sys, time
from contextlib import nullcontext
from pathlib import Path
from kg import assets, build
from kg.build import ground
home, mode = Path(sys.argv[1]), sys.argv[2]
if mode == "without the tables":
    ground.lay = lambda *_, **__: ground.Ground(None, ground.Tally())
if mode == "with them, records changed":
    (home / "current").unlink()
start = time.perf_counter()
force = mode in ("without the tables", "with them, first in its home")
build.build(home, [assets.asset("data")], progress=lambda _: nullcontext(), force=force)
wall, used = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps([wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))
"""
BUILDS = (
    "without the tables",
    "with them, first in its home",
    "with them, records changed",
    "with them, unchanged",
)


def _build(home: Path, runs: int) -> list[str]:
    """Time builds in processes of their own, one kind after the other, several rounds."""
    told: dict[str, list[list[float]]] = {name: [] for name in BUILDS}
    for _ in range(runs):
        for name in BUILDS:
            command = [sys.executable, "-c", BUILD, home, name]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            told[name].append(json.loads(done.stdout))
    lines = [
        "Each build is a process of its own; processor seconds hold its start.",
        "",
        "| build | wall s | processor s | more than without | peak memory MB |",
        "|---|---|---|---|---|",
    ]
    middle = {
        n: [statistics.median(t[i] for t in rows) for i in range(3)] for n, rows in told.items()
    }
    for name, (wall, used, memory) in middle.items():
        more = used - middle[BUILDS[0]][1]
        lines.append(f"| {name} | {wall:.2f} | {used:.2f} | {more:+.2f} s | {memory:.0f} |")
    return lines


def _look_ups(folder: Path, home: Path, peers: str, count: int) -> list[str]:
    typed = folder / "typed.json"
    typed.write_text(json.dumps(_typed(count), ensure_ascii=False), encoding="utf-8")
    head = (
        "look up", "loading ms", "memory MB", "median ms", "worst ms", "worst, processor ms",
        "right", "median, of ours",
    )  # fmt: skip
    lines = [f"{count} names as typed, such as `xa minh quang, tam dao`.", ""]
    lines += [f"| {' | '.join(head)} |", "|---" * len(head) + "|"]
    ours = 0.0
    for name in CONTENDERS:
        python = sys.executable if name.startswith("lantoa") else peers
        told = _measure(name, python, typed, home)
        ours = ours or told["median"]
        cells = (f"{told[k]:.{n}f}" for k, n in _CELLS)
        share = told["median"] / ours
        lines.append(f"| {name} | {' | '.join(cells)} | {told['right']:.1%} | {share:.1f}× |")
    return lines


_CELLS = (("load", 0), ("memory", 0), ("median", 2), ("worst", 1), ("busiest", 1))


def _measure(name: str, python: str, typed: Path, home: Path) -> dict[str, float]:
    prepare, load = LOADS[name]
    script = MEASURE.format(prepare=prepare, load=load)
    done = subprocess.run(
        [python, "-c", script, typed, home], stdout=subprocess.PIPE, text=True, check=True
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _typed(count: int) -> list[tuple[str, str]]:
    """Write communes as people do: marks or none, with the district, the kind or not."""
    from kg import assets, gazetteer
    from kg.gazetteer import tables
    from kg.text import fold

    snapshot = gazetteer.read(assets.asset("data") / gazetteer.FOLDER)
    chance = random.Random(2025)
    communes = [u for u in snapshot.tables[tables.OLD] if u.type.level == "xa"]
    found = []
    for unit in chance.sample(communes, count):
        district = snapshot.units[unit.parent]
        text = f"{unit.title}, {chance.choice((district.title, district.name))}"
        found.append((chance.choice((text, fold(text))), unit.code))
    return found


if __name__ == "__main__":
    main()
