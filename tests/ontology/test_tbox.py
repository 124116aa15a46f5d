"""The T-box: its header, its words, its axioms, and what the OWL 2 RL rules make of it."""

import re
import unicodedata
from collections import Counter

import pyoxigraph as ox
import pytest
from ontology_files import (
    LT,
    ONTOLOGY,
    SCHEMA,
    TBOX,
    classes,
    of_type,
    properties,
    schemes,
    tbox,
    terms,
)
from rdflib import (
    DCTERMS,
    FOAF,
    OWL,
    RDF,
    RDFS,
    SKOS,
    XSD,
    BNode,
    Literal,
    Namespace,
    URIRef,
)
from rdflib.collection import Collection

from kg import assets

VANN = Namespace("http://purl.org/vocab/vann/")
BIBO = Namespace("http://purl.org/ontology/bibo/")
INVERSES = {
    ("issuedBy", "issued"),
    ("under", "hasSubordinate"),
    ("leadershipBodyOf", "hasLeadershipBody"),
    ("hasMandate", "mandateOf"),
    ("establishes", "establishedIn"),
    ("originalUnit", "changedIn"),
    ("partOriginalUnit", "partlyChangedIn"),
    ("realizesModel", "hasImplementation"),
    ("ledBy", "leads"),
    ("hasPartner", "partnerIn"),
    ("hasItem", "itemOf"),
    ("hasOutcome", "outcomeOf"),
}
CHAINS = {
    "carriesOut": ("realizesModel", "respondsTo"),
    "cooperatesWith": ("leads", "hasPartner"),
    "establishedBy": ("establishedIn", "ledBy"),
    "locatedIn": ("locatedIn", "withinUnit"),
    "operatesIn": ("operatesIn", "withinUnit"),
    "partlySucceededBy": ("partlyChangedIn", "resultingUnit"),
    "succeededBy": ("changedIn", "resultingUnit"),
}
DISJOINT = {
    frozenset(group.split())
    for group in (
        "PolicyDocument Blueprint Activity Agent AdministrativeUnit ResidentialCluster Outcome",
        "Person Body Household",
        "PartyOrganization PartyLeadershipBody PartyAgency StateBody FrontOrganization "
        "SocioPoliticalOrganization SteeringCommittee",
        "PartyDocument StateDocument OrganizationDocument",
    )
}
OUTSIDE_RL = {
    OWL.Restriction,
    OWL.FunctionalProperty,
    OWL.InverseFunctionalProperty,
    OWL.ReflexiveProperty,
    OWL.unionOf,
    OWL.intersectionOf,
    OWL.complementOf,
    OWL.oneOf,
    OWL.hasKey,
    OWL.sameAs,
    OWL.equivalentClass,
    OWL.equivalentProperty,
    OWL.imports,
}


def local(iri):
    return str(iri).replace("#", "/").rpartition("/")[2]


def words(subject, predicate):
    return {o.language: str(o) for o in tbox().objects(subject, predicate)}


# Header


def test_there_is_exactly_one_ontology_header():
    assert list(tbox().subjects(RDF.type, OWL.Ontology)) == [ONTOLOGY]


@pytest.mark.parametrize(
    "predicate",
    [
        OWL.versionIRI,
        OWL.versionInfo,
        VANN.preferredNamespacePrefix,
        VANN.preferredNamespaceUri,
        DCTERMS.title,
        DCTERMS.abstract,
        DCTERMS.creator,
        DCTERMS.license,
        DCTERMS.created,
        DCTERMS.modified,
        DCTERMS.bibliographicCitation,
        BIBO.status,
    ],
)
def test_the_header_says(predicate):
    assert list(tbox().objects(ONTOLOGY, predicate))


def test_the_header_is_in_both_languages():
    assert words(ONTOLOGY, DCTERMS.title).keys() == {"vi", "en"}
    assert words(ONTOLOGY, DCTERMS.abstract).keys() == {"vi", "en"}


def test_the_version_iri_ends_in_the_version():
    version = tbox().value(ONTOLOGY, OWL.versionInfo)
    assert str(tbox().value(ONTOLOGY, OWL.versionIRI)) == f"{ONTOLOGY}/{version}"


