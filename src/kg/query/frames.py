"""Hands a table to pandas or Arrow with the types of its terms; languages are kept beside it.

A column whose values are all of one known datatype gets the matching type; every other column is
text. Mixed columns are never forced.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

from kg.errors import UsageError, Words
from kg.namespaces import XSD
from kg.terms import Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    import pyarrow as pa

    from kg.model import Table
    from kg.terms import Object

__all__ = ["to_arrow", "to_pandas"]

_WHOLE = {XSD.integer, XSD.nonNegativeInteger, XSD.positiveInteger}


def to_pandas(table: Table) -> pd.DataFrame:
    """Give a DataFrame; `df.attrs["lantoa"]` holds kind, datatypes and languages a column."""
    try:
        import pandas as pd
    except ImportError:
        raise _missing("pandas") from None
    dtypes = {"integer": "Int64", "boolean": "boolean", "decimal": object, "date": object}
    columns, about = {}, {}
    for name, terms in _columns(table):
        kind = _kind(terms)
        values = [_value(term, kind) for term in terms]
        columns[name] = pd.Series(values, dtype=dtypes.get(kind, "string"))
        about[name] = _about(terms, kind)
    frame = pd.DataFrame(columns, columns=list(table.columns))
    frame.attrs["lantoa"] = about
    return frame


def to_arrow(table: Table) -> pa.Table:
    """Give an Arrow table; the metadata of each field holds kind, datatypes and languages."""
    try:
        import pyarrow as pa
    except ImportError:
        raise _missing("pyarrow") from None
    types = {"integer": pa.int64(), "boolean": pa.bool_(), "date": pa.date32()}
    fields, arrays = [], []
    for name, terms in _columns(table):
        kind = _kind(terms)
        values = [_value(term, kind) for term in terms]
        array = pa.array(values, type=None if kind == "decimal" else types.get(kind, pa.string()))
        about = {key: " ".join(found) for key, found in _about(terms, kind).items()}
        fields.append(pa.field(name, array.type, metadata=about))
        arrays.append(array)
    return pa.Table.from_arrays(arrays, schema=pa.schema(fields))


def _columns(table: Table) -> list[tuple[str, list[Object | None]]]:
    return [(name, [row[n] for row in table.rows]) for n, name in enumerate(table.columns)]


def _kind(terms: Sequence[Object | None]) -> str:
    kinds = {_kind_of(term) for term in terms if term is not None}
    return kinds.pop() if len(kinds) == 1 else "text"


def _kind_of(term: Object) -> str:
    if not isinstance(term, Literal):
        return "iri"
    kinds = {XSD.boolean: "boolean", XSD.date: "date", XSD.decimal: "decimal"}
    kind = "integer" if term.datatype in _WHOLE else kinds.get(term.datatype, "text")
    # A number that no column can hold stays as it is written.
    return kind if _fits(term.value, kind) else "text"


def _fits(text: str, kind: str) -> bool:
    try:
        _parse(text, kind)
    except (ValueError, ArithmeticError):
        return False
    return True


def _parse(text: str, kind: str) -> object:
    if kind == "integer":
        number = int(text)
        if not -(2**63) <= number < 2**63:
            raise OverflowError(text)
        return number
    if kind == "decimal":
        return Decimal(text)
    if kind == "date":
        return dt.date.fromisoformat(text)
    return text in ("true", "1") if kind == "boolean" else text


def _value(term: Object | None, kind: str) -> object:
    return None if term is None else _parse(term.value, kind)


def _about(terms: Sequence[Object | None], kind: str) -> dict[str, list[str]]:
    literals = [term for term in terms if isinstance(term, Literal)]
    return {
        "kind": [kind],
        "datatype": sorted({term.datatype.value for term in literals}),
        "language": sorted({term.language for term in literals if term.language}),
    }


def _missing(package: str) -> UsageError:
    return UsageError(
        Words(f"Chưa cài {package}.", f"{package} is not installed."),
        hint=Words("Cài `lantoa[tables]`.", "Install `lantoa[tables]`."),
    )
