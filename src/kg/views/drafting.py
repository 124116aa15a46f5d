"""The picture without a browser: shapes, lines and names of a network as SVG of our own."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from kg.network.graph import edges_of
from kg.views.ground import ground, provinces
from kg.views.lettering import LINE, SIZE, names
from kg.views.letters import width
from kg.views.look import KINDS, STATUSES
from kg.views.outline import CREDIT
from kg.views.sheet import FOOT, HEAD, Sheet, Spots
from kg.views.words import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import networkx as nx

    from kg.network import ViewQuery
    from kg.network.layout import Placed

__all__ = ["SANS", "SERIF", "svg", "thumbnail"]

SANS = "Noto Sans, Segoe UI, Liberation Sans, DejaVu Sans, Arial, sans-serif"
SERIF = "Noto Serif, Cambria, Georgia, DejaVu Serif, Times New Roman, serif"
"""The first of these that a machine has; each holds the letters of Vietnamese."""

_KINDS = {look.id: look for look in KINDS}
_STATUSES = {look.id: look for look in STATUSES}
_INK, _SOFT, _GREY, _PAPER = "#1d1c1a", "#5a564e", "#6b675f", "#ffffff"
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


def svg(
    graph: nx.MultiDiGraph[str], view: ViewQuery, places: Mapping[str, Placed], sheet: Sheet
) -> str:
    """Draw a network on a sheet, with title, legend, date and source."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {sheet.wide} {sheet.high}" '
        f'width="{sheet.wide}" height="{sheet.high}" role="img" '
        f'font-family="{SANS}">',
        f"<title>{_text(view.title.to(sheet.lang))}</title>",
        f"<desc>{_text(view.about.to(sheet.lang))}</desc>",
        f'<rect width="100%" height="100%" fill="{_PAPER}"/>',
        f'<text x="28" y="46" font-family="{SERIF}" font-size="27" '
        f'font-weight="700" fill="{_INK}">{_text(view.title.to(sheet.lang))}</text>',
        f'<text x="28" y="70" font-size="13.5" fill="{_SOFT}">'
        f"{_text(view.about.to(sheet.lang))}</text>",
    ]
    if places:
        spots = Spots(graph, places, sheet, HEAD)
        field = (0, HEAD, sheet.wide, sheet.high - FOOT)
        land = ground(spots.of, field) if view.layout == "map" else ()
        parts += [*land, *_lines(graph, spots), *_shapes(graph, spots)]
        parts += [_name(*name) for name in names(graph, spots, sheet)]
    parts += [*_legend(graph, sheet), _source(graph, view, sheet), "</svg>"]
    return "\n".join(parts) + "\n"


def thumbnail(
    graph: nx.MultiDiGraph[str], places: Mapping[str, Placed], *, on_map: bool, wide: int = 360
) -> str:
    """Draw a network small, without words, for a list of views."""
    sheet = Sheet(wide + 200, wide * 2 // 3 + 130)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="88 24 {wide + 24} {wide * 2 // 3 + 14}">'
    ]
    if places:
        spots = Spots(graph, places, sheet, 0)
        land = provinces(spots.of) if on_map else ()
        parts += [*land, *_lines(graph, spots, plain=True), *_shapes(graph, spots)]
    return "".join([*parts, "</svg>"])