def test_the_ontology_iri_has_no_file_extension():
    assert not re.search(r"\.(owl|rdf|ttl|n3)$", ONTOLOGY)


# Words


@pytest.mark.parametrize("predicate", [RDFS.label, SKOS.definition])
def test_every_declared_term_has_one_text_in_each_language(predicate):
    reused = set(tbox().subjects(LT.reused, None))
    for term in [*terms(), *reused]:
        texts = list(tbox().objects(term, predicate))
        assert sorted(o.language for o in texts) == ["en", "vi"], term


def test_every_minted_term_says_that_this_ontology_defines_it():
    for term in terms():
        assert list(tbox().objects(term, RDFS.isDefinedBy)) == [ONTOLOGY], term


def test_every_reused_term_says_which_other_ontology_defines_it():
    for term in tbox().subjects(LT.reused, None):
        (by,) = tbox().objects(term, RDFS.isDefinedBy)
        assert by != ONTOLOGY
        assert str(term).startswith(str(by).rstrip("#/")), term


def test_every_minted_class_has_an_example_in_each_language():
    for cls in classes():
        assert words(cls, SKOS.example).keys() == {"vi", "en"}, cls


def test_texts_are_in_normal_form_c():
    assert unicodedata.is_normalized("NFC", TBOX.read_text(encoding="utf-8"))


def test_no_definition_repeats_the_term_it_defines():
    for term in [*classes(), *properties()]:
        labels, definitions = words(term, RDFS.label), words(term, SKOS.definition)
        for lang, label in labels.items():
            whole = rf"(?<!\w){re.escape(label.casefold())}(?!\w)"
            assert not re.search(whole, definitions[lang].casefold()), (term, lang)


@pytest.mark.parametrize("predicate", [RDFS.label, SKOS.definition])
def test_no_two_terms_of_a_kind_share_a_text(predicate):
    for kind in (classes(), properties()):
        count = Counter(o for term in kind for o in tbox().objects(term, predicate))
        assert not [text for text, times in count.items() if times > 1]


# Names and types


