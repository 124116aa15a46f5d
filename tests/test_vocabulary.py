import pytest

from kg import rdf, vocabulary
from kg.errors import ModelError

TBOX = """
@prefix lt: <https://w3id.org/lantoa/ont#> . @prefix lts: <https://w3id.org/lantoa/scheme/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix schema: <https://schema.org/> .
lt:Body a owl:Class ; rdfs:label "Cơ quan"@vi, "Body"@en ; lt:iriPrefix "body" .
lt:StateBody a owl:Class ; rdfs:subClassOf lt:Body ; rdfs:label "Cơ quan nhà nước"@vi .
lt:Thing a owl:Class .
lt:field a owl:ObjectProperty ; rdfs:range skos:Concept ; lt:scheme lts:field .
lt:dateIssued a owl:DatatypeProperty ; rdfs:range rdfs:Literal ; schema:rangeIncludes xsd:date .
lt:docNumber a owl:DatatypeProperty ; rdfs:range xsd:string .
lts:field-nong-nghiep a skos:Concept ; skos:inScheme lts:field ; skos:prefLabel "nông nghiệp"@vi .
"""


@pytest.fixture
def small(tmp_path):
    path = tmp_path / "t.ttl"
    path.write_text(TBOX, encoding="utf-8")
    return vocabulary.load(rdf.read_all([path]))


def test_names_are_local_names(small):
    assert set(small.classes) == {"Body", "StateBody", "Thing"}
    assert set(small.properties) == {"field", "dateIssued", "docNumber"}
    assert small.concepts["field-nong-nghiep"].scheme == "field"


def test_id_prefixes_are_inherited_from_the_nearest_class_above(small):
    assert small.prefixes("StateBody") == {"body"}
    assert small.prefixes("Thing") == frozenset()


def test_a_date_property_knows_its_datatype_though_its_range_is_any_literal(small):
    assert small.properties["dateIssued"].datatype.value.endswith("#date")
    assert small.properties["docNumber"].datatype.value.endswith("#string")
    assert small.properties["field"].datatype is None
    assert small.properties["field"].schemes == ("field",)


def test_superclasses_hold_the_class_itself(small):
    state, body = (small.classes[n].iri for n in ("StateBody", "Body"))
    assert small.superclasses(state) == {state, body}


def test_labels_are_found_by_iri(small):
    assert small.label(small.classes["Body"].iri).en == "Body"
    assert small.label(small.concepts["field-nong-nghiep"].iri).vi == "nông nghiệp"


def test_two_terms_with_one_local_name_are_an_error(tmp_path):
    path = tmp_path / "t.ttl"
    path.write_text(
        "<urn:x#a> a <http://www.w3.org/2002/07/owl#Class> ."
        "<urn:y#a> a <http://www.w3.org/2002/07/owl#Class> .",
        encoding="utf-8",
    )
    with pytest.raises(ModelError, match="Two terms named"):
        vocabulary.load(rdf.read_all([path]))


def test_the_shipped_vocabulary_is_read_once():
    assert vocabulary.shipped() is vocabulary.shipped()
    assert "Claim" in vocabulary.shipped().classes
