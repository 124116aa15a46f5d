"""The paper of a still picture, and where everything stands on it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.network.graph import weights

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import networkx as nx

    from kg.network.layout import Placed

__all__ = ["FOOT", "HEAD", "Sheet", "Spots"]

HEAD, FOOT = 84, 74
"""The room for the title above the drawing, and for legend and source below it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The paper: its size in pixels, the language, the day of the data."""

    wide: int = 1400
    high: int = 990
    lang: str = "vi"
    date: str = ""


class Spots:
    """Where everything stands on the paper, and how large it is drawn."""

    def __init__(
        self,
        graph: nx.MultiDiGraph[str],
        places: Mapping[str, Placed],
        sheet: Sheet,
        head: int,
        box: Sequence[int] = (),
    ) -> None:
        """Fit the places into the paper, and with them a box: left, top, right, bottom."""
        xs = [*(p.x for p in places.values()), *box[::2]]
        ys = [*(p.y for p in places.values()), *box[1::2]]
        wide, high = max(max(xs) - min(xs), 1), max(max(ys) - min(ys), 1)
        room = sheet.wide - 200, sheet.high - head - 130
        self.scale = min(room[0] / wide, room[1] / high, 1.6)
        self.room = room[0] * room[1]
        self._middle = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
        self._on = sheet.wide / 2, head + 30 + room[1] / 2
        self._places = places
        self._weight = weights(graph)

    def of(self, x: float, y: float) -> tuple[float, float]:
        """Give the spot on the paper of a point of the layout."""
        return (
            (x - self._middle[0]) * self.scale + self._on[0],
            (y - self._middle[1]) * self.scale + self._on[1],
        )

    def at(self, name: str) -> tuple[float, float]:
        """Give the spot of a thing."""
        return self.of(self._places[name].x, self._places[name].y)

    def radius(self, name: str) -> float:
        """Give how large a thing is drawn."""
        grown = min(1.7, max(self.scale * 1.35, min(0.62, self.scale * 6)))
        return max(1.2, min(5.5 + 1.6 * math.sqrt(self._weight[name]), 17) * grown)

    def sorted(self) -> list[str]:
        """Give the things, the weightiest first."""
        return sorted(self._places, key=lambda n: (-self._weight[n], n))
