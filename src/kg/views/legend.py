"""What stands below a still picture: what its shapes and lines mean, and where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.network.graph import edges_of
from kg.views.ink import GREY, INK, SOFT, px, shape, words
from kg.views.letters import width
from kg.views.look import KINDS, STATUSES
from kg.views.outline import CREDIT
from kg.views.words import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    import networkx as nx

    from kg.network import ViewQuery
    from kg.views.sheet import Sheet

__all__ = ["legend", "origin"]


def legend(graph: nx.MultiDiGraph[str], sheet: Sheet) -> Iterator[str]:
    """Draw what each shape and each line of a network means."""
    kinds = {data["node"].kind for _, data in graph.nodes(data=True)}
    statuses = {edge.status for _, _, edge in edges_of(graph)}
    x, y = 28.0, sheet.high - 58
    for kind in (k for k in KINDS if k.id in kinds):
        word = kind.words.to(sheet.lang)
        yield shape(kind.id, x + 6, y - 4, 6)
        yield f'<text x="{px(x + 17)}" y="{y}" font-size="11.5" fill="{INK}">{words(word)}</text>'
        x += 17 + width(word, 11.5) + 14
    x, y = 28.0, sheet.high - 37
    for status in (s for s in STATUSES if s.id in statuses):
        word = status.words.to(sheet.lang)
        dash = " ".join(map(str, status.dashes)) or "none"
        yield (
            f'<line x1="{px(x)}" y1="{y - 4}" x2="{px(x + 32)}" y2="{y - 4}" stroke="{GREY}" '
            f'stroke-width="1.6" stroke-dasharray="{dash}"/>'
            f'<text x="{px(x + 37)}" y="{y}" font-size="11.5" fill="{INK}">{words(word)}</text>'
        )
        x += 37 + width(word, 11.5) + 14


def origin(graph: nx.MultiDiGraph[str], view: ViewQuery, sheet: Sheet) -> str:
    """Write where the picture comes from, of which day, and how much is in it."""
    said = {key: WORDS[key].to(sheet.lang) for key in ("source-line", "data-of", "things", "links")}
    told = [said["source-line"], f"{said['data-of']} {sheet.date}" if sheet.date else ""]
    told.append(f"{len(graph)} {said['things']}, {graph.number_of_edges()} {said['links']}")
    told.append(CREDIT.to(sheet.lang) if view.layout == "map" else "")
    line = " · ".join(filter(None, told))
    return f'<text x="28" y="{sheet.high - 16}" font-size="11" fill="{SOFT}">{words(line)}</text>'
