"""The links to other vocabularies: Turtle and table say the same, and only of terms we have."""

import csv
import io

import pytest
from ontology_files import LT, tbox
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Namespace, URIRef

from kg import assets

SSSOM = Namespace("https://w3id.org/sssom/")
TURTLE = assets.asset("ontology", "alignments.ttl")
TABLE = assets.asset("ontology", "alignments.sssom.tsv")
LINKS = {
    RDFS.subClassOf,
    RDFS.subPropertyOf,
    SKOS.closeMatch,
    SKOS.exactMatch,
    SKOS.relatedMatch,
}


@pytest.fixture(scope="module")
def graph():
    return Graph().parse(TURTLE)


@pytest.fixture(scope="module")
def head():
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [line.removeprefix("# ") for line in lines if line.startswith("#")]


@pytest.fixture(scope="module")
def rows():
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    body = "\n".join(line for line in lines if not line.startswith("#"))
    return list(csv.DictReader(io.StringIO(body), delimiter="\t"))


@pytest.fixture(scope="module")
def expand(head):
    pairs = (line.split(": ", 1) for line in head if line.startswith("  ") and '"' in line)
    prefixes = {name.strip(): iri.strip().strip('"') for name, iri in pairs}

    def give(curie):
        prefix, _, name = curie.partition(":")
        return URIRef(prefixes[prefix] + name)

    return give


def links(graph):
    return {t for t in graph if t[0] in LT}


def test_every_subject_is_a_term_of_ours(graph):
    declared = set(tbox().subjects(RDF.type))
    assert {s for s, _, _ in links(graph)} <= declared


def test_every_object_is_a_term_of_others(graph):
    assert not [o for _, _, o in links(graph) if o in LT]


def test_only_kinds_of_links_that_merge_nothing_are_used(graph):
    assert {p for _, p, _ in links(graph)} <= LINKS
    assert not list(graph.subject_objects(OWL.sameAs))


def test_classes_are_linked_as_classes_and_properties_as_properties(graph):
    for subject, predicate, _ in links(graph):
        is_class = (subject, RDF.type, OWL.Class) in tbox()
        assert predicate != (RDFS.subPropertyOf if is_class else RDFS.subClassOf), subject


def test_the_turtle_and_the_table_say_the_same(graph, rows, expand):
    columns = ("subject_id", "predicate_id", "object_id")
    assert {tuple(expand(row[c]) for c in columns) for row in rows} == links(graph)
    assert len(rows) == len(links(graph))


def test_every_link_is_justified(rows, expand):
    for row in rows:
        assert expand(row["mapping_justification"]).startswith("https://w3id.org/semapv/vocab/")
        assert 0 < float(row["confidence"]) <= 1
        assert row["comment"].endswith(".")


def test_the_table_is_sorted(rows):
    order = [(r["subject_id"], r["predicate_id"], r["object_id"]) for r in rows]
    assert order == sorted(order)


@pytest.mark.parametrize("key", ["mapping_set_id", "license", "mapping_date", "curie_map"])
def test_the_table_has_its_metadata(head, key):
    assert [line for line in head if line.startswith(f"{key}:")]


def test_party_documents_are_no_legislation(graph):
    for cls in (LT.PartyDocument, LT.PolicyDocument):
        assert not [o for o in graph.objects(cls) if "egislation" in o or "LegalResource" in o]


def test_the_mapping_set_names_its_licence(graph):
    (own,) = graph.subjects(RDF.type, SSSOM.MappingSet)
    assert list(graph.objects(own, URIRef("http://purl.org/dc/terms/license")))