def _f(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")


def _text(text: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", text))


def _lines(graph: nx.MultiDiGraph[str], spots: Spots, *, plain: bool = False) -> Iterator[str]:
    turns: dict[frozenset[str], int] = {}
    for source, target, edge in edges_of(graph):
        pair = frozenset((source, target))
        turn = turns[pair] = turns.get(pair, -1) + 1
        bend = ((turn + 1) // 2) * (1 if turn % 2 else -1) * (1 if source < target else -1)
        (ax, ay), (bx, by) = spots.at(source), spots.at(target)
        cx = (ax + bx) / 2 + (ay - by) * bend * 0.1
        cy = (ay + by) / 2 + (bx - ax) * bend * 0.1
        dashes = " ".join(map(str, _STATUSES.get(edge.status, STATUSES[0]).dashes))
        dash = f' stroke-dasharray="{dashes}"' if dashes and not plain else ""
        yield (
            f'<path d="M{_f(ax)} {_f(ay)}Q{_f(cx)} {_f(cy)} {_f(bx)} {_f(by)}" fill="none" '
            f'stroke="{_GREY}" stroke-opacity="{0.35 if plain else 0.75}"{dash}/>'
        )
        if not plain:
            yield _arrow((cx, cy) if bend else (ax, ay), (bx, by), spots.radius(target) + 2)


def _arrow(start: tuple[float, float], end: tuple[float, float], back: float) -> str:
    dx, dy = end[0] - start[0], end[1] - start[1]
    far = math.hypot(dx, dy)
    if far < back + 8:
        return ""
    ux, uy = dx / far, dy / far
    x, y = end[0] - ux * back, end[1] - uy * back
    wings = [(x - ux * 6 - s * uy * 2.5, y - uy * 6 + s * ux * 2.5) for s in (1, -1)]
    path = "L".join(f"{_f(a)} {_f(b)}" for a, b in [(x, y), *wings])
    return f'<path d="M{path}Z" fill="{_GREY}"/>'


def _shapes(graph: nx.MultiDiGraph[str], spots: Spots) -> Iterator[str]:
    for name in reversed(spots.sorted()):
        node = graph.nodes[name]["node"]
        hollow = bool(node.known) and all(
            k.status in {"background", "inferred"} for k in node.known
        )
        yield _shape(node.kind, *spots.at(name), spots.radius(name), hollow=hollow)


def _shape(kind: str, x: float, y: float, r: float, *, hollow: bool = False) -> str:
    look = _KINDS[kind]
    paint = (
        f'fill="{_PAPER}" stroke="{look.color}" stroke-width="2"'
        if hollow
        else f'fill="{look.color}" stroke="{_PAPER}"'
    )
    edges = _CORNERS.get(look.shape)
    if edges is None:
        return f'<circle cx="{_f(x)}" cy="{_f(y)}" r="{_f(r)}" {paint}/>'
    points = " ".join(f"{_f(x + dx * r)},{_f(y + dy * r)}" for dx, dy in edges)
    return f'<polygon points="{points}" {paint}/>'


def _name(rows: tuple[str, ...], x: float, top: float) -> str:
    spans = "".join(
        f'<tspan x="{_f(x)}" y="{_f(top + (i + 0.82) * LINE)}">{_text(row)}</tspan>'
        for i, row in enumerate(rows)
    )
    return (
        f'<text text-anchor="middle" font-size="{SIZE}" fill="{_INK}" stroke="{_PAPER}" '
        f'stroke-width="3" stroke-linejoin="round" paint-order="stroke">{spans}</text>'
    )


def _legend(graph: nx.MultiDiGraph[str], sheet: Sheet) -> Iterator[str]:
    kinds = {data["node"].kind for _, data in graph.nodes(data=True)}
    statuses = {edge.status for _, _, edge in edges_of(graph)}
    x, y = 28.0, sheet.high - 58
    for kind in (k for k in KINDS if k.id in kinds):
        word = kind.words.to(sheet.lang)
        yield _shape(kind.id, x + 6, y - 4, 6)
        yield f'<text x="{_f(x + 17)}" y="{y}" font-size="11.5" fill="{_INK}">{_text(word)}</text>'
        x += 17 + width(word, 11.5) + 14
    x, y = 28.0, sheet.high - 37
    for status in (s for s in STATUSES if s.id in statuses):
        word = status.words.to(sheet.lang)
        dash = " ".join(map(str, status.dashes)) or "none"
        yield (
            f'<line x1="{_f(x)}" y1="{y - 4}" x2="{_f(x + 32)}" y2="{y - 4}" stroke="{_GREY}" '
            f'stroke-width="1.6" stroke-dasharray="{dash}"/>'
            f'<text x="{_f(x + 37)}" y="{y}" font-size="11.5" fill="{_INK}">{_text(word)}</text>'
        )
        x += 37 + width(word, 11.5) + 14


def _source(graph: nx.MultiDiGraph[str], view: ViewQuery, sheet: Sheet) -> str:
    said = {key: WORDS[key].to(sheet.lang) for key in ("source-line", "data-of", "things", "links")}
    told = [said["source-line"], f"{said['data-of']} {sheet.date}" if sheet.date else ""]
    told.append(f"{len(graph)} {said['things']}, {graph.number_of_edges()} {said['links']}")
    told.append(CREDIT.to(sheet.lang) if view.layout == "map" else "")
    line = " · ".join(filter(None, told))
    return f'<text x="28" y="{sheet.high - 16}" font-size="11" fill="{_SOFT}">{_text(line)}</text>'
