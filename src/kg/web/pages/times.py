"""The place of a thing in time: its own dates, and those of the things it is tied to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.terms import NamedNode
from kg.web.pages.common import Link, link, text

if TYPE_CHECKING:
    from kg.web.desk import Desk

__all__ = ["Moment", "times"]

_QUERY = """SELECT DISTINCT ?near ?property ?date ?own WHERE {{
  {{ BIND({thing} AS ?near) BIND(1 AS ?own) ?near ?property ?date }}
  UNION {{ BIND({thing} AS ?near) BIND(1 AS ?own) ?near ?property ?when . ?when lt:earliest ?date }}
  UNION {{ BIND(0 AS ?own) {thing} ?tie ?near . ?near ?property ?date
    FILTER(STRSTARTS(STR(?near), STR(lti:))) }}
  UNION {{ BIND(0 AS ?own) ?near ?tie {thing} . ?near ?property ?date
    FILTER(STRSTARTS(STR(?near), STR(lti:))) }}
  FILTER(DATATYPE(?date) = xsd:date) FILTER(?property NOT IN (lt:earliest, lt:latest)) }}
ORDER BY ?date DESC(?own) ?near ?property LIMIT 40"""
_MOST = 14


@dataclass(frozen=True, slots=True)
class Moment:
    """A day on which something is said to have happened."""

    date: str
    what: str
    thing: Link
    own: bool


def times(desk: Desk, thing: NamedNode, lang: str) -> list[Moment]:
    """Give the dates around a thing, oldest first; of many, its own and the nearest."""
    found = []
    for near, property_, date, own in desk.store.select(_QUERY.format(thing=thing)).rows:
        assert isinstance(property_, NamedNode)  # noqa: S101 - a predicate
        what = desk.labels[property_].to(lang)
        found.append(Moment(text(date), what, link(desk, near, lang), text(own) == "1"))
    own_first = sorted(found, key=lambda m: not m.own)[:_MOST]
    return sorted(own_first, key=lambda m: (m.date, not m.own))
