"""Finds administrative units for the label search: with where each lies and what it is today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import Words
from kg.gazetteer import places
from kg.gazetteer.changes import english_name
from kg.gazetteer.written import name_key
from kg.ids import thing
from kg.namespaces import LTI
from kg.search.index import Thing
from kg.text import marked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.gazetteer.book import Book, Entry, Heir

__all__ = ["by_iri", "exact", "near"]


def exact(book: Book, typed: str) -> list[tuple[Thing, str, bool]]:
    """Give the units of just this name, each with its name and whether the marks fit too."""
    if typed.strip().isdigit():
        coded = ((entry, tuple(book.today(entry))) for entry in book.coded(typed.strip()))
        return [(_thing(book, entry, today), entry.code, True) for entry, today in coded]
    found = places.resolve(book, typed)
    return [
        (_thing(book, one.unit, one.today), one.unit.title, one.reasons[0] == places.SAME_LETTERS)
        for one in found
    ]


def near(book: Book, typed: str, limit: int) -> Iterator[tuple[Thing, str, bool]]:
    """Give units whose name begins so, then those with all the words; told apart by the flag."""
    key = name_key(typed)
    marks = set(marked(typed).split())
    for starts, found in (
        (True, book.beginning(key, limit)),
        (False, book.with_words(typed, limit)),
    ):
        # Names that share more of the words as typed, marks included, come first.
        ranked = sorted(found, key=lambda pair: -len(marks & set(marked(pair[1]).split())))
        for entry, _ in ranked:
            yield _thing(book, entry, tuple(book.today(entry))), entry.title, starts


def by_iri(book: Book, iri: str) -> Thing | None:
    """Give a unit by its IRI."""
    entry = book.by_id(iri.removeprefix(LTI)) if iri.startswith(f"{LTI}unit-") else None
    return _thing(book, entry, tuple(book.today(entry))) if entry else None


def _thing(book: Book, entry: Entry, today: tuple[Heir, ...]) -> Thing:
    words = _path(book, entry)
    now = [heir for heir in today if heir.entry != entry]
    if now:
        heirs = [_path(book, heir.entry) for heir in now]
        vi = "; ".join(_low(h.vi) for h in heirs)
        parts = ("các phần nay thuộc", "parts now in") if now[0].share == "part" else ("nay", "now")
        words = Words(
            f"{words.vi} → {parts[0]}: {vi}",
            f"{words.en} → {parts[1]}: {'; '.join(h.en for h in heirs)}",
        )
    return Thing(thing(entry.id), words, Words(_kind(entry), entry.type.english))


def _kind(entry: Entry) -> str:
    era = {"den": " (đến 2025)", "tru": " (trước 2025)", "tu-": ""}[entry.era[:3]]
    return entry.type.word + era


def _path(book: Book, entry: Entry) -> Words:
    above = book.above(entry)
    return Words(
        ", ".join([entry.title, *(_low(e.title) for e in above)]),
        ", ".join(english_name(e.type, e.name) for e in (entry, *above)),
    )


def _low(title: str) -> str:
    return title[:1].lower() + title[1:]
