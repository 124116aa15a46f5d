"""Sorts classes into the few kinds that a reader tells apart at a glance.

A class belongs to the kind of the nearest class above it that is named here, so a new class of the
ontology needs no change.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg import ids
from kg.namespaces import RDFS, compact
from kg.terms import NamedNode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import StoreView

__all__ = ["KINDS", "Kinds"]

KINDS: dict[str, tuple[str, ...]] = {
    "body": ("org:Organization", "lt:Body", "lt:EducationalInstitution"),
    "people": (
        "foaf:Person", "foaf:Group", "lt:Household", "lt:UnenumeratedGroup", "org:Post",
        "org:Membership", "lt:HeadshipAssignment", "lt:Participation", "foaf:Agent",
    ),
    "document": ("lt:PolicyDocument", "lt:DocumentMention", "lt:Quotation", "lt:Motto"),
    "activity": ("lt:Activity", "prov:Activity", "org:ChangeEvent"),
    "model": ("lt:Blueprint", "prov:Plan", "lt:StandardItem", "lt:Mandate", "lt:Lesson"),
    "outcome": ("lt:Outcome", "lt:Measurement"),
    "place": ("lt:AdministrativeUnit", "dcterms:Location", "lt:ResidentialCluster"),
}  # fmt: skip
"""Kinds by the classes that head them; whatever fits none is "other"."""

_KIND_OF = {name: kind for kind, names in KINDS.items() for name in names}


class Kinds:
    """Tells the kind and the narrowest class of a thing from its types."""

    def __init__(self, view: StoreView) -> None:
        self._parents: dict[str, list[str]] = defaultdict(list)
        for quad in view.quads(ids.ONTOLOGY):
            if quad.predicate == RDFS.subClassOf and isinstance(quad.object, NamedNode):
                self._parents[str(quad.subject)[1:-1]].append(quad.object.value)

    def narrowest(self, types: Iterable[NamedNode]) -> NamedNode | None:
        """Give the class that has none of the others below it; of several the first by name."""
        kept = sorted(types, key=lambda t: t.value)
        above = {a for t in kept for a in self._above(t.value) if a != t.value}
        return next((t for t in kept if t.value not in above), kept[0] if kept else None)

    def kind(self, class_: NamedNode | None) -> str:
        """Give the kind of a class: that of the nearest class above it which has one."""
        level = [class_.value] if class_ else []
        seen: set[str] = set()
        while level:
            found = [_KIND_OF[name] for c in level if (name := compact(c)) in _KIND_OF]
            if found:
                return found[0]
            seen.update(level)
            level = sorted({p for c in level for p in self._parents.get(c, ())} - seen)
        return "other"

    def _above(self, class_: str) -> set[str]:
        seen: set[str] = set()
        todo = [class_]
        while todo:
            here = todo.pop()
            if here not in seen:
                seen.add(here)
                todo.extend(self._parents.get(here, ()))
        return seen
