"""Turns what a remote server answers into our terms: the one place where this is done.

Answers travel as SPARQL JSON. An answer that breaks off is an error, never a shorter answer.
Numbers and booleans come in the form in which the embedded engine keeps them, so that equal values
are equal terms: Virtuoso writes true as 1.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

import pyoxigraph as ox

from kg.errors import StoreError, Words
from kg.model import Table
from kg.namespaces import RDF, XSD
from kg.terms import Literal, Triple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.terms import Object

__all__ = ["ACCEPT", "ACCEPT_TRIPLES", "instances", "table", "triples", "truth"]

ACCEPT = "application/sparql-results+json"
ACCEPT_TRIPLES = "application/n-triples"
_VIRTUOSO_ASK = "__ASK_RETVAL"
_ROWS_AT_ONCE = 5000
_WORDS = {XSD.string, RDF.langString}


def table(body: bytes) -> Table:
    """Read the answer of a SELECT."""
    found = _read(body)
    if not isinstance(found, Table):
        raise _fault(body, found)
    return found


def truth(body: bytes) -> bool:
    """Read the answer of an ASK; Virtuoso gives a table of one row for yes and none for no."""
    found = _read(body)
    if isinstance(found, bool):
        return found
    if found is None or found.columns != (_VIRTUOSO_ASK,):
        raise _fault(body, found)
    return any(getattr(row[0], "value", "0") != "0" for row in found.rows)


def triples(body: bytes) -> set[Triple]:
    """Read N-Triples."""
    try:
        found = ox.parse(body, format=ox.RdfFormat.N_TRIPLES)
        return {Triple(q.subject, q.predicate, _canonical(q.object)) for q in found}  # type: ignore[arg-type]
    except SyntaxError as error:
        raise _broken_off() from error


def instances(
    prologue: str, template: str, columns: Sequence[str], rows: Sequence[Sequence[Object | None]]
) -> set[Triple]:
    """Fill a CONSTRUCT's template with rows, as the embedded engine does."""
    engine = ox.Store()
    head = " ".join(f"?{name}" for name in columns)
    found: set[Triple] = set()
    for start in range(0, len(rows), _ROWS_AT_ONCE):
        values = "\n".join(_written(row) for row in rows[start : start + _ROWS_AT_ONCE])
        answer = engine.query(
            f"{prologue}CONSTRUCT {{ {template} }} WHERE {{ VALUES ({head}) {{ {values} }} }}"
        )
        found.update(cast("ox.QueryTriples", answer))
    return found


def _canonical(term: Object | None) -> Object | None:
    if isinstance(term, Literal) and term.datatype not in _WORDS:
        return _kept(term)
    return term


@cache
def _kept(value: Literal) -> Object:
    engine = ox.Store()
    engine.add(ox.Quad(XSD.boolean, XSD.boolean, value, XSD.boolean))
    return cast("Object", next(iter(engine)).object)


def _written(row: Sequence[Object | None]) -> str:
    return f"({' '.join('UNDEF' if term is None else str(term) for term in row)})"


def _read(body: bytes) -> Table | bool | None:
    # Nothing is raised from here: an error would keep the engine's iterator in its traceback, and
    # that may not be dropped on another thread.
    try:
        answer = ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
        if isinstance(answer, ox.QueryBoolean):
            return bool(answer)
        columns = tuple(v.value for v in answer.variables)
        rows = (tuple(_canonical(cast("Object | None", t)) for t in row) for row in answer)
        return Table(columns, tuple(rows))
    except SyntaxError:
        return None


def _fault(body: bytes, found: Table | bool | None) -> StoreError:
    cut = found is None and body.lstrip()[:1] == b"{"
    return _broken_off() if cut else _not_understood()


def _broken_off() -> StoreError:
    return StoreError(
        Words(
            "Câu trả lời của máy chủ đứt giữa chừng nên không dùng được.",
            "The server's answer breaks off and cannot be used.",
        ),
        hint=Words(
            "Máy chủ có thể đã hết giờ: thêm điều kiện hoặc LIMIT, hoặc nới hạn giờ của máy chủ.",
            "The server may have run out of time: add conditions or a LIMIT, or raise its limit.",
        ),
    )


def _not_understood() -> StoreError:
    return StoreError(
        Words(
            "Địa chỉ này không trả lời theo giao thức SPARQL.",
            "This address does not answer in the SPARQL protocol.",
        ),
        hint=Words(
            "Hãy nêu địa chỉ truy vấn, thường kết thúc bằng /sparql hay /query.",
            "Name the query address; it often ends in /sparql or /query.",
        ),
    )
