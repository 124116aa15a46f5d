"""Gathers who says what about a thing: its claims, their words, their rules, their rivals.

Everything is read from the evidence graphs; nothing is judged here.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import UsageError, Words
from kg.namespaces import LT, LTG, LTI, RDF, RDFS, SKOS
from kg.terms import Literal, NamedNode, Triple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.model import StoreView

__all__ = ["Account", "Quote", "Said", "of_claim", "of_statement", "of_thing"]

_CLAIMS = """SELECT DISTINCT ?claim ?property ?value WHERE {{ GRAPH ?graph {{ {pattern}
  ?claim ?property ?value }} }}"""
_QUOTES = """SELECT DISTINCT ?span ?paragraph ?phrase ?start ?end WHERE {{
  VALUES ?span {{ {spans} }}
  GRAPH ?graph {{ ?span lt:paragraph ?paragraph ; oa:hasSelector ?quote , ?position .
    ?quote oa:exact ?phrase . ?position oa:start ?start ; oa:end ?end }} }}"""
_BARE = """SELECT DISTINCT ?property ?value ?graph WHERE {{
  GRAPH ?graph {{ <{thing}> ?property ?value }}
  FILTER(STRSTARTS(STR(?graph), "{layers}background/")
    || (STR(?graph) = "{layers}inferred/units" && ?property != rdf:type))
  FILTER NOT EXISTS {{ GRAPH ?other {{
    ?claim rdf:subject <{thing}> ; rdf:predicate ?property ; rdf:object ?value }} }} }}"""
_LABELS = """SELECT ?thing ?label WHERE {{ VALUES ?thing {{ {things} }}
  {{ ?thing skos:prefLabel ?label }} UNION {{ ?thing rdfs:label ?label }} UNION
  {{ GRAPH ?graph {{ ?thing skos:prefLabel|dcterms:title ?label }} }} }}"""
_KIND = """SELECT ?type WHERE {{ <{thing}> a ?type . FILTER(ISIRI(?type))
  FILTER NOT EXISTS {{ <{thing}> a ?narrower . ?narrower rdfs:subClassOf+ ?type .
    FILTER(?narrower != ?type) }} }} ORDER BY ?type"""
_NAMES = {SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel, RDFS.label}


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """The words of a source on which a claim rests."""

    paragraph: int
    start: int
    end: int
    phrase: str


@dataclass(frozen=True, slots=True)
class Said:
    """One claim: the statement, on what it rests, and what stands against it."""

    iri: NamedNode
    statement: Triple
    status: NamedNode | None
    rank: NamedNode | None
    source: NamedNode | None
    certainty: NamedNode | None
    speaker: NamedNode | None
    rule: NamedNode | None
    grounds: tuple[NamedNode, ...]
    rivals: tuple[NamedNode, ...]
    notes: Mapping[str, str]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """All that is said of a thing or of one statement.

    `mentions` are claims whose object the thing is; `others` are the claims that grounds and
    rivals point to; `bare` are facts of a background table, which has one provenance for all.
    """

    about: NamedNode
    kind: NamedNode | None
    claims: tuple[Said, ...]
    mentions: tuple[Said, ...]
    others: Mapping[NamedNode, Said]
    bare: tuple[tuple[Triple, NamedNode], ...]
    labels: Mapping[str, Words]


def of_thing(store: StoreView, thing: NamedNode) -> Account:
    """Tell everything that is said of a thing."""
    claims = _claims(store, f"?claim rdf:subject {thing} .")
    mentions = _claims(store, f"?claim rdf:object {thing} .")
    bare = _bare(store, thing)
    return _account(store, thing, claims, mentions, bare)


def of_claim(store: StoreView, claim: NamedNode) -> Account:
    """Tell one claim; UsageError when there is none of that name."""
    claims = _claims(store, f"VALUES ?claim {{ {claim} }} ?claim a lt:Claim .")
    if not claims:
        raise UsageError(
            Words(
                f"Không có phát biểu «{claim.value.removeprefix(LTI)}».",
                f"There is no claim “{claim.value.removeprefix(LTI)}”.",
            ),
            hint=Words(
                "`kg explain TÊN` liệt kê các phát biểu.", "`kg explain NAME` lists the claims."
            ),
        )
    return _account(store, claim, claims)


def of_statement(store: StoreView, statement: Triple) -> Account:
    """Tell who makes a statement; an account without claims when nobody does."""
    subject, predicate, value = statement.subject, statement.predicate, statement.object
    assert isinstance(subject, NamedNode)  # noqa: S101 - the caller resolved it
    pattern = f"?claim rdf:subject {subject} ; rdf:predicate {predicate} ; rdf:object {value} ."
    return _account(store, subject, _claims(store, pattern))


def _account(
    store: StoreView,
    about: NamedNode,
    claims: tuple[Said, ...],
    mentions: tuple[Said, ...] = (),
    bare: tuple[tuple[Triple, NamedNode], ...] = (),
) -> Account:
    others = _others(store, claims + mentions)
    kinds = [row[0] for row in store.select(_KIND.format(thing=about.value)).rows]
    kind = next((k for k in kinds if isinstance(k, NamedNode)), None)
    named = {about, kind, *(t.predicate for t, _ in bare), *(t.object for t, _ in bare)}
    for said in (*claims, *mentions, *others.values()):
        triple = said.statement
        named |= {triple.subject, triple.predicate, triple.object, said.status, said.rank}
        named |= {said.source, said.certainty, said.speaker, said.rule}
    return Account(about, kind, claims, mentions, others, bare, _labels(store, named))


def _claims(store: StoreView, pattern: str) -> tuple[Said, ...]:
    values: dict[NamedNode, dict[NamedNode, list[object]]] = defaultdict(lambda: defaultdict(list))
    for claim, predicate, value in store.select(_CLAIMS.format(pattern=pattern)).rows:
        if isinstance(claim, NamedNode) and isinstance(predicate, NamedNode):
            values[claim][predicate].append(value)
    spans = {s for said in values.values() for s in _iris(said, LT.hasEvidence)}
    quotes = _quotes(store, spans)
    found = [_said(claim, said, quotes) for claim, said in values.items() if RDF.subject in said]
    return tuple(sorted(found, key=_order))


def _order(said: Said) -> tuple[str, str, str]:
    triple = said.statement
    return str(triple.predicate), str(triple.object), said.iri.value


_Values = dict[NamedNode, list[object]]


def _said(claim: NamedNode, values: _Values, quotes: Mapping[NamedNode, Quote]) -> Said:
    spans = _iris(values, LT.hasEvidence)
    triple = Triple(
        values[RDF.subject][0],  # type: ignore[arg-type]
        values[RDF.predicate][0],  # type: ignore[arg-type]
        values[RDF.object][0],  # type: ignore[arg-type]
    )
    return Said(
        iri=claim,
        statement=triple,
        status=_one(values, LT.assertionStatus),
        rank=_one(values, LT.rank),
        source=_one(values, LT.claimedIn),
        certainty=_one(values, LT.certainty),
        speaker=_one(values, LT.attributedSpeaker),
        rule=_one(values, LT.inferenceRule),
        grounds=_iris(values, LT.inferredFrom),
        rivals=_iris(values, LT.conflictsWith),
        notes=_texts(values.get(SKOS.note, [])),
        quotes=tuple(sorted(quotes[s] for s in spans if s in quotes)),
    )


def _iris(values: _Values, predicate: NamedNode) -> tuple[NamedNode, ...]:
    found = (v for v in values.get(predicate, ()) if isinstance(v, NamedNode))
    return tuple(sorted(found, key=lambda v: v.value))


def _one(values: _Values, predicate: NamedNode) -> NamedNode | None:
    return next(iter(_iris(values, predicate)), None)


def _texts(values: Iterable[object]) -> dict[str, str]:
    return {v.language or "": v.value for v in values if isinstance(v, Literal)}


def _quotes(store: StoreView, spans: Iterable[NamedNode]) -> dict[NamedNode, Quote]:
    ordered = " ".join(sorted(str(span) for span in spans))
    found = {}
    for span, *cells in store.select(_QUOTES.format(spans=ordered)).rows if ordered else ():
        paragraph, phrase, start, end = (getattr(cell, "value", "") for cell in cells)
        if isinstance(span, NamedNode):
            found[span] = Quote(int(paragraph), int(start), int(end), phrase)
    return found


def _others(store: StoreView, claims: Iterable[Said]) -> dict[NamedNode, Said]:
    known: dict[NamedNode, Said] = {}
    wanted = {iri for said in claims for iri in (*said.grounds, *said.rivals)}
    # An inference may rest on inferences: follow them down to what a source says.
    while wanted:
        values = " ".join(sorted(str(iri) for iri in wanted))
        found = _claims(store, f"VALUES ?claim {{ {values} }} ?claim a lt:Claim .")
        known |= {said.iri: said for said in found}
        wanted = {iri for said in found for iri in said.grounds if iri not in known}
    return known


def _bare(store: StoreView, thing: NamedNode) -> tuple[tuple[Triple, NamedNode], ...]:
    rows = store.select(_BARE.format(thing=thing.value, layers=LTG)).rows
    found = [
        (Triple(thing, predicate, value), graph)
        for predicate, value, graph in rows
        if isinstance(predicate, NamedNode) and isinstance(graph, NamedNode) and value
        if predicate not in _NAMES
    ]
    return tuple(sorted(found, key=lambda pair: str(pair[0])))


def _labels(store: StoreView, terms: Iterable[object]) -> dict[str, Words]:
    things = " ".join(sorted(str(t) for t in terms if isinstance(t, NamedNode)))
    texts: dict[str, dict[str, str]] = defaultdict(dict)
    for thing, label in store.select(_LABELS.format(things=things)).rows:
        if isinstance(thing, NamedNode) and isinstance(label, Literal):
            texts[thing.value][label.language or ""] = label.value
    return {iri: Words(t.get("vi") or _any(t), t.get("en") or _any(t)) for iri, t in texts.items()}


def _any(texts: Mapping[str, str]) -> str:
    return texts.get("vi") or min(texts.values())
