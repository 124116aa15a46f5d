"""What every store shares: the default graph, the forms of an answer, and how a fault is told.

The interface itself is `kg.model.StoreView` and `StoreWriter`; a remote endpoint takes the place of
the embedded engine by keeping to them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg import ids
from kg.errors import ModelError, Place, QueryError, Words
from kg.terms import BlankNode, NamedNode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.terms import Quad

__all__ = ["DEFAULT_GRAPHS", "named_only", "syntax_error", "unknown_function", "wrong_form"]

DEFAULT_GRAPHS: tuple[NamedNode, ...] = (
    ids.FACTS,
    ids.ONTOLOGY,
    ids.SCHEMES,
    ids.UNITS,
    ids.UNITS_INFERRED,
)
"""The default graph of every question, on every engine alike."""

_POSITION = re.compile(r"error at (\d+):(\d+): *")
_FUNCTION = re.compile(r"custom function (<[^>]*>) is not supported")
_LONGEST = 160


def syntax_error(message: str) -> QueryError:
    """Turn an engine's complaint about a query into a sentence with line and column."""
    found = _POSITION.search(message)
    line, column = (int(n) for n in found.groups()) if found else (0, 0)
    detail = " ".join(message[found.end() if found else 0 :].split())
    where = Place("SPARQL", line, column)
    if "Prefix not found" in detail:
        return QueryError(
            Words("Tiền tố chưa được khai báo.", "The prefix is not declared."),
            where=where,
            hint=Words("Thêm một dòng PREFIX vào đầu câu.", "Add a PREFIX line at the top."),
        )
    if len(detail) > _LONGEST:
        detail = detail[:_LONGEST].rsplit(" ", 1)[0] + " …"
    return QueryError(
        Words(f"Câu truy vấn sai cú pháp: {detail}.", f"Syntax error in the query: {detail}."),
        where=where,
    )


def unknown_function(error: RuntimeError) -> QueryError:
    """Say that a query calls a function that nobody knows; any other error goes on."""
    found = _FUNCTION.search(str(error))
    if not found:
        raise error
    return QueryError(
        Words(f"Không có hàm nào tên {found[1]}.", f"There is no function {found[1]}."),
        hint=Words("Chỉ có các hàm của SPARQL 1.1.", "Only the functions of SPARQL 1.1 are here."),
    )


def wrong_form(wanted: str) -> QueryError:
    """Say that a query is not of the form that was asked for."""
    return QueryError(
        Words(f"Câu truy vấn phải là {wanted}.", f"The query must be a {wanted}."),
        where=Place("SPARQL", 1, 1),
    )


def named_only(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Pass quads on, but stop at the first blank node: nothing published may have one."""
    for quad in quads:
        if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
            raise ModelError(
                Words(
                    f"Nút trống không được vào kho: {quad}.",
                    f"A blank node may not enter the store: {quad}.",
                ),
                hint=Words("Hãy đặt cho nó một IRI.", "Give it an IRI."),
            )
        if not isinstance(quad.graph_name, NamedNode):
            raise ModelError(
                Words(f"Bộ bốn thiếu tên đồ thị: {quad}.", f"A quad has no graph name: {quad}.")
            )
        yield quad
