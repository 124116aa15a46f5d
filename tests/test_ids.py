import hashlib

from kg import ids
from kg.model import Evidence, Layer
from kg.terms import Literal, NamedNode, Triple

TRIPLE = Triple(NamedNode("urn:a"), NamedNode("urn:b"), Literal("lan tỏa", language="vi"))


def test_a_claim_is_named_by_its_n_triples_line():
    line = '<urn:a> <urn:b> "lan tỏa"@vi .\n'
    digest = hashlib.sha256(line.encode()).hexdigest()[:12]
    assert ids.claim("bai-1", TRIPLE).value == f"https://w3id.org/lantoa/id/clm-bai-1-{digest}"


def test_the_same_triple_in_two_sources_makes_two_claims():
    assert ids.claim("bai-1", TRIPLE) != ids.claim("bai-2", TRIPLE)


def test_evidence_is_named_by_its_span():
    span = Evidence("bai-1", 2, 264, 287, "phối hợp")
    assert ids.evidence(span).value.endswith("/id/ev-bai-1-264-287")


def test_layers_and_their_evidence_stand_in_graphs_of_their_own():
    assert ids.layer_graph(Layer.READING, "bai-1").value.endswith("/graph/reading/bai-1")
    assert ids.evidence_graph(Layer.READING, "bai-1").value.endswith(
        "/graph/evidence/reading/bai-1"
    )


def test_a_slug_is_lower_case_ascii_words():
    assert ids.is_slug("body-huyen-uy-tam-dao")
    assert not any(ids.is_slug(bad) for bad in ("", "-a", "a-", "a--b", "Đảng", "A", "a_b", "a b"))


def test_things_concepts_and_sources_have_iris_of_their_own():
    assert ids.thing("body-a").value == "https://w3id.org/lantoa/id/body-a"
    assert ids.concept("field-a").value == "https://w3id.org/lantoa/scheme/field-a"
    assert ids.source("bai-1") == ids.thing("src-bai-1")
    assert ids.source_text("bai-1") == ids.thing("txt-bai-1")
    assert ids.prefix_of("body-huyen-uy") == "body"
