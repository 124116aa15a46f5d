"""Makes the network of a view: nodes with words and facts, edges with what is known about them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from kg import ids
from kg.namespaces import OWL, RDF, compact
from kg.network.asking import answer, edges_found
from kg.network.claims import Claims
from kg.network.kinds import Kinds
from kg.network.labels import Labels
from kg.network.model import Edge
from kg.network.nodes import dates_of, id_of, nodes, said_of_all
from kg.terms import NamedNode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import networkx as nx

    from kg.model import StoreView
    from kg.network.queries import ViewQuery
    from kg.terms import Triple

__all__ = ["Reader", "edges_of", "network", "surroundings", "weights"]


@dataclass(frozen=True, slots=True)
class Reader:
    """What every view of one store needs: read once, used for all of them."""

    view: StoreView
    labels: Labels
    kinds: Kinds
    claims: Claims
    said: Mapping[NamedNode, list[Triple]]
    dates: Mapping[NamedNode, tuple[int, ...]]
    inverses: Mapping[NamedNode, NamedNode]

    @classmethod
    def of(cls, view: StoreView) -> Reader:
        """Read labels, classes, claims and facts of a store."""
        labels, said = Labels.of(view), said_of_all(view)
        return cls(
            view=view,
            labels=labels,
            kinds=Kinds(view),
            claims=Claims.of(view, labels),
            said=said,
            dates=dates_of(said),
            inverses=_inverses(view),
        )

    def network(self, query: ViewQuery) -> nx.MultiDiGraph[str]:
        """Ask a view's question and make the network of its answer.

        A node carries a `Node` under "node", an edge an `Edge` under "edge"; node names are the
        ids of the things.
        """
        return self.network_of(edges_found(self.view, answer(self.view, query.text)))

    def network_of(self, triples: Iterable[Triple]) -> nx.MultiDiGraph[str]:
        """Make the network whose edges are the triples."""
        wanted = sorted(set(triples), key=str)
        self.claims.read(wanted)
        return _graph(_without_echoes(wanted, self.claims), self)


def network(view: StoreView, query: ViewQuery) -> nx.MultiDiGraph[str]:
    """Ask one view's question and make the network of its answer."""
    return Reader.of(view).network(query)


def surroundings(graph: nx.MultiDiGraph[str], around: str, depth: int) -> nx.MultiDiGraph[str]:
    """Cut out what is at most `depth` edges away from a thing, whichever way they point."""
    import networkx as nx

    return cast("nx.MultiDiGraph[str]", nx.ego_graph(graph, around, depth, undirected=True).copy())


def edges_of(graph: nx.MultiDiGraph[str]) -> list[tuple[str, str, Edge]]:
    """Give the edges in a fixed order."""
    found = [(s, t, data["edge"]) for s, t, data in graph.edges(data=True)]
    return sorted(found, key=lambda e: (e[0], e[1], e[2].predicate))


def weights(graph: nx.MultiDiGraph[str]) -> dict[str, int]:
    """Tell how weighty each thing is: by its statements, those of rules not counted."""
    weight = dict.fromkeys(graph, 0)
    for source, target, edge in edges_of(graph):
        if edge.status != "inferred":
            weight[source] += 1
            weight[target] += 1
    return weight


def _without_echoes(triples: list[Triple], claims: Claims) -> list[Triple]:
    """Leave out what a rule adds between two things that a firmer statement joins already."""
    firm = {_pair(t) for t in triples if claims.status(t) != "inferred"}
    kept, seen = [], set()
    for triple in triples:
        if claims.status(triple) != "inferred":
            kept.append(triple)
        elif _pair(triple) not in firm and (key := (_pair(triple), triple.predicate)) not in seen:
            seen.add(key)
            kept.append(triple)
    return kept


def _pair(triple: Triple) -> frozenset[str]:
    return frozenset((str(triple.subject), str(triple.object)))


def _graph(triples: list[Triple], reader: Reader) -> nx.MultiDiGraph[str]:
    import networkx as nx

    labels = reader.labels
    things = {i for t in triples for i in (t.subject, t.object) if isinstance(i, NamedNode)}
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in nodes(things, reader):
        made.add_node(node.id, node=node)
    for triple in triples:
        edge = Edge(
            predicate=compact(triple.predicate.value),
            label=labels[triple.predicate],
            back=labels[back] if (back := reader.inverses.get(triple.predicate)) else None,
            status=reader.claims.status(triple),
            known=reader.claims[triple],
        )
        made.add_edge(id_of(triple.subject), id_of(triple.object), key=_key(triple), edge=edge)
    return made


def _inverses(view: StoreView) -> dict[NamedNode, NamedNode]:
    inverse: dict[NamedNode, NamedNode] = {}
    for quad in view.quads(ids.ONTOLOGY):
        subject, target = quad.subject, quad.object
        if quad.predicate == OWL.inverseOf and isinstance(subject, NamedNode):
            assert isinstance(target, NamedNode)  # noqa: S101 - the ontology names its inverses
            inverse |= {subject: target, target: subject}
        elif quad.predicate == RDF.type and target == OWL.SymmetricProperty:
            assert isinstance(subject, NamedNode)  # noqa: S101 - as above
            inverse[subject] = subject
    return inverse


def _key(triple: Triple) -> str:
    line = f"{triple.subject} {triple.predicate} {triple.object} .\n"
    return hashlib.sha256(line.encode()).hexdigest()[:12]
