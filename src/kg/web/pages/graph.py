"""The page of a named graph: what it holds, how much, how to take it and to ask it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from kg.errors import Words
from kg.namespaces import DCTERMS, LTG, LTI
from kg.terms import Literal, NamedNode
from kg.web.pages.beside import graph_title
from kg.web.pages.common import FORMS, Link, html, link
from kg.web.resources import not_here

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.web.desk import Desk
    from kg.web.reply import Reply

__all__ = ["about", "page"]

_KINDS = {
    "facts": Words("Mọi dữ kiện, mỗi điều một lần", "All facts, each once"),
    "ont": Words("Bản thể học", "The ontology"),
    "schemes": Words("Các bảng khái niệm", "The concept schemes"),
    "shapes": Words("Các phép kiểm hình dạng", "The shapes that data must have"),
    "meta": Words("Về chính bộ dữ liệu", "About the data set itself"),
    "source": Words("Điều nguồn nêu thẳng", "What a source states"),
    "reading": Words("Cách hiểu của người ghi", "How the recorder read it"),
    "background": Words("Kiến thức nền", "Background knowledge"),
    "inferred": Words("Điều suy ra bằng luật", "What follows by rule"),
    "evidence": Words("Bằng chứng: ai nói, câu chữ nào", "Evidence: who says so, in which words"),
}
_SAID = "SELECT DISTINCT ?p ?o {{ GRAPH ltg:meta {{ {graph} ?p ?o }} }} ORDER BY ?p ?o"


def about(name: str, lang: str) -> str:
    """Say in a few words what a graph of this name holds."""
    words = _KINDS.get(name.partition("/")[0])
    return words.to(lang) if words else ""


def page(desk: Desk, args: Mapping[str, Any]) -> Reply:
    """Make the page of the graph `name`."""
    name, lang = str(args["name"]), str(args["lang"])
    graph = _graph(desk, name)
    size = desk.manifest.graphs.get(f"ltg:{name}")
    title = graph_title(desk, graph, lang).label
    asked = f"SELECT * WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }} LIMIT 100"
    query = {"query": asked} | ({"lang": lang} if lang == "en" else {})
    return html(
        "graph",
        args,
        name=name,
        iri=graph.value,
        title=title if title != name else about(name, lang) or name,
        about=about(name, lang),
        size=size,
        said=_said(desk, graph, lang),
        forms=[(f"/graph/{name}?format={form}", title) for form, title in FORMS.items()],
        editor=f"/query?{urlencode(query)}",
    )


def _graph(desk: Desk, name: str) -> NamedNode:
    try:
        graph = NamedNode(LTG + name)
    except ValueError:
        raise not_here() from None
    if graph not in desk.graphs:
        raise not_here()
    return graph


def _said(desk: Desk, graph: NamedNode, lang: str) -> list[tuple[str, Link]]:
    """Give what the data set says of the graph: its sources and the like."""
    rows = desk.store.select(_SAID.format(graph=graph)).rows
    return [
        (link(desk, p, lang).label, link(desk, o, lang))
        for p, o in rows
        if p != DCTERMS.title
        if (isinstance(o, Literal) and o.language == lang)
        or (isinstance(o, NamedNode) and o.value.startswith(LTI))
    ]
