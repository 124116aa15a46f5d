"""The example graphs: each shows one pattern with declared terms, and the rules agree with it."""

import pytest
from ontology_files import EXAMPLES, LT, LTI, LTS, TBOX, clashes, closure, schemes, tbox
from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef

from kg import assets, rdf, vocabulary
from kg.model import Severity
from kg.validate.shapes import Shapes

PATTERNS = {
    "commendation",
    "cooperation",
    "headship",
    "lesson",
    "model-implementation-drive",
    "outcome-measurement",
    "pledge",
    "recognition",
    "standard-item",
    "unit-change",
}
each = pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)


def test_every_pattern_has_an_example():
    assert {path.stem for path in EXAMPLES} == PATTERNS


@each
def test_an_example_says_in_both_languages_what_it_shows(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# ")
    assert lines[1].startswith("# ")


@each
def test_an_example_uses_declared_terms_and_concepts_only(path):
    graph = Graph().parse(path)
    declared = set(tbox().subjects(RDF.type))
    concepts = set(schemes().subjects(RDF.type, SKOS.Concept))
    for _, predicate, value in graph:
        assert predicate == RDF.type or predicate in declared
        assert value in declared or predicate != RDF.type
        assert not isinstance(value, URIRef) or value not in LTS or value in concepts


@each
def test_a_concept_comes_from_a_list_of_its_property(path):
    graph = Graph().parse(path)
    for _, predicate, value in graph:
        lists = set(tbox().objects(predicate, LT.scheme))
        if lists:
            assert lists & set(schemes().objects(value, SKOS.inScheme)), (predicate, value)


@each
def test_every_individual_is_typed_labelled_and_named_after_its_class(path):
    graph = Graph().parse(path)
    known = vocabulary.shipped()
    for subject in {s for t in graph for s in (t[0], t[2]) if s in LTI}:
        kinds = list(graph.objects(subject, RDF.type))
        assert kinds, subject
        labels = sorted(o.language for o in graph.objects(subject, SKOS.prefLabel))
        assert labels == ["en", "vi"], subject
        prefix = str(subject).removeprefix(str(LTI)).partition("-")[0]
        local = [str(k).replace("#", "/").rpartition("/")[2] for k in kinds]
        assert any(prefix in known.prefixes(name) for name in local), subject


@each
def test_the_rules_find_no_clash_in_an_example(path):
    assert not clashes(closure(Graph().parse(path)))


@each
def test_a_literal_has_the_datatype_of_its_property(path):
    known = {p.iri.value: p for p in vocabulary.shipped().properties.values()}
    for _, predicate, value in Graph().parse(path):
        made = known.get(str(predicate))
        if made and made.datatype:
            datatype = RDF.langString if value.language else value.datatype or _STRING
            assert str(datatype) == made.datatype.value, (predicate, value)


_STRING = URIRef("http://www.w3.org/2001/XMLSchema#string")


def test_between_them_the_examples_show_most_classes_that_need_more_than_one_node():
    shown = {o for path in EXAMPLES for o in Graph().parse(path).objects(None, RDF.type)}
    nary = {
        LT.Participation,
        LT.Measurement,
        LT.HeadshipAssignment,
        LT.ModelImplementation,
        LT.UnitChange,
        LT.ExemplarRecognition,
        LT.Commendation,
        LT.StandardItem,
        LT.ExemplaryPledge,
        LT.Lesson,
        LT.ApproximateDate,
    }
    assert nary <= shown
    assert not [c for c in shown if (c, RDF.type, OWL.Class) not in tbox()]
    assert (LT.Lesson, RDFS.subClassOf, None) in tbox()


@each
def test_an_example_conforms_to_the_shapes(path):
    files = [path, TBOX, *sorted(assets.asset("ontology", "schemes").glob("*.ttl"))]
    found = Shapes.read(assets.asset("ontology", "shapes")).findings(rdf.read_all(files), {})
    assert not [f.message.en for f in found if f.severity == Severity.VIOLATION]
