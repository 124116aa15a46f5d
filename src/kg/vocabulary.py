"""The ontology and the schemes as plain look-ups: what a name means, where it may stand.

Read from `ontology/lantoa.ttl` and `ontology/schemes/`; generic over both, so that a new class,
property or concept needs no code. Names are local names (`hasPartner`, `field-nong-nghiep`).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from kg import assets, rdf
from kg.errors import ModelError, Words
from kg.namespaces import LT, LTS, OWL, RDF, RDFS, SCHEMA, SKOS
from kg.terms import Literal, NamedNode

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kg.terms import Triple

__all__ = ["Class", "Concept", "Property", "Vocabulary", "load", "shipped"]


@dataclass(frozen=True, slots=True)
class Class:
    """A class (lớp): its direct parents and the id prefix of its individuals."""

    iri: NamedNode
    local: str
    label: Words
    definition: Words
    parents: tuple[NamedNode, ...]
    prefix: str
    reused: bool


@dataclass(frozen=True, slots=True)
class Property:
    """A property (thuộc tính): `takes_things` tells object properties from data properties.

    `datatype` is the one datatype of its literals; None for object properties. `schemes` are the
    codes of the concept schemes its values come from.
    """

    iri: NamedNode
    local: str
    label: Words
    definition: Words
    takes_things: bool
    domain: NamedNode | None
    domain_includes: tuple[NamedNode, ...]
    range: NamedNode | None
    datatype: NamedNode | None
    schemes: tuple[str, ...]
    reused: bool


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept of a scheme (khái niệm): `name` is `{scheme}-{notation}`."""

    iri: NamedNode
    name: str
    scheme: str
    label: Words


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Everything that an author or a query may name."""

    classes: dict[str, Class]
    properties: dict[str, Property]
    concepts: dict[str, Concept]
    triples: tuple[Triple, ...] = field(repr=False)

    def superclasses(self, iri: NamedNode) -> frozenset[NamedNode]:
        """Give the class itself and all classes above it."""
        return _closure(iri, self._parents())

    def prefixes(self, local: str) -> frozenset[str]:
        """Give the id prefixes allowed for individuals of a class: its own or the nearest above."""
        level = [self.classes[local].iri]
        by_iri = {c.iri: c for c in self.classes.values()}
        while level:
            found = frozenset(by_iri[c].prefix for c in level if c in by_iri and by_iri[c].prefix)
            if found:
                return found
            level = [p for c in level if c in by_iri for p in by_iri[c].parents]
        return frozenset()

    def label(self, iri: NamedNode) -> Words | None:
        """Give the label of a class, property or concept."""
        return _labels(self).get(iri)

    def _parents(self) -> dict[NamedNode, tuple[NamedNode, ...]]:
        return {c.iri: c.parents for c in self.classes.values()}


def shipped() -> Vocabulary:
    """Read the vocabulary that ships with the package, once a process."""
    return _shipped()


@cache
def _shipped() -> Vocabulary:
    files = [assets.asset("ontology", "lantoa.ttl"), *_scheme_files()]
    return load(rdf.read_all(files))


def _scheme_files() -> list[Path]:
    return sorted(assets.asset("ontology", "schemes").glob("*.ttl"))


def load(triples: Iterable[Triple]) -> Vocabulary:
    """Make the look-ups from the triples of an ontology and its schemes."""
    kept = tuple(triples)
    index = _Index(kept)
    classes = _by_local([_class(index, c) for c in index.of_type(OWL.Class)])
    properties = _by_local(
        [_property(index, p) for p in index.of_type(OWL.ObjectProperty, OWL.DatatypeProperty)]
    )
    concepts = {c.name: c for c in (_concept(index, i) for i in index.of_type(SKOS.Concept))}
    return Vocabulary(classes, properties, concepts, kept)


_Named = TypeVar("_Named", Class, Property)


class _Index:
    """Triples by subject and predicate."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._values: dict[object, dict[NamedNode, list[object]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for t in triples:
            self._values[t.subject][t.predicate].append(t.object)

    def of_type(self, *types: NamedNode) -> list[NamedNode]:
        return [
            s
            for s, values in self._values.items()
            if isinstance(s, NamedNode) and any(t in values.get(RDF.type, ()) for t in types)
        ]

    def iris(self, subject: NamedNode, predicate: NamedNode) -> tuple[NamedNode, ...]:
        found = self._values[subject].get(predicate, ())
        return tuple(v for v in found if isinstance(v, NamedNode))

    def first(self, subject: NamedNode, predicate: NamedNode) -> NamedNode | None:
        return next(iter(self.iris(subject, predicate)), None)

    def text(self, subject: NamedNode, predicate: NamedNode) -> str:
        found = self._values[subject].get(predicate, ())
        return next((v.value for v in found if isinstance(v, Literal)), "")

    def words(self, subject: NamedNode, predicate: NamedNode) -> Words:
        by_lang = {
            v.language: v.value
            for v in self._values[subject].get(predicate, ())
            if isinstance(v, Literal)
        }
        return Words(by_lang.get("vi", ""), by_lang.get("en", ""))


