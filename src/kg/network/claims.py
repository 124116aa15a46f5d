"""What is known about each statement: status, quoted words, place in the text, source, rule."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from kg.errors import Words
from kg.namespaces import BASE, LT, LTI, LTS, OA, RDF, SKOS
from kg.terms import Literal, NamedNode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.model import StoreView
    from kg.network.labels import Labels
    from kg.terms import Triple

__all__ = ["STRENGTH", "Known", "Premise", "Quote", "about", "known_of"]

STRENGTH = ("stated", "reading", "background", "inferred")
"""Statuses, the firmest first: what an edge with several claims is drawn as."""

_EVIDENCE = f"{BASE}graph/evidence/"
_PARTS = (RDF.subject, RDF.predicate, RDF.object)
_About = tuple[str, str, str]
_Said: TypeAlias = "Mapping[NamedNode, Mapping[NamedNode, list[object]]]"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a source, and the paragraph they stand in."""

    text: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Premise:
    """A statement from which a rule drew another: in words, with the words that bear it out."""

    said: Words
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """One claim about a statement, ready for the eye: names stand as words, not as IRIs."""

    claim: str
    status: str
    source: Words | None
    rank: str = "normal"
    quotes: tuple[Quote, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    certainty: Words | None = None
    speaker: Words | None = None
    rule: Words | None = None
    premises: tuple[Premise, ...] = ()


def known_of(view: StoreView, labels: Labels) -> dict[_About, tuple[Known, ...]]:
    """Read all claims of the evidence graphs, by the statement they are about."""
    said: dict[NamedNode, dict[NamedNode, list[object]]] = defaultdict(lambda: defaultdict(list))
    for graph in view.graphs():
        if graph.value.startswith(_EVIDENCE):
            for quad in view.quads(graph):
                assert isinstance(quad.subject, NamedNode)  # noqa: S101 - no blank nodes
                said[quad.subject][quad.predicate].append(quad.object)
    labels.read({v for facts in said.values() for v in _shown(facts)})
    found: dict[_About, list[Known]] = defaultdict(list)
    for claim in sorted(said, key=lambda i: i.value):
        if RDF.subject in said[claim]:
            found[_about(said[claim])].append(_known(claim, said, labels))
    return {about: tuple(sorted(known, key=_firmest)) for about, known in found.items()}


def _shown(facts: Mapping[NamedNode, list[object]]) -> list[NamedNode]:
    """Give what of a claim is shown by its label."""
    shown = (*_PARTS, LT.claimedIn, LT.certainty, LT.attributedSpeaker, LT.inferenceRule)
    return [v for p in shown for v in facts.get(p, ()) if isinstance(v, NamedNode)]


def about(triple: Triple) -> _About:
    """Give the key under which the claims about a triple are kept."""
    return str(triple.subject), str(triple.predicate), str(triple.object)


def _about(facts: Mapping[NamedNode, list[object]]) -> _About:
    s, p, o = (str(facts[part][0]) for part in _PARTS)
    return s, p, o


def _firmest(known: Known) -> tuple[int, str]:
    rank = STRENGTH.index(known.status) if known.status in STRENGTH else len(STRENGTH)
    return rank, known.claim


def _known(claim: NamedNode, said: _Said, labels: Labels) -> Known:
    facts = said[claim]
    return Known(
        claim=claim.value.removeprefix(LTI),
        status=_notation(facts, LT.assertionStatus, "stated"),
        source=_label(facts, LT.claimedIn, labels),
        rank=_notation(facts, LT.rank, "normal"),
        quotes=tuple(_quotes(_iris(facts, LT.hasEvidence), said)),
        notes=tuple(sorted((v.language or "", v.value) for v in _texts(facts, SKOS.note))),
        certainty=_label(facts, LT.certainty, labels),
        speaker=_label(facts, LT.attributedSpeaker, labels),
        rule=_label(facts, LT.inferenceRule, labels),
        premises=tuple(_premise(i, said, labels) for i in _iris(facts, LT.inferredFrom)),
    )


def _premise(claim: NamedNode, said: _Said, labels: Labels) -> Premise:
    facts = said.get(claim, {})
    parts = [_words(facts[part][0], labels) for part in _PARTS if part in facts]
    return Premise(
        Words(" · ".join(p.vi for p in parts), " · ".join(p.en for p in parts)),
        tuple(_quotes(_iris(facts, LT.hasEvidence), said)),
    )


def _words(term: object, labels: Labels) -> Words:
    if isinstance(term, NamedNode):
        return labels[term]
    assert isinstance(term, Literal)  # noqa: S101 - nothing published is a blank node
    return Words(term.value, term.value)


def _quotes(evidence: list[NamedNode], said: _Said) -> list[Quote]:
    quotes: set[Quote] = set()
    for span in evidence:
        facts = said.get(span, {})
        number = next((v.value for v in _texts(facts, LT.paragraph)), "0")
        for selector in _iris(facts, OA.hasSelector):
            texts = _texts(said.get(selector, {}), OA.exact)
            quotes.update(Quote(text.value, int(number)) for text in texts)
    return sorted(quotes, key=lambda q: (q.paragraph, q.text))


def _iris(facts: Mapping[NamedNode, list[object]], predicate: NamedNode) -> list[NamedNode]:
    found = [v for v in facts.get(predicate, ()) if isinstance(v, NamedNode)]
    return sorted(found, key=lambda i: i.value)


def _texts(facts: Mapping[NamedNode, list[object]], predicate: NamedNode) -> list[Literal]:
    return [v for v in facts.get(predicate, ()) if isinstance(v, Literal)]


def _notation(facts: Mapping[NamedNode, list[object]], predicate: NamedNode, default: str) -> str:
    found = _iris(facts, predicate)
    return found[0].value.removeprefix(LTS).partition("-")[2] if found else default


def _label(
    facts: Mapping[NamedNode, list[object]], predicate: NamedNode, labels: Labels
) -> Words | None:
    found = _iris(facts, predicate)
    return labels[found[0]] if found else None
