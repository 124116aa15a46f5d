"""The catalogue: every thing with what it can be found by; read once from a built graph."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.namespaces import LTI, LTS, PREFIXES
from kg.network.kinds import Kinds
from kg.terms import NamedNode
from kg.text import collation_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.errors import Words
    from kg.web.desk import Desk

__all__ = ["Entry", "Facet", "catalogue", "counted", "matching"]

_TYPES = "SELECT ?thing ?value { GRAPH ltg:facts { ?thing a ?value } }"
_FIELDS = "SELECT DISTINCT ?thing ?value { ?thing lt:field ?value }"
_PLACES = "SELECT DISTINCT ?thing ?value { ?thing ?p ?value . ?value a lt:AdministrativeUnit }"
_DOCUMENTS = "SELECT DISTINCT ?thing ?value { ?thing ?p ?value . ?value a lt:PolicyDocument }"
_SOURCES = (
    "SELECT DISTINCT ?thing ?value { GRAPH ?g { ?c rdf:subject ?thing ; lt:claimedIn ?value } }"
)
_STATUSES = """SELECT DISTINCT ?thing ?value {
  GRAPH ?g { ?c rdf:subject ?thing ; lt:assertionStatus ?value } }"""
_QUERIES = {
    "field": _FIELDS,
    "place": _PLACES,
    "document": _DOCUMENTS,
    "source": _SOURCES,
    "status": _STATUSES,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing of the catalogue: by facet, the names of the values that it has."""

    iri: NamedNode
    label: Words
    kind: str
    values: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Facet:
    """A value of a facet, and how many of the chosen things have it."""

    value: str
    label: str
    count: int


def catalogue(desk: Desk) -> list[Entry]:
    """Give every thing that people look for, in Vietnamese order."""
    kept = desk.kept.get("catalogue")
    if kept is None:
        kept = desk.kept["catalogue"] = list(_entries(desk))
    assert isinstance(kept, list)  # noqa: S101 - put there two lines above
    return kept


def matching(entries: Iterable[Entry], chosen: Mapping[str, str]) -> list[Entry]:
    """Give the entries that have every chosen value."""
    return [e for e in entries if all(v in e.values.get(f, ()) for f, v in chosen.items())]


def counted(desk: Desk, entries: Iterable[Entry], facet: str, lang: str) -> list[Facet]:
    """Give the values of a facet among entries, the commonest first."""
    counts = Counter(value for entry in entries for value in entry.values.get(facet, ()))
    found = [Facet(value, _name(desk, facet, value, lang), n) for value, n in counts.items()]
    return sorted(found, key=lambda f: (-f.count, collation_key(f.label)))


def _entries(desk: Desk) -> Iterator[Entry]:
    kinds = Kinds(desk.store)
    types = _pairs(desk, _TYPES)
    values = {facet: _pairs(desk, query) for facet, query in _QUERIES.items()}
    named = [thing for thing in types if thing.value.startswith(LTI)]
    desk.labels.read(named)
    for thing in sorted(named, key=lambda t: collation_key(desk.labels[t].vi)):
        class_ = kinds.narrowest(types[thing])
        kind = kinds.kind(class_)
        if kind != "other":
            yield Entry(
                thing,
                desk.labels[thing],
                kind,
                {"kind": frozenset({_short(class_)} if class_ else ())}
                | {f: frozenset(map(_short, values[f].get(thing, ()))) for f in _QUERIES},
            )


def _pairs(desk: Desk, query: str) -> dict[NamedNode, list[NamedNode]]:
    found: dict[NamedNode, list[NamedNode]] = defaultdict(list)
    for thing, value in desk.store.select(query).rows:
        if isinstance(thing, NamedNode) and isinstance(value, NamedNode):
            found[thing].append(value)
    return found


def _short(iri: NamedNode) -> str:
    return iri.value.replace("#", "/").rpartition("/")[2]


def _name(desk: Desk, facet: str, value: str, lang: str) -> str:
    bases = (PREFIXES["lt"], PREFIXES["foaf"], PREFIXES["org"], PREFIXES["dcterms"])
    candidates = [LTI + value, LTS + value] if facet != "kind" else [base + value for base in bases]
    for candidate in candidates:
        if (node := NamedNode(candidate)) in desk.labels:
            return desk.labels[node].to(lang)
    return value
