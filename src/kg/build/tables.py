"""Takes from the national tables of units what the records speak of, for the stages of a build.

The stages see only those units, with what they lead to; the whole tables lie under the store
(`ground`). Both are the same triples, from the same tables.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg import gazetteer, rdf
from kg.namespaces import LTI
from kg.terms import NamedNode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.gazetteer import Snapshot
    from kg.terms import Triple

__all__ = ["Part", "part"]


@dataclass(frozen=True, slots=True)
class Part:
    """The part of the tables that some records speak of."""

    said: frozenset[Triple]
    inferred: frozenset[Triple]

    @property
    def triples(self) -> frozenset[Triple]:
        """Give both halves."""
        return self.said | self.inferred


def part(snapshot: Snapshot | None, triples: Iterable[Triple]) -> Part:
    """Take from the tables what the triples speak of."""
    if snapshot is None:
        return Part(frozenset(), frozenset())
    tables = gazetteer.Triples(snapshot)
    terms = {term for t in triples for term in (t.subject, t.object)}
    names = {t.value.removeprefix(LTI) for t in terms if isinstance(t, NamedNode)}
    around = tables.around(names)
    said, inferred = tables.said(around), tables.inferred(around)
    return Part(
        frozenset(rdf.from_ntriples("".join(said))),
        frozenset(rdf.from_ntriples("".join(inferred))),
    )
