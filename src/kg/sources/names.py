"""What every name in the data means: entities over all records, and the vocabulary's terms.

Made once over all files, so that a record may speak of what another describes, and so that an
unknown name is answered with the nearest right one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kg.namespaces import OWL, RDF
from kg.terms import NamedNode
from kg.text import fold, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.errors import Place
    from kg.vocabulary import Concept, Property, Vocabulary

__all__ = ["Names", "Thing"]


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity where it is described: its classes by local name, its Vietnamese label."""

    id: str
    where: Place
    classes: tuple[str, ...]
    label: str
    deprecated: bool = False


class Names:
    """The look-ups of one load: entities, background sources, and the vocabulary."""

    def __init__(
        self, vocabulary: Vocabulary, things: Mapping[str, Thing], sources: Mapping[str, Place]
    ) -> None:
        self.vocabulary = vocabulary
        self.things = things
        self.sources = sources
        self._above: dict[NamedNode, frozenset[NamedNode]] = {}

    def property(self, name: str) -> Property | None:
        """Give a property by its local name."""
        return self.vocabulary.properties.get(name)

    def concept(self, name: str) -> Concept | None:
        """Give a concept by `{scheme}-{notation}`."""
        return self.vocabulary.concepts.get(name)

    def notations(self, scheme: str) -> tuple[str, ...]:
        """Give the names of a scheme's concepts without the scheme, sorted."""
        start = f"{scheme}-"
        found = (c.name for c in self.vocabulary.concepts.values() if c.scheme == scheme)
        return tuple(sorted(name.removeprefix(start) for name in found))

    def near_thing(self, name: str) -> str | None:
        """Give the id meant by a mistyped id or by a label."""
        return self._ids_by_label.get(fold(name)) or nearest(name, self._like(name))

    def _like(self, name: str) -> list[str]:
        # Units are many: only those that share a part of the id are worth comparing.
        if not name.startswith("unit-"):
            return [id_ for id_ in self.things if not id_.startswith("unit-")]
        parts = {part for part in name.split("-")[2:] if part not in {"den", "tu", "2025"}}
        return [i for i in self.things if i.startswith("unit-") and parts & set(i.split("-")[2:])]

    def near_concept(self, name: str, schemes: Iterable[str]) -> str | None:
        """Give the concept meant, of the schemes that are allowed if any is like it."""
        allowed = set(schemes)
        every = self.vocabulary.concepts.values()
        inside = [c.name for c in every if c.scheme in allowed]
        by_label = {fold(c.label.vi): c.name for c in every if c.scheme in allowed}
        return by_label.get(fold(name)) or nearest(name, inside)

    def classes_of(self, id_: str) -> frozenset[NamedNode]:
        """Give the classes of an entity with all above them; empty when none is known."""
        thing = self.things.get(id_)
        known = self.vocabulary.classes
        named = [known[name].iri for name in thing.classes if name in known] if thing else []
        return frozenset().union(*(self.above(iri) for iri in named))

    def above(self, iri: NamedNode) -> frozenset[NamedNode]:
        """Give a class and all classes above it, remembered."""
        if iri not in self._above:
            self._above[iri] = self.vocabulary.superclasses(iri)
        return self._above[iri]

    def disjoint(self, classes: frozenset[NamedNode], wanted: NamedNode) -> bool:
        """Tell whether the ontology says that nothing can be of both."""
        return any(
            not classes.isdisjoint(self._disjoint.get(cls, ())) for cls in self.above(wanted)
        )

    @cached_property
    def _ids_by_label(self) -> dict[str, str]:
        return {fold(t.label): t.id for t in self.things.values() if t.label}

    @cached_property
    def _disjoint(self) -> dict[NamedNode, set[NamedNode]]:
        pairs: dict[NamedNode, set[NamedNode]] = {}
        for group in _disjoint_groups(self.vocabulary):
            for cls in group:
                pairs.setdefault(cls, set()).update(c for c in group if c != cls)
        return pairs


def _disjoint_groups(vocabulary: Vocabulary) -> list[list[NamedNode]]:
    values: dict[tuple[object, NamedNode], object] = {}
    groups: list[list[NamedNode]] = []
    lists: list[object] = []
    for triple in vocabulary.triples:
        if triple.predicate in (RDF.first, RDF.rest):
            values[triple.subject, triple.predicate] = triple.object
        elif triple.predicate == OWL.members:
            lists.append(triple.object)
        elif triple.predicate == OWL.disjointWith:
            pair = (triple.subject, triple.object)
            groups.append([term for term in pair if isinstance(term, NamedNode)])
    return [*groups, *(_members(values, head) for head in lists)]


def _members(values: Mapping[tuple[object, NamedNode], object], head: object) -> list[NamedNode]:
    found: list[NamedNode] = []
    while head is not None and head != RDF.nil:
        first = values.get((head, RDF.first))
        if isinstance(first, NamedNode):
            found.append(first)
        head = values.get((head, RDF.rest))
    return found
