"""Writes inferences as the other layers are written: the triple in its graph, a claim about it.

A claim names the rule and the claims it rests on. What rests only on facts without claims of their
own (a table whose provenance stands on its graph) gets none either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import ids
from kg.model import Layer
from kg.namespaces import LT, RDF, RDFS
from kg.terms import Literal, NamedNode, Quad

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.infer.closure import Inference
    from kg.infer.rules import Rule
    from kg.terms import Triple

__all__ = ["GRAPH", "claim_quads", "describe", "fact_quads"]

GRAPH = ids.layer_graph(Layer.INFERRED, ids.RULESET)
_EVIDENCE = ids.evidence_graph(Layer.INFERRED, ids.RULESET)
_ONTOLOGY = NamedNode("https://w3id.org/lantoa/ont")


def fact_quads(inferences: Iterable[Inference]) -> Iterator[Quad]:
    """Give the inferred triples in the graph of their layer."""
    for inference in inferences:
        t = inference.triple
        yield Quad(t.subject, t.predicate, t.object, GRAPH)


def claim_quads(
    inferences: Iterable[Inference], claim_of: Mapping[Triple, NamedNode]
) -> Iterator[Quad]:
    """Give a claim for each inference, in the graph of evidence about the inferred layer."""
    known = dict(claim_of)
    for inference in inferences:
        grounds = sorted({known[p].value for p in inference.premises if p in known})
        if grounds:
            claim = ids.claim("inferred", inference.triple)
            known[inference.triple] = claim
            yield from _claim(claim, inference, [NamedNode(g) for g in grounds])


def _claim(claim: NamedNode, inference: Inference, grounds: list[NamedNode]) -> Iterator[Quad]:
    triple = inference.triple
    assert isinstance(triple.subject, NamedNode)  # noqa: S101 - the pattern makes no other
    said: list[tuple[NamedNode, NamedNode | Literal]] = [
        (RDF.type, LT.Claim),
        (RDF.subject, triple.subject),
        (RDF.predicate, triple.predicate),
        (RDF.object, triple.object),  # type: ignore[list-item]
        (LT.assertionStatus, ids.concept("status-inferred")),
        (LT.rank, ids.concept("rank-normal")),
        (LT.inferenceRule, inference.rule.iri),
        *((LT.inferredFrom, ground) for ground in grounds),
    ]
    return (Quad(claim, p, o, _EVIDENCE) for p, o in said)


def describe(rules: Iterable[Rule]) -> Iterator[Quad]:
    """Give each rule its words, so that an answer can say by which rule it was found."""
    for rule in rules:
        yield Quad(rule.iri, RDFS.label, Literal(rule.words.vi, language="vi"), ids.ONTOLOGY)
        yield Quad(rule.iri, RDFS.label, Literal(rule.words.en, language="en"), ids.ONTOLOGY)
        yield Quad(rule.iri, RDFS.isDefinedBy, _ONTOLOGY, ids.ONTOLOGY)
