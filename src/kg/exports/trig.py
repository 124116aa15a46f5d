"""TriG: the named graphs, each written as our Turtle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.exports.turtle import Turtle

if TYPE_CHECKING:
    from typing import TextIO

    from kg.exports.view import View

__all__ = ["write"]


def write(view: View, out: TextIO) -> None:
    """Write the view's graphs, each in its braces."""
    turtle = Turtle()
    body: list[str] = []
    for graph, rows in view.graph_rows():
        body.append(f"\n{turtle.iri(graph)} {{\n")
        body.extend(turtle.blocks(rows, "    "))
        body.append("}\n")
    out.write(turtle.header())
    out.writelines(body)
