"""Centroids that the data itself contradicts are left out: no point is better than a wrong one.

The package does not say where its coordinates come from. A few new communes stand a hundred
kilometres from everything they were made of, mostly at a namesake.
"""

from __future__ import annotations

from dataclasses import replace
from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.gazetteer.tables import Link, Unit

__all__ = ["FARTHEST", "kilometres", "without_doubtful_centres"]

FARTHEST = 45.0
"""Kilometres from its only origins beyond which a centroid is not believed."""

_DIAMETER = 12_742.0


def kilometres(one: Unit, other: Unit) -> float:
    """Give the distance between two centroids along the earth."""
    a, b, c, d = (radians(float(n)) for n in (one.lat, one.long, other.lat, other.long))
    return _DIAMETER * asin(sqrt(sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2))


def without_doubtful_centres(
    old: list[Unit], new: list[Unit], links: Iterable[Link]
) -> tuple[list[Unit], list[Unit], list[str]]:
    """Take the centroid from units far from all they were made of; name those units.

    One origin against one result tells nothing about which is wrong: both lose theirs.
    """
    units = {unit.id: unit for unit in (*old, *new)}
    origins: dict[str, list[Unit]] = {}
    for link in links:
        one = units[link.old]
        if link.share == "whole" and one.lat and one.type.level == "xa":
            origins.setdefault(link.new, []).append(one)
    doubtful: set[str] = set()
    for id_, ones in origins.items():
        if units[id_].lat and min(kilometres(one, units[id_]) for one in ones) > FARTHEST:
            doubtful |= {id_, *([ones[0].id] if len(ones) == 1 else ())}
    return _bare(old, doubtful), _bare(new, doubtful), sorted(doubtful)


def _bare(units: Iterable[Unit], doubtful: set[str]) -> list[Unit]:
    return [replace(u, lat="", long="") if u.id in doubtful else u for u in units]
