"""What a reader filters by: the field, the places, the years and the point of a thing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypedDict

from kg.namespaces import compact
from kg.terms import Literal, NamedNode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.errors import Words
    from kg.network.labels import Labels
    from kg.terms import Triple

__all__ = ["Traits", "traits"]

_FIELD = "lt:field"
_PLACES = (
    "lt:implementedAt",
    "lt:locatedIn",
    "lt:operatesIn",
    "lt:scopeUnit",
    "lt:clusterOf",
    "lt:withinUnit",
    "dcterms:spatial",
)
_POINT = ("geo:lat", "geo:long")
_DATE = re.compile(r"^(\d{4})(-\d{2}(-\d{2})?)?$")


class Traits(TypedDict):
    """The parts of a node that only filters and maps read."""

    fields: tuple[Words, ...]
    places: tuple[Words, ...]
    years: tuple[int, int] | None
    point: tuple[float, float] | None
    home: str


def traits(
    said: list[Triple], dates: Mapping[NamedNode, tuple[int, ...]], labels: Labels, base: str
) -> Traits:
    """Read the traits off what is said of a thing."""
    by_name: dict[str, list[object]] = {}
    for triple in said:
        by_name.setdefault(compact(triple.predicate.value), []).append(triple.object)
    years = sorted(year for triple in said for year in years_of(triple.object, dates))
    return Traits(
        fields=_words(by_name.get(_FIELD, ()), labels),
        places=_words([v for name in _PLACES for v in by_name.get(name, ())], labels),
        years=(years[0], years[-1]) if years else None,
        point=_point(by_name),
        home=_home(by_name, base),
    )


def years_of(value: object, dates: Mapping[NamedNode, tuple[int, ...]]) -> tuple[int, ...]:
    """Give the years that a value names: a date, a year, or a thing that stands for one."""
    if isinstance(value, NamedNode):
        return dates.get(value, ())
    if not isinstance(value, Literal) or "XMLSchema#" not in value.datatype.value:
        return ()
    kind = value.datatype.value.rpartition("#")[2]
    found = _DATE.match(value.value) if kind in {"date", "gYear", "gYearMonth"} else None
    return (int(found[1]),) if found else ()


def _words(values: object, labels: Labels) -> tuple[Words, ...]:
    assert isinstance(values, list | tuple)  # noqa: S101 - gathered above
    found = {labels[v] for v in values if isinstance(v, NamedNode)}
    return tuple(sorted(found, key=lambda w: w.vi))


def _point(by_name: Mapping[str, list[object]]) -> tuple[float, float] | None:
    found = [by_name.get(name, [None])[0] for name in _POINT]
    texts = [v.value for v in found if isinstance(v, Literal)]
    return (float(texts[0]), float(texts[1])) if len(texts) == len(_POINT) else None


def _home(by_name: Mapping[str, list[object]], base: str) -> str:
    # The nearest place comes first in _PLACES; of several the first by name.
    for name in _PLACES:
        found = [v.value for v in by_name.get(name, ()) if isinstance(v, NamedNode)]
        if found:
            return min(found).removeprefix(base)
    return ""
