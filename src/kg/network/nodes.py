"""Makes the nodes of a network: what each thing is called, what it is, what is said of it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, cast

from kg import ids
from kg.errors import Words
from kg.namespaces import LTI, RDF, SKOS, compact
from kg.network.asking import about_in
from kg.network.labels import LABELLING
from kg.network.model import Fact, Node
from kg.network.traits import traits, years_of
from kg.terms import Literal, NamedNode, Triple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.model import StoreView
    from kg.network.claims import Claims
    from kg.network.graph import Reader
    from kg.network.labels import Labels

__all__ = ["dates_of", "id_of", "nodes", "said_of_all"]

_NO_FACTS = {RDF.type, SKOS.inScheme, SKOS.topConceptOf, SKOS.broader, SKOS.narrower}


def nodes(things: Iterable[NamedNode], reader: Reader) -> Iterator[Node]:
    """Make a node of each thing, in the order of their IRIs."""
    ordered = sorted(things, key=lambda i: i.value)
    said = _said_of(reader, set(ordered))
    reader.labels.read(ordered)
    for thing in ordered:
        yield _node(thing, said[thing], reader)


def id_of(term: object) -> str:
    """Give the name of a thing's node: its id, or its short IRI."""
    assert isinstance(term, NamedNode)  # noqa: S101 - nothing published has a blank node
    return term.value.removeprefix(LTI) if term.value.startswith(LTI) else compact(term.value)


def said_of_all(view: StoreView) -> Mapping[NamedNode, list[Triple]]:
    """Read what the facts and the schemes say, by what they say it of."""
    said: dict[NamedNode, list[Triple]] = defaultdict(list)
    for quad in (*view.quads(ids.FACTS), *view.quads(ids.SCHEMES)):
        if isinstance(quad.subject, NamedNode):
            said[quad.subject].append(quad.triple)
    return said


def dates_of(said: Mapping[NamedNode, list[Triple]]) -> Mapping[NamedNode, tuple[int, ...]]:
    """Give the years of the things that stand for a date."""
    return {
        thing: tuple(year for t in triples for year in years_of(t.object, {}))
        for thing, triples in said.items()
        if f"{LTI}date-" in thing.value
    }


def _said_of(reader: Reader, things: set[NamedNode]) -> Mapping[NamedNode, list[Triple]]:
    said = {thing: list(reader.said.get(thing, ())) for thing in things}
    # The tables are a hundred times as large: they are only asked about what is drawn.
    for triple in about_in(reader.view, ids.UNITS, things):
        said[cast("NamedNode", triple.subject)].append(triple)
    return said


def _node(thing: NamedNode, said: list[Triple], reader: Reader) -> Node:
    labels, claims = reader.labels, reader.claims
    types = [t for t in said if t.predicate == RDF.type and isinstance(t.object, NamedNode)]
    class_ = reader.kinds.narrowest([cast("NamedNode", t.object) for t in types])
    own = [k for t in types if t.object == class_ for k in claims[t]]
    return Node(
        id=id_of(thing),
        iri=thing.value,
        label=labels[thing],
        also=_also(said, labels[thing].vi),
        kind=reader.kinds.kind(class_),
        type=_type(class_, said, labels) or labels[thing],
        known=tuple(own),
        facts=tuple(_facts(said, labels, claims)),
        **traits(said, reader.dates, labels, LTI),
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


def _facts(said: list[Triple], labels: Labels, claims: Claims) -> list[Fact]:
    facts = [
        Fact(
            predicate=compact(t.predicate.value),
            label=labels[t.predicate],
            value=_value(t.object, labels),
            lang=t.object.language or "" if isinstance(t.object, Literal) else "",
            status=claims.status(t),
            known=claims[t],
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
