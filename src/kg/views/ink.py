"""What every part of a still picture is drawn with: colours, numbers, words and shapes as SVG."""

from __future__ import annotations

import math
import re
from xml.sax.saxutils import escape

from kg.views.look import KINDS

__all__ = ["GREY", "INK", "PAPER", "SOFT", "px", "shape", "words"]

INK, SOFT, GREY, PAPER = "#1d1c1a", "#5a564e", "#6b675f", "#ffffff"

_KINDS = {look.id: look for look in KINDS}
_STAR = [(1.25 if i % 2 == 0 else 0.52, i * math.pi / 5) for i in range(10)]
_CORNERS: dict[str, tuple[tuple[float, float], ...]] = {
    "square": ((-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)),
    "diamond": ((0, -1.15), (1.15, 0), (0, 1.15), (-1.15, 0)),
    "triangle": ((0, -1.1), (1.1, 0.85), (-1.1, 0.85)),
    "triangleDown": ((0, 1.1), (1.1, -0.85), (-1.1, -0.85)),
    "hexagon": ((-0.55, -0.95), (0.55, -0.95), (1.1, 0), (0.55, 0.95), (-0.55, 0.95), (-1.1, 0)),
    "star": tuple((round(r * math.sin(a), 3), round(-r * math.cos(a), 3)) for r, a in _STAR),
}
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no place for, escaped or not."""


def px(value: float) -> str:
    """Write a length with one decimal at most."""
    return f"{value:.1f}".rstrip("0").rstrip(".")


def words(text: str) -> str:
    """Write words as XML takes them."""
    return escape(_NOT_XML.sub("\ufffd", text))


def shape(kind: str, x: float, y: float, r: float, *, hollow: bool = False) -> str:
    """Draw the shape of a kind of thing."""
    look = _KINDS[kind]
    paint = (
        f'fill="{PAPER}" stroke="{look.color}" stroke-width="2"'
        if hollow
        else f'fill="{look.color}" stroke="{PAPER}"'
    )
    edges = _CORNERS.get(look.shape)
    if edges is None:
        return f'<circle cx="{px(x)}" cy="{px(y)}" r="{px(r)}" {paint}/>'
    points = " ".join(f"{px(x + dx * r)},{px(y + dy * r)}" for dx, dy in edges)
    return f'<polygon points="{points}" {paint}/>'
