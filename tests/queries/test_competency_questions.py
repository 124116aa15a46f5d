"""The thirty questions, asked of the shipped data, give the answers written by hand."""

from __future__ import annotations

import pyoxigraph
import pytest
from question_files import BASE, QUESTIONS, Question, Rows, agree, answer, golden, local, read

EVERY = [read(path) for path in QUESTIONS]
each = pytest.mark.parametrize("question", EVERY, ids=lambda question: question.id)
FACTS = pyoxigraph.NamedNode(f"{BASE}graph/facts")
SECOND_LAYER = pyoxigraph.NamedNode(f"{BASE}graph/source/copy-for-test")


@pytest.fixture(scope="module")
def copied(graph) -> pyoxigraph.Store:
    """Give the shipped graph with every fact written into a second layer as well."""
    store = pyoxigraph.Store()
    quads = list(graph.view.quads())
    store.bulk_extend(quads)
    store.bulk_extend(
        pyoxigraph.Quad(quad.subject, quad.predicate, quad.object, SECOND_LAYER)
        for quad in quads
        if quad.graph_name == FACTS
    )
    return store


def shipped(graph, question: Question) -> Rows:
    names = [column[0] for column in question.columns]
    return [tuple(local(row.get(name)) for name in names) for row in graph.select(question.query)]


@each
def test_shipped_data_gives_the_expected_rows(question: Question, graph) -> None:
    _, expected = golden(question)
    found = shipped(graph, question)
    assert agree(expected, found), sorted(found)


@each
def test_a_second_copy_of_every_fact_changes_no_answer(
    question: Question, graph, copied: pyoxigraph.Store
) -> None:
    assert answer(copied, question.query) == shipped(graph, question)
