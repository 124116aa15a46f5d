"""What the page tells of each term, gathered from the triples of the ontology; no layout here."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import Words
from kg.namespaces import LTS, OWL, RDF, RDFS, SKOS, compact
from kg.terms import BlankNode, Literal, NamedNode
from kg.text import collation_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.vocabulary import Class, Property, Vocabulary

__all__ = ["ClassEntry", "Facts", "Link", "PropertyEntry", "SchemeEntry"]

_KINDS = {
    OWL.TransitiveProperty: Words("bắc cầu", "transitive"),
    OWL.SymmetricProperty: Words("đối xứng", "symmetric"),
}


@dataclass(frozen=True, slots=True)
class Link:
    """A name on the page: `anchor` is empty for what the page does not describe."""

    anchor: str
    name: str
    label: Words


@dataclass(frozen=True, slots=True)
class ClassEntry:
    """What the page says of a class (lớp)."""

    anchor: str
    name: str
    label: Words
    definition: Words
    example: Words
    above: tuple[Link, ...]
    below: tuple[Link, ...]
    properties: tuple[Link, ...]
    prefix: str
    reused: bool


@dataclass(frozen=True, slots=True)
class PropertyEntry:
    """What the page says of a property (thuộc tính)."""

    anchor: str
    name: str
    label: Words
    definition: Words
    of: tuple[Link, ...]
    gives: tuple[Link, ...]
    schemes: tuple[Link, ...]
    above: tuple[Link, ...]
    inverse: tuple[Link, ...]
    chains: tuple[tuple[Link, ...], ...]
    kinds: tuple[Words, ...]
    reused: bool


@dataclass(frozen=True, slots=True)
class SchemeEntry:
    """What the page says of a concept scheme (bảng khái niệm)."""

    anchor: str
    name: str
    label: Words
    concepts: tuple[Link, ...]


class Facts:
    """The vocabulary with the axioms that look-ups by name do not need."""

    def __init__(self, words: Vocabulary) -> None:
        self._words = words
        self._values: dict[object, dict[NamedNode, list[object]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for t in words.triples:
            self._values[t.subject][t.predicate].append(t.object)

    def classes(self) -> dict[str, ClassEntry]:
        """Describe every class, by local name."""
        return {c.local: self._class(c) for c in self._words.classes.values()}

    def properties(self) -> list[PropertyEntry]:
        """Describe every property, in the order of their local names."""
        named = sorted(self._words.properties.values(), key=lambda p: p.local.casefold())
        return [self._property(p) for p in named]

    def schemes(self) -> list[SchemeEntry]:
        """Describe every concept scheme, in the order of their codes."""
        codes = sorted({c.scheme for c in self._words.concepts.values() if c.scheme})
        return [self._scheme(code) for code in codes]

    def header(self, predicate: NamedNode) -> Words:
        """Give a text of the ontology's header in both languages; a plain one stands for both."""
        heads = [s for s, v in self._values.items() if OWL.Ontology in v.get(RDF.type, ())]
        return self._both(heads[0], predicate)

    def _class(self, class_: Class) -> ClassEntry:
        return ClassEntry(
            anchor=class_.local,
            name=compact(class_.iri.value),
            label=class_.label,
            definition=class_.definition,
            example=self._both(class_.iri, SKOS.example),
            above=self._links(class_.parents),
            below=self._links(
                c.iri for c in self._words.classes.values() if class_.iri in c.parents
            ),
            properties=self._links(self._properties_of(class_.iri)),
            prefix=class_.prefix,
            reused=class_.reused,
        )

    def _properties_of(self, iri: NamedNode) -> Iterator[NamedNode]:
        for property_ in self._words.properties.values():
            if iri == property_.domain or iri in property_.domain_includes:
                yield property_.iri

    def _property(self, property_: Property) -> PropertyEntry:
        iri = property_.iri
        domain = [property_.domain] if property_.domain else property_.domain_includes
        gives = [property_.datatype or property_.range]
        inverse = [*self._iris(iri, OWL.inverseOf), *self._inverted_by(iri)]
        return PropertyEntry(
            anchor=property_.local,
            name=compact(iri.value),
            label=property_.label,
            definition=property_.definition,
            of=self._links(domain),
            gives=self._links(g for g in gives if g),
            schemes=tuple(self._scheme_link(code) for code in property_.schemes),
            above=self._links(self._iris(iri, RDFS.subPropertyOf)),
            inverse=self._links(dict.fromkeys(inverse)),
            chains=tuple(self._chain(c) for c in self._values[iri][OWL.propertyChainAxiom]),
            kinds=tuple(w for t, w in _KINDS.items() if t in self._values[iri][RDF.type]),
            reused=property_.reused,
        )

    def _inverted_by(self, iri: NamedNode) -> list[NamedNode]:
        return [
            s
            for s, v in self._values.items()
            if isinstance(s, NamedNode) and iri in v.get(OWL.inverseOf, ())
        ]

    def _chain(self, node: object) -> tuple[Link, ...]:
        steps: list[Link] = []
        while isinstance(node, BlankNode):
            (first,) = self._values[node][RDF.first]
            (node,) = self._values[node][RDF.rest]
            assert isinstance(first, NamedNode)  # noqa: S101 - a chain joins properties
            steps.append(self._link(first))
        return tuple(steps)

    def _scheme(self, code: str) -> SchemeEntry:
        concepts = [c for c in self._words.concepts.values() if c.scheme == code]
        listed = sorted(concepts, key=lambda c: collation_key(c.label.vi))
        return SchemeEntry(
            anchor=f"scheme-{code}",
            name=f"lts:{code}",
            label=self._both(NamedNode(LTS + code), SKOS.prefLabel),
            concepts=tuple(Link("", c.name, c.label) for c in listed),
        )

    def _scheme_link(self, code: str) -> Link:
        label = self._both(NamedNode(LTS + code), SKOS.prefLabel)
        return Link(f"scheme-{code}", f"lts:{code}", label)

    def _links(self, iris: Iterable[NamedNode]) -> tuple[Link, ...]:
        return tuple(sorted((self._link(i) for i in iris), key=lambda at: at.name.casefold()))

    def _link(self, iri: NamedNode) -> Link:
        name = compact(iri.value)
        label = self._words.label(iri)
        local = iri.value.replace("#", "/").rpartition("/")[2]
        return Link(local if label else "", name, label or Words(name, name))

    def _iris(self, subject: NamedNode, predicate: NamedNode) -> list[NamedNode]:
        return [v for v in self._values[subject][predicate] if isinstance(v, NamedNode)]

    def _both(self, subject: object, predicate: NamedNode) -> Words:
        found = self._values[subject][predicate]
        by_lang = {v.language or "": v.value for v in found if isinstance(v, Literal)}
        plain = by_lang.get("", "")
        return Words(by_lang.get("vi", plain), by_lang.get("en", plain))
