"""Runs docs/notebook.ipynb and writes its answers into it, or checks with --check that they hold.

    python docs/notebook.py [--check]

It wants a built graph (`kg build`) and the dependency group `docs`. What changes from run to run
without meaning anything (times, counters of the kernel, versions) is left out of the file.
"""

from __future__ import annotations

import difflib
import os
import sys
import warnings
from pathlib import Path

os.environ.setdefault("PYTHONUTF8", "1")
os.environ.setdefault("IPYTHONDIR", str(Path(__file__).resolve().parents[1] / "build" / "ipython"))

import nbformat
from nbclient import NotebookClient

NOTEBOOK = Path(__file__).with_name("notebook.ipynb")
_KEPT = {"kernelspec", "language_info"}
_TIMEOUT = 300


def main() -> int:
    """Run the notebook; exit status 1 when --check finds an answer that does not hold."""
    known = nbformat.read(NOTEBOOK, as_version=4)
    fresh = _run(known)
    if "--check" not in sys.argv[1:]:
        nbformat.write(fresh, NOTEBOOK)
        return 0
    before, after = (list(_answers(notebook)) for notebook in (known, fresh))
    told = list(difflib.unified_diff(before, after, "notebook.ipynb", "run anew", lineterm=""))
    sys.stderr.write("\n".join([*told, ""]) if told else "")
    return 1 if told else 0


def _run(known: nbformat.NotebookNode) -> nbformat.NotebookNode:
    notebook = nbformat.from_dict(known)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        NotebookClient(
            notebook, timeout=_TIMEOUT, kernel_name="python3", record_timing=False
        ).execute()
    notebook.metadata = {k: v for k, v in notebook.metadata.items() if k in _KEPT}
    notebook.metadata["language_info"] = {"name": "python"}
    for cell in notebook.cells:
        cell.metadata = {}
        if cell.cell_type == "code":
            cell.outputs = [o for o in cell.outputs if o.output_type != "stream"]
    return notebook


def _answers(notebook: nbformat.NotebookNode) -> list[str]:
    """Give the answers as lines of text; a picture counts by being there."""
    lines: list[str] = []
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            lines += [f"[{cell.id}] {', '.join(sorted(data))}"]
            lines += [] if "image/png" in data else data.get("text/plain", "").splitlines()
    return lines


if __name__ == "__main__":
    sys.exit(main())
