"""Prepares what is said of a thing for its page: grouped by meaning, each with its grounds."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import Words
from kg.namespaces import LTI, LTS, RDF, RDFS, SKOS, XSD
from kg.network.kinds import Kinds
from kg.terms import Literal, NamedNode
from kg.text import collation_key
from kg.web.pages.common import Link, kind_words, link, notation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
}
_FIRM = ("stated", "reading", "background", "disputed")


@dataclass(frozen=True, slots=True)
class Ground:
    """One claim behind a statement: who makes it, in which words."""

    claim: str
    status: str
    status_words: str
    source: Link | None
    quotes: tuple[tuple[str, int], ...]
    notes: tuple[tuple[str, str], ...]
    because: tuple[str, ...]


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
        self._kinds = Kinds(desk.store)

    def said(self) -> list[Group]:
        """Give what somebody says of the thing, grouped by what kind of thing the value is."""
        firm = [s for s in self._account.claims if self._is_shown(s) and not s.rule]
        groups: dict[str, list[tuple[Triple, list[Said]]]] = defaultdict(list)
        for triple, claims in _by_triple(firm):
            groups[self._meaning(triple.object)].append((triple, claims))
        for triple, _ in self._account.bare:
            groups[self._meaning(triple.object)].append((triple, []))
        return [
            Group(self._title(name), self._statements(groups[name], back=False))
            for name in _ORDER
            if name in groups
        ]

    def pointing(self) -> list[Group]:
        """Give what points at the thing, grouped by the property."""
        firm = [s for s in self._account.mentions if not s.rule]
        groups: dict[NamedNode, list[tuple[Triple, list[Said]]]] = defaultdict(list)
        for triple, claims in _by_triple(firm):
            groups[triple.predicate].append((triple, claims))
        found = [
            Group(self._link(predicate).label, self._statements(pairs, back=True))
            for predicate, pairs in groups.items()
        ]
        return sorted(found, key=lambda group: collation_key(group.title))

    def inferred(self) -> tuple[Statement, ...]:
        """Give what follows by rule, types and statements of other vocabularies included."""
        ruled = [s for s in self._account.claims if s.rule and not self._is_told_firmly(s)]
        return self._statements(_by_triple(ruled), back=False)

    def _is_told_firmly(self, said: Said) -> bool:
        return any(c.statement == said.statement and not c.rule for c in self._account.claims)

    def _is_shown(self, said: Said) -> bool:
        return said.statement.predicate not in _LABELS and said.statement.predicate != RDF.type

    def _meaning(self, value: object) -> str:
        if isinstance(value, Literal):
            return "time" if value.datatype == XSD.date else "words"
        assert isinstance(value, NamedNode)  # noqa: S101 - nothing published is nameless
        if value.value.startswith(LTS):
            return "class"
        if value.value.startswith(f"{LTI}date-"):
            return "time"
        kind = self._kinds.kind(self._class(value))
        return kind if kind in _ORDER else "other"

    def _class(self, thing: NamedNode) -> NamedNode | None:
        rows = self._desk.store.select(f"SELECT ?c {{ {thing} a ?c }}").rows
        return self._kinds.narrowest([c for (c,) in rows if isinstance(c, NamedNode)])

    def _title(self, meaning: str) -> str:
        words = _TITLES.get(meaning)
        return words.to(self._lang) if words else kind_words(meaning, self._lang)

    def _statements(
        self, pairs: Iterable[tuple[Triple, list[Said]]], *, back: bool
    ) -> tuple[Statement, ...]:
        found = [self._statement(triple, claims, back=back) for triple, claims in pairs]
        return tuple(
            sorted(
                found, key=lambda s: (collation_key(s.property.label), collation_key(s.value.label))
            )
        )

    def _statement(self, triple: Triple, claims: list[Said], *, back: bool) -> Statement:
        grounds = tuple(self._ground(said) for said in claims)
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
            because=tuple(self._because(said)),
        )

    def _notes(self, said: Said) -> Iterator[tuple[str, str]]:
        note = said.notes.get(self._lang) or said.notes.get("vi")
        words = (
            (Words("Cơ sở", "Ground"), note or ""),
            (Words("Lời của", "In the words of"), self._name(said.speaker)),
            (Words("Mức chắc chắn", "Certainty"), self._name(said.certainty)),
            (Words("Luật", "Rule"), self._name(said.rule)),
        )
        yield from ((title.to(self._lang), value) for title, value in words if value)

    def _because(self, said: Said) -> Iterator[str]:
        for iri in said.grounds:
            other = self._account.others.get(iri)
            if other:
                triple = other.statement
                parts = (triple.subject, triple.predicate, triple.object)
                yield " – ".join(self._link(part).label for part in parts)

    def _name(self, term: NamedNode | None) -> str:
        return self._link(term).label if term else ""

    def _link(self, term: object) -> Link:
        if term == RDF.type:
            return Link(Words("là", "is a").to(self._lang))
        return link(self._desk, term, self._lang)


def _by_triple(claims: Iterable[Said]) -> list[tuple[Triple, list[Said]]]:
    found: dict[Triple, list[Said]] = defaultdict(list)
    for said in claims:
        found[said.statement].append(said)
    return list(found.items())
