"""Turtle of RDF 1.2: each claim names the statement it is about (a reifier), after a tilde.

Needs the evidence in the view; the claims' three reification triples become the annotation.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from kg.exports.turtle import Turtle
from kg.namespaces import PREFIXES, RDF

if TYPE_CHECKING:
    from typing import TextIO

    from kg.exports.view import Row, View

__all__ = ["write"]

_PARTS = (RDF.subject.value, RDF.predicate.value, RDF.object.value)
_REIFIES = f"{PREFIXES['rdf']}reifies"


def write(view: View, out: TextIO) -> None:
    """Write the view's triples as RDF 1.2 Turtle, claims as reifiers."""
    claims = _claims(view.rows)
    stated = set(view.rows)
    turtle = Turtle()
    annotated = _Annotated(turtle, claims)
    lone = {c: row for row, names in claims.items() if row not in stated for c in names}
    body = "".join(
        annotated.block(subject, list(group), lone.get(subject))
        for subject, group in groupby(view.rows, key=itemgetter(0))
    )
    out.write('VERSION "1.2"\n' + turtle.header() + body)


class _Annotated:
    """Writes the lines of a subject, each with the claims about it."""

    def __init__(self, turtle: Turtle, claims: dict[Row, list[str]]) -> None:
        self._turtle = turtle
        self._claims = claims
        self._reified = {name for names in claims.values() for name in names}

    def block(self, subject: str, rows: list[Row], about: Row | None) -> str:
        if subject in self._reified:
            rows = [row for row in rows if row[1] not in _PARTS]
        lines = [self._line(row) for row in self._turtle.ordered(rows)]
        if about:
            lines.append(self._reifies(about))
        return f"\n{self._turtle.iri(subject)}\n{''.join(lines)}.\n"

    def _line(self, row: Row) -> str:
        marks = "".join(f" ~ {self._turtle.iri(c)}" for c in self._claims.get(row, ()))
        return f"    {self._turtle.verb(row[1])} {self._turtle.object(row[2])}{marks} ;\n"

    def _reifies(self, row: Row) -> str:
        s, p, o = self._turtle.iri(row[0]), self._turtle.iri(row[1]), self._turtle.object(row[2])
        return f"    {self._turtle.iri(_REIFIES)} <<( {s} {p} {o} )>> ;\n"


def _claims(rows: list[Row]) -> dict[Row, list[str]]:
    parts: dict[str, dict[str, str]] = defaultdict(dict)
    for subject, predicate, value in rows:
        if predicate in _PARTS:
            parts[subject][predicate] = value
    found: dict[Row, list[str]] = defaultdict(list)
    for claim in sorted(parts):
        if len(parts[claim]) == len(_PARTS):
            s, p, o = (parts[claim][part] for part in _PARTS)
            found[s[1:-1], p[1:-1], o].append(claim)
    return found
