"""Units since July 2025, those that changed their kind in 2026, and the resolutions behind them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from kg.errors import SourceError, Words
from kg.gazetteer.before import decimal, unit_id
from kg.gazetteer.kinds import kind_of_word, split_label
from kg.gazetteer.tables import Resolution, Unit
from kg.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.gazetteer.packages import Mapped, Noted

__all__ = ["FIRST_DAY", "PROVINCES", "TWO_TIERS", "new_units"]

FIRST_DAY = "2025-07-01"
PROVINCES = "202/2025/QH15"
"""The resolution that merged provinces."""
TWO_TIERS = "203/2025/QH15"
"""The resolution that ended the district level."""

_CODE = re.compile(r"(\d+(?:/\d{4})?/(?:NQ-UBTVQH|QH)\d+)")
_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})\s*$")
_ISSUERS = {"NQ-UBTVQH": "body-uy-ban-thuong-vu-quoc-hoi", "QH": "body-quoc-hoi"}
_DESCRIBED = {"202/2025/QH15": "2025-06-12", "203/2025/QH15": "2025-06-16"}
_ALSO_DESCRIBED = {"1676/NQ-UBTVQH15"}
_Row = dict[str, Any]


def new_units(mapped: Mapped, noted: Noted) -> tuple[list[Unit], list[Resolution]]:
    """Give the provinces and communes since 1 July 2025, and every resolution named."""
    dates = dict(_DESCRIBED)
    provinces = {str(r["provinceCode"]): _province(r) for r in mapped.new}
    basis = _basis(noted.communes.values(), dates)
    communes = [_commune(row, provinces, basis) for row in mapped.new]
    rows = {**noted.provinces, **noted.communes}
    now = [_spelled(u, rows[u.code]) for u in (*provinces.values(), *communes)]
    changed = [pair for u in now for pair in _of_2026(u, rows[u.code], dates)]
    ended = {before.id: before for before, _ in changed}
    kept = [ended.get(u.id, u) for u in now]
    return [*kept, *(later for _, later in changed)], [_resolution(*r) for r in dates.items()]


def _province(row: _Row) -> Unit:
    word, name = split_label(row["province"])
    kind, code = kind_of_word(word, "tinh").notation, str(row["provinceCode"])
    lat, long = decimal(row["provinceLat"]), decimal(row["provinceLon"])
    id_ = unit_id(kind, name, code, "tu-2025")
    return Unit(id_, code, kind, name, "", lat, long, FIRST_DAY, resolution=PROVINCES)


def _commune(row: _Row, provinces: dict[str, Unit], basis: dict[str, str]) -> Unit:
    word, name = split_label(row["ward"])
    kind, code = kind_of_word(word, "xa").notation, str(row["wardCode"])
    above = str(row["provinceCode"])
    id_, where = unit_id(kind, name, code, "tu-2025"), provinces[above].id
    lat, long = decimal(row["wardLat"]), decimal(row["wardLon"])
    return Unit(id_, code, kind, name, where, lat, long, FIRST_DAY, resolution=basis[above])


def _basis(rows: Iterable[_Row], dates: dict[str, str]) -> dict[str, str]:
    """Find the resolution of 2025 for each province; it is one and the same for its communes."""
    found: dict[str, set[str]] = {}
    for row in rows:
        code, day = _told(row)
        if day.startswith("2025"):
            dates[code] = day
            found.setdefault(str(row["parent_code"]), set()).add(code)
    several = [province for province, codes in found.items() if len(codes) != 1]
    if several:
        raise _unclear(several)
    return {province: next(iter(codes)) for province, codes in found.items()}


def _of_2026(unit: Unit, row: _Row, dates: dict[str, str]) -> list[tuple[Unit, Unit]]:
    """Give a unit twice when its kind changed later: until the day before, and from that day."""
    word, _ = split_label(row["name_with_type"])
    if fold(word) == fold(unit.type.word):
        return []
    code, day = _told(row)
    dates[code] = day
    kind = kind_of_word(word, unit.type.level).notation
    id_ = unit_id(kind, unit.name, unit.code, f"tu-{day[:4]}")
    eve = (date.fromisoformat(day) - timedelta(days=1)).isoformat()
    later = replace(unit, id=id_, kind=kind, first_day=day, resolution=code)
    return [(replace(unit, last_day=eve), later)]


def _spelled(unit: Unit, row: _Row) -> Unit:
    _, name = split_label(row["name_with_type"])
    return replace(unit, also=name if name != unit.name else "")


def _told(row: _Row) -> tuple[str, str]:
    note = str(row["note"])
    code, day = _CODE.search(note), _DATE.search(note)
    if not code or not day:
        raise _unclear([str(row["code"])])
    return code[1], f"{day[3]}-{int(day[2]):02d}-{int(day[1]):02d}"


def _resolution(code: str, day: str) -> Resolution:
    number, symbol = code.split("/")[0], code.split("/")[-1]
    issuer = next(body for start, body in _ISSUERS.items() if symbol.startswith(start))
    described = "yes" if code in _DESCRIBED or code in _ALSO_DESCRIBED else ""
    id_ = f"doc-nghi-quyet-{number}-{symbol.lower()}-{day[:4]}"
    return Resolution(id_, code, day, issuer, described)


def _unclear(codes: Iterable[str]) -> SourceError:
    named = ", ".join(codes)
    return SourceError(
        Words(f"Không rõ nghị quyết của: {named}.", f"The resolution is unclear for: {named}.")
    )
