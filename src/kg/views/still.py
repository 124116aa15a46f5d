"""Still pictures for reports: the drawing as SVG text or as a PNG."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.network.layout import place
from kg.views.drafting import svg
from kg.views.sheet import Sheet

if TYPE_CHECKING:
    import networkx as nx

    from kg.network import ViewQuery
    from kg.views.document import ViewOptions

__all__ = ["picture"]

_ZOOM = 2


def picture(graph: nx.MultiDiGraph[str], view: ViewQuery, options: ViewOptions, form: str) -> bytes:
    """Draw a network as "svg" or "png", from the same places as the page."""
    sheet = Sheet(lang=options.lang, date=options.date)
    text = svg(graph, view, place(graph, view, options.kept), sheet)
    return text.encode() if form == "svg" else _png(text)


def _png(text: str) -> bytes:
    import resvg_py

    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=text,
            zoom=_ZOOM,
            font_family="Noto Sans",
            sans_serif_family="Noto Sans",
            serif_family="Noto Serif",
        )
    )
