"""The network as programs exchange it: entities with attributes, GraphML and GEXF."""

from __future__ import annotations

import hashlib
import io
import re
from collections import defaultdict
from typing import TYPE_CHECKING

from kg.namespaces import RDF, compact
from kg.terms import Literal, NamedNode

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

    import networkx as nx

    from kg.network.labels import Labels
    from kg.terms import Triple

__all__ = ["graph", "write_gexf", "write_graphml"]

_BETWEEN = " | "


def graph(triples: Iterable[Triple], labels: Labels) -> nx.MultiDiGraph[str]:
    """Make the graph of entities; literals and types become attributes of their subject."""
    import networkx as nx

    attributes: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    edges: list[tuple[str, str, str, dict[str, str]]] = []
    names: dict[str, NamedNode] = {}
    for triple in triples:
        subject = _name(triple.subject, names)
        if triple.predicate == RDF.type:
            assert isinstance(triple.object, NamedNode)  # noqa: S101 - RDF Schema says so
            attributes[subject]["type"].append(compact(triple.object.value))
            attributes[subject]["type_vi"].append(labels[triple.object].vi)
        elif isinstance(triple.object, Literal):
            attributes[subject][_attribute(triple)].append(triple.object.value)
        else:
            target = _name(triple.object, names)
            edges.append((subject, target, _key(triple), _edge(triple, labels)))
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name in sorted(names):
        iri, said = names[name], attributes[name]
        facts = {key: _BETWEEN.join(sorted(said[key])) for key in sorted(said)}
        words = labels[iri]
        made.add_node(name, **{**facts, "label": words.vi, "label_en": words.en, "iri": iri.value})
    for source, target, key, said_of_it in sorted(edges, key=lambda e: e[:3]):
        made.add_edge(source, target, key=key, **said_of_it)
    return made


def write_graphml(network: nx.MultiDiGraph[str], out: TextIO) -> None:
    """Write a graph as GraphML."""
    import networkx as nx

    buffer = io.BytesIO()
    nx.write_graphml_xml(network, buffer, encoding="utf-8", prettyprint=True)
    _hand_over(buffer.getvalue().decode(), out)


def write_gexf(network: nx.MultiDiGraph[str], out: TextIO) -> None:
    """Write a graph as GEXF."""
    import networkx as nx

    buffer = io.BytesIO()
    nx.write_gexf(network, buffer, encoding="utf-8", version="1.2draft")
    # networkx writes the day of the run and its own version, which are no part of the graph.
    text = re.sub(r' lastmodifieddate="[^"]*"', "", buffer.getvalue().decode())
    _hand_over(re.sub(r"<creator>[^<]*</creator>", "<creator>Lan Tỏa</creator>", text), out)


def _hand_over(text: str, out: TextIO) -> None:
    # The readers of XML turn a bare carriage return into a line feed; a reference keeps it.
    out.write(text.replace("\r", "&#13;").rstrip("\n") + "\n")


def _name(term: object, names: dict[str, NamedNode]) -> str:
    assert isinstance(term, NamedNode)  # noqa: S101 - nothing published has a blank node
    name = compact(term.value)
    names[name] = term
    return name


def _attribute(triple: Triple) -> str:
    assert isinstance(triple.object, Literal)  # noqa: S101 - asked by the caller
    name = compact(triple.predicate.value)
    return f"{name}@{triple.object.language}" if triple.object.language else name


def _edge(triple: Triple, labels: Labels) -> dict[str, str]:
    words = labels[triple.predicate]
    return {
        "label": words.vi,
        "label_en": words.en,
        "predicate": compact(triple.predicate.value),
    }


def _key(triple: Triple) -> str:
    # The id of an edge is that of its claim: it stays when others come and go.
    line = f"{triple.subject} {triple.predicate} {triple.object} .\n"
    return f"e-{hashlib.sha256(line.encode()).hexdigest()[:12]}"
