"""The picture without a browser: shapes, lines and names of a network as SVG of our own."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from kg.network.graph import edges_of
from kg.views.discs import bonds, discs, drawn, small
from kg.views.ground import ground, provinces
from kg.views.groups import Groups
from kg.views.ink import GREY, INK, PAPER, SOFT, px, shape, words
from kg.views.legend import legend, origin, said_of
from kg.views.lettering import FOREMOST, LINE, SIZE, Name, Named, names
from kg.views.look import STATUSES
from kg.views.outline import backdrop
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
    """Draw a network on a sheet, with title, legend, date and source; a large one in groups."""
    groups = Groups.of(graph, places)
    alone = groups.outside(graph)
    parts, named = [*_head(view, sheet)], 0
    if places:
        on_map = view.layout == "map"
        spots = _spots(graph, places, sheet, groups, on_map=on_map)
        rings = discs(groups, spots, sheet.lang, on_map=on_map)
        order = [disc.named(sheet.lang, far=on_map) for disc in rings]
        # No name may stand on a disc: it would cover the count.
        over = 0 if rings else FOREMOST
        written = list(names(order + _named(alone, spots, sheet.lang), sheet, over))
        named = sum(name.turn < len(rings) for name in written)
        parts += ground(spots.of, (0, HEAD, sheet.wide, sheet.high - FOOT)) if on_map else ()
        parts += [*bonds(groups, spots), *(part for disc in rings for part in drawn(disc))]
        parts += [*_lines(alone, spots), *_shapes(alone, spots), *map(_name, written)]
    note = said_of(len(groups.all), named) if groups.all else None
    parts += [*legend(graph, alone, sheet, note), origin(graph, view, sheet), "</svg>"]
    return "\n".join(parts) + "\n"


def _head(view: ViewQuery, sheet: Sheet) -> Iterator[str]:
    title, about = (words(said.to(sheet.lang)) for said in (view.title, view.about))
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {sheet.wide} {sheet.high}" '
        f'width="{sheet.wide}" height="{sheet.high}" role="img" '
        f'font-family="{SANS}">'
    )
    yield f"<title>{title}</title>"
    yield f"<desc>{about}</desc>"
    yield f'<rect width="100%" height="100%" fill="{PAPER}"/>'
    yield (
        f'<text x="28" y="46" font-family="{SERIF}" font-size="27" '
        f'font-weight="700" fill="{INK}">{title}</text>'
    )
    yield f'<text x="28" y="70" font-size="13.5" fill="{SOFT}">{about}</text>'


def _spots(
    graph: nx.MultiDiGraph[str],
    places: Mapping[str, Placed],
    sheet: Sheet,
    groups: Groups,
    *,
    on_map: bool,
) -> Spots:
    # A map in groups is the whole country, both archipelagos with it.
    box = backdrop()["box"] if on_map and groups.all else ()
    return Spots(graph, places, sheet, HEAD, box)


def _named(graph: nx.MultiDiGraph[str], spots: Spots, lang: str) -> list[Named]:
    return [
        Named(graph.nodes[name]["node"].label.to(lang), *spots.at(name), spots.radius(name))
        for name in spots.sorted()
        if name in graph
    ]


def thumbnail(
    graph: nx.MultiDiGraph[str], places: Mapping[str, Placed], *, on_map: bool, wide: int = 360
) -> str:
    """Draw a network small, without words, for a list of views."""
    sheet = Sheet(wide + 200, wide * 2 // 3 + 130)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="88 24 {wide + 24} {wide * 2 // 3 + 14}">'
    ]
    if places:
        groups = Groups.of(graph, places)
        alone = groups.outside(graph)
        spots = Spots(graph, places, sheet, 0)
        parts += provinces(spots.of) if on_map else ()
        parts += [*bonds(groups, spots), *small(groups, spots)]
        parts += [*_lines(alone, spots, plain=True), *_shapes(alone, spots)]
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
    for name in (name for name in reversed(spots.sorted()) if name in graph):
        node = graph.nodes[name]["node"]
        hollow = bool(node.known) and all(
            k.status in {"background", "inferred"} for k in node.known
        )
        yield shape(node.kind, *spots.at(name), spots.radius(name), hollow=hollow)


def _name(name: Name) -> str:
    spans = "".join(
        f'<tspan x="{px(name.x)}" y="{px(name.top + (i + 0.82) * LINE)}">{words(row)}</tspan>'
        for i, row in enumerate(name.rows)
    )
    x1, y1, x2, y2 = map(px, name.line or (0, 0, 0, 0))
    lead = f'<path d="M{x1} {y1}L{x2} {y2}" stroke="{SOFT}"/>' if name.line else ""
    return lead + (
        f'<text text-anchor="middle" font-size="{SIZE}" fill="{INK}" stroke="{PAPER}" '
        f'stroke-width="3" stroke-linejoin="round" paint-order="stroke">{spans}</text>'
    )
