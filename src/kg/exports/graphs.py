"""GraphML and GEXF: the entities and what joins them, for programs that draw and measure networks.

Nodes are entities only; what is said of one in words or numbers stands as its attributes, the
label in Vietnamese. Both files read back, by networkx, to the graph they were written from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.exports.text import insist_on_xml
from kg.network import exchange
from kg.terms import Literal

if TYPE_CHECKING:
    from typing import TextIO

    from kg.exports.view import View

__all__ = ["write_gexf", "write_graphml"]


def write_graphml(view: View, out: TextIO) -> None:
    """Write the network of the view's triples as GraphML."""
    _insist(view)
    exchange.write_graphml(exchange.graph(view.triples, view.labels), out)


def write_gexf(view: View, out: TextIO) -> None:
    """Write the network of the view's triples as GEXF."""
    _insist(view)
    exchange.write_gexf(exchange.graph(view.triples, view.labels), out)


def _insist(view: View) -> None:
    for triple in view.triples:
        if isinstance(triple.object, Literal):
            insist_on_xml(triple.object.value)
