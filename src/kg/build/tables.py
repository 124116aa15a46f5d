"""The national tables of units in a build: the part that the stages see, and the whole, judged.

The stages see only the units that the records speak of, with what these lead to; the whole tables
lie under the store (`ground`). Both are the same triples. The shapes are tried on the whole when
the tables are made anew, not in every build.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg import assets, gazetteer, rdf, vocabulary
from kg.namespaces import LTI, expand
from kg.terms import NamedNode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kg.gazetteer import Snapshot
    from kg.model import Finding
    from kg.terms import Triple

__all__ = ["Part", "findings", "part"]


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


def findings(snapshot: Snapshot, roots: list[Path]) -> Iterator[Finding]:
    """Try the shapes on the whole tables; each finding has the file and line of its unit.

    The records of `roots` describe what the tables name, such as the bodies behind resolutions;
    what is wrong with the records themselves is not told here.
    """
    from kg import sources
    from kg.sources import claims
    from kg.validate import Shapes

    tables = gazetteer.Triples(snapshot)
    whole = rdf.from_ntriples("".join([*tables.said(), *tables.inferred()]))
    loaded = sources.load_all(roots, vocabulary.shipped(), snapshot)
    records = (quad.triple for quad in claims.quads(loaded))
    ontology = assets.asset("ontology")
    terms = rdf.read_all([ontology / "lantoa.ttl", *(ontology / "schemes").glob("*.ttl")])
    lines = {NamedNode(LTI + name): place for name, place in gazetteer.lines(tables).items()}
    shapes = Shapes.read(ontology / "shapes")
    found = shapes.findings([*whole, *records, *terms], lines)
    return (one for one in found if NamedNode(expand(one.about)) in lines)
