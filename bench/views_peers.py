"""First picture, memory, long tasks, panning, file size: our page beside five other renderers.

    python bench/views_peers.py [--quick | --again SIZE]

One interleaved run per size on the same made-up network and the same places. The peers' packages
are fetched by npm into build/peers when they are not there. Stock pyvis shows a progress bar for
minutes; every page is stopped after LIMIT seconds and then counted as "not done". --again measures
one size anew, all renderers in turn, and puts its rows in the place of the old ones.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tarfile
import time
from typing import TYPE_CHECKING, Any, NamedTuple

from playwright.sync_api import Error, sync_playwright

import table
from kg.network import of_text
from kg.network.layout import place
from peer_pages import PACKAGES, Pages
from table import PEERS, ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

# The made-up network is the one that the tests use.
sys.path.insert(0, str(ROOT / "tests"))
RESULTS = table.RESULTS / "views_peers.md"
LIMIT = 45.0
SIZES = (150, 1000, 5000, 20000, 100000)
ARGUMENTS = ["--no-sandbox", "--disable-background-networking"]
PLAIN = [*ARGUMENTS, "--disable-gpu"]
WEBGL = [*ARGUMENTS, "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
WATCH = """
window.long = [];
new PerformanceObserver((l) => l.getEntries().forEach((e) => long.push(e.duration)))
  .observe({ type: "longtask", buffered: true });
