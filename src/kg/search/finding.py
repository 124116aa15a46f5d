"""Finds things by the words a person types: marks or none, any order, word beginnings, one slip."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from itertools import islice
from typing import TYPE_CHECKING

from kg import codes
from kg.errors import UsageError, Words
from kg.namespaces import LTI, LTS, PREFIXES, compact, expand
from kg.search import units
from kg.search.index import Index, marked_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.search.index import Thing
    from kg.terms import NamedNode

__all__ = ["Hit", "How", "resolve", "search"]


class How(IntEnum):
    """How a name fits what was typed, best first."""

    EXACT = 0
    """The same letters and marks."""
    FOLDED = 1
    """The same letters; marks or case differ."""
    START = 2
    """The name begins so."""
    WORDS = 3
    """All the words, in any order, each at least begun."""
    INSIDE = 4
    """The letters stand inside a word."""
    SLIP = 5
    """After one typing slip was put right."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing found, by which of its names, and how well it fits."""

    thing: Thing
    name: str
    how: How


_MANY = 7
"""How many times more names than asked for are looked at before the best are chosen."""


def search(index: Index, typed: str, limit: int = 10) -> list[Hit]:
    """Find at most `limit` things, best first; each thing once, by its best name."""
    known = _by_id(index, typed.strip())
    hits = [Hit(known, typed.strip(), How.EXACT)] if known else []
    hits += _hits(index, typed, limit)
    hits += _units(index, typed, limit)
    if not hits:
        mended = _mended(index, codes.search_key(typed))
        hits = [
            Hit(hit.thing, hit.name, How.SLIP) for key in mended for hit in _hits(index, key, limit)
        ]
    once = {hit.thing.iri: hit for hit in reversed(hits)}
    return sorted(once.values(), key=lambda hit: (*_order(hit), hits.index(hit)))[:limit]


def _order(hit: Hit) -> tuple[int, bool]:
    # A person who types without marks looks for a body or a document before a word of the lists.
    grade = How.FOLDED if hit.how == How.START else hit.how
    return grade, not hit.thing.iri.value.startswith(LTI)


def resolve(index: Index, typed: str, within: str = "") -> NamedNode:
    """Give the one thing that is meant by an id, an IRI or a name; UsageError when not one.

    `within` is what the IRI must begin with: a parameter that takes a body takes no concept.
    """
    known = _by_id(index, typed.strip())
    if known and known.iri.value.startswith(within):
        return known.iri
    found = search(index, typed, limit=_MANY if not within else 10 * _MANY)
    hits = [hit for hit in found if hit.thing.iri.value.startswith(within)]
    if not hits or hits[0].how == How.SLIP:
        raise _nothing(typed, hits)
    how = min(hit.how for hit in hits)
    best = [hit for hit in hits if hit.how == how]
    if len(best) == 1 and (len(hits) == 1 or best[0].how <= How.FOLDED):
        return best[0].thing.iri
    raise _several(typed, hits)


def _units(index: Index, typed: str, limit: int) -> list[Hit]:
    if index.units is None or not codes.search_key(typed):
        return []
    found = {
        thing.iri: Hit(thing, name, How.EXACT if marks else How.FOLDED)
        for thing, name, marks in units.exact(index.units, typed)
    }
    if not found:
        for thing, name, starts in units.near(index.units, typed, limit):
            found.setdefault(thing.iri, Hit(thing, name, How.START if starts else How.WORDS))
    return list(found.values())[:limit]


def _by_id(index: Index, name: str) -> Thing | None:
    candidates = [name] if "://" in name else [expand(name)] if ":" in name else [LTI + name]
    if ":" not in name:
        candidates += [LTS + name, PREFIXES["lt"] + name]
    return next(filter(None, map(index.by_iri, candidates)), None)


def _hits(index: Index, typed: str, limit: int) -> list[Hit]:
    phrases = _phrases(index, codes.search_key(typed))
    with_marks = marked_key(typed)
    if not phrases:
        return []
    found: dict[int, tuple[How, int]] = {}
    for how, lines in _ways(index, phrases, with_marks):
        if len(found) >= limit or (found and how == How.INSIDE):
            break
        for number in _best_first(index, with_marks, islice(lines, limit * _MANY)):
            thing, _ = index.entry(number)
            found.setdefault(thing, (how, number))
    best = islice(found.items(), limit)
    return [Hit(index.thing(t), index.entry(n)[1], how) for t, (how, n) in best]


