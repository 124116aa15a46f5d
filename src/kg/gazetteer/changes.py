"""The events behind the tables: one for each unit that came to be, one for each district's end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import Words
from kg.gazetteer.after import FIRST_DAY, TWO_TIERS

if TYPE_CHECKING:
    from kg.gazetteer.kinds import Kind
    from kg.gazetteer.tables import Link, Snapshot, Unit

__all__ = ["Change", "changes", "english", "english_name"]


@dataclass(frozen=True, slots=True)
class Change:
    """A unit change (thay đổi): what became one resulting unit, or an end without one."""

    id: str
    label: Words
    kinds: tuple[str, ...]
    date: str
    basis: str
    result: str
    wholes: tuple[str, ...]
    parts: tuple[str, ...]


def changes(snapshot: Snapshot) -> dict[str, Change]:
    """Give every event by its id."""
    units = snapshot.units
    basis = {resolution.code: resolution.id for resolution in snapshot.resolutions}
    found = [_founding(units[id_], snapshot, basis) for id_ in snapshot.before]
    ended = (u for u in units.values() if u.type.level == "huyen" and u.era == "den-2025")
    found += [_end(unit, basis) for unit in ended if unit.id not in snapshot.after]
    return {change.id: change for change in found}


def _founding(unit: Unit, snapshot: Snapshot, basis: dict[str, str]) -> Change:
    links = snapshot.before[unit.id]
    olds = [snapshot.units[link.old] for link in links]
    kinds = _kinds(unit, olds, links)
    # What was only told to go on as it was rests on the resolution about two tiers.
    code = TWO_TIERS if kinds == ("to-chuc-lai",) else unit.resolution
    return Change(
        id=f"change-{unit.id.removeprefix('unit-')}",
        label=_label(unit, kinds),
        kinds=kinds,
        date=unit.first_day,
        basis=basis[code],
        result=unit.id,
        wholes=tuple(link.old for link in links if link.share == "whole"),
        parts=tuple(link.old for link in links if link.share == "part"),
    )


def _kinds(unit: Unit, olds: list[Unit], links: list[Link]) -> tuple[str, ...]:
    parted = any(link.share == "part" for link in links)
    if len(olds) > 1:
        return ("sap-nhap", "chia-tach") if parted else ("sap-nhap",)
    if parted:
        return ("chia-tach",)
    other = [
        *(["doi-loai"] if olds[0].type.word != unit.type.word else []),
        *(["doi-ten"] if olds[0].name != unit.name else []),
    ]
    same = "to-chuc-lai" if unit.type.level == "tinh" else "doi-cap-tren"
    return tuple(other) or (same,)


def _label(unit: Unit, kinds: tuple[str, ...]) -> Words:
    year, title = unit.first_day[:4], unit.title[:1].lower() + unit.title[1:]
    if year != FIRST_DAY[:4]:
        return Words(f"Chuyển thành {title} năm {year}", f"Change into {english(unit)} in {year}")
    if kinds == ("to-chuc-lai",):
        vi = f"Tổ chức lại {title} thành hai cấp năm {year}"
        return Words(vi, f"{english(unit)} goes over to two tiers in {year}")
    return Words(f"Thành lập {title} năm {year}", f"Founding of {english(unit)} in {year}")


def _end(unit: Unit, basis: dict[str, str]) -> Change:
    return Change(
        id=f"change-ket-thuc-{unit.id.removeprefix('unit-')}",
        label=Words(f"{unit.title} kết thúc hoạt động năm 2025", f"{english(unit)} ends in 2025"),
        kinds=("giai-the",),
        date=FIRST_DAY,
        basis=basis[TWO_TIERS],
        result="",
        wholes=(unit.id,),
        parts=(),
    )


def english(unit: Unit) -> str:
    """Call a unit in English.

    A number comes after its kind (Ward 4), a name before it (Minh Quang Commune).
    """
    return english_name(unit.type, unit.name)


def english_name(kind: Kind, name: str) -> str:
    """Put a name and its kind together as `english` does."""
    return f"{kind.english} {name}" if name[0].isdigit() else f"{name} {kind.english}"
