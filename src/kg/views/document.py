"""Makes the page: the network's data, the engine, and a policy that lets nothing else run."""

from __future__ import annotations

import base64
import gzip
import hashlib
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from kg import assets, render
from kg.errors import UsageError, Words
from kg.network import named
from kg.network.graph import Reader, surroundings
from kg.network.layout import place
from kg.text import nearest, thousands
from kg.views.outline import backdrop
from kg.views.payload import payload
from kg.views.words import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import networkx as nx

    from kg.model import StoreView
    from kg.network import ViewQuery

__all__ = [
    "ENGINE",
    "SCRIPTS",
    "STYLES",
    "ViewOptions",
    "around",
    "page",
    "page_of",
    "policy",
    "policy_of",
]

ENGINE = "vendor/vis-network/vis-network.min.js"

SCRIPTS = (
    "view/quiet.js",
    "view/base.js",
    "view/places.js",
    "view/model.js",
    "view/fold.js",
    "view/state.js",
    "view/filters.js",
    "view/paths.js",
    "view/lettering.js",
    "view/labels.js",
    "view/scene.js",
    "view/clusters.js",
    "view/discs.js",
    "view/hits.js",
    "view/backdrop.js",
    "view/moves.js",
    "view/overview.js",
    "view/focus.js",
    "view/finder.js",
    "view/claims.js",
    "view/panel.js",
    "view/facets.js",
    "view/table.js",
    "view/svgparts.js",
    "view/svgout.js",
    "view/take.js",
    "view/help.js",
    "view/hands.js",
    "view/wording.js",
    "view/address.js",
    "view/deeds.js",
    "view/pictures.js",
    "view/buttons.js",
    "view/main.js",
)
STYLES = ("view/view.css", "view/parts.css", "view/paper.css")

_ROWS = 600
"""Up to this many links stand in the page as a plain table too, for browsers without scripts."""


@dataclass(frozen=True, slots=True)
class ViewOptions:
    """Which view, around what, how far, in which language; where layouts are kept, whom to tell.

    `tell` hears how much of a long layout is done, and how much there is; `home` is the address of
    the site that the page belongs to, if it does.
    """

    view: str = "toan-canh"
    around: str = ""
    depth: int = 2
    lang: str = "vi"
    date: str = ""
    kept: Path | None = None
    tell: Callable[[int, int], None] | None = None
    home: str = ""


def page(store: StoreView, options: ViewOptions) -> str:
    """Draw a view of the store as one self-contained HTML page."""
    query = named(options.view)
    graph = Reader.of(store).network(query)
    if options.around:
        graph, query = around(graph, query, options)
    return page_of(graph, query, options)


def around(
    graph: nx.MultiDiGraph[str], view: ViewQuery, options: ViewOptions
) -> tuple[nx.MultiDiGraph[str], ViewQuery]:
    """Cut out the surroundings of the thing that is asked for, and say so in the title."""
    name = known(graph, options.around)
    label = graph.nodes[name]["node"].label
    title = Words(f"Quanh {label.vi}", f"Around {label.en}")
    return surroundings(graph, name, options.depth), replace(view, title=title, root=name)


def page_of(
    graph: nx.MultiDiGraph[str], view: ViewQuery, options: ViewOptions | None = None
) -> str:
    """Draw any network whose nodes and edges carry a `Node` and an `Edge` as one HTML page."""
    told = options or ViewOptions()
    places = place(graph, view, told.kept, told.tell)
    data = payload(graph, view, places, told.date)
    data |= {"lang": told.lang, "start": view.root if told.around else ""}
    if view.layout == "map":
        data["backdrop"] = backdrop()
    words = {key: words.to(told.lang) for key, words in WORDS.items()}
    things, links = (thousands(n, told.lang) for n in (len(graph), graph.number_of_edges()))
    counts = f"{things} {words['things']} · {links} {words['links']}"
    return render.page(
        "view.html",
        lang=told.lang,
        home=told.home,
        words=words,
        title=view.title.to(told.lang),
        about=view.about.to(told.lang),
        counts=counts,
        quotes=data["claims"].pop("quotes"),
        payload=data,
        rows=_rows(data, told.lang),
        policy=policy(),
        engine=_engine(),
        scripts=SCRIPTS,
        styles=STYLES,
    )


@cache
def policy() -> str:
    """Give the content security policy: only the page's own scripts and styles, by their hashes."""
    scripts = tuple(_static(name) for name in (*SCRIPTS, ENGINE))
    # vis-network adds style elements; quiet.js keeps them empty, so "nothing" is allowed.
    return policy_of(scripts, (*(_static(name) for name in STYLES), ""))


def policy_of(scripts: tuple[str, ...], styles: tuple[str, ...]) -> str:
    """Give the policy of a page that runs these scripts and wears these styles, and no others."""
    run = " ".join(map(_hash_of, scripts)) or "'none'"
    wear = " ".join(map(_hash_of, styles)) or "'none'"
    return (
        f"default-src 'none'; script-src {run}; style-src {wear}; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )


@cache
def _engine() -> str:
    """Give the engine compressed: the page unpacks it when the near view is first opened."""
    script = assets.asset("viz", "static", ENGINE).read_bytes()
    return base64.b64encode(gzip.compress(script, mtime=0)).decode()


def _static(name: str) -> str:
    return assets.asset("viz", "static", name).read_text(encoding="utf-8")


def _hash_of(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def known(graph: nx.MultiDiGraph[str], around: str) -> str:
    """Give the name of a thing in the network; UsageError with the nearest name if it is not."""
    name = around.removeprefix("lti:").rpartition("/")[2]
    if name in graph:
        return name
    near = nearest(name, graph)
    raise UsageError(
        Words(f"Không có «{around}» trong góc nhìn này.", f"There is no “{around}” in this view."),
        hint=Words(f"Ý bạn là {near}?", f"Did you mean {near}?") if near else None,
    )


def _rows(data: dict[str, Any], lang: str) -> list[tuple[str, ...]]:
    nodes, edges = data["nodes"], data["edges"]
    if len(edges["from"]) > _ROWS:
        return []
    english = lang == "en"
    labels = [(english and en) or vi for vi, en in zip(nodes["vi"], nodes["en"], strict=True)]
    statuses = [look[lang] for look in data["statuses"]]
    return [
        (labels[s], data["relations"][r][english], labels[t], statuses[status])
        for s, r, t, status in zip(
            edges["from"], edges["rel"], edges["to"], edges["status"], strict=True
        )
    ]
