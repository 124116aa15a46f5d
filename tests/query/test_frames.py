"""Tables in pandas and Arrow keep what SPARQL knows of their values."""

import datetime as dt
import sys
from decimal import Decimal

import pytest

from kg import query
from kg.errors import UsageError
from kg.model import Table
from kg.namespaces import XSD
from kg.terms import Literal, NamedNode


def typed(value, datatype):
    return Literal(value, datatype=datatype)


TABLE = Table(
    ("thing", "label", "count", "share", "day", "yes", "mixed", "huge"),
    (
        (
            NamedNode("a:x"),
            Literal("Hội", language="vi"),
            typed("3", XSD.integer),
            typed("1.50", XSD.decimal),
            typed("2020-05-16", XSD.date),
            typed("true", XSD.boolean),
            typed("1", XSD.integer),
            typed("9" * 30, XSD.integer),
        ),
        (None, Literal("Union", language="en"), None, None, None, None, Literal("một"), None),
    ),
)
KINDS = dict(
    zip(
        TABLE.columns,
        ["iri", "text", "integer", "decimal", "date", "boolean", "text", "text"],
        strict=True,
    )
)


def test_a_data_frame_has_typed_columns_and_remembers_languages():
    frame = query.to_pandas(TABLE)
    assert list(frame.columns) == list(TABLE.columns)
    assert [str(t) for t in frame.dtypes[["thing", "count", "yes"]]] == [
        "string",
        "Int64",
        "boolean",
    ]
    assert frame["share"][0] == Decimal("1.50")
    assert frame["day"][0] == dt.date(2020, 5, 16)
    assert frame["huge"][0] == "9" * 30
    assert frame["count"].isna()[1]
    about = frame.attrs["lantoa"]
    assert {name: about[name]["kind"][0] for name in about} == KINDS
    assert about["label"]["language"] == ["en", "vi"]


def test_an_arrow_table_has_typed_columns_and_says_so_in_its_metadata():
    table = query.to_arrow(TABLE)
    assert [str(f.type) for f in table.schema][:2] == ["string", "string"]
    assert str(table.schema.field("count").type) == "int64"
    assert str(table.schema.field("day").type).startswith("date32")
    assert table.column("yes").to_pylist() == [True, None]
    assert table.column("share").to_pylist() == [Decimal("1.50"), None]
    assert table.schema.field("label").metadata[b"language"] == b"en vi"
    assert table.schema.field("count").metadata[b"kind"] == b"integer"


def test_an_empty_answer_keeps_its_columns():
    empty = Table(("a", "b"), ())
    assert list(query.to_pandas(empty).columns) == ["a", "b"]
    assert query.to_arrow(empty).column_names == ["a", "b"]


@pytest.mark.parametrize(
    ("package", "call"), [("pandas", query.to_pandas), ("pyarrow", query.to_arrow)]
)
def test_without_the_package_the_error_says_what_to_install(monkeypatch, package, call):
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(UsageError) as caught:
        call(TABLE)
    assert "lantoa[tables]" in caught.value.to("en")
