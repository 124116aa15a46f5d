"""Draws the views of one store: one of them, or all with an index, as pages or still pictures."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg import files
from kg.build.meta import date_of
from kg.errors import QueryError, Words
from kg.network import named, of_text, shipped
from kg.network.asking import edges_found
from kg.network.graph import Reader
from kg.network.layout import place
from kg.views.document import ViewOptions, around, page_of
from kg.views.drafting import thumbnail
from kg.views.shelf import Card, shelf
from kg.views.still import picture

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    import networkx as nx

    from kg.model import StoreView, Table
    from kg.network import ViewQuery
    from kg.terms import Triple

__all__ = ["ViewFolder"]

INDEX = "index.html"


class ViewFolder:
    """The views of a store; labels and claims are read once for all of them."""

    def __init__(self, store: StoreView, options: ViewOptions) -> None:
        self._reader = Reader.of(store)
        self._options = replace(options, date=options.date or date_of(store))

    def one(self, form: str = "html") -> bytes:
        """Draw the view, or what is around a thing, as "html", "svg" or "png"."""
        view = named(self._options.view)
        return self._drawn(self._reader.network(view), view, form)

    def asked(
        self, answer: Table | Iterable[Triple], text: str, layout: str, form: str = "html"
    ) -> bytes:
        """Draw the answer of a person's own query."""
        triples = edges_found(self._reader.view, answer)
        if not triples:
            raise QueryError(
                Words(
                    "Câu hỏi không tìm thấy mối liên hệ nào để vẽ.",
                    "The query finds no link that could be drawn.",
                ),
                hint=Words(
                    "Chọn các thực thể (không phải câu chữ) hay ?subject ?predicate ?object.",
                    "Select things (not words), or ?subject ?predicate ?object.",
                ),
            )
        return self._drawn(self._reader.network_of(triples), of_text(text, layout), form)

    def all(self, folder: Path) -> Iterator[ViewQuery]:
        """Write every shipped view and the index into a folder; give each view before it starts."""
        cards = []
        for view in shipped():
            yield view
            graph = self._reader.network(view)
            files.write_text(folder / f"{view.id}.html", page_of(graph, view, self._options))
            small = thumbnail(
                graph, place(graph, view, self._options.kept), on_map=view.layout == "map"
            )
            cards.append(Card(view, small, len(graph), graph.number_of_edges()))
        files.write_text(folder / INDEX, shelf(cards, self._options.lang, self._options.date))

    def _drawn(self, graph: nx.MultiDiGraph[str], view: ViewQuery, form: str) -> bytes:
        if self._options.around:
            graph, view = around(graph, view, self._options)
        if form == "html":
            return page_of(graph, view, self._options).encode()
        return picture(graph, view, self._options, form)
