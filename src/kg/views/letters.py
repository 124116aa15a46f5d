"""How wide words are, without a font at hand: the advance widths of Noto Sans, in hundredths."""

from __future__ import annotations

import unicodedata
from functools import cache

__all__ = ["width", "wrap"]

_WIDTHS = {
    22: "‘’'", 27: " ijl!,.:;J·`", 31: "()-", 34: "[]If/\\{}“”t", 42: "\"r?_", 47: "zcs",
    51: "–vyFLkx§", 56: "*S|ETae$+0123456789<=>YZ^~X", 61: "PVoKRbdghnpquđơ", 64: "CA#B",
    73: "ư&DGUĐHN", 79: "OQƠƯw…", 92: "%@MWm", 100: "—→←",
}  # fmt: skip
_WIDTH = {char: size for size, chars in _WIDTHS.items() for char in chars}
_MARKS_OF_LETTERS = {"\u031b"}  # the horn of ơ and ư widens the letter
_LINE = 24
_LINES = 3


@cache
def width(text: str, size: float) -> float:
    """Give the width of a text set in `size` pixels.

    >>> width("Đảng", 100) == width("Đang", 100)
    True
    """
    letters = unicodedata.normalize("NFD", text)
    kept = (c for c in letters if not unicodedata.combining(c) or c in _MARKS_OF_LETTERS)
    return sum(_WIDTH.get(c, 6 if c in _MARKS_OF_LETTERS else 60) for c in kept) * size / 100


@cache
def wrap(text: str, most: int = _LINES) -> tuple[str, ...]:
    """Break a name into short lines; what is left out shows as an ellipsis.

    >>> wrap("Hội Cựu chiến binh huyện Tam Đảo")
    ('Hội Cựu chiến binh huyện', 'Tam Đảo')
    """
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + len(word) >= _LINE:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return tuple(lines) if len(lines) <= most else (*lines[: most - 1], f"{lines[most - 1]}…")
