"""Takes a written place apart: "TT. Hợp Châu, H. Tam Đảo, Vĩnh Phúc" is three names with kinds.

People shorten the words for the kinds, leave them out, and write or leave the commas. Without
marks a word may be a kind or a part of a name ("quan", "tinh"): then only a comma parts names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import product

from kg.gazetteer.kinds import KINDS
from kg.text import fold, nfc, words

__all__ = ["Name", "name_key", "readings"]

_COMMAS = re.compile(r"\s*[,;()]\s*")
_COMMAS_AND_DASHES = re.compile(r"\s*(?:[,;()]|\s[-–]\s)\s*")
_SPLIT = re.compile(
    r"(?<!thị)(?<!thi)\s+(?=(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh"
    r"|huyen|thi tran|thi xa|thanh pho|TP\.?|TX\.?|H\.|Q\.|T\.)\s*\S)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"([pqf])\.?\s*0*(\d+)", re.IGNORECASE)
_WELL_KNOWN = {
    "hcm": "ho chi minh",
    "tphcm": "ho chi minh",
    "tp hcm": "ho chi minh",
    "brvt": "ba ria vung tau",
    "br vt": "ba ria vung tau",
    "t t hue": "thua thien hue",
    "tt hue": "thua thien hue",
}


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a written place: the folded word of its kind, if any, and its key."""

    kind: str
    key: str
    text: str


def name_key(text: str) -> str:
    """Give the key under which a bare name is found; leading zeros of numbers fall away.

    >>> name_key("Hoà Bình"), name_key("Phường 04".removeprefix("Phường "))
    ('hoa binh', '4')
    """
    return " ".join(word.lstrip("0") or word for word in words(text))


def readings(written: str) -> list[tuple[Name, ...]]:
    """Give the ways to read a written place, the likeliest first; the place sought comes first.

    A text without commas may end in the name of the district or the province.
    """
    text = nfc(written).strip()
    ways = [_parts(_COMMAS_AND_DASHES, text), _parts(_COMMAS, text)]
    # "huyen" may be a part of a name, and so may a dash: phường Huyền Tụng, Bà Rịa - Vũng Tàu.
    apart = [[piece for part in way for piece in _SPLIT.split(part)] for way in ways]
    every = [way for pair in zip(apart, ways, strict=True) for way in pair if way]
    found = [_combined(way) for way in {tuple(way): way for way in every}.values()]
    if every and len(every[0]) == 1:
        found += _with_a_tail(every[0][0])
    return [reading for several in found for reading in several]


def _parts(dividers: re.Pattern[str], text: str) -> list[str]:
    return [part for part in dividers.split(text) if words(part)]


def _combined(parts: list[str]) -> list[tuple[Name, ...]]:
    return list(product(*map(_names, parts)))


def _with_a_tail(text: str) -> list[list[tuple[Name, ...]]]:
    every = text.split()
    cuts = range(len(every) - 1, 0, -1)
    return [_combined([" ".join(every[:cut]), " ".join(every[cut:])]) for cut in cuts]


def _names(part: str) -> list[Name]:
    """Read one name with its kind, then, in case the kind is a part of the name, without."""
    numbered = _NUMBERED.fullmatch(part)
    if numbered:
        kind = {"q": "quan"}.get(numbered[1].lower(), "phuong")
        return [Name(kind, numbered[2], numbered[2])]
    key = name_key(part)
    if key in _WELL_KNOWN:
        return [Name("", _WELL_KNOWN[key], part)]
    bare = Name("", key, part)
    for start, kind in _starts():
        if key.startswith(start + " "):
            rest = key[len(start) + 1 :]
            text = " ".join(part.replace(".", ". ").split()[len(start.split()) :])
            return [Name(kind, _WELL_KNOWN.get(rest, rest), text), bare]
    return [bare]


@cache
def _starts() -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for kind in KINDS.values():
        word = fold(kind.word)
        found[word] = word
        for short in kind.short:
            found.setdefault(" ".join(words(short)), word)
    return tuple(sorted(found.items(), key=lambda pair: -len(pair[0])))
