"""Units until the end of June 2025, and those that were gone by then."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kg.gazetteer.kinds import KINDS, kind_of_word, split_label
from kg.gazetteer.tables import Unit
from kg.text import fold, slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.gazetteer.packages import Earlier, Mapped

__all__ = ["decimal", "earlier_units", "old_units", "unit_id"]

OLD_ERA, EARLIER_ERA = "den-2025", "truoc-2025"
_LAST_DAY = "2025-06-30"
_Row = dict[str, Any]


def unit_id(kind: str, name: str, code: str, era: str) -> str:
    """Make the id of a unit.

    >>> unit_id("thi-tran", "Hợp Châu", "08911", "den-2025")
    'unit-thi-tran-hop-chau-08911-den-2025'
    """
    return f"unit-{KINDS[kind].slug}-{slug(name)}-{code}-{era}"


def decimal(number: float | None) -> str:
    """Write a coordinate as a decimal, without an exponent."""
    return "" if number is None else f"{number:.6f}".rstrip("0").rstrip(".")


def old_units(mapped: Mapped, earlier: Earlier) -> list[Unit]:
    """Give the provinces, districts and communes of June 2025."""
    found: dict[str, Unit] = {}
    for row in mapped.old:
        province = _old(found, row, "province", "tinh", "")
        district = _old(found, row, "district", "huyen", province.id)
        if row["wardCode"]:
            _old(found, row, "ward", "xa", district.id)
    return [_with_spelling(unit, earlier, found) for unit in found.values()]


def _old(found: dict[str, Unit], row: _Row, column: str, level: str, parent: str) -> Unit:
    code = str(row[f"{column}Code"])
    if code not in found:
        word, name = split_label(row[column])
        kind = _kind(word, level, found[row["provinceCode"]].kind if parent else "")
        lat, long = _centre(row, column)
        id_ = unit_id(kind, name, code, OLD_ERA)
        found[code] = Unit(id_, code, kind, name, parent, lat, long, "", _LAST_DAY)
    return found[code]


def _centre(row: _Row, column: str) -> tuple[str, str]:
    """Give a centroid; none when the geocoder behind it only found the district or the province."""
    lat, long = row[f"{column}Lat"], row[f"{column}Lon"]
    above = {"ward": ("district", "province"), "district": ("province",)}.get(column, ())
    if any((lat, long) == (row[f"{name}Lat"], row[f"{name}Lon"]) for name in above):
        return "", ""
    return decimal(lat), decimal(long)


def _kind(word: str, level: str, province: str) -> str:
    kind = kind_of_word(word, level).notation
    if kind == "thanh-pho-thuoc-tinh" and province == "thanh-pho-truc-thuoc-trung-uong":
        return "thanh-pho-thuoc-thanh-pho"
    return kind


def earlier_units(earlier: Earlier, old: list[Unit]) -> list[Unit]:
    """Give the units of the earlier snapshot that June 2025 no longer has as they were.

    A unit is another legal existence when its code is gone, or when kind, name or parent under
    the same code is another; a name that differs by a mark or one letter is a spelling.
    """
    known = {unit.code: unit for unit in old}
    found: dict[str, Unit] = {}
    levels = (
        (earlier.provinces, "tinh"),
        (earlier.districts, "huyen"),
        (earlier.communes, "xa"),
    )
    for rows, level in levels:
        for code, row in rows.items():
            if not _stayed(row, level, known):
                found[code] = _gone(row, level, known, found)
    return list(found.values())


def _gone(row: _Row, level: str, known: Mapping[str, Unit], found: Mapping[str, Unit]) -> Unit:
    code, (word, name) = str(row["code"]), split_label(row["name_with_type"])
    above = str(row.get("parent_code", ""))
    parent = found.get(above) or known.get(above)
    top = found.get(parent.code) or parent if parent else None
    kind = _kind(word, level, top.kind if top and level == "huyen" else "")
    id_ = unit_id(kind, name, code, EARLIER_ERA)
    return Unit(id_, code, kind, name, parent.id if parent else "")


def _stayed(row: _Row, level: str, known: Mapping[str, Unit]) -> bool:
    now = known.get(str(row["code"]))
    if now is None:
        return False
    word, name = split_label(row["name_with_type"])
    parent = known.get(str(row.get("parent_code", "")))
    same_parent = level == "tinh" or (parent is not None and parent.id == now.parent)
    return same_parent and fold(word) == fold(now.type.word) and _one_name(name, now.name)


def _with_spelling(unit: Unit, earlier: Earlier, known: Mapping[str, Unit]) -> Unit:
    for rows in (earlier.provinces, earlier.districts, earlier.communes):
        row = rows.get(unit.code)
        if row and _stayed(row, unit.type.level, known):
            _, name = split_label(row["name_with_type"])
            return replace(unit, also=name if name != unit.name else "")
    return unit


def _one_name(one: str, other: str) -> bool:
    left, right = fold(one).split(), fold(other).split()
    if len(left) != len(right):
        return fold(one).replace(" ", "") == fold(other).replace(" ", "")
    differ = [pair for pair in zip(left, right, strict=True) if pair[0] != pair[1]]
    return len(differ) <= 1 and all(_one_letter(a, b) for a, b in differ)


def _one_letter(one: str, other: str) -> bool:
    if one.isdigit() or other.isdigit() or abs(len(one) - len(other)) > 1:
        return False
    start = next((n for n, (a, b) in enumerate(_pairs(one, other)) if a != b), len(min(one, other)))
    left, right = one[start:], other[start:]
    return left[1:] == right[1:] or left[1:] == right or left == right[1:]


def _pairs(one: str, other: str) -> Iterator[tuple[str, str]]:
    return zip(one, other, strict=False)
