"""Makes the graph from its files, stage by stage: the one place that knows their order.

sources → statements → claims → graph → checks → inferences → checks. Nothing is written to disk
here. A stage that finds violations ends the work: what the next would say were only consequences.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from kg import assets, gazetteer, ids, infer, rdf, vocabulary
from kg.build import meta, tables
from kg.errors import Words
from kg.model import Layer, Report
from kg.namespaces import LTG
from kg.store import EmbeddedStore, skolemise
from kg.terms import NamedNode, Quad, Triple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from kg.build.swap import Progress
    from kg.errors import Place
    from kg.gazetteer import Snapshot
    from kg.model import Finding
    from kg.sources import Loaded

__all__ = ["Made", "make"]

_EVIDENCE = f"{LTG}evidence/"
_RL = assets.asset("ontology", "rules", "rl")


@dataclass(slots=True)
class Made:
    """A graph under way: the store that holds it in memory and all that was found wrong."""

    view: EmbeddedStore
    loaded: Loaded
    findings: list[Finding] = field(default_factory=list)
    snapshot: Snapshot | None = None

    @property
    def report(self) -> Report:
        """Give the findings so far."""
        return Report.of(self.findings)

    @property
    def place_of(self) -> Mapping[NamedNode, Place]:
        """Say where a thing or a claim was written."""
        return self.loaded.place_of


def make(roots: list[Path], progress: Progress) -> Made:
    """Run all stages up to the last check."""
    from kg import sources

    with progress(Words("Đọc dữ liệu", "Reading the data")):
        snapshot = gazetteer.find(roots)
        loaded = sources.load_all(roots, vocabulary.shipped(), snapshot)
        made = Made(EmbeddedStore(), loaded, snapshot=snapshot)
        made.findings += made.loaded.findings
    stages: list[tuple[Words, Callable[[Made], Iterable[Finding]]]] = [
        (Words("Suy luận", "Inferring"), _fill),
        (Words("Kiểm tra đồ thị", "Checking the graph"), _check),
        (Words("Đối chiếu sổ IRI", "Checking the registry"), partial(_registry, roots)),
    ]
    for words, stage in stages:
        if made.report.ok:
            with progress(words):
                made.findings += stage(made)
    return made


def _fill(made: Made) -> Iterable[Finding]:
    from kg.sources import claims

    said = list(claims.quads(made.loaded))
    facts = {q.triple for q in said if not _is_evidence(q)}
    units = tables.part(made.snapshot, facts)
    facts |= units.said
    terms = [*_read(ids.ONTOLOGY, "lantoa.ttl"), *_read(ids.SCHEMES, "schemes/*.ttl")]
    rules = infer.read_rules([assets.asset("ontology", "rules"), _RL])
    inferred = infer.closure(
        EmbeddedStore(), rules, facts=facts, terminology=[q.triple for q in terms]
    )
    # What follows from the tables alone stands in their own graphs, whole.
    inferred = [i for i in inferred if i.triple not in units.inferred]
    facts.update(i.triple for i in inferred)
    made.view.fill(
        [
            *said,
            *infer.fact_quads(inferred),
            *infer.claim_quads(inferred, _claim_of(made.loaded)),
            *(_in(ids.FACTS, triple) for triple in facts - units.triples),
            *(_in(ids.UNITS, triple) for triple in units.said),
            *(_in(ids.UNITS_INFERRED, triple) for triple in units.inferred),
            *terms,
            *infer.describe(rules),
            *_read(ids.SHAPES, "shapes/*.ttl"),
        ]
    )
    made.view.add(meta.describe(made.view))
    return infer.clashes(made.view, made.place_of)


def _check(made: Made) -> Iterable[Finding]:
    from kg import validate

    statement_at = {s.triple: s.where for s in made.loaded.statements}
    return validate.report(made.view, made.place_of, statement_at=statement_at).findings


def _registry(roots: list[Path], made: Made) -> Iterable[Finding]:
    from kg import registry

    return registry.missing(made.view, roots)


def _claim_of(loaded: Loaded) -> dict[Triple, NamedNode]:
    """Choose the claim that stands for a triple as a premise: what a source states comes first."""
    from kg.sources import claims

    asserted = (c for c in claims.of(loaded) if c.statement.asserted)
    layers = list(Layer)
    weakest_first = sorted(
        asserted, key=lambda c: (layers.index(c.statement.layer), c.iri.value), reverse=True
    )
    return {c.statement.triple: c.iri for c in weakest_first}


def _read(graph: NamedNode, pattern: str) -> Iterator[Quad]:
    """Read files of the ontology into a graph; their lists and axioms get names."""
    triples = rdf.read_all(sorted(assets.asset("ontology").glob(pattern)))
    return (_in(graph, triple) for triple in skolemise(triples))


def _in(graph: NamedNode, triple: Triple) -> Quad:
    return Quad(triple.subject, triple.predicate, triple.object, graph)


def _is_evidence(quad: Quad) -> bool:
    return isinstance(quad.graph_name, NamedNode) and quad.graph_name.value.startswith(_EVIDENCE)
