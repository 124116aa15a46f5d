"""Vietnamese text: normal form, keys for search and sorting, slugs, paragraphs and phrases.

Everything is taken over NFC text. The fold key drops every mark, đ included, so that a person who
types "hoi ccb" or "hoà" finds "Hội CCB" and "hòa"; the collation key orders as ICU's vi_VN does.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = [
    "collation_key",
    "fold",
    "is_nfc",
    "nearest",
    "nfc",
    "normalize_source",
    "paragraphs",
    "same_words",
    "slug",
]

_LETTERS = {letter: rank for rank, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}  # huyền hỏi ngã sắc nặng
_SHAPES = {"\u0302", "\u0306", "\u031b"}  # the marks that make â ă ơ letters of their own


def nfc(text: str) -> str:
    """Give the text in Unicode normal form C."""
    return unicodedata.normalize("NFC", text)


def is_nfc(text: str) -> bool:
    """Tell whether the text is in normal form C already."""
    return unicodedata.is_normalized("NFC", text)


def fold(text: str) -> str:
    """Give the key under which text is found without marks or case.

    >>> fold("Đảng bộ huyện")
    'dang bo huyen'
    """
    bare = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(c for c in bare if not unicodedata.combining(c))


def slug(text: str) -> str:
    """Give the ASCII name used in an IRI.

    >>> slug("Thị trấn Hợp Châu – NQ 29-NQ/TW")
    'thi-tran-hop-chau-nq-29-nq-tw'
    """
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def collation_key(text: str) -> tuple[tuple[tuple[int, int], ...], tuple[int, ...], str]:
    """Give the sort key of the Vietnamese alphabet: letters, then tones, then case.

    >>> sorted(["Đà", "Dân", "An", "Ấp"], key=collation_key)
    ['An', 'Ấp', 'Dân', 'Đà']
    """
    primary: list[tuple[int, int]] = []
    tones: list[int] = []
    for char in nfc(text).lower():
        letter, tone = _letter_and_tone(char)
        known = _LETTERS.get(letter)
        primary.append((0, ord(letter[0])) if known is None else (1, known))
        tones.append(tone)
    return tuple(primary), tuple(tones), text.swapcase()


def _letter_and_tone(char: str) -> tuple[str, int]:
    base, *marks = tuple(unicodedata.normalize("NFD", char))
    letter = nfc(base + "".join(m for m in marks if m in _SHAPES))
    return letter, max((_TONES.get(m, 0) for m in marks), default=0)


def normalize_source(text: str) -> str:
    """Give a source text as offsets are taken over it: NFC, LF line ends, no byte-order mark."""
    return nfc(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))


def paragraphs(text: str) -> Iterator[tuple[int, int, int]]:
    """Give (number, start, end) of each non-empty line, counted from 1; offsets in code points."""
    number = 0
    for match in re.finditer(r"[^\n]+", text):
        if match.group().strip():
            number += 1
            yield number, match.start(), match.end()


def same_words(left: str, right: str) -> bool:
    """Tell whether two texts differ at most in marks, case, and tone placement."""
    return fold(left) == fold(right)


def nearest(wanted: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """Give the known name most like the wanted one, or None; marks and case count little."""
    by_key: dict[str, str] = {}
    for name in sorted(known):
        by_key.setdefault(fold(name), name)
    found = difflib.get_close_matches(fold(wanted), list(by_key), n=1, cutoff=cutoff)
    return by_key[found[0]] if found else None
