"""Still pictures for reports: the drawing as SVG text or as a PNG."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import KgError, Words
from kg.network.layout import place
from kg.views.drafting import SANS, svg
from kg.views.sheet import Sheet

if TYPE_CHECKING:
    import networkx as nx

    from kg.network import ViewQuery
    from kg.views.document import ViewOptions

__all__ = ["picture"]

_ZOOM = 2
_PROBE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20">'
    f'<text y="15" font-family="{SANS}">{{}}</text></svg>'
)
"""Letters that a machine without any of the fonts would leave out without a word."""


def picture(graph: nx.MultiDiGraph[str], view: ViewQuery, options: ViewOptions, form: str) -> bytes:
    """Draw a network as "svg" or "png", from the same places as the page."""
    sheet = Sheet(lang=options.lang, date=options.date)
    text = svg(graph, view, place(graph, view, options.kept, options.tell), sheet)
    return text.encode() if form == "svg" else _png(text)


def _png(text: str) -> bytes:
    if _drawn(_PROBE.format("Ảđộ")) == _drawn(_PROBE.format("")):
        raise KgError(
            Words(
                "Máy không có bộ chữ nào để viết tên lên ảnh.",
                "This machine has no font to write names on a picture with.",
            ),
            hint=Words(
                "cài một bộ chữ, chẳng hạn fonts-dejavu-core, hoặc dùng --static svg",
                "install one, fonts-dejavu-core for instance, or use --static svg",
            ),
        )
    return _drawn(text, _ZOOM)


def _drawn(text: str, zoom: float = 1) -> bytes:
    import resvg_py

    return bytes(resvg_py.svg_to_bytes(svg_string=text, zoom=zoom))
