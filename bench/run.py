"""Runs every measurement of this folder, one after the other.

    python bench/run.py [--quick] [NAME …]

Each script compares with its peers inside one run and writes a table with date and machine to
`bench/results/`; --quick runs small copies once and writes nothing.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent


def main() -> int:
    """Run the scripts named, or all; the first failure ends the run."""
    quick = [a for a in sys.argv[1:] if a == "--quick"]
    names = [a for a in sys.argv[1:] if not a.startswith("-")]
    for script in sorted(FOLDER.glob("*_peers.py")):
        if names and script.stem.removesuffix("_peers") not in names:
            continue
        print(f"\n== {script.stem}", flush=True)
        status = subprocess.run([sys.executable, script, *quick], check=False).returncode
        if status:
            return status
    return 0


if __name__ == "__main__":
    sys.exit(main())
