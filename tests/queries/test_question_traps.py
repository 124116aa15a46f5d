"""What each question must not fall for, each on the smallest graph that shows it."""

from __future__ import annotations

import pyoxigraph
from question_files import QUESTIONS, answer, read

PREFIXES = """
@prefix lt: <https://w3id.org/lantoa/ont#> .
@prefix lti: <https://w3id.org/lantoa/id/> .
@prefix lts: <https://w3id.org/lantoa/scheme/> .
@prefix ltg: <https://w3id.org/lantoa/graph/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
QUERY = {path.name[:4]: read(path).query for path in QUESTIONS}


def ask(name: str, trig: str) -> list[tuple[str, ...]]:
    store = pyoxigraph.Store()
    store.load(input=PREFIXES + trig, format=pyoxigraph.RdfFormat.TRIG)
    return answer(store, QUERY[name])


def test_a_document_carried_out_by_an_activity_still_has_no_model() -> None:
    rows = ask(
        "cq13",
        """ltg:facts {
            lti:doc-a a lt:PolicyDocument ; lt:docCode "01-NQ/HU" .
            lti:mention-a lt:mentionOf lti:doc-a .
            lti:act-a a lt:Activity ; lt:implements lti:doc-a . }""",
    )
    assert rows == [("doc-a", "01-NQ/HU")]


def test_a_background_document_is_left_out_unless_asked_for() -> None:
    trig = "ltg:facts { lti:doc-a a lt:PolicyDocument . }"
    assert ask("cq13", trig) == []
    store = pyoxigraph.Store()
    store.load(input=PREFIXES + trig, format=pyoxigraph.RdfFormat.TRIG)
    everything = QUERY["cq13"].replace('{ "mentioned" }', '{ "all" }')
    assert answer(store, everything) == [("doc-a", "")]


UNITS = """
    lti:unit-x lt:withinUnit lti:unit-huyen-tam-dao-248-den-2025 ; lt:unitLevel lts:level-xa .
    lti:unit-y lt:withinUnit lti:unit-huyen-tam-dao-248-den-2025 ; lt:unitLevel lts:level-xa .
