"""What people call a thing: its label in both languages, for any IRI of the graph."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from kg import ids
from kg.errors import Words
from kg.namespaces import DCTERMS, FOAF, RDFS, SKOS, compact
from kg.terms import Literal, NamedNode, Quad

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.model import StoreView

__all__ = ["LABELLING", "Labels"]

LABELLING = (SKOS.prefLabel, RDFS.label, DCTERMS.title, FOAF.name)
"""Properties that name a thing, the best first."""

_UNITS = f"""SELECT ?thing ?label {{
  GRAPH <{ids.UNITS.value}> {{ ?thing skos:prefLabel ?label }} }}"""
_RANK = {predicate: rank for rank, predicate in enumerate(LABELLING)}


class Labels:
    """Labels by IRI; a thing without one is called by the end of its IRI."""

    def __init__(self, found: Mapping[NamedNode, Words]) -> None:
        self._found = found

    @classmethod
    def of(cls, view: StoreView) -> Labels:
        """Read the labels of the facts, the ontology, the schemes and the units."""
        graphs = (ids.FACTS, ids.ONTOLOGY, ids.SCHEMES)
        found = (quad for graph in graphs for quad in view.quads(graph))
        return cls.among(chain(found, _units(view)))

    @classmethod
    def among(cls, quads: Iterable[Quad]) -> Labels:
        """Choose the labels among quads: best property first, then the first in code order."""
        best: dict[NamedNode, dict[str, tuple[int, str]]] = defaultdict(dict)
        for quad in quads:
            rank = _RANK.get(quad.predicate)
            if rank is None or not isinstance(quad.subject, NamedNode):
                continue
            if isinstance(quad.object, Literal):
                known, lang = best[quad.subject], quad.object.language or ""
                known[lang] = min(known.get(lang, (99, "")), (rank, quad.object.value))
        return cls({iri: _words(by_lang) for iri, by_lang in best.items()})

    def __getitem__(self, iri: NamedNode) -> Words:
        return self._found.get(iri) or _bare(iri)

    def __contains__(self, iri: object) -> bool:
        return iri in self._found

    def read(self, things: Iterable[NamedNode]) -> None:
        """Make ready the labels of many things; here all are read already."""


def _units(view: StoreView) -> Iterator[Quad]:
    # The tables are large: only their labels are read.
    for thing, label in view.select(_UNITS).rows:
        if isinstance(thing, NamedNode) and isinstance(label, Literal):
            yield Quad(thing, SKOS.prefLabel, label, ids.UNITS)


def _words(by_lang: Mapping[str, tuple[int, str]]) -> Words:
    def first(*langs: str) -> str:
        return next((by_lang[lang][1] for lang in langs if lang in by_lang), "")

    rest = tuple(sorted(by_lang))
    return Words(first("vi", "", "en", *rest), first("en", "", "vi", *rest))


def _bare(iri: NamedNode) -> Words:
    name = compact(iri.value).rpartition("/")[2]
    return Words(name, name)
