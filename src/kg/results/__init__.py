"""Writes answers: exact for machines, readable for people, harmless for spreadsheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import UsageError, Words
from kg.results import exact, graphs, readable
from kg.results.readable import Look, text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.model import Table
    from kg.terms import Triple

__all__ = ["FORMATS", "GRAPH_FORMATS", "ROW_FORMATS", "Look", "text_of", "write"]

_ROWS: dict[str, Callable[[Table | bool, Look], str]] = {
    "table": readable.table,
    "csv": lambda value, _: exact.csv(value),
    "tsv": lambda value, _: exact.tsv(value),
    "json": lambda value, _: exact.json_text(value),
    "xml": lambda value, _: exact.xml(value),
    "markdown": readable.markdown,
    "spreadsheet": readable.spreadsheet,
}
_GRAPHS: dict[str, Callable[[set[Triple]], str]] = {
    "turtle": graphs.turtle,
    "ntriples": graphs.ntriples,
}
ROW_FORMATS = ("table", "csv", "tsv", "json", "xml", "markdown")
GRAPH_FORMATS = tuple(_GRAPHS)
FORMATS = (*ROW_FORMATS, *GRAPH_FORMATS)


def write(value: Table | bool | set[Triple], form: str, look: Look | None = None) -> str:
    """Write an answer in a format of FORMATS, or "spreadsheet"; Turtle for any graph as table."""
    if isinstance(value, set):
        writer = _GRAPHS.get("turtle" if form == "table" else form)
        if writer is None:
            raise _wrong_format(form, GRAPH_FORMATS)
        return writer(value)
    if form not in _ROWS:
        raise _wrong_format(form, ROW_FORMATS)
    return _ROWS[form](value, look or Look())


def _wrong_format(form: str, known: tuple[str, ...]) -> UsageError:
    names = ", ".join(known)
    return UsageError(
        Words(
            f"Câu trả lời này không viết được ở dạng «{form}».",
            f"This answer cannot be written as “{form}”.",
        ),
        hint=Words(f"Các dạng dùng được: {names}.", f"Formats that fit: {names}."),
    )