try { localStorage.setItem("lan-toa-help", "1"); } catch (e) {}
"""
OURS = "ours"


class Seen(NamedTuple):
    """What was measured on one opening of a page."""

    first: float
    heap: float
    long: float
    fps: float
    search: float = 0.0
    focus: float = 0.0


def main() -> None:
    """Measure, print, and write the table unless --quick."""
    parser = table.options(__doc__)
    parser.add_argument("--again", type=int, metavar="SIZE", help="replace the rows of one size")
    told = parser.parse_args()
    quick, again = told.quick, told.again
    _fetch()
    folder = ROOT / "build" / "views-bench"
    # Layouts are computed anew, so that their time is seen.
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    rows: list[str] = []
    with sync_playwright() as play:
        path = shutil.which("chromium")
        plain = play.chromium.launch(executable_path=path, args=PLAIN)
        webgl = play.chromium.launch(executable_path=path, args=WEBGL)
        version = plain.version
        if again:
            _replace(again, _size((plain, webgl), again, folder, 3))
            return
        for size in SIZES[:2] if quick else SIZES:
            rows += _size((plain, webgl), size, folder, 1 if quick else 3)
            if not quick:
                # What was measured stands, whatever stops the rest.
                RESULTS.write_text("\n".join(_told(version, rows)), encoding="utf-8")
        plain.close()
        webgl.close()
    table.put("views_peers", _told(version, [*rows, *_commands()]), quick=quick)


def _replace(size: int, rows: list[str]) -> None:
    lines = RESULTS.read_text(encoding="utf-8").splitlines()
    old = [at for at, line in enumerate(lines) if line.startswith(f"| {size} |")]
    lines[old[0] : old[-1] + 1] = rows
    RESULTS.write_text("\n".join([*lines, ""]), encoding="utf-8")


def _told(version: str, rows: list[str]) -> list[str]:
    return [*_head(version), *rows, *_foot()]


def _fetch() -> None:
    for name, package in PACKAGES.items():
        folder = PEERS / name
        if folder.is_dir():
            continue
        folder.mkdir(parents=True)
        done = subprocess.run(
            ["npm", "pack", package, "--silent"], cwd=folder, check=True, capture_output=True
        )
        with tarfile.open(folder / done.stdout.decode().split()[-1]) as archive:
            archive.extractall(folder, filter="data")


def _size(browsers: tuple[Browser, Browser], size: int, folder: Path, rounds: int) -> list[str]:
    from synthetic_graph import synthetic

    graph = synthetic(size)
    spent, start = time.process_time(), time.perf_counter()
    places = place(graph, of_text(""), folder / "layouts")
    laid = f"{time.perf_counter() - start:.1f} s ({time.process_time() - spent:.1f} s of processor)"
    files = Pages(graph, places, PEERS, folder).write(size)
    seen: dict[str, list[Seen]] = {name: [] for name in files}
    # The first page of a fresh browser pays for its start: it is opened once and not counted.
    _open(browsers[0], files[OURS], OURS)
    slow: set[str] = set()
    for _ in range(1 if size > 20000 else rounds):
        for name, path in files.items():
            if name in slow:
                continue
            print(f"{size} {name}", file=sys.stderr)
            found = _open(browsers[name.startswith("sigma")], path, name)
            if found is None:
                slow.add(name)
            else:
                seen[name].append(found)
    rows = [f"| {size} | our layout | {laid} | | | | | | | |"]
    rows += [_row(size, name, seen[name], files[name], seen[OURS]) for name in files]
    print(*rows, sep="\n", file=sys.stderr, flush=True)
    return rows


def _open(chromium: Browser, path: Path, name: str) -> Seen | None:
    tab = chromium.new_context(viewport={"width": 1440, "height": 900}, bypass_csp=True).new_page()
    tab.add_init_script(WATCH)
    tab.set_default_timeout(LIMIT * 1000)
    try:
        tab.goto(path.as_uri(), wait_until="commit")
        tab.wait_for_function("window.first > 0", timeout=LIMIT * 1000)
        return _measure(tab, name)
    except Error:
        return None
    finally:
        tab.context.close()


def _measure(tab: Page, name: str) -> Seen:
    first = tab.evaluate("window.first")
    tab.wait_for_timeout(800)
    long = max([0, *tab.evaluate("window.long")])
    session = tab.context.new_cdp_session(tab)
    session.send("HeapProfiler.collectGarbage")
    heap = session.send("Runtime.getHeapUsage")["usedSize"] / 1e6
    fps = _drag(tab)
    if name != OURS:
        return Seen(first, heap, long, fps)
    search, focus = _ask(tab)
    long = max(long, *tab.evaluate("window.long"), 0)
    return Seen(first, heap, long, fps, search, focus)


def _drag(tab: Page) -> float:
    tab.evaluate(
        "() => { window.frames_ = 0; const f = () => { frames_++; requestAnimationFrame(f); };"
        " requestAnimationFrame(f); }"
    )
    tab.mouse.move(600, 500)
    tab.mouse.down()
    start, before = time.perf_counter(), tab.evaluate("frames_")
    step = 0
    while time.perf_counter() - start < 2:
        step += 1
        tab.mouse.move(600 + 120 * (step % 30) / 30, 500 + 60 * (step % 17) / 17)
    frames = tab.evaluate("frames_") - before
    spent = time.perf_counter() - start
    tab.mouse.up()
    tab.wait_for_timeout(300)
    return float(frames / spent)


def _ask(tab: Page) -> tuple[float, float]:
    searches = [
        tab.evaluate(
            "q => { const t = performance.now(); KG.app.find(q); return performance.now() - t; }", q
        )
        for q in ("dang uy", "hoi cuu chien binh", "trong cay", "xa so 99", "Đoàn thanh niên")
    ]
    focus = tab.evaluate(
        """async () => {
          const t = performance.now();
          KG.app.near(0);
          while (!KG.parts.near.held().length) await new Promise((r) => setTimeout(r, 4));
          await new Promise((r) => requestAnimationFrame(r));
          return performance.now() - t;
        }"""
    )
    return max(searches), focus


def _row(size: int, name: str, seen: list[Seen], path: Path, ours: list[Seen]) -> str:
    weight = f"{path.stat().st_size / 1e6:.2f}"
    if not seen:
        return f"| {size} | {name} | not done in {LIMIT:.0f} s | | | | | | {weight} | |"
    m = Seen(*(statistics.median(values) for values in zip(*seen, strict=True)))
    ratio = ""
    if ours and name != OURS:
        base = Seen(*(statistics.median(values) for values in zip(*ours, strict=True)))
        ratio = f"first {m.first / base.first:.1f}x, heap {m.heap / base.heap:.1f}x"
    own = f"{m.search:.0f} | {m.focus:.0f}" if name == OURS else " | "
    return (
        f"| {size} | {name} | {m.first:.0f} ms | {m.heap:.1f} | {m.long:.0f} | {m.fps:.0f} "
        f"| {own} | {weight} | {ratio} |"
    )


def _head(version: str) -> list[str]:
    packages = ", ".join(f"{_version(name)}" for name in PACKAGES)
    return [
        "# The network page beside other renderers",
        "",
        f"{table.machine()}; Chromium {version}, no GPU, "
        f"WebGL in software for sigma. Peers: pyvis 0.3.2, {packages}. Medians of three "
        "interleaved openings (one at 100,000); the machine was shared, so read the ratios.",
        "",
        "| nodes | renderer | first picture | heap MB | longest task ms | drag frames/s "
        "| search ms | close-up ms | file MB | of ours |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]


def _version(name: str) -> str:
    told: dict[str, Any] = json.loads(
        (PEERS / name / "package" / "package.json").read_text(encoding="utf-8")
    )
    return f"{told['name']} {told['version']}"


def _commands() -> list[str]:
    """Measure `kg view` as a person types it, the start of the process included."""
    rows = ["", "| command | seconds | of processor |", "|---|---|---|"]
    goal = str(ROOT / "build" / "views-bench" / "shipped.html")
    for words in (["toan-canh"], ["don-vi-2025"], ["toan-canh", "--static", "svg"]):
        seen = [_timed([sys.executable, "-m", "kg", "view", *words, "-o", goal]) for _ in range(3)]
        wall, own = (statistics.median(values) for values in zip(*seen, strict=True))
        rows.append(f"| `kg view {' '.join(words)}` | {wall:.1f} | {own:.1f} |")
    return [
        *rows,
        "",
        "Medians of three; the graph built before, the layout kept by an earlier run.",
    ]


def _timed(command: list[str]) -> tuple[float, float]:
    before, start = os.times(), time.perf_counter()
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True)
    after = os.times()
    own = sum(after[2:4]) - sum(before[2:4])
    return time.perf_counter() - start, own


def _foot() -> list[str]:
    return [
        "",
        "First picture: from the start of navigation to the second frame after the first drawing; "
        "for stock pyvis to the end of its progress bar. Ours moves a bitmap while dragging and "
        "draws anew at rest; above 2,000 nodes it first draws groups. The peers draw every node, "
        "with the same places, physics off; they carry names, ours also carries quotations and "
        "claims. Search is the slowest of five; close-up includes unpacking the engine. Stock "
        "pyvis was not built above 5,000 nodes, pyvis with places not at 100,000: its Python side "
        "takes minutes.",
    ]


if __name__ == "__main__":
    main()
