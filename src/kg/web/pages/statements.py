"""Prepares what is said of a thing for its page: grouped by meaning, each with its grounds."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from kg.errors import Words
from kg.explain import WORDS, note_of
from kg.namespaces import LTI, LTS, RDF, RDFS, SKOS, XSD
from kg.terms import Literal, NamedNode
from kg.text import collation_key
from kg.web.frame import local
from kg.web.pages import beside
from kg.web.pages.common import Link, kind_of, kind_words, link, notation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.explain import Account, Said
    from kg.terms import Triple
    from kg.web.desk import Desk

__all__ = ["Group", "Statement", "Teller"]

_LABELS = {SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel, RDFS.label}
_ORDER = (
    "time",
    "body",
    "people",
    "place",
    "document",
    "activity",
    "model",
    "outcome",
    "class",
    "words",
    "other",
)
_TITLES = {
    "time": Words("Thời gian", "Time"),
    "class": Words("Xếp loại", "Classification"),
    "words": Words("Câu chữ, con số", "Words and figures"),
    "other": Words("Khác", "Other"),
}
_Told: TypeAlias = "tuple[Triple, list[Said], NamedNode | None]"
"""A statement, the claims that make it, and the table that has it without a claim."""

_FIRM = ("stated", "reading", "background", "disputed")


@dataclass(frozen=True, slots=True)
class Ground:
    """What stands behind a statement: a claim and its words, or, unnamed, a row of a table."""

    claim: str
    status: str
    status_words: str
    source: Link | None
    quotes: tuple[tuple[str, int], ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    because: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement as the page shows it: what it says, and every claim that makes it."""

    property: Link
    value: Link
    status: str
    grounds: tuple[Ground, ...]
    rejected: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Statements of one meaning."""

    title: str
    statements: tuple[Statement, ...]


class Teller:
    """Tells an account in one language."""

    def __init__(self, desk: Desk, account: Account, lang: str) -> None:
        self._desk = desk
        self._account = account
        self._lang = lang
        self._names: Mapping[NamedNode, str] = {}

    def said(self) -> list[Group]:
        """Give what is said of the thing, grouped by what kind of thing the value is."""
        firm = [s for s in self._account.claims if not s.rule]
        told = [
            *_by_triple(firm),
            *((triple, [], table) for triple, table in self._account.bare),
            *((t, [], None) for t in beside.said(self._desk, self._account.about, self._lang)),
        ]
        groups: dict[str, list[_Told]] = defaultdict(list)
        for one in told:
            if one[0].predicate not in _LABELS and one[0].predicate != RDF.type:
                groups[self._meaning(one[0].object)].append(one)
        return [
            Group(self._title(name), self._statements(groups[name], back=False))
            for name in _ORDER
            if name in groups
        ]

    def pointing(self) -> list[Group]:
        """Give what points at the thing, grouped by the property."""
        others = beside.mentions(self._desk, self._account.about)
        subjects = [t.subject for t, _ in others if isinstance(t.subject, NamedNode)]
        claims = [s for s in subjects if s.value.startswith(beside.CLAIM)]
        self._names = beside.sentences(self._desk, claims, self._lang)
        told = [
            *_by_triple(s for s in self._account.mentions if not s.rule),
            *((triple, [], table) for triple, table in others),
        ]
        groups: dict[NamedNode, list[_Told]] = defaultdict(list)
        for one in told:
            groups[one[0].predicate].append(one)
        found = [
            Group(self._link(predicate).label, self._statements(pairs, back=True))
            for predicate, pairs in groups.items()
        ]
        return sorted(found, key=lambda group: collation_key(group.title))

    def claimed(self) -> tuple[Link, Group]:
        """Give the subject of a claim, and the claim as the one statement of a group."""
        (claim,) = self._account.claims
        subject = self._link(claim.statement.subject)
        pair = (claim.statement, [claim], None)
        return subject, Group("", self._statements([pair], back=False))

    def inferred(self) -> tuple[Statement, ...]:
        """Give what follows by rule, types and statements of other vocabularies included."""
        ruled = [s for s in self._account.claims if s.rule and not self._is_told_firmly(s)]
        return self._statements(_by_triple(ruled), back=False)

    def _is_told_firmly(self, said: Said) -> bool:
        return any(c.statement == said.statement and not c.rule for c in self._account.claims)

    def _meaning(self, value: object) -> str:
        if isinstance(value, Literal):
            return "time" if value.datatype == XSD.date else "words"
        assert isinstance(value, NamedNode)  # noqa: S101 - nothing published is nameless
        if value.value.startswith(LTS):
            return "class"
        if value.value.startswith(f"{LTI}date-"):
            return "time"
        kind = self._desk.kinds.kind(kind_of(self._desk, value))
        return kind if kind in _ORDER else "other"

    def _title(self, meaning: str) -> str:
        words = _TITLES.get(meaning)
        return words.to(self._lang) if words else kind_words(meaning, self._lang)

    def _statements(self, told: Iterable[_Told], *, back: bool) -> tuple[Statement, ...]:
        found = [self._statement(one, back=back) for one in told]
        by_words = lambda s: (collation_key(s.property.label), collation_key(s.value.label))  # noqa: E731
        return tuple(sorted(found, key=by_words))

    def _statement(self, told: _Told, *, back: bool) -> Statement:
        triple, claims, table = told
        grounds = tuple(self._ground(said) for said in claims)
        if table:
            grounds = (self._row_of(table),)
        ranks = [notation(said.rank, "rank") for said in claims]
        statuses = [g.status for g in grounds]
        return Statement(
            property=self._link(triple.predicate),
            value=self._link(triple.subject if back else triple.object),
            status=next(
                (s for s in _FIRM if s in statuses), statuses[0] if statuses else "background"
            ),
            grounds=grounds,
            rejected=bool(ranks) and all(rank == "deprecated" for rank in ranks),
        )

    def _ground(self, said: Said) -> Ground:
        return Ground(
            claim=said.iri.value.removeprefix(LTI),
            status=notation(said.status, "status"),
            status_words=self._link(said.status).label if said.status else "",
            source=self._link(said.source) if said.source else None,
            quotes=tuple((quote.phrase, quote.paragraph) for quote in said.quotes),
            notes=tuple(self._notes(said)),
            because=tuple(self._told(said.grounds)),
            against=tuple(self._told(said.rivals)),
        )

    def _row_of(self, table: NamedNode) -> Ground:
        words = self._link(NamedNode(f"{LTS}status-background")).label
        return Ground("", "background", words, beside.graph_title(self._desk, table, self._lang))

    def _notes(self, said: Said) -> Iterator[tuple[str, str]]:
        told = (
            ("note", note_of(said, self._lang)),
            ("speaker", self._name(said.speaker)),
            ("certainty", self._name(said.certainty)),
            ("rule", self._name(said.rule)),
        )
        yield from ((WORDS[key].to(self._lang), value) for key, value in told if value)

    def _told(self, claims: Iterable[NamedNode]) -> Iterator[str]:
        for iri in claims:
            other = self._account.others.get(iri)
            if other:
                triple = other.statement
                parts = (triple.subject, triple.predicate, triple.object)
                yield " – ".join(self._link(part).label for part in parts)

    def _name(self, term: NamedNode | None) -> str:
        return self._link(term).label if term else ""

    def _link(self, term: object) -> Link:
        if isinstance(term, NamedNode) and term in beside.WORDS:
            return Link(beside.WORDS[term].to(self._lang))
        if isinstance(term, NamedNode) and term in self._names:
            return Link(self._names[term], local(term.value, self._lang))
        return link(self._desk, term, self._lang)


def _by_triple(claims: Iterable[Said]) -> list[_Told]:
    found: dict[Triple, list[Said]] = defaultdict(list)
    for said in claims:
        found[said.statement].append(said)
    return [(triple, made, None) for triple, made in found.items()]
