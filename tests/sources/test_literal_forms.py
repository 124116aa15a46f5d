import calendar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import Place
from kg.model import Finding
from kg.namespaces import RDF, XSD
from kg.sources.edtf import is_edtf
from kg.sources.literals import EDTF, literal
from kg.terms import Literal

HERE = Place("a.yaml", 1)

GOOD_EDTF = """
2016 2016-05 2016-05-15 0000 -0005 Y170000002 Y-170000002 Y17E7 1950S2 2001-21 2001-34 2016?
2016-05~ 2016-05-15% 201X 20XX 2016-XX 2016-05-XX XXXX-12-25 156X-12-25 2016-05/2017
2016-05-15/.. ../2016 /2016 2016/ 2016~/2017-02 [2016,2017,2019] {1960,1961-12} [..1760-12-03]
[1760-12..] [2020-05-16..2021-05-14] ?2004-06-~11 2024-02-29 X024-02-29
"""
BAD_EDTF = """
2016-13 2016-5 2024-02-30 2023-02-29 2016-05-32 16-05-2016 2016/2017/2018 [2016;2016] [] {}
[..] ../.. / 2016-05-15T10:00 2016-00 2016--05 hai-nghìn 20Y5 Y2016 2001-21-05 2016-05-
"""


@pytest.mark.parametrize("text", GOOD_EDTF.split())
def test_edtf_dates_are_taken(text):
    assert is_edtf(text)


@pytest.mark.parametrize("text", BAD_EDTF.split())
def test_what_is_no_edtf_date_is_refused(text):
    assert not is_edtf(text)


def test_the_empty_text_is_no_date():
    assert not is_edtf("")


@given(st.dates())
def test_every_day_is_edtf_and_the_day_after_the_month_is_not(day):
    assert is_edtf(day.isoformat())
    last = calendar.monthrange(day.year, day.month)[1]
    assert not is_edtf(f"{day.year:04}-{day.month:02}-{last + 1:02}")


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4))
def test_one_number_has_one_written_form(number):
    made = literal(f"{number:f}", XSD.decimal, "", HERE)
    again = literal(made.value, XSD.decimal, "", HERE)
    assert made == again
    assert float(made.value) == float(number)
    assert not (made.value.endswith("0") and "." in made.value)


@given(st.integers())
def test_integers_are_taken_as_python_writes_them(number):
    assert literal(str(number), XSD.integer, "", HERE) == Literal(str(number), datatype=XSD.integer)


@pytest.mark.parametrize(
    ("datatype", "good", "bad"),
    [
        ("boolean", "true", "True TRUE 1 0 yes no có on"),
        ("integer", "-7", "07 +7 -0 1.0 1e3 \u0663 1_000"),
        ("positiveInteger", "1", "0 -1"),
        ("nonNegativeInteger", "0", "-1"),
        ("decimal", "0.5", ".5 5. 1,5 1e3 +1 00.5 INF \u0661"),
        (
            "date",
            "2016-05-15",
            "15/5/2016 2016-5-15 2016-05-15Z 2016-02-30 20160515 \uff12016-05-15",
        ),
        ("gYear", "2016", "16 0016 2016Z"),
    ],
)
def test_forms_are_held_strictly(datatype, good, bad):
    kind = getattr(XSD, datatype)
    assert literal(good, kind, "", HERE) == Literal(good, datatype=kind)
    for text in bad.split():
        assert isinstance(literal(text, kind, "", HERE), Finding), text


def test_text_takes_the_language_it_is_given():
    assert literal("xã", RDF.langString, "vi", HERE) == Literal("xã", language="vi")
    assert literal("x", None, "", HERE) == Literal("x")
    assert literal("2016~", EDTF, "", HERE) == Literal("2016~", datatype=EDTF)
