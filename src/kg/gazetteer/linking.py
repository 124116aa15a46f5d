"""The links from old units to new ones, as the package gives them and as they were decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import SourceError, Words
from kg.gazetteer.tables import Link

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.gazetteer.packages import Mapped
    from kg.gazetteer.tables import Decision, Unit

__all__ = ["Keys", "commune_links", "province_links"]


@dataclass(frozen=True, slots=True)
class Keys:
    """The ids behind the keys by which the package names units."""

    old: dict[str, str]
    new: dict[tuple[str, str], str]
    old_provinces: dict[str, str]
    new_provinces: dict[str, str]

    @classmethod
    def of(cls, mapped: Mapped, old: Iterable[Unit], new: Iterable[Unit]) -> Keys:
        """Match keys and units by code."""
        before = {unit.code: unit.id for unit in old}
        after = {unit.code: unit.id for unit in new if unit.id.endswith("-tu-2025")}
        return cls(
            {
                f"{r['provinceKey']}_{r['districtKey']}_{r['wardKey'] or ''}": before[
                    r["wardCode"] or r["districtCode"]
                ]
                for r in mapped.old
            },
            {(r["provinceKey"], r["wardKey"]): after[r["wardCode"]] for r in mapped.new},
            {r["provinceKey"]: before[r["provinceCode"]] for r in mapped.old},
            {r["provinceKey"]: after[r["provinceCode"]] for r in mapped.new},
        )


def commune_links(
    mapped: Mapped, keys: Keys, decided: Iterable[Decision]
) -> tuple[list[Link], dict[str, int]]:
    """Give the links of communes and island districts, and how many were taken and decided."""
    taken = {(keys.old[one], keys.new[other]): "whole" for one, other in mapped.whole}
    split = {(keys.old[one], keys.new[other]): "part" for one, other in mapped.split}
    tally = {
        "taken": len(taken) + len(split),
        "taken_split": len({old for old, _ in split}),
    }
    kept = {**taken, **split}
    for decision in decided:
        _apply(decision, kept)
        name = decision.decision.replace("-", "_")
        tally[f"decided_{name}"] = tally.get(f"decided_{name}", 0) + 1
    # An old unit that is left with one heir only was never split: its namesake was.
    heirs: dict[str, int] = {}
    for old, _ in kept:
        heirs[old] = heirs.get(old, 0) + 1
    return [
        Link(old, new, "whole" if heirs[old] == 1 else share) for (old, new), share in kept.items()
    ], tally


def _apply(decision: Decision, kept: dict[tuple[str, str], str]) -> None:
    pair = (decision.subject, decision.object)
    wanted = {"drop": True, "keep": True, "add-part": False, "leave-out": False}
    if wanted.get(decision.decision) != (pair in kept):
        raise SourceError(
            Words(
                f"Quyết định không còn khớp dữ liệu: {pair[0]} → {pair[1]}.",
                f"A decision no longer fits the data: {pair[0]} → {pair[1]}.",
            ),
            hint=Words("Xem lại dòng ấy của decisions.csv.", "Look at that row of decisions.csv."),
        )
    if decision.decision == "drop":
        del kept[pair]
    if decision.decision == "add-part":
        kept[pair] = "part"


def province_links(mapped: Mapped, keys: Keys, new: Iterable[Unit]) -> list[Link]:
    """Give the links of provinces in 2025 and of whatever changed its kind later."""
    units = list(new)
    merged = [
        Link(keys.old_provinces[old], keys.new_provinces[province], "whole")
        for province, olds in mapped.provinces.items()
        for old in olds
    ]
    first = {u.code: u.id for u in units if u.id.endswith("-tu-2025")}
    later = [u for u in units if not u.id.endswith("-tu-2025")]
    return [*merged, *(Link(first[u.code], u.id, "whole") for u in later)]
