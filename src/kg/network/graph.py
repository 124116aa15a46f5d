"""Makes the network of a view: nodes with words and facts, edges with what is known about them."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, cast

from kg import ids
from kg.errors import Words
from kg.model import Table
from kg.namespaces import LTI, OWL, RDF, SKOS, compact
from kg.network.claims import Known, about, known_of
from kg.network.kinds import Kinds
from kg.network.labels import LABELLING
from kg.network.model import Edge, Fact, Node
from kg.network.names import Names
from kg.network.queries import COLUMNS
from kg.network.traits import traits, years_of
from kg.terms import Literal, NamedNode, Triple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import networkx as nx

    from kg.model import StoreView
    from kg.network.labels import Labels
    from kg.network.queries import ViewQuery

__all__ = ["Reader", "edges_found", "edges_of", "network", "surroundings", "weights"]

_NO_FACTS = {RDF.type, SKOS.inScheme, SKOS.topConceptOf, SKOS.broader, SKOS.narrower}

_Claims: TypeAlias = "Mapping[tuple[str, str, str], tuple[Known, ...]]"


@dataclass(frozen=True, slots=True)
class Reader:
    """What every view of one store needs: read once, used for all of them."""

    view: StoreView
    labels: Labels
    kinds: Kinds
    claims: _Claims

    @classmethod
    def of(cls, view: StoreView) -> Reader:
        """Read labels, classes and claims of a store."""
        labels = Names(view)
        return cls(view, labels, Kinds(view), known_of(view, labels))

    def network(self, query: ViewQuery) -> nx.MultiDiGraph[str]:
        """Ask a view's question and make the network of its answer.

        A node carries a `Node` under "node", an edge an `Edge` under "edge"; node names are the
        ids of the things.
        """
        return self.network_of(edges_found(self.view, _answer(self.view, query.text)))

    def network_of(self, triples: Iterable[Triple]) -> nx.MultiDiGraph[str]:
        """Make the network whose edges are the triples."""
        kept = _without_echoes(sorted(set(triples), key=str), self.claims)
        return _graph(kept, self)


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


def edges_found(view: StoreView, answer: Table | Iterable[Triple]) -> list[Triple]:
    """Read an answer as edges: triples, rows of three, or things and whatever joins them.

    Things that nothing joins are shown with what they are tied to.
    """
    if not isinstance(answer, Table):
        return [t for t in answer if isinstance(t.object, NamedNode)]
    if set(COLUMNS) <= set(answer.columns):
        return _rows_of_three(answer)
    things = {v for row in answer.rows for v in row if isinstance(v, NamedNode)}
    facts = [q.triple for q in view.quads(ids.FACTS) if q.subject != q.object]
    joining = [t for t in facts if t.subject in things and t.object in things]
    return joining or [t for t in facts if _is_tie(t) and {t.subject, t.object} & things]


def _is_tie(triple: Triple) -> bool:
    ends = (triple.subject, triple.object)
    return all(isinstance(end, NamedNode) and end.value.startswith(LTI) for end in ends)


def _answer(view: StoreView, text: str) -> Table | set[Triple]:
    body = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    if re.search(r"\bCONSTRUCT\b", body, re.IGNORECASE):
        return view.construct(text)
    return view.select(text)


def _rows_of_three(table: Table) -> list[Triple]:
    at = [table.columns.index(name) for name in COLUMNS]
    found = set()
    for row in table.rows:
        subject, predicate, target = (row[i] for i in at)
        if all(isinstance(term, NamedNode) for term in (subject, predicate, target)):
            found.add(Triple(subject, predicate, target))  # type: ignore[arg-type]  # just asked
    return sorted(found, key=str)


def _without_echoes(triples: list[Triple], claims: _Claims) -> list[Triple]:
    """Leave out what a rule adds between two things that a firmer statement joins already."""
    firm = {_pair(t) for t in triples if _status(t, claims) != "inferred"}
    kept, seen = [], set()
    for triple in triples:
        if _status(triple, claims) != "inferred":
            kept.append(triple)
        elif _pair(triple) not in firm and (key := (_pair(triple), triple.predicate)) not in seen:
            seen.add(key)
            kept.append(triple)
    return kept


def _pair(triple: Triple) -> frozenset[str]:
    return frozenset((str(triple.subject), str(triple.object)))


def _status(triple: Triple, claims: _Claims) -> str:
    known = claims.get(about(triple), ())
    # What has no claim of its own comes from a table, whose one provenance is background.
    return known[0].status if known else "background"


def _graph(triples: list[Triple], reader: Reader) -> nx.MultiDiGraph[str]:
    import networkx as nx

    view, labels, claims = reader.view, reader.labels, reader.claims
    things = {i for t in triples for i in (t.subject, t.object) if isinstance(i, NamedNode)}
    said, inverse, dates = _said_of(view, things), _inverses(view), _dates(view)
    labels.read(things | {o for ts in said.values() for t in ts for o in _named(t)})
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for thing in sorted(things, key=lambda i: i.value):
        made.add_node(_id(thing), node=_node(thing, said[thing], reader, dates))
    for triple in triples:
        edge = Edge(
            predicate=compact(triple.predicate.value),
            label=labels[triple.predicate],
            back=labels[back] if (back := inverse.get(triple.predicate)) else None,
            status=_status(triple, claims),
            known=claims.get(about(triple), ()),
        )
        made.add_edge(_id(triple.subject), _id(triple.object), key=_key(triple), edge=edge)
    return made


def _named(triple: Triple) -> list[NamedNode]:
    return [term for term in (triple.predicate, triple.object) if isinstance(term, NamedNode)]


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


def _said_of(view: StoreView, things: set[NamedNode]) -> Mapping[NamedNode, list[Triple]]:
    said: dict[NamedNode, list[Triple]] = defaultdict(list)
    for quad in (*view.quads(ids.FACTS), *view.quads(ids.SCHEMES)):
        if quad.subject in things and isinstance(quad.subject, NamedNode):
            said[quad.subject].append(quad.triple)
    return said


def _dates(view: StoreView) -> Mapping[NamedNode, tuple[int, ...]]:
    """Give the years of the things that stand for a date."""
    found: dict[NamedNode, tuple[int, ...]] = defaultdict(tuple)
    for quad in view.quads(ids.FACTS):
        if isinstance(quad.subject, NamedNode) and f"{LTI}date-" in quad.subject.value:
            found[quad.subject] += years_of(quad.object, {})
    return found


def _node(
    thing: NamedNode,
    said: list[Triple],
    reader: Reader,
    dates: Mapping[NamedNode, tuple[int, ...]],
) -> Node:
    labels, claims = reader.labels, reader.claims
    types = [t for t in said if t.predicate == RDF.type and isinstance(t.object, NamedNode)]
    class_ = reader.kinds.narrowest([cast("NamedNode", t.object) for t in types])
    own = [k for t in types if t.object == class_ for k in claims.get(about(t), ())]
    return Node(
        id=_id(thing),
        iri=thing.value,
        label=labels[thing],
        also=_also(said, labels[thing].vi),
        kind=reader.kinds.kind(class_),
        type=_type(class_, said, labels) or labels[thing],
        known=tuple(own),
        facts=tuple(_facts(said, labels, claims)),
        **traits(said, dates, labels, LTI),
    )


def _type(class_: NamedNode | None, said: list[Triple], labels: Labels) -> Words | None:
    """Name the class, or, of a concept, the scheme that it belongs to."""
    if class_ is None or class_ == SKOS.Concept:
        schemes = [t.object for t in said if t.predicate == SKOS.inScheme]
        return next((labels[s] for s in schemes if isinstance(s, NamedNode)), None)
    return labels[class_]


def _also(said: list[Triple], label: str) -> tuple[str, ...]:
    names = {
        t.object.value
        for t in said
        if isinstance(t.object, Literal) and compact(t.predicate.value).endswith("abel")
    }
    return tuple(sorted(names - {label}))


def _facts(said: list[Triple], labels: Labels, claims: _Claims) -> list[Fact]:
    facts = [
        Fact(
            predicate=compact(t.predicate.value),
            label=labels[t.predicate],
            value=_value(t.object, labels),
            lang=t.object.language or "" if isinstance(t.object, Literal) else "",
            status=_status(t, claims),
            known=claims.get(about(t), ()),
        )
        for t in said
        if _is_fact(t)
    ]
    return sorted(facts, key=lambda f: (f.predicate, f.value.vi, f.lang))


def _is_fact(triple: Triple) -> bool:
    if isinstance(triple.object, NamedNode):
        return triple.predicate not in _NO_FACTS and not triple.object.value.startswith(LTI)
    return triple.predicate not in LABELLING and not compact(triple.predicate.value).endswith(
        "abel"
    )


def _value(term: object, labels: Labels) -> Words:
    if isinstance(term, NamedNode):
        return labels[term]
    assert isinstance(term, Literal)  # noqa: S101 - nothing published is a blank node
    return Words(term.value, term.value)


def _id(term: object) -> str:
    assert isinstance(term, NamedNode)  # noqa: S101 - nothing published has a blank node
    return term.value.removeprefix(LTI) if term.value.startswith(LTI) else compact(term.value)


def _key(triple: Triple) -> str:
    line = f"{triple.subject} {triple.predicate} {triple.object} .\n"
    return hashlib.sha256(line.encode()).hexdigest()[:12]
