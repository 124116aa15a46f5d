"""Chooses what an export holds: layers, one source, one class, the surroundings of one thing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg import ids
from kg.errors import UsageError, Words
from kg.exports.evidence import about
from kg.exports.units import units_in_use
from kg.exports.view import View
from kg.namespaces import BASE, LTI, RDF, RDFS, compact, expand
from kg.network import Labels
from kg.terms import NamedNode
from kg.text import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.model import StoreView
    from kg.terms import Triple

__all__ = ["Selection", "choose"]

Graphs = dict[NamedNode, list["Triple"]]

_GRAPH = f"{BASE}graph/"
_TABLES = (ids.UNITS, ids.UNITS_INFERRED)
_ALONE = {
    "facts": ids.FACTS, "ontology": ids.ONTOLOGY, "schemes": ids.SCHEMES,
    "shapes": ids.SHAPES, "meta": ids.META,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Selection:
    """What to export; with nothing said, the facts.

    `layers` are layers (source, reading, background, inferred), graphs (facts, ontology, schemes,
    shapes, meta), background sets (units, documents …) or "all". `kind` is a class, `around` the
    id of a thing.
    """

    layers: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    kind: str = ""
    around: str = ""
    depth: int = 1
    with_evidence: bool = False


def choose(store: StoreView, wanted: Selection) -> View:
    """Take out of the store what the selection asks for."""
    names = _graph_names(store.graphs(), wanted)
    graphs: Graphs = {name: [q.triple for q in store.quads(name)] for name in names}
    if ids.FACTS in graphs:
        graphs = {**units_in_use(store), **graphs}
    for keep in _filters(store, graphs, wanted):
        graphs = {name: [t for t in ts if keep(t)] for name, ts in graphs.items()}
    if wanted.with_evidence:
        graphs |= _evidence(store, graphs, wanted)
    # A graph of which nothing was chosen has nothing to tell: least of all is it read whole.
    layers = {
        n: list(graphs[n]) if n in graphs else _triples(store, n) for n in _layers(store, graphs)
    }
    labels = Labels.of(store)
    labels.read(term for ts in graphs.values() for t in ts for term in (t.subject, t.object))
    return View(graphs, labels, layers)


def _triples(store: StoreView, name: NamedNode) -> list[Triple]:
    return [q.triple for q in store.quads(name)]


def _layers(store: StoreView, graphs: Graphs) -> list[NamedNode]:
    # The national tables are large, and a layer of nothing that is not itself written.
    tables = set(_TABLES) - set(graphs)
    return [name for name in store.graphs() if _is_layer(name) and name not in tables]


def _graph_names(known: Iterable[NamedNode], wanted: Selection) -> list[NamedNode]:
    known = tuple(known)
    if not wanted.layers and not wanted.sources:
        return [ids.FACTS]
    found = {n for layer in wanted.layers for n in _of_layer(known, layer)}
    return sorted(
        found | {n for source in wanted.sources for n in _of_source(known, source)},
        key=lambda name: name.value,
    )


def _of_layer(known: tuple[NamedNode, ...], layer: str) -> list[NamedNode]:
    if layer == "all":
        # The whole tables of units are asked for by their name: they are a hundred times the rest.
        return [n for n in known if n not in _TABLES]
    if layer in _ALONE:
        return [_ALONE[layer]]
    found = [n for n in known if n.value.startswith(f"{_GRAPH}{layer}/")]
    # A set of tables brings what follows from them, in a graph of its own.
    sets = [n for kind in ("background", "inferred") for n in _of_set(known, kind, layer)]
    return _or_say(found or sets, layer, _layer_names(known))


def _of_source(known: tuple[NamedNode, ...], source: str) -> list[NamedNode]:
    found = [n for kind in ("source", "reading") for n in _of_set(known, kind, source)]
    ends = (n.value.rpartition("/")[2] for n in known if n.value.startswith(f"{_GRAPH}source/"))
    return _or_say(found, source, ends)


def _of_set(known: tuple[NamedNode, ...], kind: str, name: str) -> list[NamedNode]:
    return [n for n in known if n.value == f"{_GRAPH}{kind}/{name}"]


def _layer_names(known: tuple[NamedNode, ...]) -> set[str]:
    parts = [n.value.removeprefix(_GRAPH).split("/") for n in known]
    return {*_ALONE, "all", *(w for part in parts if part[0] != "evidence" for w in part)}


def _or_say(found: list[NamedNode], name: str, known: Iterable[str]) -> list[NamedNode]:
    if found:
        return found
    raise _unknown(name, known)


def _unknown(name: str, known: Iterable[str]) -> UsageError:
    names = sorted(set(known))
    near = nearest(name, names)
    listed = near or ", ".join(names[:12])
    return UsageError(
        Words(f"Không có «{name}» trong đồ thị.", f"There is no “{name}” in the graph."),
        hint=Words(f"Có: {listed}.", f"There is: {listed}.") if listed else None,
    )


def _is_layer(name: NamedNode) -> bool:
    return name.value.removeprefix(_GRAPH).startswith(
        ("source/", "reading/", "background/", "inferred/")
    )


def _filters(store: StoreView, graphs: Graphs, wanted: Selection) -> list[_Keep]:
    keep: list[_Keep] = []
    if wanted.kind or wanted.around:
        # Things and what joins them are those of the facts, and of the tables as far as chosen.
        tables = (t for name in _TABLES for t in graphs.get(name, ()))
        known = [*_triples(store, ids.FACTS), *tables]
    if wanted.kind:
        keep.append(_Keep(_instances(store, known, wanted.kind)))
    if wanted.around:
        keep.append(_Keep(_surroundings(known, wanted.around, wanted.depth), closed=True))
    return keep


@dataclass(frozen=True, slots=True)
class _Keep:
    """Keeps triples about some things; a closed one also wants their objects among them."""

    things: frozenset[str]
    closed: bool = False

    def __call__(self, triple: Triple) -> bool:
        if _iri(triple.subject) not in self.things:
            return False
        target = _iri(triple.object)
        return not self.closed or not target.startswith(LTI) or target in self.things


def _instances(store: StoreView, known: list[Triple], kind: str) -> frozenset[str]:
    parents = [
        (_iri(q.subject), _iri(q.object))
        for q in store.quads(ids.ONTOLOGY)
        if q.predicate == RDFS.subClassOf
    ]
    facts = [t for t in known if t.predicate == RDF.type]
    classes = {_iri(t.object) for t in facts} | {c for pair in parents for c in pair}
    wanted = _named(kind, classes)
    while True:
        more = wanted | {child for child, parent in parents if parent in wanted}
        if more == wanted:
            return frozenset(_iri(t.subject) for t in facts if _iri(t.object) in wanted)
        wanted = more


def _named(kind: str, classes: set[str]) -> set[str]:
    found = {c for c in classes if kind in (c, compact(c), compact(c).rpartition(":")[2])}
    if not found:
        raise _unknown(kind, (compact(c).rpartition(":")[2] for c in classes))
    return found


def _surroundings(known: list[Triple], around: str, depth: int) -> frozenset[str]:
    neighbours: Mapping[str, set[str]] = defaultdict(set)
    things: set[str] = set()
    for triple in known:
        subject, target = _iri(triple.subject), _iri(triple.object)
        things.add(subject)
        if triple.predicate != RDF.type and target.startswith(LTI):
            neighbours[subject].add(target)
            neighbours[target].add(subject)
    start = expand(around) if expand(around) in things else LTI + around
    if start not in things:
        raise _unknown(around, (t.removeprefix(LTI) for t in things))
    reached = {start}
    for _ in range(depth):
        reached |= {far for near in reached for far in neighbours[near]}
    return frozenset(reached)


def _evidence(store: StoreView, graphs: Graphs, wanted: Selection) -> Graphs:
    names = [n for n in store.graphs() if _speaks_of(n, graphs)]
    whole = {name: [q.triple for q in store.quads(name)] for name in names}
    if not wanted.kind and not wanted.around:
        return whole
    return about(whole, {t for triples in graphs.values() for t in triples})


def _speaks_of(evidence: NamedNode, graphs: Graphs) -> bool:
    head, _, rest = evidence.value.removeprefix(_GRAPH).partition("/")
    return head == "evidence" and (ids.FACTS in graphs or NamedNode(_GRAPH + rest) in graphs)


def _iri(term: object) -> str:
    return term.value if isinstance(term, NamedNode) else ""
