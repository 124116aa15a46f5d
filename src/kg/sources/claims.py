"""Statements as quads: the fact in its layer's graph, the claim about it in the evidence graph.

A claim (phát biểu) is the triple reified, with its source, status, rank, words and place. A
statement of rank deprecated has its claim but is no fact. Order and IRIs depend on content only.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING, TypeAlias

from kg import ids
from kg.model import Claim
from kg.namespaces import LT, OA, RDF, SKOS, XSD
from kg.rdf import sorted_quads
from kg.sources.spans import CUT
from kg.terms import BlankNode, Literal, NamedNode, Quad, Triple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.model import Evidence, Statement
    from kg.sources.load import Loaded

Term: TypeAlias = NamedNode | Literal | BlankNode | Triple

__all__ = ["of", "quad", "quads"]


def of(loaded: Loaded) -> tuple[Claim, ...]:
    """Give one claim a triple and source, sorted by IRI; repeats join their evidence."""
    found: dict[NamedNode, Statement] = {}
    for one in loaded.statements:
        iri = ids.claim(one.source, one.triple)
        found[iri] = _joined(found[iri], one) if iri in found else one
    ordered = sorted(found.items(), key=lambda pair: pair[0].value)
    return tuple(Claim(iri, ids.layer_graph(s.layer, s.source), s) for iri, s in ordered)


def _joined(one: Statement, other: Statement) -> Statement:
    return replace(
        one,
        evidence=tuple(sorted({*one.evidence, *other.evidence})),
        notes=tuple(dict.fromkeys([*one.notes, *other.notes])),
    )


def quads(loaded: Loaded) -> Iterator[Quad]:
    """Give the quads of the layer graphs and of their evidence graphs, sorted, each once."""
    claims = of(loaded)
    found: set[Quad] = set(loaded.descriptions)
    for claim in claims:
        found.update(_claim_quads(claim))
    for label in loaded.labels:
        graph = ids.layer_graph if label.asserted else ids.evidence_graph
        found.add(quad(label.triple, graph(label.layer, label.source)))
    found.update(_conflicts(claims))
    yield from sorted_quads(found)


def quad(triple: Triple, graph: NamedNode) -> Quad:
    """Put a triple into a graph."""
    return Quad(triple.subject, triple.predicate, triple.object, graph)


def _claim_quads(claim: Claim) -> Iterator[Quad]:
    statement = claim.statement
    graph = ids.evidence_graph(statement.layer, statement.source)
    if statement.asserted:
        yield quad(statement.triple, claim.graph)
    for predicate, value in _about(statement):
        yield Quad(claim.iri, predicate, value, graph)
    for span in statement.evidence:
        yield Quad(claim.iri, LT.hasEvidence, ids.evidence(span), graph)
        yield from _evidence_quads(span, graph)


def _about(one: Statement) -> Iterator[tuple[NamedNode, Term]]:
    yield RDF.type, LT.Claim
    yield RDF.subject, one.triple.subject
    yield RDF.predicate, one.triple.predicate
    yield RDF.object, one.triple.object
    yield LT.claimedIn, ids.source(one.by or one.source)
    yield LT.assertionStatus, ids.concept(f"status-{one.status}")
    yield LT.rank, ids.concept(f"rank-{one.rank}")
    if one.certainty:
        yield LT.certainty, ids.concept(f"certainty-{one.certainty}")
    if one.speaker:
        yield LT.attributedSpeaker, one.speaker
    for lang, text in one.notes:
        yield SKOS.note, Literal(text, language=lang)


def _evidence_quads(span: Evidence, graph: NamedNode) -> Iterator[Quad]:
    iri = ids.evidence(span)
    quote, position = NamedNode(f"{iri.value}-q"), NamedNode(f"{iri.value}-p")
    yield Quad(iri, RDF.type, LT.Evidence, graph)
    yield Quad(iri, OA.hasSource, ids.source_text(span.source), graph)
    yield Quad(iri, LT.paragraph, _count(span.paragraph, XSD.integer), graph)
    if CUT in span.phrase:
        yield Quad(iri, LT.elided, Literal("true", datatype=XSD.boolean), graph)
    yield Quad(iri, OA.hasSelector, quote, graph)
    yield Quad(iri, OA.hasSelector, position, graph)
    yield Quad(quote, RDF.type, OA.TextQuoteSelector, graph)
    yield Quad(quote, OA.exact, Literal(span.phrase), graph)
    yield Quad(position, RDF.type, OA.TextPositionSelector, graph)
    yield Quad(position, OA.start, _count(span.start, XSD.integer), graph)
    yield Quad(position, OA.end, _count(span.end, XSD.integer), graph)


def _count(number: int, datatype: NamedNode) -> Literal:
    return Literal(str(number), datatype=datatype)


def _conflicts(claims: Iterable[Claim]) -> Iterator[Quad]:
    groups: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.statement.rival:
            groups[claim.statement.source, claim.statement.rival].append(claim)
    for sides in groups.values():
        for left, right in combinations(sides, 2):
            if left.statement.rank != right.statement.rank:
                yield _conflict(left, right)
                yield _conflict(right, left)


def _conflict(claim: Claim, other: Claim) -> Quad:
    graph = ids.evidence_graph(claim.statement.layer, claim.statement.source)
    return Quad(claim.iri, LT.conflictsWith, other.iri, graph)
