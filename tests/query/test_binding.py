"""Parameters become terms before they come near a query."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import ids
from kg.errors import ModelError, UsageError, Words
from kg.namespaces import LTI, LTS
from kg.query.binding import TYPES, Param, bind, terms_of
from kg.store import EmbeddedStore
from kg.terms import Literal, NamedNode

TEXT = 'SELECT ?x ?y { VALUES ?x { lti:body-a } VALUES ?y { "}" } ?x ?p ?y }'
BODY = Param("x", "iri", "lti:body-a", Words("Tổ chức", "Body"))


def param(type_, default=""):
    return Param("y", type_, default, Words("", ""))


def bound(declared, given_, resolve=None):
    return bind(TEXT, "cq", terms_of("cq", declared, given_, resolve))


@pytest.mark.parametrize(
    "written",
    ["lti:body-b", "https://w3id.org/lantoa/id/body-b", "<https://w3id.org/lantoa/id/body-b>"],
)
def test_an_iri_is_taken_short_or_in_full(written):
    assert f"VALUES ?x {{ <{LTI}body-b> }}" in bound([BODY], {"x": written})


def test_several_values_of_one_parameter_stand_together():
    assert f"{{ <{LTI}a> <{LTI}b> }}" in bound([BODY], {"x": ["lti:a", "lti:b"]})


def test_a_parameter_that_is_not_given_keeps_its_default():
    assert f"{{ <{LTI}body-a> }}" in bound([BODY], {})


def test_a_name_is_looked_up_among_things_of_the_kind_of_the_default():
    asked = []

    def resolve(typed, within):
        asked.append((typed, within))
        return NamedNode(within + "found")

    concept = Param("x", "iri", "lts:field-a", Words("", ""))
    assert f"<{LTI}found>" in bound([BODY], {"x": "Hội CCB"}, resolve)
    assert f"<{LTS}found>" in bound([concept], {"x": "môi trường"}, resolve)
    assert asked == [("Hội CCB", LTI), ("môi trường", LTS)]


@pytest.mark.parametrize(
    ("type_", "value", "term"),
    [
        ("integer", "-12", '"-12"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("decimal", "1.5", '"1.5"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        ("boolean", "true", '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>'),
        ("date", "2020-02-29", '"2020-02-29"^^<http://www.w3.org/2001/XMLSchema#date>'),
        ("string", 'a" } DROP ALL', '"a\\" } DROP ALL"'),
    ],
)
def test_each_type_is_written_by_the_term_writer(type_, value, term):
    assert f"VALUES ?y {{ {term} }}" in bound([param(type_, value)], {})


@pytest.mark.parametrize(
    ("type_", "value"),
    [
        ("integer", "1.5"),
        ("integer", "1 } UNION {"),
        ("decimal", "1e5"),
        ("boolean", "yes"),
        ("date", "2020-13-01"),
        ("date", "2023-02-30"),
        ("iri", "https://a/ b"),
        ("iri", "lti:a> } SERVICE <http://127.0.0.1/"),
    ],
)
def test_a_value_that_is_not_of_the_type_is_refused(type_, value):
    with pytest.raises(UsageError, match="does not take"):
        bound([param(type_, value)], {})


@given(st.text())
def test_no_text_gets_out_of_its_literal(value):
    store = EmbeddedStore()
    query = bind(TEXT, "cq", {"y": terms_of("cq", [param("string")], {"y": value})["y"]})
    asked = query.replace("?x ?p ?y", "")
    rows = store.select(asked).rows
    assert len(rows) == 1
    assert isinstance(rows[0][1], Literal)


def test_an_unknown_parameter_is_answered_with_the_nearest():
    with pytest.raises(UsageError) as caught:
        terms_of("cq09", [Param("body", "iri", "lti:a", Words("", ""))], {"bodi": "x"})
    assert "Did you mean “body”?" in caught.value.to("en")


def test_a_question_without_parameters_says_so():
    with pytest.raises(UsageError, match="no parameter") as caught:
        terms_of("cq10", [], {"x": "1"})
    assert "It has no parameters." in caught.value.to("en")


def test_a_file_that_has_no_values_for_a_parameter_is_at_fault():
    with pytest.raises(ModelError, match="no VALUES"):
        bind("SELECT * { ?x ?p ?o }", "cq", {"x": (ids.thing("a"),)})


def test_every_type_is_tried_here():
    assert {"iri", "string", "integer", "decimal", "boolean", "date"} == TYPES
