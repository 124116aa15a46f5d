"""Still pictures for reports: the drawing as SVG text or as a PNG."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import StoreError, Words
from kg.network.layout import place
from kg.views.drafting import SANS, svg
from kg.views.sheet import Sheet

if TYPE_CHECKING:
    import networkx as nx

    from kg.network import ViewQuery
    from kg.views.document import ViewOptions

__all__ = ["picture"]

_ZOOM = 2
_NOTHING = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="30"></svg>'
_LETTER = _NOTHING.replace("></", f'><text y="20" font-family="{SANS}">Ậ</text></')


def picture(graph: nx.MultiDiGraph[str], view: ViewQuery, options: ViewOptions, form: str) -> bytes:
    """Draw a network as "svg" or "png", from the same places as the page."""
    sheet = Sheet(lang=options.lang, date=options.date)
    text = svg(graph, view, place(graph, view, options.kept), sheet)
    return text.encode() if form == "svg" else _png(text)


def _png(text: str) -> bytes:
    import resvg_py

    if resvg_py.svg_to_bytes(svg_string=_LETTER) == resvg_py.svg_to_bytes(svg_string=_NOTHING):
        raise StoreError(
            Words(
                "Máy này không có phông chữ nào vẽ được chữ Việt vào ảnh PNG.",
                "This machine has no font that can draw Vietnamese words into a PNG.",
            ),
            hint=Words(
                "Cài phông fonts-noto-core, hoặc dùng --static svg.",
                "Install the fonts of fonts-noto-core, or use --static svg.",
            ),
        )
    return bytes(resvg_py.svg_to_bytes(svg_string=text, zoom=_ZOOM))
