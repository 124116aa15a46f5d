"""The label index: every name, abbreviation and code of the graph, found as people type them.

It is one text file that is searched as it stands. Each line of `folded` is a name without marks,
each line of `marked` the same name with its marks; both end in the number of their entry. Lines
are sorted best first when the index is made, so a search may stop at the first that fit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kg import codes
from kg.errors import StoreError, Words
from kg.terms import NamedNode
from kg.text import marked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from kg.gazetteer.book import Book

__all__ = ["Entry", "Index", "Thing", "marked_key"]

_VERSION = "lantoa-search 1"
_SECTION = "\x1e\n"
_MARKED_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")


@dataclass(frozen=True, slots=True)
class Thing:
    """What a name leads to: its IRI, its label and its kind, in both languages."""

    iri: NamedNode
    label: Words
    kind: Words


@dataclass(frozen=True, slots=True)
class Entry:
    """One name of a thing as it is written; the lower the role, the better the name."""

    thing: int
    role: int
    text: str


def marked_key(text: str) -> str:
    """Give the words of a name with their marks, wherever in the word these are typed."""
    return " ".join(_MARKED_WORD.findall(marked(codes.plain(text))))


@dataclass(frozen=True, eq=False)
class Index:
    """The index as text. `abbreviations` are pairs of folded words: short, long."""

    folded: str
    marked: str
    entries: Sequence[str]
    things: str
    abbreviations: tuple[tuple[str, str], ...]
    units: Book | None = None
    """The names of the national tables, in a file of their own; None where there are none."""

    @classmethod
    def of(
        cls,
        things: Sequence[Thing],
        entries: Iterable[Entry],
        abbreviations: Iterable[tuple[str, str]] = (),
    ) -> Index:
        """Make the index; the same names give the same bytes."""
        ordered = sorted(
            {e for e in entries if codes.search_key(e.text)},
            key=lambda e: (e.role, len(e.text), e.text, things[e.thing].iri.value),
        )
        keys = [(codes.search_key(e.text), marked_key(e.text)) for e in ordered]
        return cls(
            folded=_blob(key for key, _ in keys),
            marked=_blob(key for _, key in keys),
            entries=[f"{e.thing}\t{_flat(e.text)}" for e in ordered],
            things="\n".join(_thing_line(t) for t in things),
            abbreviations=tuple(sorted(set(abbreviations))),
        )

    def save(self, path: Path) -> None:
        """Write the index to a file."""
        path.write_text(self.to_text(), encoding="utf-8", newline="\n")

    def to_text(self) -> str:
        """Give the index as the text that `load` reads."""
        pairs = "\n".join(f"{short}\t{long}" for short, long in self.abbreviations)
        sections = (_VERSION, pairs, self.folded, self.marked, "\n".join(self.entries), self.things)
        return _SECTION.join(sections)

    @classmethod
    def load(cls, path: Path, units: Book | None = None) -> Index:
        """Read the index of a built graph; StoreError when there is none that fits."""
        try:
            text = path.read_bytes().decode()
        except FileNotFoundError:
            text = ""
        version, *sections = text.split(_SECTION)
        if version != _VERSION or len(sections) != 5:
            raise StoreError(
                Words("Chỉ mục tìm kiếm không có hoặc đã cũ.", "The search index is not there."),
                hint=Words("Hãy chạy `kg build --force`.", "Run `kg build --force`."),
            )
        pairs, folded, with_marks, entries, things = sections
        abbreviations = tuple(
            (short, long) for short, long in (line.split("\t") for line in pairs.splitlines())
        )
        return cls(folded, with_marks, entries.split("\n"), things, abbreviations, units)

    def __len__(self) -> int:
        return self.folded.count("\n") - 1

    def thing(self, number: int) -> Thing:
        """Give a thing by its number."""
        return _read_thing(self._thing_lines[number])

    def entry(self, number: int) -> tuple[int, str]:
        """Give the thing and the written form of an entry."""
        thing, _, text = self.entries[number].partition("\t")
        return int(thing), text

    def by_iri(self, iri: str) -> Thing | None:
        """Give a thing by its IRI."""
        from kg.search.units import by_iri

        start = f"\n{self.things}".find(f"\n{iri}\t")
        if start < 0:
            return None if self.units is None else by_iri(self.units, iri)
        return _read_thing(self.things[start : (self.things + "\n").index("\n", start)])

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every folded word of the index, for putting typing slips right."""
        return frozenset(word for word in self.folded.split() if not word.isdigit())

    @cached_property
    def _thing_lines(self) -> list[str]:
        return self.things.split("\n")


def _blob(keys: Iterable[str]) -> str:
    # A space on both sides of every word: " word" is a word's start, " word " a whole word. The
    # number follows a tab, so that no word can be taken for it.
    lines: Iterator[str] = (f" {key} \t{number}" for number, key in enumerate(keys))
    return "\n".join(["", *lines, ""])


def _flat(text: str) -> str:
    return re.sub(r"[\n\r\x1e]", " ", text)


def _thing_line(thing: Thing) -> str:
    cells = (thing.label.vi, thing.label.en, thing.kind.vi, thing.kind.en)
    return "\t".join([thing.iri.value, *(_flat(c).replace("\t", " ") for c in cells)])


def _read_thing(line: str) -> Thing:
    iri, vi, en, kind_vi, kind_en = line.split("\t")
    return Thing(NamedNode(iri), Words(vi, en), Words(kind_vi, kind_en))
