"""The data of a page, in columns: one list for each thing said of nodes, edges and claims.

Words that repeat (kinds, relations, sources, places) stand once and are named by their number.
A missing list stands as 0.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from kg.namespaces import LTI, PREFIXES
from kg.network.claims import STRENGTH
from kg.network.graph import edges_of
from kg.views.drawing import patterns
from kg.views.groups import FEW, MANY
from kg.views.look import KINDS, STATUSES
from kg.views.words import in_both

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import networkx as nx

    from kg.errors import Words
    from kg.network import ViewQuery
    from kg.network.claims import Known
    from kg.network.layout import Placed
    from kg.network.model import Edge, Fact, Node

__all__ = ["Columns", "payload"]

Columns: TypeAlias = "dict[str, Any]"

_KIND = {look.id: i for i, look in enumerate(KINDS)}
_STATUS = {look.id: i for i, look in enumerate(STATUSES)}


def payload(
    graph: nx.MultiDiGraph[str], view: ViewQuery, places: Mapping[str, Placed], date: str = ""
) -> Columns:
    """Give everything that a page needs to draw and explain the network."""
    pools = _Pools()
    names = sorted(graph)
    number = {name: i for i, name in enumerate(names)}
    edges = edges_of(graph)
    return {
        "id": view.id,
        "title": _both(view.title),
        "about": _both(view.about),
        "node": _both(view.node),
        "edge": _both(view.edge),
        "layout": view.layout,
        "date": date,
        "words": in_both(),
        "base": LTI,
        "prefixes": PREFIXES,
        "groups": {"above": MANY, "least": FEW},
        "kinds": [_kind(k) for k in KINDS],
        "statuses": [_status(s) for s in STATUSES],
        "nodes": _nodes([graph.nodes[n]["node"] for n in names], [places[n] for n in names], pools),
        "edges": _edges([(number[s], number[t], e) for s, t, e in edges], pools),
        **pools.columns(),
        "vis": patterns(),
    }


def _kind(look: Any) -> dict[str, Any]:  # noqa: ANN401 - a KindLook
    both = {"vi": look.words.vi, "en": look.words.en}
    return {"id": look.id, "shape": look.shape, "color": look.color, "dark": look.dark, **both}


def _status(look: Any) -> dict[str, Any]:  # noqa: ANN401 - a StatusLook
    both = {"vi": look.words.vi, "en": look.words.en}
    return {"id": look.id, "dashes": look.dashes, "why": _both(look.explained), **both}


class _Pool:
    """Words each once, however many places show them."""

    def __init__(self) -> None:
        self.rows: list[list[str]] = []
        self._at: dict[tuple[str, ...], int] = {}

    def number(self, *row: str) -> int:
        if row not in self._at:
            self._at[row] = len(self.rows)
            self.rows.append(list(row))
        return self._at[row]

    def numbers(self, words: Iterable[Words]) -> list[int] | int:
        return [self.number(w.vi, w.en) for w in words] or 0


class _Pools:
    """The words and claims of a page."""

    def __init__(self) -> None:
        self.types, self.relations, self.fields = _Pool(), _Pool(), _Pool()
        self.places, self.sources, self.terms = _Pool(), _Pool(), _Pool()
        self._claims: list[Known] = []
        self._at: dict[str, int] = {}

    def claims(self, known: tuple[Known, ...]) -> list[int] | int:
        return [self._number(k) for k in known] or 0

    def _number(self, known: Known) -> int:
        if known.claim not in self._at:
            self._at[known.claim] = len(self._claims)
            self._claims.append(known)
        return self._at[known.claim]

    def columns(self) -> Columns:
        claims = {
            "status": [_STATUS.get(k.status, 0) for k in self._claims],
            "source": [self._source(k) for k in self._claims],
            "quotes": [[[q.text, q.paragraph] for q in k.quotes] or 0 for k in self._claims],
            "more": {str(i): m for i, k in enumerate(self._claims) if (m := self._more(k))},
        }
        return {
            "claims": claims,
            "types": self.types.rows,
            "relations": self.relations.rows,
            "fields": self.fields.rows,
            "places": self.places.rows,
            "sources": self.sources.rows,
            "terms": self.terms.rows,
        }

    def _source(self, known: Known) -> int:
        return self.sources.number(known.source.vi, known.source.en) if known.source else -1

    def _more(self, known: Known) -> Columns:
        """Give what only few claims have."""
        more: Columns = {}
        for key in ("certainty", "speaker", "rule"):
            words = getattr(known, key)
            if words:
                more[key] = _both(words)
        if known.notes:
            more["notes"] = [list(note) for note in known.notes]
        if known.rank != "normal":
            more["rank"] = known.rank
        if known.premises:
            more["premises"] = [
                [_both(p.said), [[q.text, q.paragraph] for q in p.quotes]] for p in known.premises
            ]
        return more


def _nodes(nodes: list[Node], places: list[Placed], pools: _Pools) -> Columns:
    return {
        "id": [n.id for n in nodes],
        "iri": {str(i): n.iri for i, n in enumerate(nodes) if n.iri != LTI + n.id},
        "vi": [n.label.vi for n in nodes],
        "en": [n.label.en if n.label.en != n.label.vi else 0 for n in nodes],
        "also": [list(n.also) or 0 for n in nodes],
        "kind": [_KIND[n.kind] for n in nodes],
        "type": [pools.types.number(n.type.vi, n.type.en) for n in nodes],
        "sure": [_firmest(n) for n in nodes],
        "fields": [pools.fields.numbers(n.fields) for n in nodes],
        "places": [pools.places.numbers(n.places) for n in nodes],
        "years": [list(n.years) if n.years else 0 for n in nodes],
        "known": [pools.claims(n.known) for n in nodes],
        "facts": [[_fact(f, pools) for f in n.facts] or 0 for n in nodes],
        "x": [p.x for p in places],
        "y": [p.y for p in places],
        "c": [p.community for p in places],
    }


def _firmest(node: Node) -> int:
    found = [STRENGTH.index(k.status) for k in node.known if k.status in STRENGTH]
    return min(found, default=0)


def _fact(fact: Fact, pools: _Pools) -> list[Any]:
    relation = pools.relations.number(*_relation(fact.label, None, fact.predicate))
    value = pools.terms.number(fact.value.vi, fact.value.en, fact.lang)
    return [relation, value, _STATUS.get(fact.status, 0), pools.claims(fact.known)]


def _relation(label: Words, back: Words | None, predicate: str) -> tuple[str, ...]:
    return label.vi, label.en, back.vi if back else "", back.en if back else "", predicate


def _edges(edges: list[tuple[int, int, Edge]], pools: _Pools) -> Columns:
    return {
        "from": [s for s, _, _ in edges],
        "to": [t for _, t, _ in edges],
        "rel": [
            pools.relations.number(*_relation(e.label, e.back, e.predicate)) for _, _, e in edges
        ],
        "status": [_STATUS.get(e.status, 0) for _, _, e in edges],
        "known": [pools.claims(e.known) for _, _, e in edges],
    }


def _both(words: Words) -> list[str]:
    return [words.vi, words.en]