def _local(iri: NamedNode) -> str:
    return iri.value.replace("#", "/").rpartition("/")[2]


def _class(index: _Index, iri: NamedNode) -> Class:
    return Class(
        iri=iri,
        local=_local(iri),
        label=index.words(iri, RDFS.label),
        definition=index.words(iri, SKOS.definition),
        parents=index.iris(iri, RDFS.subClassOf),
        prefix=index.text(iri, LT.iriPrefix),
        reused=bool(index.text(iri, LT.reused)),
    )


def _property(index: _Index, iri: NamedNode) -> Property:
    range_ = index.first(iri, RDFS.range)
    takes_things = OWL.ObjectProperty in index.iris(iri, RDF.type)
    return Property(
        iri=iri,
        local=_local(iri),
        label=index.words(iri, RDFS.label),
        definition=index.words(iri, SKOS.definition),
        takes_things=takes_things,
        domain=index.first(iri, RDFS.domain),
        domain_includes=index.iris(iri, SCHEMA.domainIncludes),
        range=range_,
        datatype=None if takes_things else index.first(iri, SCHEMA.rangeIncludes) or range_,
        schemes=tuple(s.value.removeprefix(LTS) for s in index.iris(iri, LT.scheme)),
        reused=bool(index.text(iri, LT.reused)),
    )


def _concept(index: _Index, iri: NamedNode) -> Concept:
    scheme = index.first(iri, SKOS.inScheme)
    return Concept(
        iri=iri,
        name=iri.value.removeprefix(LTS),
        scheme=scheme.value.removeprefix(LTS) if scheme else "",
        label=index.words(iri, SKOS.prefLabel),
    )


def _by_local(terms: list[_Named]) -> dict[str, _Named]:
    found: dict[str, _Named] = {}
    for term in sorted(terms, key=lambda t: t.iri.value):
        if term.local in found:
            raise ModelError(
                Words(f"Hai thuật ngữ cùng tên «{term.local}».", f"Two terms named “{term.local}”.")
            )
        found[term.local] = term
    return found


def _closure(
    start: NamedNode, parents: dict[NamedNode, tuple[NamedNode, ...]]
) -> frozenset[NamedNode]:
    seen: set[NamedNode] = set()
    todo = [start]
    while todo:
        here = todo.pop()
        if here not in seen:
            seen.add(here)
            todo.extend(parents.get(here, ()))
    return frozenset(seen)


@cache
def _labels(vocabulary: Vocabulary) -> dict[NamedNode, Words]:
    named: list[Class | Property | Concept] = [
        *vocabulary.classes.values(),
        *vocabulary.properties.values(),
        *vocabulary.concepts.values(),
    ]
    return {term.iri: term.label for term in named}
