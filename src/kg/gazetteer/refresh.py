"""Makes the snapshot from the data packages: one run, the same bytes every time.

What the packages disagree about is decided in `decisions.csv` by hand; nothing else is. Rows are
sorted by id, names are in NFC, and no time of day is written. The shapes are tried on the whole of
it here, by what the caller hands over, so that a build need only compare checksums.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kg import files
from kg.errors import InvalidData, SourceError, Words
from kg.gazetteer import packages, tables
from kg.gazetteer.after import new_units
from kg.gazetteer.before import earlier_units, old_units
from kg.gazetteer.linking import Keys, commune_links, province_links
from kg.gazetteer.metadata import describe
from kg.gazetteer.whereabouts import without_doubtful_centres

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from kg.gazetteer.tables import Decision, Snapshot, Unit
    from kg.model import Finding

__all__ = ["make", "refresh"]


def refresh(
    folder: Path,
    staging: Path,
    judge: Callable[[Snapshot], Iterable[Finding]],
    *,
    drop_ids: bool = False,
) -> Mapping[str, Any]:
    """Write the snapshot anew and give its metadata.

    SourceError when a package is missing, or when an id that the standing snapshot has would go:
    ids are published and stay, unless `drop_ids` says otherwise. InvalidData when `judge` finds
    fault with the new tables: they stay in `staging`, where the findings point, and the standing
    ones are not touched.
    """
    decided = tables.decisions(folder)
    made, told = make(decided)
    if not drop_ids and (folder / tables.META).is_file():
        _keep_ids(tables.read(folder).units, made)
    _write(staging, made, told)
    findings = list(judge(tables.read(staging)))
    if findings:
        raise InvalidData(findings)
    _write(folder, made, told)
    shutil.rmtree(staging)
    return told


def _write(folder: Path, made: Mapping[str, bytes], told: Mapping[str, Any]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in made.items():
        files.write_bytes(folder / name, content)
    files.write_text(folder / tables.META, _json(told))


def make(decided: tuple[Decision, ...]) -> tuple[dict[str, bytes], dict[str, Any]]:
    """Make every table and the metadata, without writing anything."""
    mapped, noted, earlier = packages.mapped(), packages.noted(), packages.earlier()
    old = old_units(mapped, earlier)
    new, resolutions = new_units(mapped, noted)
    keys = Keys.of(mapped, old, new)
    links, tally = commune_links(mapped, keys, decided)
    links += province_links(mapped, keys, new)
    old, new, left_out = without_doubtful_centres(old, new, links)
    before = earlier_units(earlier, old)
    rows: dict[str, list[Any]] = {
        tables.EARLIER: _sorted(before),
        tables.OLD: _sorted(old),
        tables.NEW: _sorted(new),
        tables.LINKS: sorted(links, key=lambda link: (link.old, link.new)),
        tables.RESOLUTIONS: sorted(resolutions, key=lambda r: r.id),
        tables.DECISIONS: sorted(decided, key=lambda d: (d.subject, d.object)),
    }
    made = {name: tables.render(name, row) for name, row in rows.items()}
    return made, describe(rows, _sums(made), tally, left_out)


def _sums(made: Mapping[str, bytes]) -> dict[str, str]:
    return {name: hashlib.sha256(content).hexdigest() for name, content in made.items()}


def _sorted(units: Iterable[Unit]) -> list[Unit]:
    found: dict[str, Unit] = {}
    for unit in units:
        if unit.id in found:
            raise SourceError(
                Words(f"Hai đơn vị cùng định danh {unit.id}.", f"Two units have the id {unit.id}.")
            )
        found[unit.id] = replace(unit, also="|".join(sorted(set(unit.spellings) - {unit.name})))
    return [found[id_] for id_ in sorted(found)]


def _keep_ids(standing: Iterable[str], made: Mapping[str, bytes]) -> None:
    lines = b"".join(made[name] for name in tables.UNIT_TABLES).decode().splitlines()
    present = {line.partition(",")[0] for line in lines}
    gone = sorted(set(standing) - present)
    if gone:
        named = ", ".join(gone[:5])
        raise SourceError(
            Words(
                f"{len(gone)} định danh đã có sẽ mất: {named}…",
                f"{len(gone)} ids that stand would go: {named}…",
            ),
            hint=Words(
                "Định danh đã công bố thì giữ nguyên; nếu thật sự muốn bỏ, thêm --drop-ids.",
                "Published ids stay; to let them go on purpose, add --drop-ids.",
            ),
        )


def _json(told: Mapping[str, Any]) -> str:
    return json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
