"""What an export writes: the chosen graphs, and the same triples as sorted rows of text.

Rows make every writer independent of the order in which the store hands its triples over, and
keep them quick: a term becomes text once and is compared as text.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kg.namespaces import BASE
from kg.terms import NamedNode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.network import Labels
    from kg.terms import Triple

__all__ = ["Row", "View", "rows_of", "subject_of"]

Row = tuple[str, str, str]
"""Subject and predicate as IRIs, the object in its N-Triples form."""

_LAYERS = ("source", "reading", "background", "inferred")


@dataclass(frozen=True, eq=False)
class View:
    """The graphs to be written, by name, with the labels of everything in them.

    `layers` are the graphs of all layers, to tell where a statement comes from.
    """

    graphs: Mapping[NamedNode, Iterable[Triple]]
    labels: Labels
    layers: Mapping[NamedNode, Iterable[Triple]]

    @cached_property
    def triples(self) -> list[Triple]:
        """Every triple once, in the order of the rows."""
        unique = {row: t for graph in self.graphs.values() for row, t in _keyed(graph)}
        return [unique[row] for row in sorted(unique)]

    @cached_property
    def rows(self) -> list[Row]:
        """Every triple once, as sorted text."""
        return sorted({row for graph in self.graphs.values() for row in rows_of(graph)})

    def graph_rows(self) -> Iterator[tuple[str, list[Row]]]:
        """Give each graph's IRI and its sorted rows."""
        for name in sorted(self.graphs, key=lambda g: g.value):
            rows = sorted(set(rows_of(self.graphs[name])))
            if rows:
                yield name.value, rows

    @cached_property
    def layer_of(self) -> dict[Row, tuple[str, ...]]:
        """Tell which layers hold a statement."""
        found: dict[Row, list[str]] = {}
        for graph in sorted(self.layers, key=lambda g: g.value):
            name = graph.value.removeprefix(f"{BASE}graph/")
            if name.startswith(_LAYERS):
                for row in rows_of(self.layers[graph]):
                    found.setdefault(row, []).append(name)
        return {row: tuple(names) for row, names in found.items()}


def subject_of(triple: Triple) -> NamedNode:
    """Give the subject of a published triple, which is never a blank node."""
    assert isinstance(triple.subject, NamedNode)  # noqa: S101 - see above
    return triple.subject


def rows_of(triples: Iterable[Triple]) -> Iterator[Row]:
    """Write triples as rows, in the order they come."""
    # The text form of a subject is `<iri>`: published data has no blank nodes.
    return ((str(t.subject)[1:-1], t.predicate.value, str(t.object)) for t in triples)


def _keyed(triples: Iterable[Triple]) -> Iterator[tuple[Row, Triple]]:
    for triple in triples:
        yield (str(triple.subject)[1:-1], triple.predicate.value, str(triple.object)), triple
