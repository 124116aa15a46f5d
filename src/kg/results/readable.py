"""Answers for people: a table for the terminal, Markdown, and CSV that a spreadsheet may open."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.errors import Words
from kg.model import Table
from kg.namespaces import XSD, compact
from kg.results.width import fit, pad, shown, width
from kg.terms import Literal, NamedNode
from kg.text import collation_key

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Look", "cells", "markdown", "spreadsheet", "table", "text_of"]

_GAP = "  "
_NARROWEST = 6
_FORMULA = tuple("=+-@\t\r\n|%＝＋－＠")  # noqa: RUF001 - spreadsheets take the wide forms too
_NUMBERS = {XSD.integer, XSD.decimal, XSD.nonNegativeInteger, XSD.positiveInteger}


@dataclass(frozen=True, slots=True)
class Look:
    """How a person wants to see an answer.

    `iri` shows names of things instead of labels; `sort` orders by the Vietnamese alphabet.
    """

    lang: str = "vi"
    labels: Mapping[str, Words] = field(default_factory=dict)
    iri: bool = False
    sort: bool = False
    width: int = 100


def table(value: Table | bool, look: Look) -> str:
    """Write a table for the terminal, wrapped to its width."""
    if isinstance(value, bool):
        return _yes_no(value, look)
    if not value.columns:
        return _count(len(value.rows), look)
    rows = [[shown(cell) for cell in row] for row in cells(value, look)]
    head = [shown(cell) for cell in _titles(value, look)]
    widths = _widths([head, *rows], look.width)
    lines = _lines(head, widths)
    lines.append(_GAP.join("─" * w for w in widths))
    broken = [_lines(row, widths) for row in rows]
    wrapped = any(len(block) > 1 for block in broken)
    for number, block in enumerate(broken):
        lines += [""] if wrapped and number else []
        lines += block
    return "".join(f"{line}\n" for line in lines) + _count(len(rows), look)


def markdown(value: Table | bool, look: Look) -> str:
    """Write a Markdown table."""
    if isinstance(value, bool):
        return _yes_no(value, look)
    head = _titles(value, look)
    rows = [head, ["---"] * len(head), *cells(value, look)]
    return "".join(f"| {' | '.join(_markdown_cell(c) for c in row)} |\n" for row in rows)


def spreadsheet(value: Table | bool, look: Look) -> str:
    """Write CSV in which no cell can be taken for a formula, with the mark that says UTF-8."""
    if isinstance(value, bool):
        return f"\ufeff{_yes_no(value, look)}"
    rows = [[_spreadsheet_cell(term, look) for term in row] for row in _sorted(value, look).rows]
    rows.insert(0, [_harmless(cell) for cell in _titles(value, look)])
    # Every cell is quoted: some locales divide at semicolons.
    lines = (",".join(f'"{c.replace(chr(34), chr(34) * 2)}"' for c in row) for row in rows)
    return "\ufeff" + "".join(f"{line}\r\n" for line in lines)


def cells(value: Table, look: Look) -> list[list[str]]:
    """Give the text of every cell as a person wants it."""
    return [[text_of(term, look) for term in row] for row in _sorted(value, look).rows]


def _sorted(value: Table, look: Look) -> Table:
    if not look.sort:
        return value
    rows = sorted(value.rows, key=lambda row: [collation_key(text_of(t, look)) for t in row])
    return Table(value.columns, tuple(rows), value.titles)


def text_of(term: object, look: Look) -> str:
    """Give the text of one term as a person wants it."""
    if term is None:
        return ""
    if isinstance(term, NamedNode):
        label = look.labels.get(term.value)
        return label.to(look.lang) if label and not look.iri else compact(term.value)
    return term.value if isinstance(term, Literal) else str(term)


def _titles(value: Table, look: Look) -> list[str]:
    return [value.titles[n].to(look.lang) if n in value.titles else n for n in value.columns]


def _widths(rows: list[list[str]], total: int) -> list[int]:
    columns = list(zip(*rows, strict=True))
    widths = [max(1, *(width(cell) for cell in column)) for column in columns]
    spare = total - len(_GAP) * (len(widths) - 1)
    # Whole words first: an id that is broken cannot be copied.
    words = [max(width(w) for cell in column for w in cell.split(" ")) for column in columns]
    for least in ([max(w, _NARROWEST) for w in words], [_NARROWEST] * len(words)):
        _narrow(widths, spare, least)
    return widths


def _narrow(widths: list[int], spare: int, least: list[int]) -> None:
    while sum(widths) > spare:
        # The widest gives way first, so that short columns stay on one line.
        room = [(w, -n) for n, (w, m) in enumerate(zip(widths, least, strict=True)) if w > m]
        if not room:
            return
        widths[-max(room)[1]] -= 1


def _lines(row: list[str], widths: list[int]) -> list[str]:
    columns = [fit(cell, w) for cell, w in zip(row, widths, strict=True)]
    height = max(len(column) for column in columns)
    padded = [[*column, *[""] * (height - len(column))] for column in columns]
    return [
        _GAP.join(pad(cell, w) for cell, w in zip(line, widths, strict=True)).rstrip()
        for line in zip(*padded, strict=True)
    ]


def _count(rows: int, look: Look) -> str:
    if look.lang == "en":
        return f"({rows} {'row' if rows == 1 else 'rows'})\n"
    return f"({rows} dòng)\n" if rows else "(không có dòng nào)\n"


def _yes_no(value: bool, look: Look) -> str:
    return (Words("có", "yes") if value else Words("không", "no")).to(look.lang) + "\n"


def _markdown_cell(text: str) -> str:
    safe = shown(text).replace("\\", "\\\\").replace("|", "\\|")
    return safe.replace("<", "&lt;").replace("`", "\\`")


def _is_number(term: object) -> bool:
    return isinstance(term, Literal) and term.datatype in _NUMBERS


def _spreadsheet_cell(term: object, look: Look) -> str:
    text = text_of(term, look)
    return text if _is_number(term) else _harmless(text)


def _harmless(text: str) -> str:
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text
