"""How wide words are, without a font at hand: the advance widths of Noto Sans, in hundredths.

Another family may stand in for it where it is drawn, so the widest of them is reckoned with.
"""

from __future__ import annotations

import re
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
_WIDEST = 1.12
"""How much wider DejaVu Sans is."""
_BRACKETS = re.compile(r"\([^()]{1,14}\)")
"""A short remark that stays on one line: "(từ 2025)"."""
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
    return (
        sum(_WIDTH.get(c, 6 if c in _MARKS_OF_LETTERS else 60) for c in kept) * size * _WIDEST / 100
    )


@cache
def wrap(text: str, most: int = _LINES) -> tuple[str, ...]:
    """Break a name into short lines of about one length; what is left out shows as an ellipsis.

    >>> wrap("Hội Cựu chiến binh huyện Tam Đảo")
    ('Hội Cựu chiến binh', 'huyện Tam Đảo')
    """
    kept = _BRACKETS.sub(lambda found: found[0].replace(" ", "\u00a0"), text)
    words = kept.split(" ")
    lines = _filled(words, _LINE)
    if len(lines) > most:
        last = lines[most - 1].rstrip(" ,;:.–-")
        return (*lines[: most - 1], f"{last}…")
    narrower = (_filled(words, room) for room in range(7, _LINE))
    return tuple(next((few for few in narrower if len(few) == len(lines)), lines))


def _filled(words: list[str], room: int) -> list[str]:
    lines: list[str] = []
    for word in filter(None, words):
        if lines and len(lines[-1]) + len(word) < room:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines or [""]
