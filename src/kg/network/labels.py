"""What people call a thing: its label in both languages, for any IRI of the graph."""

from __future__ import annotations

from collections import defaultdict
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

# Two lists of VALUES are multiplied before they are joined: only the things stand in one.
_QUERY = """SELECT DISTINCT ?thing ?property ?label WHERE {{
  VALUES ?thing {{ {things} }} GRAPH ?graph {{ ?thing ?property ?label }}
  FILTER (?property IN ({properties})) }}"""
_BATCH = 1000
_MOST = 50_000
_RANK = {predicate: rank for rank, predicate in enumerate(LABELLING)}


class Labels:
    """Labels by IRI; a thing without one is called by the end of its IRI.

    With a store, what is not known yet is read when it is asked for: the graph holds tens of
    thousands of names, a page shows hundreds.
    """

    def __init__(self, found: Mapping[NamedNode, Words], store: StoreView | None = None) -> None:
        self._found = found
        self._store = store
        self._read: dict[NamedNode, Words | None] = {}

    @classmethod
    def of(cls, view: StoreView) -> Labels:
        """Read the labels of the facts, the ontology and the schemes; the rest when needed."""
        graphs = (ids.FACTS, ids.ONTOLOGY, ids.SCHEMES)
        return cls(_chosen(quad for graph in graphs for quad in view.quads(graph)), view)

    def __getitem__(self, iri: NamedNode) -> Words:
        return self._of(iri) or _bare(iri)

    def __contains__(self, iri: object) -> bool:
        return isinstance(iri, NamedNode) and self._of(iri) is not None

    def read(self, things: Iterable[object]) -> None:
        """Read the labels of many things at once."""
        if self._store is None:
            return
        wanted = {t for t in things if isinstance(t, NamedNode)}
        missing = sorted(wanted - self._found.keys() - self._read.keys(), key=lambda t: t.value)
        if len(self._read) > _MOST:
            self._read.clear()
        for start in range(0, len(missing), _BATCH):
            batch = missing[start : start + _BATCH]
            self._read.update(dict.fromkeys(batch) | _chosen(_asked(self._store, batch)))

    def _of(self, iri: NamedNode) -> Words | None:
        if iri in self._found:
            return self._found[iri]
        if iri not in self._read:
            self.read([iri])
        return self._read.get(iri)


def _asked(store: StoreView, things: list[NamedNode]) -> Iterator[Quad]:
    query = _QUERY.format(
        properties=", ".join(map(str, LABELLING)), things=" ".join(map(str, things))
    )
    for thing, property_, label in store.select(query).rows:
        if (
            isinstance(thing, NamedNode)
            and isinstance(property_, NamedNode)
            and isinstance(label, Literal)
        ):
            yield Quad(thing, property_, label, ids.FACTS)


def _chosen(quads: Iterable[Quad]) -> dict[NamedNode, Words]:
    """Choose the labels among quads: best property first, then the first in code order."""
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
