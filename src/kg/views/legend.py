"""What stands below a still picture: what its shapes and lines mean, and where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import Words
from kg.network.graph import edges_of
from kg.text import thousands
from kg.views.discs import ring
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

__all__ = ["legend", "origin", "said_of"]


def said_of(groups: int, named: int) -> Words:
    """Say how a picture in groups is read, and that not every group found room for its name."""
    return Words(
        "Vẽ theo nhóm: số thực thể, vành chia theo loại, tên thứ nhiều liên hệ nhất "
        f"(ghi được tên {named} trên {groups} nhóm)",
        "Drawn in groups: how many things, the rim by kind, the name of the most connected "
        f"({named} of {groups} groups had room for it)",
    )


def legend(
    graph: nx.MultiDiGraph[str], lined: nx.MultiDiGraph[str], sheet: Sheet, note: Words | None
) -> Iterator[str]:
    """Draw what each shape and each line means; `lined` is the part whose lines are drawn."""
    kinds = {data["node"].kind for _, data in graph.nodes(data=True)}
    statuses = {edge.status for _, _, edge in edges_of(lined)}
    x, y = 28.0, sheet.high - 58
    for kind in (k for k in KINDS if k.id in kinds):
        word = kind.words.to(sheet.lang)
        yield shape(kind.id, x + 6, y - 4, 6)
        yield f'<text x="{px(x + 17)}" y="{y}" font-size="11.5" fill="{INK}">{words(word)}</text>'
        x += 17 + width(word, 11.5) + 14
    x, y = 28.0, sheet.high - 37
    if note:
        word = note.to(sheet.lang)
        yield from ring(x + 6, y - 4, 6, {"place": 1, "body": 1, "activity": 1})
        yield f'<text x="{px(x + 17)}" y="{y}" font-size="11.5" fill="{INK}">{words(word)}</text>'
        x += 17 + width(word, 11.5) + 14
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
    things, links = (thousands(n, sheet.lang) for n in (len(graph), graph.number_of_edges()))
    told.append(f"{things} {said['things']}, {links} {said['links']}")
    told.append(CREDIT.to(sheet.lang) if view.layout == "map" else "")
    line = " · ".join(filter(None, told))
    return f'<text x="28" y="{sheet.high - 16}" font-size="11" fill="{SOFT}">{words(line)}</text>'
