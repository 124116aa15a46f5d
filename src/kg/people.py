"""Private persons by role: shows a store in which their names stand nowhere.

A person is private unless the data says `lt:publicFigure true`. The name goes from labels, notes,
quoted words and IRIs alike; claims get the IRI that their changed statement asks for. A given name
alone is taken for a name only beside a form of address (ông, đồng chí, gia đình, Mr …), so that
"định kỳ" and "kỳ họp" stay what they are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg import ids
from kg.errors import Words
from kg.model import Table
from kg.namespaces import FOAF, LTI, ORG, PREFIXES, RDF, SKOS
from kg.terms import Literal, NamedNode, Quad, Triple
from kg.text import fold, nfc, slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kg.model import StoreView
    from kg.terms import Object

__all__ = ["ByRole", "Person", "private_persons", "seen"]

PUBLIC = NamedNode(f"{PREFIXES['lt']}publicFigure")
_NAMING = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel, FOAF.name, FOAF.givenName)
_SOMEBODY = Words("một người dân", "a resident")
_MARKS = {c: fold(chr(c)) for c in range(0xC0, 0x1F00) if fold(chr(c)) not in ("", chr(c))}
_ADDRESS = {("đồng", "chí"), ("ông",), ("bà",), ("anh",), ("chị",), ("em",), ("cô",), ("chú",),
    ("bác",), ("cụ",), ("mr",), ("mrs",), ("ms",)}  # fmt: skip
_FAMILY = {("gia", "đình"), ("hộ",), ("nhà",)}
_AFTER = {"s", "household", "family"}
_WORD = re.compile(r"[^\W_]+")
_TABLES = (ids.UNITS, ids.UNITS_INFERRED)
_IN_TABLES = f"SELECT ?thing {{ GRAPH <{ids.UNITS.value}> {{ ?thing a ?class }} }}"
_IN_BRACKETS = re.compile(r"\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Person:
    """A private person: the IRI, the words of each name, and the role that stands instead."""

    iri: NamedNode
    names: frozenset[tuple[str, ...]]
    role: Words


def seen(store: StoreView, people: str) -> StoreView:
    """Give the store as it is for "names"; for "roles" with no private person's name in it."""
    return ByRole(store, private_persons(store)) if people == "roles" else store


def private_persons(store: StoreView) -> list[Person]:
    """Find the persons whom the data does not mark as public, sorted by IRI."""
    said: dict[NamedNode, dict[NamedNode, list[Object]]] = defaultdict(lambda: defaultdict(list))
    roles: dict[NamedNode, NamedNode] = {}
    for quad in (*store.quads(ids.FACTS), *store.quads(ids.SCHEMES)):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            said[quad.subject][quad.predicate].append(quad.object)
    for facts in list(said.values()):
        for member in facts.get(ORG.member, ()):
            found = sorted(r.value for r in facts.get(ORG.role, ()))
            if found and isinstance(member, NamedNode):
                roles[member] = NamedNode(found[0])
    private = [i for i, facts in said.items() if _is_private(facts)]
    return [
        Person(iri, _names(said[iri]), _role(said, roles.get(iri)))
        for iri in sorted(private, key=lambda i: i.value)
    ]


def _is_private(facts: Mapping[NamedNode, list[Object]]) -> bool:
    public = any(v.value == "true" for v in facts.get(PUBLIC, ()))
    return FOAF.Person in facts.get(RDF.type, ()) and not public


def _names(facts: Mapping[NamedNode, list[Object]]) -> frozenset[tuple[str, ...]]:
    texts = (v.value for p in _NAMING for v in facts.get(p, ()))
    names = {_bare(_WORD.findall(_IN_BRACKETS.sub(" ", nfc(text)))) for text in texts}
    return frozenset(name for name in names if name)


def _bare(words: Sequence[str]) -> tuple[str, ...]:
    for address in _ADDRESS:
        if _same(words[: len(address)], address) and len(words) > len(address):
            return tuple(words[len(address) :])
    return tuple(words)


def _role(
    said: Mapping[NamedNode, Mapping[NamedNode, list[Object]]], role: NamedNode | None
) -> Words:
    labels = said.get(role, {}).get(SKOS.prefLabel, ()) if role else ()
    by_lang = {v.language: v.value for v in labels if isinstance(v, Literal)}
    if not {"vi", "en"} <= by_lang.keys():
        return _SOMEBODY
    article = "an" if by_lang["en"][:1].lower() in "aeiou" else "a"
    return Words(f"một {by_lang['vi']}", f"{article} {by_lang['en']}")


