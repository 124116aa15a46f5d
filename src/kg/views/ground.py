"""The ground of a map on paper: the provinces behind it, and the whole country in its corner."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias
from xml.sax.saxutils import escape

from kg.views.outline import backdrop, corners

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Project: TypeAlias = "Callable[[float, float], tuple[float, float]]"

__all__ = ["ground", "provinces"]

_LAND, _COAST, _SOFT, _MARK = "#f4f0e6", "#cfc7b6", "#5a564e", "#8c2f1b"
_TALL = 210
_GAP = 10


def ground(of: Project, field: tuple[int, int, int, int]) -> Iterator[str]:
    """Draw the provinces within a field (left, top, right, bottom), and where in the country it is.

    A map that shows less than the country has the whole of it in a corner, both archipelagos named.
    """
    left, top, right, bottom = field
    yield (
        f'<clipPath id="map"><rect x="{left}" y="{top}" width="{right - left}" '
        f'height="{bottom - top}"/></clipPath><g clip-path="url(#map)">'
    )
    yield from provinces(of)
    yield "</g>"
    x1, y1, x2, y2 = backdrop()["box"]
    (ax, ay), (bx, by) = of(x1, y1), of(x2, y2)
    if ax >= left and ay >= top and bx <= right and by <= bottom:
        yield from _names(of)
    else:
        yield from _inset(of, field)


def provinces(of: Project) -> Iterator[str]:
    """Draw the outline of the provinces."""
    for ring in corners():
        path = "L".join(f"{x:.1f} {y:.1f}" for x, y in (of(*point) for point in ring))
        yield f'<path d="M{path}Z" fill="{_LAND}" stroke="{_COAST}" stroke-width="1"/>'


def _names(of: Project, size: int = 11) -> Iterator[str]:
    for name, x, y in backdrop()["names"]:
        (px, py) = of(x, y)
        yield (
            f'<text x="{px:.1f}" y="{py:.1f}" text-anchor="middle" font-style="italic" '
            f'font-size="{size}" fill="{_SOFT}">{escape(name)}</text>'
        )


def _inset(of: Project, field: tuple[int, int, int, int]) -> Iterator[str]:
    x1, y1, x2, y2 = backdrop()["box"]
    scale = _TALL / (y2 - y1)
    x0, y0 = field[0] + 2 * _GAP, field[3] - _TALL - 2 * _GAP

    def small(x: float, y: float) -> tuple[float, float]:
        return x0 + (x - x1) * scale, y0 + (y - y1) * scale

    wide = (x2 - x1) * scale
    yield (
        f'<rect x="{x0 - _GAP}" y="{y0 - _GAP}" width="{wide + 2 * _GAP:.1f}" '
        f'height="{_TALL + 2 * _GAP}" fill="#ffffff" stroke="{_COAST}"/>'
    )
    yield from provinces(small)
    yield from _names(small, 9)
    yield _mark(of, small, field)


def _mark(of: Project, small: Project, field: tuple[int, int, int, int]) -> str:
    """Frame in the small country what the field shows."""
    (ox, oy), (ex, _) = of(0, 0), of(1, 0)
    unit = ex - ox
    left, top = small((field[0] - ox) / unit, (field[1] - oy) / unit)
    right, bottom = small((field[2] - ox) / unit, (field[3] - oy) / unit)
    return (
        f'<rect x="{left:.1f}" y="{top:.1f}" width="{right - left:.1f}" '
        f'height="{bottom - top:.1f}" fill="none" stroke="{_MARK}" stroke-width="2"/>'
    )
