import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import namespaces, vocabulary
from kg.namespaces import ADMS, DCTERMS, FOAF, LT, OA, ORG, PREFIXES, RDF, SKOS, compact, expand


def test_a_mistyped_term_fails_instead_of_making_an_iri():
    assert LT.Claim.value.endswith("ont#Claim")
    with pytest.raises(AttributeError, match="lt:Clam"):
        _ = LT.Clam


def test_every_term_that_code_names_is_declared_by_the_ontology():
    declared = {t.subject for t in vocabulary.shipped().triples}
    assert [t.value for t in LT if t not in declared] == []


@pytest.mark.parametrize("prefix", sorted(PREFIXES))
def test_expand_and_compact_are_inverse(prefix):
    assert compact(expand(f"{prefix}:name")) == f"{prefix}:name"


@given(st.text())
def test_text_without_a_known_prefix_is_left_alone(text):
    if text.partition(":")[0] not in PREFIXES:
        assert expand(text) == text


def test_an_iri_of_nobody_stays_whole():
    assert compact("https://example.org/a") == "https://example.org/a"


def test_closed_namespaces_stand_under_their_prefix():
    for prefix, space in {"adms": ADMS, "dcterms": DCTERMS, "foaf": FOAF, "oa": OA, "org": ORG,
                          "rdf": RDF, "skos": SKOS}.items():  # fmt: skip
        assert all(term.value.startswith(PREFIXES[prefix]) for term in space)


def test_the_header_declares_each_prefix_once():
    header = namespaces.prefix_header().splitlines()
    assert len(header) == len(set(header)) == len(PREFIXES)
