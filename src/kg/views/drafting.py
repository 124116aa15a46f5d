"""The picture without a browser: shapes, lines and names of a network as SVG of our own."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from kg.network.graph import edges_of
from kg.views.ground import ground, provinces
from kg.views.ink import GREY, INK, PAPER, SOFT, px, shape, words
from kg.views.legend import legend, origin
from kg.views.lettering import LINE, SIZE, names
from kg.views.look import STATUSES
from kg.views.sheet import FOOT, HEAD, Sheet, Spots

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import networkx as nx

    from kg.network import ViewQuery
    from kg.network.layout import Placed

__all__ = ["SANS", "SERIF", "svg", "thumbnail"]

SANS = "Noto Sans, Segoe UI, Liberation Sans, DejaVu Sans, Arial, sans-serif"
SERIF = "Noto Serif, Cambria, Georgia, DejaVu Serif, Times New Roman, serif"
"""The first of these that a machine has; each holds the letters of Vietnamese."""

_STATUSES = {look.id: look for look in STATUSES}


def svg(
    graph: nx.MultiDiGraph[str], view: ViewQuery, places: Mapping[str, Placed], sheet: Sheet
) -> str:
    """Draw a network on a sheet, with title, legend, date and source."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {sheet.wide} {sheet.high}" '
        f'width="{sheet.wide}" height="{sheet.high}" role="img" '
        f'font-family="{SANS}">',
        f"<title>{words(view.title.to(sheet.lang))}</title>",
        f"<desc>{words(view.about.to(sheet.lang))}</desc>",
        f'<rect width="100%" height="100%" fill="{PAPER}"/>',
        f'<text x="28" y="46" font-family="{SERIF}" font-size="27" '
        f'font-weight="700" fill="{INK}">{words(view.title.to(sheet.lang))}</text>',
        f'<text x="28" y="70" font-size="13.5" fill="{SOFT}">'
        f"{words(view.about.to(sheet.lang))}</text>",
    ]
    if places:
        spots = Spots(graph, places, sheet, HEAD)
        field = (0, HEAD, sheet.wide, sheet.high - FOOT)
        land = ground(spots.of, field) if view.layout == "map" else ()
        parts += [*land, *_lines(graph, spots), *_shapes(graph, spots)]
        parts += [_name(*name) for name in names(graph, spots, sheet)]
    parts += [*legend(graph, sheet), origin(graph, view, sheet), "</svg>"]
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
            f'<path d="M{px(ax)} {px(ay)}Q{px(cx)} {px(cy)} {px(bx)} {px(by)}" fill="none" '
            f'stroke="{GREY}" stroke-opacity="{0.35 if plain else 0.75}"{dash}/>'
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
    path = "L".join(f"{px(a)} {px(b)}" for a, b in [(x, y), *wings])
    return f'<path d="M{path}Z" fill="{GREY}"/>'


def _shapes(graph: nx.MultiDiGraph[str], spots: Spots) -> Iterator[str]:
    for name in reversed(spots.sorted()):
        node = graph.nodes[name]["node"]
        hollow = bool(node.known) and all(
            k.status in {"background", "inferred"} for k in node.known
        )
        yield shape(node.kind, *spots.at(name), spots.radius(name), hollow=hollow)


def _name(rows: tuple[str, ...], x: float, top: float) -> str:
    spans = "".join(
        f'<tspan x="{px(x)}" y="{px(top + (i + 0.82) * LINE)}">{words(row)}</tspan>'
        for i, row in enumerate(rows)
    )
    return (
        f'<text text-anchor="middle" font-size="{SIZE}" fill="{INK}" stroke="{PAPER}" '
        f'stroke-width="3" stroke-linejoin="round" paint-order="stroke">{spans}</text>'
    )
