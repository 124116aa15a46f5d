from closing import TERMS, ours, triples

from kg import ids, infer
from kg.namespaces import LT, RDF, RDFS
from kg.terms import NamedNode

FACTS = triples("ex:a ex:directlyUnder ex:b . ex:b ex:directlyUnder ex:c .")


def claims(claim_of):
    return list(infer.claim_quads(ours(triples(TERMS), FACTS), claim_of))


def test_every_inference_names_its_rule_and_its_grounds():
    claim_of = {t: ids.claim("s", t) for t in FACTS}
    quads = claims(claim_of)
    made = {q.subject for q in quads}
    for wanted in (LT.inferenceRule, LT.inferredFrom, LT.assertionStatus, LT.rank, RDF.subject):
        assert {q.subject for q in quads if q.predicate == wanted} == made
    grounds = {q.object for q in quads if q.predicate == LT.inferredFrom}
    assert grounds <= {*claim_of.values(), *made}


def test_claims_stand_in_the_evidence_graph_of_the_inferred_layer():
    quads = claims({t: ids.claim("s", t) for t in FACTS})
    graphs = {q.graph_name.value.rpartition("graph/")[2] for q in quads}
    assert graphs == {f"evidence/inferred/{ids.RULESET}"}


def test_what_rests_on_facts_without_claims_gets_none():
    assert claims({}) == []


def test_each_rule_is_described_in_both_languages():
    rules = {i.rule for i in ours(triples(TERMS), FACTS)}
    told = {
        (q.subject, q.object.language) for q in infer.describe(rules) if q.predicate == RDFS.label
    }
    assert {(r.iri, lang) for r in rules for lang in ("vi", "en")} <= told


def test_facts_stand_in_the_graph_of_the_rule_set():
    graphs = {q.graph_name for q in infer.fact_quads(ours(triples(TERMS), FACTS))}
    assert graphs == {NamedNode(f"https://w3id.org/lantoa/graph/inferred/{ids.RULESET}")}
