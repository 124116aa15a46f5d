"""Groups on a still picture: a disc for each, its rim telling of which kinds it consists."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.text import thousands
from kg.views.ink import GREY, INK, px
from kg.views.lettering import Named
from kg.views.look import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.views.groups import Group, Groups
    from kg.views.sheet import Spots

__all__ = ["LAND", "Disc", "bonds", "discs", "drawn", "ring", "small"]

LAND = "#f1ece0"
_DIGIT = 3.8
"""How far a disc reaches at least for each figure of its count."""
_COVER = 0.8
_SHARE = 0.1
"""How much of the paper discs may take: the rest is for their names."""


@dataclass(frozen=True, slots=True)
class Disc:
    """A group as it is drawn, its count inside."""

    group: Group
    x: float
    y: float
    r: float
    said: str

    def named(self, lang: str, *, far: bool) -> Named:
        """Give the name that is to stand beside it, or far off."""
        return Named(self.group.label.to(lang), self.x, self.y, self.r, far)


def discs(groups: Groups, spots: Spots, lang: str, *, on_map: bool) -> list[Disc]:
    """Give the discs, the largest group first."""
    reached = sum(math.pi * (group.reach * spots.scale) ** 2 for group in groups.all)
    cover = min(_COVER, math.sqrt(_SHARE * spots.room / reached)) if reached else _COVER
    found = []
    for group in groups.all:
        count = len(group.members)
        said = thousands(count, lang)
        r = group.reach * spots.scale * cover
        # On a map discs stay small, so that the provinces are seen.
        r = min(r, 4.5 + 0.5 * math.sqrt(count)) if on_map else r
        found.append(Disc(group, *spots.of(group.x, group.y), max(7, r, len(said) * _DIGIT), said))
    return found


def bonds(groups: Groups, spots: Spots) -> Iterator[str]:
    """Draw a line for each bond, wider for more links."""
    for a, b, count in groups.bonds:
        ends = (spots.of(groups.all[g].x, groups.all[g].y) for g in (a, b))
        path = "L".join(f"{px(x)} {px(y)}" for x, y in ends)
        wide = min(7.0, 0.6 + 0.8 * math.log2(count))
        yield f'<path d="M{path}" stroke="{GREY}" stroke-opacity="0.4" stroke-width="{px(wide)}"/>'


def drawn(disc: Disc) -> Iterator[str]:
    """Draw a disc: the rim by kinds, the count inside."""
    yield from ring(disc.x, disc.y, disc.r, disc.group.kinds)
    yield (
        f'<text x="{px(disc.x)}" y="{px(disc.y + 3.6)}" text-anchor="middle" font-size="10" '
        f'fill="{INK}">{disc.said}</text>'
    )


def small(groups: Groups, spots: Spots) -> Iterator[str]:
    """Draw the discs of a picture without words, small enough to lie apart on a map."""
    for group in groups.all:
        reach = min(group.reach * spots.scale * _COVER, 0.22 * math.sqrt(len(group.members)))
        yield from ring(*spots.of(group.x, group.y), max(2.0, reach), group.kinds)


def ring(x: float, y: float, r: float, kinds: Mapping[str, int]) -> Iterator[str]:
    """Draw a disc whose rim is divided by kinds: dashes of a circle that starts at the top."""
    at = f'cx="{px(x)}" cy="{px(y)}" r="{px(r)}"'
    yield f'<circle {at} fill="{LAND}"/>'
    rim, round_, whole = max(2.5, min(8, r * 0.18)), 2 * math.pi * r, sum(kinds.values())
    begun = 0
    for look in KINDS:
        part = kinds.get(look.id, 0)
        if part:
            yield (
                f'<circle {at} fill="none" stroke="{look.color}" stroke-width="{px(rim)}" '
                f'stroke-dasharray="{part / whole * round_:.2f} {round_:.2f}" '
                f'transform="rotate({begun / whole * 360 - 90:.1f} {px(x)} {px(y)})"/>'
            )
            begun += part