def test_local_names_are_unique_over_all_classes_and_properties():
    named = of_type(OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    count = Counter(local(term) for term in named)
    assert not [name for name, times in count.items() if times > 1]


def test_every_term_of_ours_that_is_used_is_declared():
    named = {node for triple in tbox() for node in triple if isinstance(node, URIRef)}
    assert {node for node in named if node in LT} <= set(terms())


def test_every_class_and_property_in_an_axiom_is_typed():
    placed = {RDFS.subClassOf, RDFS.domain, SCHEMA.domainIncludes, OWL.inverseOf}
    typed = set(tbox().subjects(RDF.type))
    for _, predicate, target in tbox():
        if predicate in placed or predicate == RDFS.subPropertyOf:
            assert target in typed, target


def test_every_predicate_used_is_declared_or_of_the_language_itself():
    language = (str(RDF), str(RDFS), str(OWL))
    typed = set(tbox().subjects(RDF.type))
    for predicate in set(tbox().predicates()):
        assert predicate in typed or str(predicate).startswith(language), predicate


def test_classes_do_not_go_round_in_circles():
    for cls in classes():
        assert cls not in set(tbox().transitive_objects(cls, RDFS.subClassOf)) - {cls}
        assert (cls, RDFS.subClassOf, cls) not in tbox()


def test_blank_nodes_stand_only_in_lists_and_disjointness():
    allowed = {RDF.first, RDF.rest, OWL.members, OWL.propertyChainAxiom, RDF.type}
    for subject, predicate, value in tbox():
        if isinstance(subject, BNode) or isinstance(value, BNode):
            assert predicate in allowed, (subject, predicate, value)


def test_nothing_outside_the_rules_that_are_run_is_used():
    assert not [n for triple in tbox() for n in triple if n in OUTSIDE_RL]


def test_both_readers_find_the_same_number_of_triples():
    assert len(tbox()) == len(list(ox.parse(path=str(TBOX), format=ox.RdfFormat.TURTLE)))


# Properties


def test_every_property_has_one_range():
    for prop in properties():
        assert len(list(tbox().objects(prop, RDFS.range))) == 1, prop


def test_no_property_has_two_domains():
    for prop in of_type(OWL.ObjectProperty, OWL.DatatypeProperty):
        assert len(list(tbox().objects(prop, RDFS.domain))) <= 1, prop


def test_a_property_without_a_domain_says_where_it_is_used():
    for prop in properties():
        domain = list(tbox().objects(prop, RDFS.domain))
        assert bool(domain) != bool(list(tbox().objects(prop, SCHEMA.domainIncludes))), prop


def test_every_data_property_has_one_datatype():
    for prop in of_type(OWL.DatatypeProperty):
        told = {*tbox().objects(prop, SCHEMA.rangeIncludes), *tbox().objects(prop, RDFS.range)}
        assert len(told - {RDFS.Literal}) == 1, prop


def test_no_date_is_a_range_because_dates_are_outside_the_profile():
    assert XSD.date not in set(tbox().objects(None, RDFS.range))


def test_every_concept_valued_property_names_its_lists_and_the_lists_exist():
    known = set(schemes().subjects(RDF.type, SKOS.ConceptScheme))
    for prop in properties():
        named = set(tbox().objects(prop, LT.scheme))
        assert bool(named) == (tbox().value(prop, RDFS.range) == SKOS.Concept), prop
        assert named <= known, prop


def test_inverses_are_those_asked_in_both_directions_and_mirror_each_other():
    pairs = {(local(s), local(o)) for s, o in tbox().subject_objects(OWL.inverseOf)}
    assert pairs == INVERSES | {(b, a) for a, b in INVERSES}
    for name, other in pairs:
        assert name != other
        assert tbox().value(LT[name], RDFS.domain) == tbox().value(LT[other], RDFS.range)


def test_the_chains_are_those_of_the_model():
    found = {
        local(prop): tuple(local(step) for step in Collection(tbox(), head))
        for prop, head in tbox().subject_objects(OWL.propertyChainAxiom)
    }
    assert found == CHAINS


def test_no_transitive_property_is_symmetric_too():
    both = set(tbox().subjects(RDF.type, OWL.TransitiveProperty))
    assert not both & set(tbox().subjects(RDF.type, OWL.SymmetricProperty))


# Classes


def test_no_class_stands_alone():
    places = (RDFS.domain, RDFS.range, SCHEMA.domainIncludes, SCHEMA.rangeIncludes)
    tied = {o for p in places for o in tbox().objects(None, p)}
    tied |= set(tbox().subjects(RDFS.subClassOf))
    assert not set(classes()) - tied


def test_the_disjoint_classes_are_those_of_the_model():
    groups = {
        frozenset(local(m) for m in Collection(tbox(), head))
        for head in tbox().objects(None, OWL.members)
    }
    assert groups == DISJOINT


def test_id_prefixes_are_short_slugs():
    for prefix in tbox().objects(None, LT.iriPrefix):
        assert re.fullmatch("[a-z]{2,9}", str(prefix)), prefix


def test_the_team_is_named():
    (team,) = tbox().objects(ONTOLOGY, DCTERMS.creator)
    assert Literal("Nhóm Lan Tỏa", lang="vi") in set(tbox().objects(team, FOAF.name))


# The report


def test_the_report_lists_the_properties_without_a_domain():
    report = assets.asset("ontology", "REPORT.md").read_text(encoding="utf-8")
    listed = re.findall(r"`lt:(\w+)`", report.split("P11 -->")[1])
    assert listed == [local(p) for p in properties() if not list(tbox().objects(p, RDFS.domain))]


def test_the_report_gives_the_true_counts():
    report = assets.asset("ontology", "REPORT.md").read_text(encoding="utf-8")
    assert f"{len(classes())} lớp" in report
    assert f"{len(properties())} thuộc tính" in report
    assert f"{len(tbox()):,} bộ ba".replace(",", " ") in report
    assert f"{len(set(schemes().subjects(RDF.type, SKOS.ConceptScheme)))} bảng" in report
    assert len(set(schemes().subjects(RDF.type, SKOS.Concept))) > 400
