"""The thirty questions, asked of the shipped data, give the answers written by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph
import pytest
from question_files import BASE, QUESTIONS, Question, agree, answer, golden, local, read

if TYPE_CHECKING:
    from kg.model import StoreView

EVERY = [read(path) for path in QUESTIONS]
each = pytest.mark.parametrize("question", EVERY, ids=lambda question: question.id)
FACTS = pyoxigraph.NamedNode(f"{BASE}graph/facts")
SECOND_LAYER = pyoxigraph.NamedNode(f"{BASE}graph/source/copy-for-test")


@pytest.fixture(scope="module")
def copied(graph: StoreView) -> pyoxigraph.Store:
    """Give the shipped graph with every fact written into a second layer as well."""
    store = pyoxigraph.Store()
    store.bulk_extend(graph.quads())
    store.bulk_extend(
        pyoxigraph.Quad(quad.subject, quad.predicate, quad.object, SECOND_LAYER)
        for quad in graph.quads(FACTS)
    )
    return store


@each
def test_shipped_data_gives_the_expected_rows(question: Question, graph: StoreView) -> None:
    names, expected = golden(question)
    table = graph.select(question.query)
    found = [tuple(local(term) for term in row) for row in table.rows]
    assert list(table.columns) == names
    assert agree(expected, found), sorted(found)


@each
def test_a_second_copy_of_every_fact_changes_no_answer(
    question: Question, graph: StoreView, copied: pyoxigraph.Store
) -> None:
    once = [tuple(local(term) for term in row) for row in graph.select(question.query).rows]
    assert answer(copied, question.query) == once
