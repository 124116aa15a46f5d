"""How wide a text stands on a terminal, and how it is broken into lines of a given width."""

from __future__ import annotations

import unicodedata
from functools import cache

__all__ = ["fit", "pad", "shown", "width"]

_ESCAPED = {"Cc", "Zl", "Zp", "Cs"}
_BIDI = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


@cache
def _char(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def width(text: str) -> int:
    """Count the cells of a text: marks take none, East Asian characters two."""
    return len(text) if text.isascii() else sum(map(_char, text))


def pad(text: str, cells: int) -> str:
    """Fill a text up to a width."""
    return text + " " * (cells - width(text))


def shown(text: str) -> str:
    r"""Make invisible what would disturb a terminal visible; line breaks become spaces.

    >>> shown("a\u202eb")
    'a\\u202eb'
    """
    return "".join(_safe(char) for char in text)


def _safe(char: str) -> str:
    if char in "\n\r\t":
        return " "
    unsafe = unicodedata.category(char) in _ESCAPED or unicodedata.bidirectional(char) in _BIDI
    return f"\\u{ord(char):04x}" if unsafe else char


def fit(text: str, cells: int) -> list[str]:
    """Break a text into lines no wider than `cells`, at spaces where there are any."""
    lines = [""]
    for word in text.split(" "):
        if width(lines[-1]) + width(word) + bool(lines[-1]) <= cells:
            lines[-1] += f" {word}" if lines[-1] else word
            continue
        head, *rest = _chunks(word, cells)
        lines[-1:] = [*lines[-1:], head] if lines[-1] else [head]
        lines += rest
    return lines


def _chunks(word: str, cells: int) -> list[str]:
    chunks = [""]
    for char in word:
        # A mark never starts a line: it belongs to the letter before it.
        if width(chunks[-1]) + _char(char) > cells and _char(char):
            chunks.append("")
        chunks[-1] += char
    return chunks
