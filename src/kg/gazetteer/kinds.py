"""The kinds of administrative units: their words, levels and the ways people shorten them."""

from __future__ import annotations

from dataclasses import dataclass

from kg.text import fold

__all__ = ["KINDS", "LEVELS", "Kind", "kind_of_word", "split_label"]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of unit (loại đơn vị): `notation` is its concept, `slug` its part of an IRI."""

    notation: str
    word: str
    english: str
    level: str
    slug: str
    short: tuple[str, ...]
    """How people shorten the word, folded, best known first."""


_CITY = "thanh-pho"
_ALL = (
    Kind("tinh", "Tỉnh", "Province", "tinh", "tinh", ("t",)),
    Kind("thanh-pho-truc-thuoc-trung-uong", "Thành phố", "City", "tinh", _CITY, ("tp", "t.p")),
    Kind("huyen", "Huyện", "District", "huyen", "huyen", ("h",)),
    Kind("quan", "Quận", "District", "huyen", "quan", ("q",)),
    Kind("thi-xa", "Thị xã", "Town", "huyen", "thi-xa", ("tx", "t.x")),
    Kind("thanh-pho-thuoc-tinh", "Thành phố", "City", "huyen", _CITY, ("tp", "t.p")),
    Kind("thanh-pho-thuoc-thanh-pho", "Thành phố", "City", "huyen", _CITY, ("tp", "t.p")),
    Kind("xa", "Xã", "Commune", "xa", "xa", ("x",)),
    Kind("phuong", "Phường", "Ward", "xa", "phuong", ("p", "f")),
    Kind("thi-tran", "Thị trấn", "Township", "xa", "thi-tran", ("tt", "t.t")),
    Kind("dac-khu", "Đặc khu", "Special Zone", "xa", "dac-khu", ("đk", "dk")),
)
KINDS: dict[str, Kind] = {kind.notation: kind for kind in _ALL}
"""Every kind by its notation in the scheme `unitkind`."""

LEVELS = ("tinh", "huyen", "xa")
"""The levels, the highest first."""

_WORDS = sorted({kind.word for kind in _ALL}, key=len, reverse=True)


def kind_of_word(word: str, level: str) -> Kind:
    """Give the kind that a word means at a level; KeyError when there is none.

    A provincial city and a city inside a centrally run city share their word: the provincial one
    is given, and whoever knows the parent corrects it.
    """
    key = fold(word)
    for kind in _ALL:
        if fold(kind.word) == key and kind.level == level:
            return kind
    raise KeyError(word)


def split_label(label: str) -> tuple[str, str]:
    """Part a unit's full name into the word of its kind and the bare name.

    >>> split_label("Thị Xã Buôn Hồ")
    ('Thị xã', 'Buôn Hồ')
    """
    tidy = " ".join(label.split())
    for word in _WORDS:
        if fold(tidy).startswith(fold(word) + " "):
            return word, tidy[len(word) + 1 :]
    raise ValueError(label)