def _ways(index: Index, phrases: list[str], with_marks: str) -> Iterator[tuple[How, Iterator[int]]]:
    # Each is a scan of the whole text, made only when the one before found too little.
    folded = index.folded
    yield How.EXACT, _lines(index.marked, [with_marks], "\n {} \t")
    yield How.FOLDED, _lines(folded, phrases, "\n {} \t")
    yield How.START, _lines(folded, phrases, "\n {} ")
    yield How.START, _lines(folded, phrases, "\n {}")
    yield How.WORDS, _all_words(folded, phrases, " {}")
    yield How.INSIDE, _all_words(folded, [p for p in phrases if len(p) > 1], "{}")


def _lines(blob: str, phrases: Iterable[str], form: str) -> Iterator[int]:
    for phrase in phrases:
        needle = form.format(phrase)
        at = blob.find(needle)
        while at >= 0:
            end = blob.index("\n", at + 1)
            yield int(blob[blob.rindex("\t", at, end) + 1 : end])
            at = blob.find(needle, end)


def _all_words(blob: str, phrases: Iterable[str], form: str) -> Iterator[int]:
    for phrase in phrases:
        # The longest word is most likely the rarest, and found fastest.
        words = sorted(set(phrase.split()), key=lambda word: (-len(word), word))
        longest, *others = (form.format(word) for word in words)
        at = blob.find(longest)
        while at >= 0:
            start, end = blob.rindex("\n", 0, at + 1), blob.index("\n", at + 1)
            tab = blob.rindex("\t", start, end)
            # What stands behind the tab is the entry's number, not a word of it.
            if at < tab and all(blob.find(other, start, tab) >= 0 for other in others):
                yield int(blob[tab + 1 : end])
            at = blob.find(longest, end)


def _best_first(index: Index, with_marks: str, numbers: Iterable[int]) -> list[int]:
    """Bring the names forward in which more of the words stand as typed, marks included."""
    found = list(dict.fromkeys(numbers))
    words = set(with_marks.split())
    if len(found) < 2:
        return found
    names = {n: set(marked_key(index.entry(n)[1]).split()) for n in found}
    return sorted(found, key=lambda n: -len(words & names[n]))


def _phrases(index: Index, key: str) -> list[str]:
    """Give what was typed, then the same with abbreviations written out or the other way round."""
    if not key:
        return []
    found = [key]
    padded = f" {key} "
    for short, long in index.abbreviations:
        for one, other in ((short, long), (long, short)):
            if f" {one} " in padded:
                found.append(padded.replace(f" {one} ", f" {other} ").strip())
    return list(dict.fromkeys(found))


def _mended(index: Index, key: str) -> Iterator[str]:
    words = key.split()
    for place, word in enumerate(words):
        if len(word) < 3 or word.isdigit() or f" {word}" in index.folded:
            continue
        for near in sorted(w for w in index.vocabulary if _one_slip(word, w)):
            yield " ".join([*words[:place], near, *words[place + 1 :]])


def _one_slip(left: str, right: str) -> bool:
    """Tell whether one letter was left out, added, changed, or swapped with its neighbour."""
    if abs(len(left) - len(right)) > 1 or left == right:
        return False
    start = next(
        (n for n, (a, b) in enumerate(zip(left, right, strict=False)) if a != b),
        min(len(left), len(right)),
    )
    a, b = left[start:], right[start:]
    if len(a) != len(b):
        return a[1:] == b or a == b[1:]
    return a[1:] == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])


def _several(typed: str, hits: list[Hit]) -> UsageError:
    shown = hits[:6]
    more = " …" if len(hits) > len(shown) else ""
    vi, en = (
        "; ".join(f"{hit.thing.label.to(lang)} ({compact(hit.thing.iri.value)})" for hit in shown)
        for lang in ("vi", "en")
    )
    return UsageError(
        Words(f"«{typed}» có thể là nhiều thứ.", f"“{typed}” may be several things."),
        hint=Words(f"Hãy chọn một: {vi}{more}.", f"Choose one: {en}{more}."),
    )


def _nothing(typed: str, near: list[Hit]) -> UsageError:
    like = near[0].thing.label if near else None
    return UsageError(
        Words(f"Không tìm thấy «{typed}».", f"Nothing is found for “{typed}”."),
        hint=Words(f"Ý bạn là «{like.vi}»?", f"Did you mean “{like.en}”?")
        if like
        else Words("Thử ít từ hơn với `kg search`.", "Try fewer words with `kg search`."),
    )
