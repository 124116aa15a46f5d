"""Every question file reads well in both languages and runs on any engine as it stands."""

from __future__ import annotations

import re

import pyoxigraph
import pytest
from question_files import QUESTIONS, Question, golden, read, written
from rdflib.plugins.sparql import prepareQuery

NEEDED = ("id", "vi", "en", "help-vi", "help-en", "note-vi", "note-en")
KINDS = {"iri", "string", "date", "integer"}
EVERY = [read(path) for path in QUESTIONS]
each = pytest.mark.parametrize("question", EVERY, ids=lambda question: question.id)


def select_names(question: Question) -> list[str]:
    clause = re.search(r"SELECT (?:DISTINCT )?(.*?)\nWHERE", question.query, re.DOTALL)
    assert clause is not None
    plain = re.sub(r"\((?:[^()]|\([^()]*\))*AS (\?\w+)\)", r"\1", clause.group(1))
    return re.findall(r"\?(\w+)", plain)


def order_names(question: Question) -> list[str]:
    return re.findall(r"\?(\w+)", question.query[question.query.rindex("ORDER BY") :])


def test_there_are_thirty_questions_and_six_on_units_numbered_without_a_gap() -> None:
    wanted = [*(f"cq{n:02d}" for n in range(1, 31)), *(f"gz{n:02d}" for n in range(1, 7))]
    assert [question.id for question in EVERY] == wanted


@each
def test_header_is_complete_in_both_languages(question: Question) -> None:
    assert [key for key in NEEDED if not question.fields.get(key, "").strip()] == []
    assert question.fields["id"] == question.id


@each
def test_title_of_one_language_is_not_copied_from_the_other(question: Question) -> None:
    assert question.fields["vi"] != question.fields["en"]


@each
def test_every_answer_column_is_described_in_order(question: Question) -> None:
    assert [len(column) for column in question.columns] == [3] * len(question.columns)
    assert [column[0] for column in question.columns] == select_names(question)


@each
def test_every_parameter_is_one_values_line_with_its_default(question: Question) -> None:
    for name, kind, default, *titles in question.params:
        assert kind in KINDS
        assert len(titles) == 2
        lines = re.findall(rf"^ *VALUES \?{name} \{{ (\S+) \}}$", question.query, re.MULTILINE)
        assert lines == [written(kind, default)]


@each
def test_order_is_total(question: Question) -> None:
    keys = set(order_names(question))
    grouped = re.search(r"GROUP BY (.*)", question.query)
    deciding = re.findall(r"\?(\w+)", grouped.group(1)) if grouped else select_names(question)
    assert set(deciding) - keys == set()


@each
def test_rows_are_distinct_or_counted_distinct(question: Question) -> None:
    assert "SELECT DISTINCT" in question.query or "COUNT(DISTINCT" in question.query
    assert re.search(r"COUNT\((?!DISTINCT)", question.query) is None


@each
def test_question_parses_in_both_engines(question: Question) -> None:
    prepareQuery(question.query)
    pyoxigraph.Store().query(question.query)


@each
def test_claims_are_read_only_inside_graphs(question: Question) -> None:
    outside = re.sub(r"GRAPH \?\w+ \{(?:[^{}]|\{[^{}]*\})*\}", "", question.query)
    assert "assertionStatus" not in outside
    assert "rdf:subject" not in outside


@each
def test_golden_answer_has_the_columns_of_the_question(question: Question) -> None:
    names, rows = golden(question)
    assert names == select_names(question)
    assert {len(row) for row in rows} <= {len(names)}


def test_open_lists_never_say_that_there_is_none() -> None:
    for question in EVERY:
        for key in ("vi", "help-vi"):
            assert "không có mô hình" not in question.fields[key]