class ByRole:
    """A store seen through the roles: every term that leaves it has been rewritten."""

    def __init__(self, store: StoreView, persons: Sequence[Person]) -> None:
        self._store = store
        self._writer = _Writer(persons)
        self._iris = self._renamed()

    def select(self, query: str) -> Table:
        """Run a SELECT; its answers show roles."""
        table = self._store.select(query)
        rows = tuple(tuple(c and self._term(c) for c in row) for row in table.rows)
        return Table(table.columns, rows, table.titles)

    def ask(self, query: str) -> bool:
        """Run an ASK."""
        return self._store.ask(query)

    def construct(self, query: str) -> set[Triple]:
        """Run a CONSTRUCT; its triples show roles."""
        return {self._triple(t) for t in self._store.construct(query)}

    def quads(self, graph: NamedNode | None = None) -> Iterator[Quad]:
        """Give the quads, rewritten."""
        for quad in self._store.quads(graph):
            triple = self._triple(quad.triple)
            yield Quad(triple.subject, triple.predicate, triple.object, quad.graph_name)

    def graphs(self) -> Sequence[NamedNode]:
        """Name the graphs, sorted."""
        return self._store.graphs()

    def _triple(self, triple: Triple) -> Triple:
        subject, value = self._term(triple.subject), self._term(triple.object)
        assert isinstance(subject, NamedNode)  # noqa: S101 - nothing published has a blank node
        return Triple(subject, triple.predicate, value)

    def _term(self, term: object) -> Object:
        if isinstance(term, NamedNode):
            return self._iris.get(term) or term
        assert isinstance(term, Literal)  # noqa: S101 - nothing published has a blank node
        text = self._writer.text(term.value, term.language or "vi")
        if text == term.value:
            return term
        return Literal(text, language=term.language) if term.language else Literal(text)

    def _renamed(self) -> dict[NamedNode, NamedNode]:
        graphs = [name for name in self._store.graphs() if name not in _TABLES]
        triples = [quad.triple for name in graphs for quad in self._store.quads(name)]
        known = {i for t in triples for i in (t.subject, t.object) if isinstance(i, NamedNode)}
        self._iris = self._writer.iris(known | self._of_tables())
        return {**self._iris, **self._claims(triples)}

    def _of_tables(self) -> set[NamedNode]:
        # All that the national tables name has a class there; read whole they cost seconds.
        rows = self._store.select(_IN_TABLES).rows
        return {row[0] for row in rows if isinstance(row[0], NamedNode)}

    def _claims(self, triples: Iterable[Triple]) -> dict[NamedNode, NamedNode]:
        """Rename the claims whose statement changed: their IRI is a hash of it."""
        renamed = {}
        for claim, old in _statements(triples):
            new = self._triple(old)
            if new != old:
                name = claim.value.removeprefix(f"{LTI}clm-").rpartition("-")[0]
                renamed[claim] = ids.claim(name, new)
        return renamed


def _statements(triples: Iterable[Triple]) -> Iterator[tuple[NamedNode, Triple]]:
    parts: dict[object, dict[NamedNode, object]] = defaultdict(dict)
    for t in triples:
        if t.predicate in (RDF.subject, RDF.predicate, RDF.object):
            parts[t.subject][t.predicate] = t.object
    for claim, about in parts.items():
        subject, predicate, value = (about[p] for p in (RDF.subject, RDF.predicate, RDF.object))
        assert isinstance(claim, NamedNode)  # noqa: S101 - nothing published has a blank node
        assert isinstance(subject, NamedNode)  # noqa: S101
        assert isinstance(predicate, NamedNode)  # noqa: S101
        assert isinstance(value, NamedNode | Literal)  # noqa: S101
        yield claim, Triple(subject, predicate, value)


