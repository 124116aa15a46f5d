"""Turtle that a person can read and a version control system can compare.

One statement a line, the verb repeated and the closing stop on a line of its own: a fact added or
dropped is one line of a diff, a changed fact two. Only the prefixes in use stand at the top.
"""

from __future__ import annotations

import re
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from kg.namespaces import DCTERMS, FOAF, PREFIXES, RDF, RDFS, SKOS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import TextIO

    from kg.exports.view import Row, View

__all__ = ["Turtle", "write"]

_FIRST = (
    RDF.type, SKOS.prefLabel, RDFS.label, DCTERMS.title, FOAF.name, SKOS.altLabel, SKOS.hiddenLabel,
    SKOS.notation, SKOS.definition,
)  # fmt: skip
_RANK = {predicate.value: rank for rank, predicate in enumerate(_FIRST)}
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_LITERAL = re.compile(r'("(?:[^"\\]|\\.)*")\^\^<([^>]*)>', re.DOTALL)
_XSD = PREFIXES["xsd"]
_BARE = {
    f"{_XSD}integer": re.compile(r"[+-]?[0-9]+"),
    f"{_XSD}decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    f"{_XSD}boolean": re.compile(r"true|false"),
}


def write(view: View, out: TextIO) -> None:
    """Write the view's triples as Turtle."""
    turtle = Turtle()
    body = "".join(turtle.blocks(view.rows))
    out.write(turtle.header())
    out.write(body)


class _Made(dict[str, str]):
    """Texts by term, each made once when it is first asked for."""

    def __init__(self, make: Callable[[str], str]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, term: str) -> str:
        made = self[term] = self._make(term)
        return made


class Turtle:
    """Turns rows into blocks of text and remembers the prefixes they used."""

    def __init__(self, prefixes: Mapping[str, str] = PREFIXES) -> None:
        self._bases = {base: name for name, base in prefixes.items()}
        self._used: set[str] = set()
        self._iris = _Made(self._shorten)
        self._objects = _Made(self._object)
        self._verbs = _Made(self.iri)
        self._verbs[RDF.type.value] = "a"

    def header(self) -> str:
        """Give the prefix lines of what has been written so far."""
        by_name = {name: base for base, name in self._bases.items()}
        return "".join(f"@prefix {name}: <{by_name[name]}> .\n" for name in sorted(self._used))

    def blocks(self, rows: Iterable[Row], indent: str = "") -> Iterator[str]:
        """Give one block of lines for each subject of sorted rows."""
        for subject, group in groupby(rows, key=itemgetter(0)):
            lines = self.ordered(group)
            facts = "".join(f"{indent}    {self.verb(p)} {self.object(o)} ;\n" for _, p, o in lines)
            yield f"\n{indent}{self.iri(subject)}\n{facts}{indent}.\n"

    def ordered(self, rows: Iterable[Row]) -> list[Row]:
        """Put the types and the names of a subject before what else is said of it."""
        rows = list(rows)
        first = [row for row in rows if row[1] in _RANK]
        if not first:
            return rows
        first.sort(key=lambda row: _RANK[row[1]])
        return first + [row for row in rows if row[1] not in _RANK]

    def verb(self, iri: str) -> str:
        """Write a predicate."""
        return self._verbs[iri]

    def iri(self, iri: str) -> str:
        """Write an IRI by its prefix where Turtle allows the local part."""
        return self._iris[iri]

    def object(self, term: str) -> str:
        """Write an object given in its N-Triples form."""
        return self._objects[term]

    def _shorten(self, iri: str) -> str:
        cut = max(iri.rfind("#"), iri.rfind("/")) + 1
        prefix = self._bases.get(iri[:cut])
        if prefix is None or not _LOCAL.fullmatch(iri, cut):
            return f"<{iri}>"
        self._used.add(prefix)
        return f"{prefix}:{iri[cut:]}"

    def _object(self, term: str) -> str:
        if term[-1] != ">":
            return term
        if term[0] == "<":
            return self.iri(term[1:-1])
        typed = _LITERAL.fullmatch(term)
        assert typed  # noqa: S101 - what is left of N-Triples' forms
        text, datatype = typed.groups()
        bare = _BARE.get(datatype)
        if bare and bare.fullmatch(text[1:-1]):
            return text[1:-1]
        return f"{text}^^{self.iri(datatype)}"
