"""What all measurements share: their options, the line about the machine, where a table goes."""

from __future__ import annotations

import argparse
import datetime
import os
import platform
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["PEERS", "RESULTS", "ROOT", "machine", "options", "put"]

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "bench" / "results"
PEERS = ROOT / "build" / "peers"
"""Where the peers are fetched to that are no packages of ours."""


def options(doc: str) -> argparse.ArgumentParser:
    """Begin the options of a script with those of all."""
    parser = argparse.ArgumentParser(
        description=doc, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="small copies, once; writes nothing")
    return parser


def machine() -> str:
    """Tell date, machine and Python; the load says how much else was going on."""
    today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    load = " ".join(f"{n:.1f}" for n in os.getloadavg())
    return (
        f"{today}; {platform.system()} {platform.machine()}, {os.cpu_count()} cores, shared "
        f"(load {load}); Python {platform.python_version()}"
    )


def put(name: str, lines: Iterable[str], *, quick: bool) -> None:
    """Print a table, and write it to the results unless it was measured quickly."""
    text = "\n".join([*lines, ""])
    print(text)
    if not quick:
        (RESULTS / f"{name}.md").write_text(text, encoding="utf-8")
