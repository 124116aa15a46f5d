"""Makes the page: the network's data, its drawing, and a policy that lets nothing else run."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg import assets, render
from kg.errors import UsageError, Words
from kg.network import named
from kg.network.graph import edges_of, network, surroundings, weights
from kg.network.layout import communities
from kg.text import nearest
from kg.views.drawing import draw
from kg.views.look import KINDS, STATUSES
from kg.views.words import WORDS, in_both

if TYPE_CHECKING:
    import networkx as nx

    from kg.model import StoreView
    from kg.network.claims import Known
    from kg.network.model import Edge, Fact, Node
    from kg.network.queries import ViewQuery

__all__ = ["SCRIPTS", "STYLES", "ViewOptions", "page"]

VENDORED = "vendor/vis-network/vis-network.min.js"
SCRIPTS = (
    "network/quiet.js",
    VENDORED,
    "network/fold.js",
    "network/labels.js",
    "network/panel.js",
    "network/main.js",
)
STYLES = ("network/network.css",)


@dataclass(frozen=True, slots=True)
class ViewOptions:
    """Which view, around what, how far, in which language."""

    view: str = "toan-canh"
    around: str = ""
    depth: int = 2
    lang: str = "vi"


def page(store: StoreView, options: ViewOptions) -> str:
    """Draw a view of the store as one self-contained HTML page."""
    query = named(options.view)
    graph = network(store, query)
    around = _known(graph, options.around) if options.around else ""
    if around:
        graph = surroundings(graph, around, options.depth)
    payload = {**_payload(graph, query, options.lang), "start": around}
    if around:
        label = graph.nodes[around]["node"].label
        payload["title"] = {"vi": f"Quanh {label.vi}", "en": f"Around {label.en}"}
    return render.page(
        "network.html",
        lang=options.lang,
        words={key: words.to(options.lang) for key, words in WORDS.items()},
        title=payload["title"][options.lang],
        payload=payload,
        rows=list(_rows(payload, options.lang)),
        policy=policy(),
        scripts=SCRIPTS,
        styles=STYLES,
    )


def policy() -> str:
    """Give the content security policy: only the page's own scripts and styles, by their hashes."""
    scripts = " ".join(_hash(name) for name in SCRIPTS)
    # vis-network adds style elements; quiet.js keeps them empty, so "nothing" is allowed.
    styles = " ".join([*(_hash(name) for name in STYLES), _hash_of("")])
    return (
        f"default-src 'none'; script-src {scripts}; style-src {styles}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(name: str) -> str:
    return _hash_of(assets.asset("viz", "static", name).read_text(encoding="utf-8"))


def _hash_of(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def _known(graph: nx.MultiDiGraph[str], around: str) -> str:
    name = around.removeprefix("lti:").rpartition("/")[2]
    if name in graph:
        return name
    near = nearest(name, graph)
    raise UsageError(
        Words(f"Không có «{around}» trong góc nhìn này.", f"There is no “{around}” in this view."),
        hint=Words(f"Ý bạn là {near}?", f"Did you mean {near}?") if near else None,
    )


def _payload(graph: nx.MultiDiGraph[str], query: ViewQuery, lang: str) -> dict[str, Any]:
    edges = edges_of(graph)
    pool, weight = _Pool(), weights(graph)
    names = sorted(graph)
    number = {name: i for i, name in enumerate(names)}
    return {
        "lang": lang,
        "title": _both(query.title),
        "node": _both(query.node),
        "edge": _both(query.edge),
        "words": in_both(),
        "kinds": [
            {"id": k.id, "shape": k.shape, "color": k.color, **_both(k.words)} for k in KINDS
        ],
        "statuses": [
            {"id": s.id, "dashes": s.dashes, "why": _both(s.explained), **_both(s.words)}
            for s in STATUSES
        ],
        "things": [_thing(graph.nodes[n]["node"], weight[n], pool) for n in names],
        "links": [_link(number[s], number[t], e, pool) for s, t, e in edges],
        "claims": pool.claims,
        "drawing": draw(graph, communities(graph), weight).data(),
    }


class _Pool:
    """Each claim once, however many places show it."""

    def __init__(self) -> None:
        self.claims: list[dict[str, Any]] = []
        self._at: dict[str, int] = {}

    def numbers(self, known: tuple[Known, ...]) -> list[int]:
        return [self._number(k) for k in known]

    def _number(self, known: Known) -> int:
        if known.claim not in self._at:
            self._at[known.claim] = len(self.claims)
            self.claims.append(_claim(known))
        return self._at[known.claim]


def _claim(known: Known) -> dict[str, Any]:
    claim: dict[str, Any] = {
        "status": known.status,
        "rank": known.rank,
        "source": _both(known.source),
        "quotes": [[q.text, q.paragraph] for q in known.quotes],
        "notes": [list(note) for note in known.notes],
        "premises": list(known.premises),
    }
    for key in ("certainty", "speaker", "rule"):
        words = getattr(known, key)
        claim[key] = _both(words) if words else None
    return claim


def _thing(node: Node, weight: int, pool: _Pool) -> dict[str, Any]:
    return {
        "id": node.id,
        "label": _both(node.label),
        "also": list(node.also),
        "kind": node.kind,
        "type": _both(node.type),
        "weight": weight,
        "claims": pool.numbers(node.known),
        "facts": [_fact(fact, pool) for fact in node.facts],
    }


def _fact(fact: Fact, pool: _Pool) -> dict[str, Any]:
    return {
        "label": _both(fact.label),
        "value": _both(fact.value),
        "lang": fact.lang,
        "status": fact.status,
        "claims": pool.numbers(fact.known),
    }


def _link(source: int, target: int, edge: Edge, pool: _Pool) -> dict[str, Any]:
    return {
        "from": source,
        "to": target,
        "label": _both(edge.label),
        "back": _both(edge.back) if edge.back else None,
        "status": edge.status,
        "claims": pool.numbers(edge.known),
    }


def _both(words: Words) -> dict[str, str]:
    return {"vi": words.vi, "en": words.en}


def _rows(payload: dict[str, Any], lang: str) -> list[dict[str, Any]]:
    statuses = {s["id"]: s[lang] for s in payload["statuses"]}
    things, claims = payload["things"], payload["claims"]
    return [
        {
            "from": things[link["from"]],
            "to": things[link["to"]],
            "label": link["label"][lang],
            "status": statuses.get(link["status"], link["status"]),
            "quotes": [q for c in link["claims"] for q in claims[c]["quotes"]],
        }
        for link in payload["links"]
    ]
