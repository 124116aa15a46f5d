"""What a node and an edge of a network carry: words for the eye, no RDF."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.errors import Words
    from kg.network.claims import Known

__all__ = ["Edge", "Fact", "Node"]


@dataclass(frozen=True, slots=True)
class Fact:
    """Something said of one thing in words, numbers or a concept."""

    predicate: str
    label: Words
    value: Words
    lang: str
    status: str
    known: tuple[Known, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """A thing: what it is called, what it is, how it is known, what is said of it.

    `fields` and `places` are what a reader filters by; `years` is the first and the last year that
    its dates name; `point` is latitude and longitude.
    """

    id: str
    iri: str
    label: Words
    also: tuple[str, ...]
    kind: str
    type: Words
    known: tuple[Known, ...]
    facts: tuple[Fact, ...]
    fields: tuple[Words, ...] = ()
    places: tuple[Words, ...] = ()
    years: tuple[int, int] | None = None
    point: tuple[float, float] | None = None
    home: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """A statement that joins two things; `status` is that of its firmest claim.

    `back` is what the statement is called when read from its object.
    """

    predicate: str
    label: Words
    back: Words | None
    status: str
    known: tuple[Known, ...]
