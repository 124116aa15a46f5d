"""Tables for people: width, labels, order, spreadsheets."""

import csv
import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import results
from kg.errors import Words
from kg.model import Table
from kg.namespaces import XSD
from kg.results import Look
from kg.results.width import fit, pad, shown, width
from kg.terms import Literal, NamedNode

IRI = "https://w3id.org/lantoa/id/"
LABELS = {f"{IRI}body-a": Words("Hội Nông dân", "Farmers' Union")}
FORMULAS = [
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1+1", '=HYPERLINK("a:b")',
    "=cmd|' /C calc'!A0", "+cmd", "-2+3", "@x", "|x", "%0A=1", "\uff1d1", "\uff0b1", "\uff0d1",
    "\uff20x", "  @y",
]  # fmt: skip


def table(*rows, columns=("a", "b")):
    return Table(columns, tuple(rows))


def test_a_thing_is_shown_by_its_label_in_the_language_asked_for():
    value = table((NamedNode(f"{IRI}body-a"), NamedNode(f"{IRI}body-b")))
    assert "Hội Nông dân  lti:body-b" in results.write(value, "table", Look(labels=LABELS))
    assert "Farmers' Union" in results.write(value, "table", Look(lang="en", labels=LABELS))
    plain = results.write(value, "table", Look(labels=LABELS, iri=True))
    assert "lti:body-a  lti:body-b" in plain


def test_columns_have_the_titles_of_the_question():
    value = Table(("a",), ((Literal("x"),),), {"a": Words("Tổ chức", "Body")})
    assert results.write(value, "table").startswith("Tổ chức\n───────\nx\n")
    assert results.write(value, "table", Look(lang="en")).startswith("Body\n")


@pytest.mark.parametrize(
    ("rows", "vi", "en"),
    [
        (0, "(không có dòng nào)", "(0 rows)"),
        (1, "(1 dòng)", "(1 row)"),
        (2, "(2 dòng)", "(2 rows)"),
    ],
)
def test_the_last_line_counts_the_rows(rows, vi, en):
    value = table(*[(None, None)] * rows)
    assert results.write(value, "table").endswith(f"{vi}\n")
    assert results.write(value, "table", Look(lang="en")).endswith(f"{en}\n")


def test_a_truth_is_a_word():
    assert [results.write(v, "table") for v in (True, False)] == ["có\n", "không\n"]
    assert results.write(True, "markdown", Look(lang="en")) == "yes\n"


def test_an_answer_without_columns_is_counted():
    assert results.write(Table((), ((),)), "table") == "(1 dòng)\n"


def test_vietnamese_order_is_given_on_request_only():
    value = table(*[(Literal(x), None) for x in ("Đà", "Dân", "Ấp", "An")])
    for form in ("table", "markdown", "spreadsheet"):
        text = results.write(value, form, Look(sort=True))
        assert text.index("An") < text.index("Ấp") < text.index("Dân") < text.index("Đà")
        assert results.write(value, form).index("Đà") < results.write(value, form).index("Dân")


WORDS = st.text(st.sampled_from("abđệễ漢字\u0301 "), max_size=40)


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=4), st.integers(20, 60))
def test_no_line_is_wider_than_the_terminal(rows, columns):
    value = table(*[(Literal(a), Literal(b)) for a, b in rows])
    lines = results.write(value, "table", Look(width=columns)).splitlines()
    assert max(map(width, lines)) <= columns


@given(WORDS, st.integers(2, 30))
def test_a_broken_text_loses_nothing_but_spaces(text, cells):
    lines = fit(text, cells)
    assert all(width(line) <= cells for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_ids_stay_whole_while_other_columns_can_give_way():
    value = table((Literal("body-clb-hoi-ccb-bvmt"), Literal("một tên rất dài " * 5)))
    text = results.write(value, "table", Look(width=50))
    assert "body-clb-hoi-ccb-bvmt" in text
    assert text.count("một tên") > 1


def test_marks_take_no_room_and_wide_letters_two():
    assert [width(x) for x in ("Đệ", unicodedata.normalize("NFD", "Đệ"), "漢字", "")] == [
        2,
        2,
        4,
        0,
    ]
    assert pad("ệ", 3) == "ệ  "


@pytest.mark.parametrize("char", ["\u202e", "\u2066", "\x1b", "\x00", "\u2028"])
def test_what_would_disturb_a_terminal_is_shown_escaped(char):
    assert char not in results.write(table((Literal(f"a{char}b"), None)), "table")
    assert shown(f"a{char}b") == f"a\\u{ord(char):04x}b"


def test_markdown_cells_cannot_break_the_table():
    value = table((Literal("a|b<c>\n`d`"), Literal("x")))
    assert "| a\\|b&lt;c> \\`d\\` | x |" in results.write(value, "markdown")


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_of_a_spreadsheet_is_a_formula(formula):
    value = Table(("a",), ((Literal(formula),),), {"a": Words(formula, formula)})
    text = results.write(value, "spreadsheet")
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert [row[0] for row in rows] == [f"'{formula}"] * 2
    # The exact form keeps the value as it is.
    assert formula in next(csv.reader(io.StringIO(results.write(value, "csv")[3:], newline="")))


def test_a_negative_number_stays_a_number_in_a_spreadsheet():
    value = table((Literal("-5", datatype=XSD.integer), Literal("-5")))
    assert results.write(value, "spreadsheet").endswith('"-5","\'-5"\r\n')
    assert results.write(True, "spreadsheet") == "\ufeffcó\n"
