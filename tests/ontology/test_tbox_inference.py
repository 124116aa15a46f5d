"""What the OWL 2 RL rules and the domain rules make of the T-box and a few facts."""

import re

import pyoxigraph as ox
import pytest
from ontology_files import LT, LTI, clashes, classes, closure
from rdflib import FOAF, RDF, Graph

from kg import assets


def local(iri):
    return str(iri).replace("#", "/").rpartition("/")[2]


def test_a_group_is_disjoint_with_nothing_because_things_of_any_kind_come_in_plurals():
    graph = Graph()
    for cls in (LT.Blueprint, LT.Activity, LT.AdministrativeUnit):
        graph.add((LTI[f"group-{local(cls).lower()}"], RDF.type, cls))
        graph.add((LTI[f"group-{local(cls).lower()}"], RDF.type, LT.UnenumeratedGroup))
    assert not clashes(closure(graph))


@pytest.fixture(scope="module")
def one_of_each():
    """One individual of every class, and the closure over them."""
    graph = Graph()
    for cls in classes():
        graph.add((LTI[f"one-{local(cls).lower()}"], RDF.type, cls))
    return closure(graph)


def test_every_class_can_have_a_member(one_of_each):
    assert not clashes(one_of_each)


def test_the_clash_test_itself_sees_a_clash():
    graph = Graph()
    graph.add((LTI.one, RDF.type, LT.Body))
    graph.add((LTI.one, RDF.type, LT.AdministrativeUnit))
    assert clashes(closure(graph))


def facts(text):
    return closure(Graph().parse(data=f"@prefix lt: <{LT}> . @prefix : <{LTI}> . {text}"))


def test_a_body_is_established_by_who_leads_the_founding():
    graph = facts(":e lt:establishes :new ; lt:ledBy :old .")
    assert (LTI.new, LT.establishedBy, LTI.old) in graph


def test_founding_a_group_of_clubs_makes_it_no_body():
    graph = facts(":e lt:establishes :clubs . :clubs a lt:AgentGroup .")
    assert (LTI.clubs, RDF.type, LT.Body) not in graph
    assert (LTI.clubs, RDF.type, FOAF.Agent) in graph


def test_partners_of_one_leader_do_not_cooperate_with_each_other():
    graph = facts(":a lt:ledBy :x ; lt:hasPartner :y , :z .")
    found = set(graph.subject_objects(LT.cooperatesWith))
    assert found == {(LTI.x, LTI.y), (LTI.y, LTI.x), (LTI.x, LTI.z), (LTI.z, LTI.x)}


def test_what_is_in_a_village_is_in_its_commune_and_district():
    graph = facts(":v lt:clusterOf :c . :c lt:partOfUnit :d . :i lt:implementedAt :v .")
    assert {LTI.v, LTI.c, LTI.d} == set(graph.objects(LTI.i, LT.locatedIn))


def test_a_club_of_a_village_operates_in_the_district_without_becoming_a_place():
    graph = facts(":v a lt:ResidentialCluster ; lt:clusterOf :c . :club lt:operatesIn :v .")
    assert (LTI.club, LT.operatesIn, LTI.c) in graph
    assert not clashes(graph)


def test_a_split_unit_is_succeeded_only_in_part():
    graph = facts(":e lt:originalUnit :a ; lt:partOriginalUnit :b ; lt:resultingUnit :n .")
    assert set(graph.subject_objects(LT.succeededBy)) == {(LTI.a, LTI.n)}
    assert set(graph.subject_objects(LT.partlySucceededBy)) == {(LTI.b, LTI.n)}


def test_an_aim_on_a_task_makes_the_task_no_activity():
    graph = facts(":t a lt:BreakthroughTask ; lt:aim :o .")
    assert (LTI.t, RDF.type, LT.Activity) not in graph
    assert not clashes(graph)


def test_belonging_to_a_drive_alone_implements_nothing():
    graph = facts(":o a lt:Outcome ; lt:withinDrive :d . :d lt:carriesOut :doc .")
    assert (LTI.o, LT.implements, LTI.doc) not in graph


# The domain rules


def apply_rules(text):
    store = ox.Store()
    store.load(f"@prefix lt: <{LT}> . @prefix : <{LTI}> . {text}", format=ox.RdfFormat.TURTLE)
    rules = sorted(assets.asset("ontology", "rules").glob("drive-*.rq"))
    assert rules
    found = [store.query(rule.read_text(encoding="utf-8")) for rule in rules]
    return {(t.subject.value.rpartition("/")[2]) for result in found for t in result}


def test_models_and_their_implementations_implement_the_document_of_their_drive():
    drive = ":d lt:carriesOut :doc . :m a lt:EmulationModel ; lt:withinDrive :d . "
    assert apply_rules(drive + ":i lt:realizesModel :m .") == {"m", "i"}
    alone = ":d lt:carriesOut :doc . :i a lt:ModelImplementation ; lt:withinDrive :d ."
    assert apply_rules(alone) == {"i"}


def test_nothing_else_within_a_drive_implements_its_document():
    text = ":d lt:carriesOut :doc . :o a lt:Outcome ; lt:withinDrive :d ."
    assert apply_rules(text) == set()


@pytest.mark.parametrize(
    "rule", sorted(assets.asset("ontology", "rules").glob("drive-*.rq")), ids=lambda p: p.stem
)
def test_a_domain_rule_names_itself_in_both_languages(rule):
    head = dict(re.findall(r"^# (id|vi|en): (.+)$", rule.read_text(encoding="utf-8"), re.MULTILINE))
    assert head["id"] == rule.stem
    assert head.keys() == {"id", "vi", "en"}
