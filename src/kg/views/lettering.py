"""Finds room for the names on a still picture: the weightiest first, none over another."""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from math import hypot
from typing import TYPE_CHECKING, NamedTuple

from kg.views.letters import width, wrap
from kg.views.sheet import FOOT, HEAD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.views.sheet import Sheet

__all__ = ["FOREMOST", "LINE", "SIZE", "Name", "Named", "names"]

SIZE = 11.0
LINE = 13.0
FOREMOST = 14  # so many names may stand on lesser shapes, else hubs would go unnamed
_SQUARE = 60
_FAR, _UP = (1, 3, 5, 7, 10, 13), (-3, -1.5, 0, 1.5, 3)  # so many lines off a name may stand
_Box = tuple[float, float, float, float]


class Named(NamedTuple):
    """Something with a name: where it stands, how large it is, if its name may stand far off."""

    text: str
    x: float
    y: float
    r: float
    far: bool = False


class Name(NamedTuple):
    """A name that found room: its lines, middle and top, the line to a shape far off, its turn."""

    rows: tuple[str, ...]
    x: float
    top: float
    line: _Box | None
    turn: int


class _Taken:
    """The room that is taken, by squares of the paper, so that few boxes are compared."""

    def __init__(self) -> None:
        self._squares: dict[tuple[int, int], list[_Box]] = defaultdict(list)

    def take(self, box: _Box) -> None:
        for square in _squares(box):
            self._squares[square].append(box)

    def leaves(self, box: _Box) -> bool:
        """Tell whether a box is still free."""
        return not any(
            box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]
            for square in _squares(box)
            for other in self._squares.get(square, ())
        )


def names(order: Sequence[Named], sheet: Sheet, foremost: int = FOREMOST) -> Iterator[Name]:
    """Give the names that find room, the weightiest first, as they are ordered.

    The foremost may stand on lesser shapes.
    """
    taken = _Taken()
    found: list[tuple[_Box, _Box | None]] = []
    for turn, item in enumerate(order):
        if turn in {0, foremost}:
            for other in order[:foremost] if turn < foremost else order[foremost:]:
                taken.take(_body(other.x, other.y, other.r * 0.85))
        rows = wrap(item.text)
        wide = max(width(row, SIZE) for row in rows) + 4
        high = len(rows) * LINE + 2
        for x, top in _offers(item, wide, high):
            box = (x - wide / 2, top, x + wide / 2, top + high)
            if not _inside(box, sheet) or not taken.leaves(box):
                continue
            line = _leader(item, box)
            if item.far and not (_is_clear(item, line, order) and _crosses_none(box, line, found)):
                continue
            taken.take(box)
            found.append((box, line))
            yield Name(rows, x, top, line, turn)
            break


def _squares(box: _Box) -> Iterator[tuple[int, int]]:
    for column in range(int(box[0] // _SQUARE), int(box[2] // _SQUARE) + 1):
        for row in range(int(box[1] // _SQUARE), int(box[3] // _SQUARE) + 1):
            yield column, row


def _body(x: float, y: float, r: float) -> _Box:
    return x - r, y - r, x + r, y + r


def _offers(item: Named, wide: float, high: float) -> list[tuple[float, float]]:
    x, y, away = item.x, item.y, item.r + 3
    side = wide / 2 + away
    near = [
        (x, y + away), (x + side, y - high / 2), (x - side, y - high / 2), (x, y - away - high),
        (x + side * 0.6, y + away), (x - side * 0.6, y + away),
        (x + side * 0.6, y - away - high), (x - side * 0.6, y - away - high),
    ]  # fmt: skip
    return near + [
        (x + way * (side + far * LINE), y + up * LINE - high / 2)
        for far, up, way in (product(_FAR, _UP, (1, -1)) if item.far else ())
    ]


def _leader(item: Named, box: _Box) -> _Box | None:
    """Give the line that joins a shape to a name which stands far from it."""
    end = (box[0] if box[0] > item.x else box[2], (box[1] + box[3]) / 2)
    far = hypot(end[0] - item.x, end[1] - item.y)
    if not item.far or box[0] < item.x < box[2] or far < item.r + 12:
        return None
    part = item.r / far
    return (item.x + (end[0] - item.x) * part, item.y + (end[1] - item.y) * part, *end)


def _is_clear(item: Named, line: _Box | None, order: Sequence[Named]) -> bool:
    """Tell whether the line from a shape to its name runs through no other shape."""
    return line is None or all(
        _apart(other, line) > min(other.r, hypot(other.x - item.x, other.y - item.y) - item.r)
        for other in order
        if other is not item
    )


def _crosses_none(box: _Box, line: _Box | None, found: Sequence[tuple[_Box, _Box | None]]) -> bool:
    """Tell whether a name and its line neither cross nor are crossed by those that stand there."""
    return not any(
        (line and _runs_through(line, other)) or (led and _runs_through(led, box))
        for other, led in found
    )


def _runs_through(line: _Box, box: _Box) -> bool:
    dx, dy = line[2] - line[0], line[3] - line[1]
    steps = int(hypot(dx, dy) // 4) + 1
    points = ((line[0] + dx * i / steps, line[1] + dy * i / steps) for i in range(steps + 1))
    return any(box[0] < x < box[2] and box[1] < y < box[3] for x, y in points)


def _apart(item: Named, line: _Box) -> float:
    """Tell how far the middle of a shape is from a line."""
    x, y, dx, dy = line[0], line[1], line[2] - line[0], line[3] - line[1]
    part = ((item.x - x) * dx + (item.y - y) * dy) / (dx * dx + dy * dy or 1)
    part = max(0.0, min(1.0, part))
    return hypot(item.x - x - part * dx, item.y - y - part * dy)


def _inside(box: _Box, sheet: Sheet) -> bool:
    return box[0] > 4 and box[2] < sheet.wide - 4 and box[1] > HEAD and box[3] < sheet.high - FOOT
