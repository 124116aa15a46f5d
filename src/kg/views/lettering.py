"""Finds room for the names on a still picture: the weightiest first, none over another."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.views.letters import width, wrap
from kg.views.sheet import FOOT, HEAD

if TYPE_CHECKING:
    from collections.abc import Iterator

    import networkx as nx

    from kg.views.sheet import Sheet, Spots

__all__ = ["LINE", "SIZE", "names"]

SIZE = 11.0
LINE = 13.0
_FOREMOST = 14  # so many names may stand on lesser shapes, else hubs would go unnamed
_SQUARE = 60
_Box = tuple[float, float, float, float]


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


def names(
    graph: nx.MultiDiGraph[str], spots: Spots, sheet: Sheet
) -> Iterator[tuple[tuple[str, ...], float, float]]:
    """Give the names that find room: their lines, the middle and the top."""
    taken = _Taken()
    order = spots.sorted()
    for turn, name in enumerate(order):
        if turn in {0, _FOREMOST}:
            for other in order[:_FOREMOST] if turn == 0 else order[_FOREMOST:]:
                taken.take(_body(*spots.at(other), spots.radius(other) * 0.85))
        rows = wrap(graph.nodes[name]["node"].label.to(sheet.lang))
        wide = max(width(row, SIZE) for row in rows) + 4
        high = len(rows) * LINE + 2
        for x, top in _offers(*spots.at(name), spots.radius(name) + 3, wide, high):
            box = (x - wide / 2, top, x + wide / 2, top + high)
            if _inside(box, sheet) and taken.leaves(box):
                taken.take(box)
                yield rows, x, top
                break


def _squares(box: _Box) -> Iterator[tuple[int, int]]:
    for column in range(int(box[0] // _SQUARE), int(box[2] // _SQUARE) + 1):
        for row in range(int(box[1] // _SQUARE), int(box[3] // _SQUARE) + 1):
            yield column, row


def _body(x: float, y: float, r: float) -> _Box:
    return x - r, y - r, x + r, y + r


def _offers(x: float, y: float, away: float, wide: float, high: float) -> list[tuple[float, float]]:
    side = wide / 2 + away
    return [
        (x, y + away), (x + side, y - high / 2), (x - side, y - high / 2), (x, y - away - high),
        (x + side * 0.6, y + away), (x - side * 0.6, y + away),
        (x + side * 0.6, y - away - high), (x - side * 0.6, y - away - high),
    ]  # fmt: skip


def _inside(box: _Box, sheet: Sheet) -> bool:
    return box[0] > 4 and box[2] < sheet.wide - 4 and box[1] > HEAD and box[3] < sheet.high - FOOT
