"""The W3C formats, read back by the engine's own readers."""

import csv
import io
import json
import xml.etree.ElementTree as ET

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import results
from kg.errors import QueryError, UsageError
from kg.model import Table
from kg.namespaces import PREFIXES
from kg.terms import BlankNode, Literal, NamedNode, Triple

XSD = PREFIXES["xsd"]
FORMATS = {"json": ox.QueryResultsFormat.JSON, "tsv": ox.QueryResultsFormat.TSV}
NS = "{http://www.w3.org/2005/sparql-results#}"
# What XML 1.0 can carry, white space and line ends included.
TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
    | st.sampled_from("\n\r\t\"'\\<&,;=")
)
NUMBERS = st.sampled_from(
    ["1", "-01", "+3", "1.", ".5", "1.5", "1e3", "1.e3", "NaN", "x", "", "true", "1 "]
)
TYPES = st.sampled_from(["integer", "decimal", "double", "boolean", "date", "string"])
TERMS = st.one_of(
    st.just(NamedNode("https://w3id.org/lantoa/id/hội?a=1&b=2")),
    st.just(BlankNode("b0")),
    TEXT.map(Literal),
    TEXT.map(lambda t: Literal(t, language="vi")),
    st.builds(lambda t, d: Literal(t, datatype=NamedNode(XSD + d)), NUMBERS, TYPES),
)
TABLES = st.lists(st.tuples(st.none() | TERMS, st.none() | TERMS), max_size=5).map(
    lambda rows: Table(("a", "b2"), tuple(rows))
)


def read(text, form):
    found = ox.parse_query_results(text.encode(), format=FORMATS[form])
    return tuple(v.value for v in found.variables), [tuple(row) for row in found]


@pytest.mark.parametrize("form", FORMATS)
@given(table=TABLES)
def test_nothing_is_lost_on_the_way(form, table):
    columns, rows = read(results.write(table, form), form)
    assert columns == table.columns
    if form == "tsv":
        # Bare numbers are read in their canonical form, and so is the reference.
        rows = [tuple(map(_canonical, row)) for row in rows]
        assert rows == [tuple(map(_canonical, row)) for row in table.rows]
    else:
        assert rows == [tuple(row) for row in table.rows]


def _canonical(term):
    if isinstance(term, Literal) and term.datatype.value.startswith(XSD):
        kind = term.datatype.value.removeprefix(XSD)
        try:
            return (kind, str(float(term.value))) if kind != "string" else term
        except ValueError:
            return term
    return term


@given(table=TABLES)
def test_nothing_is_lost_in_xml(table):
    # The engine's own reader trims white space, so the elements are looked at themselves.
    root = ET.fromstring(results.write(table, "xml"))  # noqa: S314 - our own text
    assert [v.get("name") for v in root.iter(f"{NS}variable")] == ["a", "b2"]
    rows = [{b.get("name"): _from_xml(b[0]) for b in result} for result in root.iter(f"{NS}result")]
    assert [(row.get("a"), row.get("b2")) for row in rows] == [tuple(row) for row in table.rows]


def _from_xml(element):
    kind, text = element.tag.removeprefix(NS), element.text or ""
    if kind == "uri":
        return NamedNode(text)
    if kind == "bnode":
        return BlankNode(text)
    language = element.get("{http://www.w3.org/XML/1998/namespace}lang")
    datatype = element.get("datatype")
    return Literal(text, language=language, datatype=NamedNode(datatype) if datatype else None)


@given(table=TABLES)
def test_csv_is_read_back_value_by_value(table):
    text = results.write(table, "csv")
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert rows[0] == ["a", "b2"]
    bare = [["" if t is None else str(t) if isinstance(t, BlankNode) else t.value for t in row]
            for row in table.rows]  # fmt: skip
    assert rows[1:] == bare


def test_csv_ends_its_lines_as_the_standard_says():
    table = Table(("a",), ((Literal('x"y'),), (None,), (Literal("1"),)))
    assert results.write(table, "csv") == 'a\r\n"x""y"\r\n""\r\n1\r\n'


def test_tsv_writes_numbers_bare_only_where_they_read_back_the_same():
    row = tuple(
        Literal(v, datatype=NamedNode(XSD + d))
        for v, d in [("1", "integer"), ("1.5", "decimal"), ("2", "decimal"), ("1e3", "double")]
    )
    text = results.write(Table(("a", "b", "c", "d"), (row,)), "tsv")
    assert text == f'?a\t?b\t?c\t?d\n1\t1.5\t"2"^^<{XSD}decimal>\t1e3\n'


@pytest.mark.parametrize("value", [True, False])
def test_a_truth_has_its_place_in_each_format(value):
    word = str(value).lower()
    assert results.write(value, "csv") == f"{word}\r\n"
    assert results.write(value, "tsv") == f"{word}\n"
    assert json.loads(results.write(value, "json")) == {"head": {}, "boolean": value}
    assert f"<boolean>{word}</boolean>" in results.write(value, "xml")


def test_a_triple_term_is_written_in_full():
    triple = Triple(NamedNode("a:s"), NamedNode("a:p"), Literal("ô"))
    table = Table(("t",), ((triple,),))
    cell = json.loads(results.write(table, "json"))["results"]["bindings"][0]["t"]
    assert cell["type"] == "triple"
    assert cell["value"]["object"] == {"type": "literal", "value": "ô"}
    assert "<triple><subject><uri>a:s</uri>" in results.write(table, "xml")
    assert results.write(table, "tsv") == '?t\n<<( <a:s> <a:p> "ô" )>>\n'


def test_xml_refuses_what_it_cannot_carry_and_names_a_format_that_can():
    table = Table(("a",), ((Literal("\x01"),),))
    with pytest.raises(QueryError) as caught:
        results.write(table, "xml")
    assert "json" in caught.value.to("en")
    assert json.loads(results.write(table, "json"))


def test_xml_is_well_formed_with_hostile_names():
    table = Table(("a",), ((Literal("]]></literal><x>", language="vi"),),))
    root = ET.fromstring(results.write(table, "xml"))  # noqa: S314 - our own text
    assert root[1][0][0][0].text == "]]></literal><x>"


@pytest.mark.parametrize(
    ("value", "form"), [(Table(("a",), ()), "turtle"), (True, "ntriples"), (set(), "csv")]
)
def test_a_format_that_does_not_fit_the_answer_is_refused(value, form):
    with pytest.raises(UsageError, match="cannot be written") as caught:
        results.write(value, form)
    assert "Formats that fit" in caught.value.to("en")
