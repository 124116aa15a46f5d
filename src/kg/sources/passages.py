"""A source text in memory: where a phrase stands, in which paragraph, and what is most like it.

Offsets are code points of the NFC text with LF line ends; paragraphs count non-empty lines from 1.
"""

from __future__ import annotations

import difflib
import hashlib
import re
from bisect import bisect_right
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from kg.sources.encoding import read_text
from kg.sources.spans import CUT
from kg.text import fold, normalize_source, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["Passage", "SourceText"]

_CLOSEST = 40
"""Windows compared letter by letter after the words in common have chosen them."""


class Passage(NamedTuple):
    """A place in the text."""

    paragraph: int
    start: int
    end: int


class SourceText:
    """The exact text that a record's offsets are taken over."""

    def __init__(self, text: str) -> None:
        self.text = normalize_source(text)
        self._paragraphs = list(paragraphs(self.text))
        self._starts = [start for _, start, _ in self._paragraphs]

    @classmethod
    def read(cls, path: Path) -> SourceText:
        """Read the text from a UTF-8 file."""
        return cls(read_text(path))

    @property
    def sha256(self) -> str:
        """Give the digest a record names."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def chars(self) -> int:
        """Count the code points."""
        return len(self.text)

    def paragraph_of(self, start: int, end: int) -> int:
        """Give the number of the paragraph that holds a span, or 0."""
        at = bisect_right(self._starts, start) - 1
        if at < 0 or not start < end <= self._paragraphs[at][2]:
            return 0
        return self._paragraphs[at][0]

    def holds(self, phrase: str, start: int, end: int) -> bool:
        """Tell whether a phrase, cut or whole, stands exactly there."""
        first, cut, last = phrase.partition(CUT)
        span = self.text[start:end]
        if not cut:
            return span == phrase
        return span.startswith(first) and span.endswith(last) and len(span) > len(first) + len(last)

    def find(self, phrase: str) -> list[Passage]:
        """Give every place where a phrase stands; a cut one within one paragraph, shortest."""
        first, cut, last = phrase.partition(CUT)
        found = (self._span(m.start(), first, cut and last) for m in _every(first, self.text))
        return [passage for passage in found if passage]

    def _span(self, start: int, first: str, last: str) -> Passage | None:
        end = start + len(first)
        if last:
            at = self.text.find(last, end)
            end = at + len(last) if at > 0 else 0
        paragraph = self.paragraph_of(start, end)
        return Passage(paragraph, start, end) if paragraph else None

    def nearest(self, phrase: str) -> tuple[str, int]:
        """Give the run of words most like a phrase, and its paragraph."""
        wanted = fold(phrase)
        count = len(wanted.split())
        words = Counter(wanted.split())
        ranked = sorted(
            self._windows({max(1, count - 1), count, count + 1}),
            key=lambda w: (-(words & Counter(fold(w[0]).split())).total(), w[2]),
        )
        matcher = difflib.SequenceMatcher(b=wanted, autojunk=False)
        best = ((window, number) for window, number, _ in ranked[:_CLOSEST])
        return max(best, key=lambda found: _alike(matcher, found[0]), default=("", 0))

    def _windows(self, sizes: set[int]) -> Iterator[tuple[str, int, int]]:
        for number, words in self._words:
            for size in sizes:
                for i in range(max(1, len(words) - size + 1)):
                    part = words[i : i + size]
                    start, end = part[0].start(), part[-1].end()
                    yield self.text[start:end], number, start

    @cached_property
    def _words(self) -> list[tuple[int, list[re.Match[str]]]]:
        pattern = re.compile(r"\S+")
        return [(n, list(pattern.finditer(self.text, s, e))) for n, s, e in self._paragraphs]


def _every(part: str, text: str) -> Iterator[re.Match[str]]:
    # A look-ahead, so that a phrase overlapping itself is found at each of its places.
    return re.finditer(f"(?={re.escape(part)})", text)


def _alike(matcher: difflib.SequenceMatcher[str], window: str) -> float:
    matcher.set_seq1(fold(window))
    return matcher.ratio()
