"""The outline of the provinces, both archipelagos as their source draws them, in drawing units."""

from __future__ import annotations

import json
from functools import cache
from itertools import pairwise
from typing import Any

from kg import assets
from kg.errors import Words
from kg.network.layout.map import SCALE

__all__ = ["CREDIT", "backdrop", "corners"]

_WHOSE = "@svg-maps/vietnam 2.0.0, Stephen Truong, CC BY 4.0"
CREDIT = Words(f"Đường viền tỉnh: {_WHOSE}", f"Province outlines: {_WHOSE}")

# The source's own coordinates, in tenths, to degrees: fitted to the centroids of 63 provinces.
_EAST = (102.178814, 0.00191829273)
_NORTH = (24.065904, -0.00193908485)


_ARCHIPELAGOS = {"hoangsa": "Hoàng Sa", "truongsa": "Trường Sa"}


@cache
def backdrop() -> dict[str, Any]:
    """Give the rings (first point, then steps), the box round them, and who drew them."""
    path = assets.asset("viz", "static", "vendor", "svg-maps-vietnam", "outline.json")
    provinces: dict[str, list[list[int]]] = json.loads(path.read_text(encoding="utf-8"))
    rings = [_ring(ring) for name in sorted(provinces) for ring in provinces[name]]
    xs, ys = zip(*(corner for ring in rings for corner in _corners(ring)), strict=True)
    return {
        "rings": rings,
        "box": [min(xs), min(ys), max(xs), max(ys)],
        "names": [[name, *_above(provinces[key])] for key, name in _ARCHIPELAGOS.items()],
        "credit": [CREDIT.vi, CREDIT.en],
    }


def corners() -> list[list[tuple[int, int]]]:
    """Give the rings as points."""
    return [_corners(ring) for ring in backdrop()["rings"]]


def _above(rings: list[list[int]]) -> tuple[int, int]:
    """Give the middle of the upper edge of some rings."""
    points = [corner for ring in rings for corner in _corners(_ring(ring))]
    xs, ys = zip(*points, strict=True)
    return (min(xs) + max(xs)) // 2, min(ys) - SCALE // 5


def _ring(steps: list[int]) -> list[int]:
    """Turn steps in the source's units into steps in drawing units, without adding up faults."""
    points = [
        (
            round((_EAST[0] + _EAST[1] * x - 106) * SCALE),
            round((16.2 - _NORTH[0] - _NORTH[1] * y) * SCALE),
        )
        for x, y in _corners(steps)
    ]
    flat = [*points[0]]
    for (a, b), (c, d) in pairwise(points):
        flat += [c - a, d - b]
    return flat


def _corners(steps: list[int]) -> list[tuple[int, int]]:
    x, y = 0, 0
    found = []
    for i in range(0, len(steps), 2):
        x, y = x + steps[i], y + steps[i + 1]
        found.append((x, y))
    return found
