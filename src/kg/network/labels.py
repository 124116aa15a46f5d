"""What people call a thing: its label in both languages, for any IRI of the graph."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from kg import ids
from kg.errors import Words
from kg.namespaces import DCTERMS, FOAF, LTI, RDFS, SKOS, compact
from kg.terms import Literal, NamedNode, Triple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.model import StoreView
    from kg.terms import Quad

__all__ = ["LABELLING", "Labels"]

LABELLING = (SKOS.prefLabel, RDFS.label, DCTERMS.title, FOAF.name)
"""Properties that name a thing, the best first."""

_UNIT = """SELECT ?label {{ GRAPH <{units}> {{ {thing} skos:prefLabel ?label }} }}"""
_RANK = {predicate: rank for rank, predicate in enumerate(LABELLING)}


class Labels:
    """Labels by IRI; a thing without one is called by the end of its IRI.

    The national tables of units are a hundred times the rest: with `units` a unit's label is read
    from there when it is first asked for.
    """

    def __init__(self, found: Mapping[NamedNode, Words], units: StoreView | None = None) -> None:
        self._found = dict(found)
        self._units = units
        self._nameless: set[NamedNode] = set()

    @classmethod
    def of(cls, view: StoreView, more: Iterable[Quad | Triple] = ()) -> Labels:
        """Read the labels of the facts, the ontology and the schemes, and those among `more`."""
        graphs = (ids.FACTS, ids.ONTOLOGY, ids.SCHEMES)
        found = (quad for graph in graphs for quad in view.quads(graph))
        return cls(_chosen(chain(found, more)), view)

    @classmethod
    def among(cls, quads: Iterable[Quad | Triple]) -> Labels:
        """Choose the labels among quads: best property first, then the first in code order."""
        return cls(_chosen(quads))

    def __getitem__(self, iri: NamedNode) -> Words:
        return self._known(iri) or _bare(iri)

    def __contains__(self, iri: object) -> bool:
        return isinstance(iri, NamedNode) and self._known(iri) is not None

    def _known(self, iri: NamedNode) -> Words | None:
        known = self._found.get(iri)
        if known or self._units is None or iri in self._nameless or LTI not in iri.value:
            return known
        query = _UNIT.format(units=ids.UNITS.value, thing=iri)
        rows = self._units.select(query).rows
        found = _chosen(Triple(iri, SKOS.prefLabel, row[0]) for row in rows if row[0])
        self._found |= found
        self._nameless |= {iri} - set(found)
        return found.get(iri)

    def read(self, things: Iterable[NamedNode]) -> None:
        """Make ready the labels of many things; here all are read already."""


def _chosen(quads: Iterable[Quad | Triple]) -> dict[NamedNode, Words]:
    best: dict[NamedNode, dict[str, tuple[int, str]]] = defaultdict(dict)
    for quad in quads:
        rank = _RANK.get(quad.predicate)
        if rank is None or not isinstance(quad.subject, NamedNode):
            continue
        if isinstance(quad.object, Literal):
            known, lang = best[quad.subject], quad.object.language or ""
            known[lang] = min(known.get(lang, (99, "")), (rank, quad.object.value))
    return {iri: _words(by_lang) for iri, by_lang in best.items()}


def _words(by_lang: Mapping[str, tuple[int, str]]) -> Words:
    def first(*langs: str) -> str:
        return next((by_lang[lang][1] for lang in langs if lang in by_lang), "")

    rest = tuple(sorted(by_lang))
    return Words(first("vi", "", "en", *rest), first("en", "", "vi", *rest))


def _bare(iri: NamedNode) -> Words:
    name = compact(iri.value).rpartition("/")[2]
    return Words(name, name)
