"""The catalogue: every thing with what it can be found by; read once from a built graph."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.namespaces import LTI, LTS, PREFIXES
from kg.terms import NamedNode
from kg.text import collation_key
from kg.web.pages.common import kind_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.errors import Words
    from kg.web.desk import Desk

__all__ = ["Entry", "Facet", "catalogue", "counted", "in_order", "matching"]

_TYPES = "SELECT ?thing ?value { GRAPH ltg:facts { ?thing a ?value } }"
_FIELDS = "SELECT DISTINCT ?thing ?value { GRAPH ltg:facts { ?thing lt:field ?value } }"
_TIED = """SELECT DISTINCT ?thing ?value {{ GRAPH ltg:facts {{ ?thing ?p ?value }}
  ?value a {class_} }}"""
_SOURCES = (
    "SELECT DISTINCT ?thing ?value { GRAPH ?g { ?c rdf:subject ?thing ; lt:claimedIn ?value } }"
)
_STATUSES = """SELECT DISTINCT ?thing ?value {
  GRAPH ?g { ?c rdf:subject ?thing ; lt:assertionStatus ?value } }"""
_QUERIES = {
    "field": _FIELDS,
    "place": _TIED.format(class_="lt:AdministrativeUnit"),
    "document": _TIED.format(class_="lt:PolicyDocument"),
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
    """Give every thing that people look for."""
    kept = desk.kept.get("catalogue")
    if kept is None:
        kept = desk.kept["catalogue"] = list(_entries(desk))
    assert isinstance(kept, list)  # noqa: S101 - put there two lines above
    return kept


def in_order(entries: Iterable[Entry], lang: str) -> list[Entry]:
    """Sort entries as a reader of the language looks for them; quotation marks do not count."""
    return sorted(entries, key=lambda e: collation_key(e.label.to(lang).lstrip("“\"‘'(«")))


def matching(entries: Iterable[Entry], chosen: Mapping[str, str]) -> list[Entry]:
    """Give the entries that have every chosen value."""
    return [e for e in entries if all(v in e.values.get(f, ()) for f, v in chosen.items())]


def counted(desk: Desk, entries: Iterable[Entry], facet: str, lang: str) -> list[Facet]:
    """Give the values of a facet among entries, the commonest first."""
    counts = Counter(value for entry in entries for value in entry.values.get(facet, ()))
    found = [Facet(value, _name(desk, facet, value, lang), n) for value, n in counts.items()]
    return sorted(found, key=lambda f: (-f.count, collation_key(f.label)))


def _entries(desk: Desk) -> Iterator[Entry]:
    kinds = desk.kinds
    types = _pairs(desk, _TYPES)
    values = {facet: _pairs(desk, query) for facet, query in _QUERIES.items()}
    named = [thing for thing in types if thing.value.startswith(LTI)]
    desk.labels.read({*named, *(v for pairs in values.values() for t in named for v in pairs[t])})
    for thing in named:
        class_ = kinds.narrowest(types[thing])
        kind = kinds.kind(class_)
        if kind != "other":
            yield Entry(
                thing,
                desk.labels[thing],
                kind,
                {"group": frozenset({kind}), "kind": frozenset({_short(class_)} if class_ else ())}
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
    if facet == "group":
        return kind_words(value, lang)
    bases = (PREFIXES["lt"], PREFIXES["foaf"], PREFIXES["org"], PREFIXES["dcterms"])
    candidates = [LTI + value, LTS + value] if facet != "kind" else [base + value for base in bases]
    for candidate in candidates:
        if (node := NamedNode(candidate)) in desk.labels:
            return desk.labels[node].to(lang)
    return value
