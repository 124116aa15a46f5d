"""Draws the neighbourhood of a thing: what points at it on the left, what it points at right.

Boxes and lines of an SVG, placed by counting; every box is a link, and the page says the same in
words below.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.web.pages.statements import Group, Statement

__all__ = ["Box", "Picture", "draw"]

_MOST = 7
_ROW, _WIDTH, _BOX, _HEIGHT = 60, 1000, 320, 50
_LONG = 37


@dataclass(frozen=True, slots=True)
class Box:
    """A neighbour: where it stands, its name and what ties it, its address, its line."""

    x: int
    y: int
    name: str
    title: str
    at: str
    property: str
    status: str
    path: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The drawing: its size, the boxes on both sides, the thing itself, how many are left out."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[str, ...]
    middle: int
    more: int


def draw(label: str, said: Sequence[Group], pointing: Sequence[Group]) -> Picture | None:
    """Draw the neighbours of a thing; None when it has none."""
    right = _things(said)
    left = [s for group in pointing for s in _things([group])]
    if not right and not left:
        return None
    rows = max(min(len(left), _MOST), min(len(right), _MOST))
    height = max(rows, 2) * _ROW + 8
    boxes = [*_side(left[:_MOST], 0, height), *_side(right[:_MOST], _WIDTH - _BOX, height)]
    more = max(0, len(left) - _MOST) + max(0, len(right) - _MOST)
    return Picture(_WIDTH, height, tuple(boxes), _lines(label, 22, 4), height // 2, more)


def _things(groups: Sequence[Group]) -> list[Statement]:
    found: dict[str, Statement] = {}
    for statement in (s for group in groups for s in group.statements):
        if statement.value.at.startswith("/page/") and "/scheme/" not in statement.value.at:
            found.setdefault(statement.value.at, statement)
    return [s for s in found.values() if not s.rejected]


def _side(statements: Sequence[Statement], x: int, height: int) -> list[Box]:
    top = (height - len(statements) * _ROW) // 2
    return [_box(s, x, top + at * _ROW + 6, height) for at, s in enumerate(statements)]


def _box(statement: Statement, x: int, y: int, height: int) -> Box:
    middle, inner = height // 2, y + _HEIGHT // 2
    start, end = (x + _BOX, _WIDTH // 2 - 95) if x == 0 else (x, _WIDTH // 2 + 95)
    bend = (start + end) // 2
    return Box(
        x=x,
        y=y,
        name=_cut(statement.value.label, _LONG),
        title=statement.value.label,
        at=statement.value.at,
        property=_cut(statement.property.label, _LONG),
        status=statement.status,
        path=f"M{start} {inner}C{bend} {inner} {bend} {middle} {end} {middle}",
    )


def _lines(text: str, width: int, most: int) -> tuple[str, ...]:
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + len(word) + 1 > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1]} …"]
    return tuple(lines)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