class _Writer:
    """Replaces names in texts and IRIs."""

    def __init__(self, persons: Sequence[Person]) -> None:
        self._persons = persons
        self._patterns = [pattern for person in persons for pattern in _patterns(person)]
        self._patterns.sort(key=lambda p: (-len(p.words), p.words))
        self._last = re.compile("|".join(sorted({p.folded[-1] for p in self._patterns})) or "(?!)")
        self._texts: dict[tuple[str, str], str] = {}

    def text(self, text: str, lang: str) -> str:
        """Give a text with roles in the place of names."""
        known = self._texts.get((text, lang))
        if known is None:
            known = self._texts[text, lang] = self._text(text, lang)
        return known

    def iris(self, known: Iterable[NamedNode]) -> dict[NamedNode, NamedNode]:
        """Give new IRIs for those that hold a name; two never become one."""
        known = set(known)
        own = self._own_iris()
        taken = {i.value for i in known}
        renamed: dict[NamedNode, NamedNode] = {}
        for iri in sorted(known, key=lambda i: i.value):
            new = own.get(iri) or self.text(iri.value, "slug")
            if new != iri.value:
                renamed[iri] = NamedNode(_free(new, taken))
                taken.add(renamed[iri].value)
        return renamed

    def _own_iris(self) -> dict[NamedNode, str]:
        count: dict[str, int] = defaultdict(int)
        own = {}
        for person in self._persons:
            role = slug(person.role.vi)
            count[role] += 1
            own[person.iri] = f"{LTI}person-{role}-{count[role]}"
        return own

    def _text(self, text: str, lang: str) -> str:
        # Nearly no text holds a name: a quick look at its bare letters spares the careful one.
        bare = nfc(text).translate(_MARKS).lower()
        return self._written(nfc(text), lang) if self._last.search(bare) else text

    def _written(self, text: str, lang: str) -> str:
        words = list(_WORD.finditer(text))
        made: list[str] = []
        done = at = 0
        while at < len(words):
            found = self._found(words, at)
            if found is None:
                at += 1
                continue
            start, end, role = found
            made += [text[done : words[start].start()], _as(role, lang, first=start == 0)]
            done = words[end - 1].end()
            at = end
        return "".join(made) + text[done:]

    def _found(self, words: list[re.Match[str]], at: int) -> tuple[int, int, Words] | None:
        for pattern in self._patterns:
            span = pattern.span(words, at)
            if span:
                return (*span, pattern.role)
        return None


@dataclass(frozen=True, slots=True)
class _Pattern:
    """The words of a name as they may stand in a text; `cue` asks for a form of address."""

    words: tuple[str, ...]
    folded: tuple[str, ...]
    role: Words
    cue: bool

    def span(self, words: list[re.Match[str]], at: int) -> tuple[int, int] | None:
        """Give the words, a form of address before them included, that are to be replaced."""
        for address in (*_ADDRESS, *_FAMILY, ()) if self.cue else ((),):
            start = at + len(address)
            end = start + len(self.words)
            here = [w.group() for w in words[at:end]]
            # The name first: it is nearly never there, and quickly compared.
            if len(here) < end - at or not self._is(here[len(address) :]):
                continue
            if _same(here, address) and (address or not self.cue or self._alone(words, start, end)):
                return (start if address in _FAMILY else at), end
        return None

    def _is(self, here: list[str]) -> bool:
        if len(self.words) > 2:
            return tuple(map(fold, here)) == self.folded
        # A short name must have its marks and capitals, or none at all as in an IRI.
        return tuple(here) == self.words or tuple(here) == self.folded

    def _alone(self, words: list[re.Match[str]], start: int, end: int) -> bool:
        if start == 0 and end == len(words):
            return True
        after = words[end].group() if end < len(words) else ""
        return words[start].group() == self.words[0] and after in _AFTER


def _same(words: Sequence[str], address: tuple[str, ...]) -> bool:
    """Tell whether words are a form of address, with its marks or, as in an IRI, without any."""
    here = tuple(w.lower() for w in words[: len(address)])
    return here in (address, _bare_marks(address))


@cache
def _bare_marks(address: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(fold, address))


def _patterns(person: Person) -> Iterator[_Pattern]:
    for name in sorted(person.names):
        size = len(name)
        for start in range(size):
            for end in range(start + 1, size + 1):
                part = name[start:end]
                if part == name or _tells(start, end, size):
                    folded = tuple(map(fold, part))
                    yield _Pattern(part, folded, person.role, cue=len(part) == 1)


def _tells(start: int, end: int, size: int) -> bool:
    """Tell whether a part of a name gives the person away: not so the family name alone."""
    return end == size or (start > 0 and end - start > 1) or end - start > 2


def _as(role: Words, lang: str, *, first: bool) -> str:
    if lang == "slug":
        return slug(role.vi)
    text = role.to(lang)
    return text[:1].upper() + text[1:] if first else text


def _free(iri: str, taken: set[str]) -> str:
    if iri not in taken:
        return iri
    count = 2
    while f"{iri}-{count}" in taken:
        count += 1
    return f"{iri}-{count}"
