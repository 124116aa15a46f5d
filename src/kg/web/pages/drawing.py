"""Draws the neighbourhood of a thing: what points at it on the left, what it points at right.

Boxes and lines of an SVG, placed by counting; every box is a link, and the page says the same in
words below. A second drawing has all neighbours under the thing, for narrow screens.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.web.pages.statements import Group, Statement

__all__ = ["Box", "Picture", "draw"]

_MOST = 7
_ROW, _BOX, _HEIGHT = 60, 320, 50
_SELF, _GAP = 240, 60
_LINE = 20
_NARROW, _INDENT = 360, 36


@dataclass(frozen=True, slots=True)
class Box:
    """A neighbour: where it stands, its name and what ties it, its address, its line."""

    x: int
    y: int
    width: int
    name: str
    title: str
    at: str
    property: str
    status: str
    path: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The drawing: its name and size, the neighbours, the thing itself, how many are left out."""

    name: str
    width: int
    height: int
    boxes: tuple[Box, ...]
    x: int
    y: int
    own_width: int
    own_height: int
    lines: tuple[str, ...]
    more: int


def draw(label: str, said: Sequence[Group], pointing: Sequence[Group]) -> list[Picture]:
    """Draw the neighbours of a thing, wide and narrow; nothing when it has none."""
    right = _things(said)
    left = [s for group in pointing for s in _things([group])]
    return [_wide(label, left, right), _narrow(label, left, right)] if left or right else []


def _wide(label: str, left: list[Statement], right: list[Statement]) -> Picture:
    shown_left, shown_right = left[:_MOST], right[:_MOST]
    height = max(len(shown_left), len(shown_right), 2) * _ROW + 8
    # Without anything on one side the thing itself stands there.
    x = _BOX + _GAP if left else 0
    beyond = x + _SELF + _GAP
    boxes = [
        *_side(shown_left, 0, (_BOX, x), height),
        *_side(shown_right, beyond, (beyond, x + _SELF), height),
    ]
    lines = _lines(label, 21, 4)
    own = 28 + _LINE * len(lines)
    more = len(left) + len(right) - len(boxes)
    return Picture(
        "wide", 2 * (_BOX + _GAP) + _SELF, height, tuple(boxes),
        x, (height - own) // 2, _SELF, own, lines, more,
    )  # fmt: skip


def _side(statements: Sequence[Statement], x: int, ends: tuple[int, int], height: int) -> list[Box]:
    top = (height - len(statements) * _ROW) // 2
    middle, (start, end) = height // 2, ends
    bend, boxes = (start + end) // 2, []
    for at, statement in enumerate(statements):
        y = top + at * _ROW + (_ROW - _HEIGHT) // 2
        inner = y + _HEIGHT // 2
        path = f"M{start} {inner}C{bend} {inner} {bend} {middle} {end} {middle}"
        boxes.append(_box(statement, x, y, _BOX, path))
    return boxes


def _narrow(label: str, left: list[Statement], right: list[Statement]) -> Picture:
    lines = _lines(label, 34, 3)
    own = 24 + _LINE * len(lines)
    boxes = []
    for at, statement in enumerate([*right, *left][:_MOST]):
        y = own + 14 + at * _ROW
        path = f"M18 {own}V{y + _HEIGHT // 2}H{_INDENT}"
        arrow = "" if at < len(right) else "← "
        boxes.append(_box(statement, _INDENT, y, _NARROW - _INDENT - 1, path, arrow))
    return Picture(
        "narrow", _NARROW, own + 14 + len(boxes) * _ROW, tuple(boxes),
        0, 0, _NARROW, own, lines, len(left) + len(right) - len(boxes),
    )  # fmt: skip


def _things(groups: Sequence[Group]) -> list[Statement]:
    found: dict[str, Statement] = {}
    for statement in (s for group in groups for s in group.statements):
        if statement.value.at.startswith("/page/") and "/scheme/" not in statement.value.at:
            found.setdefault(statement.value.at, statement)
    return [s for s in found.values() if not s.rejected]


def _box(statement: Statement, x: int, y: int, width: int, path: str, arrow: str = "") -> Box:
    # Letters of 15 and 13 px in a box with 12 px on either side.
    return Box(
        x=x,
        y=y,
        width=width,
        name=_cut(statement.value.label, (width - 24) * 10 // 86),
        title=statement.value.label,
        at=statement.value.at,
        property=_cut(arrow + statement.property.label, (width - 24) * 10 // 76),
        status=statement.status,
        path=path,
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
