"""Vietnamese text: normal form, keys for search and sorting, slugs, paragraphs and phrases.

Everything is taken over NFC text. The fold key drops every mark, đ included, so that a person who
types "hoi ccb" or "hoà" finds "Hội CCB" and "hòa"; the collation key orders as ICU's vi_VN does.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = [
    "collation_key",
    "fold",
    "is_nfc",
    "marked",
    "nearest",
    "nfc",
    "normalize_source",
    "paragraphs",
    "same_words",
    "slug",
    "thousands",
    "words",
]

# The order of ICU's root collation for what stands in titles and names: white space, marks, digits.
_SYMBOLS = """_-–—,;:!?.…·'‘’"“”«»()[]{}§¶@*/\\&#%‰†‡•`´^¯¨°©®+±÷×<=>|¦~−≤≥¤¢$£¥₫€0123456789"""  # noqa: RUF001
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_BASES = {char: rank for rank, char in enumerate(("\t", "\n", "\r", " ", *_SYMBOLS, *_ALPHABET))}
_BASES["\xa0"] = _BASES[" "]
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}  # huyền hỏi ngã sắc nặng
_SHAPES = {"\u0302", "\u0306", "\u031b"}  # the marks that make â ă ơ letters of their own
_WORD = re.compile(r"[^\W_]+")
_MARKED_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*")


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


def words(text: str) -> list[str]:
    """Give the folded words of a text; everything that is neither letter nor digit divides.

    >>> words("Nghị quyết 29-NQ/TW")
    ['nghi', 'quyet', '29', 'nq', 'tw']
    """
    return _WORD.findall(fold(text))


def marked(text: str) -> str:
    """Give the key that keeps the marks but not their place in the word, nor case.

    Old and new spelling set the tone on another vowel of the same word: hoà and hòa are one.

    >>> marked("Hoà") == marked("hòa"), marked("hóa") == marked("hòa")
    (True, False)
    """
    return _MARKED_WORD.sub(_tone_last, unicodedata.normalize("NFD", text.casefold()))


def _tone_last(word: re.Match[str]) -> str:
    tones = "".join(c for c in word.group() if c in _TONES)
    return nfc("".join(c for c in word.group() if c not in _TONES)) + tones


def collation_key(text: str) -> tuple[tuple[int, ...], tuple[int, ...], str]:
    """Give the sort key of the Vietnamese alphabet: letters, then tones, then case.

    >>> sorted(["Đà", "Dân", "An", "Ấp"], key=collation_key)
    ['An', 'Ấp', 'Dân', 'Đà']
    """
    composed = nfc(text)
    pairs = [_base_and_tone(char) for char in composed.lower()]
    return tuple(base for base, _ in pairs), tuple(tone for _, tone in pairs), composed.swapcase()


@cache
def _base_and_tone(char: str) -> tuple[int, int]:
    base, *marks = tuple(unicodedata.normalize("NFD", char))
    letter = nfc(base + "".join(m for m in marks if m in _SHAPES))
    if letter not in _BASES:
        letter = base
    # What the alphabet does not know comes after it, in the order of its code points.
    rank = _BASES.get(letter, len(_BASES) + ord(letter))
    return rank, max((_TONES.get(m, ord(m)) for m in marks if m not in _SHAPES), default=0)


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
    import difflib

    by_key: dict[str, str] = {}
    for name in sorted(known):
        by_key.setdefault(fold(name), name)
    found = difflib.get_close_matches(fold(wanted), list(by_key), n=1, cutoff=cutoff)
    return by_key[found[0]] if found else None


def thousands(count: int, lang: str) -> str:
    """Write a count as people do.

    >>> thousands(15401, "vi"), thousands(15401, "en")
    ('15.401', '15,401')
    """
    return f"{count:,}" if lang == "en" else f"{count:,}".replace(",", ".")