"""


def test_a_model_in_a_village_counts_for_its_commune() -> None:
    rows = ask(
        "cq14",
        f"""ltg:facts {{ {UNITS}
            lti:impl-a a lt:ModelImplementation ; lt:implementedAt lti:cluster-v ;
                lt:locatedIn lti:cluster-v , lti:unit-y . }}""",
    )
    assert rows == [("unit-x", "")]


def test_a_unit_that_had_ended_by_the_day_is_not_listed() -> None:
    rows = ask(
        "cq14",
        f"""ltg:facts {{ {UNITS}
            lti:change-a lt:originalUnit lti:unit-x ; lt:resultingUnit lti:unit-y ;
                lt:changeDate "2020-01-10"^^xsd:date . }}""",
    )
    assert rows == [("unit-y", "")]


def test_a_pair_is_counted_once_although_cooperation_goes_both_ways() -> None:
    rows = ask(
        "cq10",
        """ltg:facts {
            lti:act-a lt:ledBy lti:body-a ; lt:hasPartner lti:body-b .
            lti:act-b lt:ledBy lti:body-b ; lt:hasPartner lti:body-a .
            lti:body-a lt:cooperatesWith lti:body-b .
            lti:body-b lt:cooperatesWith lti:body-a . }""",
    )
    assert rows == [("body-a", "body-b", "2")]


def test_partners_of_one_activity_are_no_pair() -> None:
    rows = ask(
        "cq10",
        "ltg:facts { lti:act-a lt:ledBy lti:body-a ; lt:hasPartner lti:body-b , lti:body-c . }",
    )
    assert rows == [("body-a", "body-b", "1"), ("body-a", "body-c", "1")]


def test_replication_in_general_is_no_pair_and_a_pair_is_named_when_stated() -> None:
    rows = ask(
        "cq18",
        """ltg:facts {
            lti:act-a lt:activityType lts:activity-nhan-rong ; lt:modality lts:modality-thuc-te .
            lti:act-b lt:activityType lts:activity-nhan-rong ; lt:modality lts:modality-ke-hoach .
            lti:impl-b lt:tracesBackTo lti:impl-a ; lt:realizesModel lti:model-m . }""",
    )
    assert rows == [("", "", "", "act-a", ""), ("model-m", "impl-a", "impl-b", "", "")]


LIKE = """ltg:facts {
    lti:model-a a lt:EmulationModel ; lt:product lts:product-oi .
    lti:model-b a lt:EmulationModel ; lt:product lts:product-oi . }"""


def likeness(model: str, source: str) -> str:
    return f"""ltg:evidence-{source} {{ lti:clm-{model} rdf:subject lti:{model} ;
        rdf:predicate lt:product ; rdf:object lts:product-oi ; lt:claimedIn lti:{source} . }}"""


def test_like_models_of_one_source_are_not_yet_a_finding() -> None:
    trig = LIKE + likeness("model-a", "src-1") + likeness("model-b", "src-1")
    assert ask("cq19", trig) == []


def test_like_models_of_two_sources_are_found() -> None:
    trig = LIKE + likeness("model-a", "src-1") + likeness("model-b", "src-2")
    assert ask("cq19", trig) == [("model-a", "model-b", "product-oi", "src-1", "src-2")]


def test_a_mandate_is_no_task_of_the_time_to_come() -> None:
    rows = ask(
        "cq16",
        """ltg:facts {
            lti:task-a a lt:Task ; lt:modality lts:modality-ke-hoach .
            lti:mandate-a a lt:Mandate , lt:Task ; lt:modality lts:modality-ke-hoach .
            lti:task-b a lt:Task ; lt:modality lts:modality-khai-quat . }""",
    )
    assert rows == [("task-a", "", "", "")]


def test_two_changes_in_a_row_lead_to_the_unit_of_the_day() -> None:
    rows = ask(
        "cq17",
        """ltg:facts {
            lti:impl-a lt:realizesModel lti:model-a ; lt:implementedAt lti:unit-a .
            lti:unit-a a lt:AdministrativeUnit ; lt:validTo "2020-01-09"^^xsd:date ;
                lt:succeededBy lti:unit-b .
            lti:unit-b a lt:AdministrativeUnit ; lt:validTo "2025-06-30"^^xsd:date ;
                lt:succeededBy lti:unit-c .
            lti:unit-c a lt:AdministrativeUnit ; lt:validFrom "2025-07-01"^^xsd:date ;
                lt:partOfUnit lti:unit-p . }""",
    )
    assert rows == [("model-a", "unit-a", "unit-a", "unit-c", "unit-p", "")]


def test_a_stated_claim_without_words_is_counted_as_unsupported() -> None:
    rows = ask(
        "cq27",
        """ltg:evidence-1 {
            lti:clm-a a lt:Claim ; lt:assertionStatus lts:status-stated .
            lti:clm-b a lt:Claim ; lt:assertionStatus lts:status-stated ;
                lt:hasEvidence lti:ev-1 , lti:ev-2 . }""",
    )
    assert rows == [("status-stated", "2", "1", "1")]


def test_rival_readings_of_one_source_are_no_conflict_of_sources() -> None:
    trig = """ltg:evidence-1 {
        lti:clm-a lt:conflictsWith lti:clm-b ; rdf:subject lti:s ; rdf:predicate lt:field ;
            rdf:object lts:field-a ; lt:rank lts:rank-preferred ; lt:claimedIn lti:src-1 .
        lti:clm-b lt:claimedIn lti:src-1 . }"""
    assert ask("cq28", trig) == []


def test_a_document_dated_inside_the_range_of_the_article_may_have_existed() -> None:
    rows = ask(
        "cq29",
        """ltg:schemes {
            lts:certainty-chac-chan skos:inScheme lts:certainty .
            lts:certainty-co-the skos:inScheme lts:certainty . }
        ltg:facts {
            lti:src-tam-dao-lan-toa lt:reportedAt lti:date-r .
            lti:date-r lt:earliest "2020-05-16"^^xsd:date ; lt:latest "2021-05-14"^^xsd:date .
            lti:doc-chi-thi-05-ct-tw-2016 lt:dateIssued "2016-05-15"^^xsd:date .
            lti:doc-k lt:continuesImplementationOf lti:doc-chi-thi-05-ct-tw-2016 ;
                lt:dateIssued "2020-12-01"^^xsd:date . }""",
    )
    assert [(row[0], row[4]) for row in rows] == [
        ("doc-chi-thi-05-ct-tw-2016", "certainty-chac-chan"),
        ("doc-k", "certainty-co-the"),
    ]
