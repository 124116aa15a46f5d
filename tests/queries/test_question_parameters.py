"""A parameter changes what is asked: the same questions with other values than their defaults."""

from __future__ import annotations

import pytest
from question_files import QUESTIONS, local, read, with_values

EVERY = {path.name[:4]: read(path) for path in QUESTIONS}
VINH_PHUC = "lti:unit-tinh-vinh-phuc-26-den-2025"


@pytest.fixture
def ask(graph):
    """Ask a question with parameters; give one column, or several, as local names."""

    def asked(name: str, params: dict[str, str], *columns: str) -> list[tuple[str, ...]]:
        rows = graph.select(with_values(EVERY[name], params))
        return [tuple(local(row.get(column)) for column in columns) for row in rows]

    return asked


def test_youth_union_reaches_the_centre_through_the_province(ask) -> None:
    assert ask("cq01", {"body": "lti:body-huyen-doan-tam-dao"}, "step", "upper") == [
        ("1", "body-tinh-doan-vinh-phuc"),
        ("2", "body-doan-tncs-ho-chi-minh"),
    ]


def test_district_party_organisation_reaches_the_party(ask) -> None:
    assert ask("cq01", {"body": "lti:body-dang-bo-huyen-tam-dao"}, "step", "upper") == [
        ("1", "body-dang-bo-tinh-vinh-phuc"),
        ("2", "body-dang-cong-san-viet-nam"),
    ]


def test_central_committee_is_led_between_sessions_by_the_politburo(ask) -> None:
    rows = ask("cq02", {"organization": "lti:body-dang-cong-san-viet-nam"}, "relation", "body")
    assert rows == [
        ("leadershipBodyOf", "body-ban-chap-hanh-trung-uong"),
        ("permanentBoardOf", "body-ban-bi-thu"),
        ("standingBodyOf", "body-bo-chinh-tri"),
    ]


def test_a_body_without_known_leaders_gives_an_empty_answer(ask) -> None:
    assert ask("cq04", {"body": "lti:body-quoc-hoi"}, "other") == []


def test_every_background_document_without_a_model_is_listed_when_asked_for(ask) -> None:
    documents = {name for (name,) in ask("cq13", {"scope": "all"}, "document")}
    assert "doc-nghi-quyet-29-nq-tw-2022" in documents
    assert "doc-luat-15-qh11-2003" in documents
    assert "doc-chi-thi-05-ct-tw-2016" not in documents


def test_a_province_counts_the_communes_of_all_its_districts(ask) -> None:
    units = {name for (name,) in ask("cq14", {"area": VINH_PHUC}, "unit")}
    assert "unit-xa-hoang-hoa-08872-den-2025" in units
    assert "unit-xa-dao-tru-08914-den-2025" in units
    assert "unit-xa-tam-quan-08926-den-2025" not in units


def test_before_the_townships_the_communes_they_came_from_are_listed(ask) -> None:
    units = {name for (name,) in ask("cq14", {"asOf": "2019-06-30"}, "unit")}
    assert "unit-xa-dai-dinh-08923-den-2020" in units
    assert "unit-thi-tran-dai-dinh-08923-den-2025" not in units


def test_after_the_reform_the_district_has_no_commune_left(ask) -> None:
    assert ask("cq14", {"asOf": "2025-07-01"}, "unit") == []


def test_while_the_district_stood_each_place_was_its_own_unit(ask) -> None:
    for old, now in ask("cq17", {"asOf": "2021-01-01"}, "old", "now"):
        assert old == now


def test_a_code_used_once_denotes_one_document(ask) -> None:
    rows = ask("cq30", {"code": "05-CT/TW"}, "document", "mention")
    assert {document for document, _ in rows} == {"doc-chi-thi-05-ct-tw-2016"}
    assert len(rows) == 4


def test_rival_readings_of_the_article_are_shown_when_asked_for(ask) -> None:
    rows = ask("cq28", {"scope": "all"}, "subject", "rank", "source", "rival")
    own = [row for row in rows if row[2] == row[3] == "src-tam-dao-lan-toa"]
    assert {"rank-preferred", "rank-deprecated"} <= {row[1] for row in own}
    assert "doc-chi-thi-03-ct-tw-2011" in {row[0] for row in rows}


def test_evidence_of_another_statement_can_be_asked_for(ask) -> None:
    params = {"subject": "lti:meas-thu-nhap-oi-gia-dinh-ong-ky", "property": "lt:statedAs"}
    assert ask("cq26", params, "words", "paragraph", "start", "end") == [
        ("600 triệu đồng/năm", "5", "1489", "1507")
    ]
