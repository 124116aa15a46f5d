"""N-Triples and N-Quads: one statement a line, sorted; the forms that machines take in fastest."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO

    from kg.exports.view import View

__all__ = ["write", "write_quads"]


def write(view: View, out: TextIO) -> None:
    """Write the view's triples as N-Triples."""
    out.writelines(f"<{s}> <{p}> {o} .\n" for s, p, o in view.rows)


def write_quads(view: View, out: TextIO) -> None:
    """Write the view's graphs as N-Quads."""
    for graph, rows in view.graph_rows():
        out.writelines(f"<{s}> <{p}> {o} <{graph}> .\n" for s, p, o in rows)
