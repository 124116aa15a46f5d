"""A graph that a query made, as sorted Turtle or N-Triples: the same triples, the same bytes."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from kg.namespaces import PREFIXES, RDF, compact
from kg.rdf import sorted_triples
from kg.terms import Literal, NamedNode, Triple

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["ntriples", "turtle"]

# Narrower than Turtle's own rule for local names; anything else stands as a full IRI.
_PREFIXED = re.compile(r"[a-z]+:[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")


def ntriples(triples: Iterable[Triple]) -> str:
    """Write N-Triples, sorted."""
    return "".join(f"{triple} .\n" for triple in sorted_triples(triples))


def turtle(triples: Iterable[Triple]) -> str:
    """Write Turtle: sorted, grouped by subject, the type first, only the prefixes in use."""
    ordered = sorted_triples(triples)
    body = "\n".join(_block(list(group)) for _, group in groupby(ordered, lambda t: t.subject))
    used = {prefix for triple in ordered for prefix in _prefixes(triple)}
    head = "".join(
        f"@prefix {p}: <{base}> .\n" for p, base in sorted(PREFIXES.items()) if p in used
    )
    return f"{head}\n{body}" if head else body


def _block(triples: list[Triple]) -> str:
    triples.sort(key=lambda t: (t.predicate != RDF.type, t.predicate.value))
    lines = [
        f"{_verb(predicate)} {', '.join(_name(t.object) for t in group)}"
        for predicate, group in groupby(triples, lambda t: t.predicate)
    ]
    said = " ;\n    ".join(lines)
    return f"{_name(triples[0].subject)} {said} .\n"


def _verb(predicate: NamedNode) -> str:
    return "a" if predicate == RDF.type else _name(predicate)


def _prefixes(triple: Triple) -> set[str]:
    value = triple.object
    # A plain string or a text in a language has a datatype that is not written.
    datatype = value.datatype if isinstance(value, Literal) and _is_typed(value) else None
    found = (_name(triple.subject), _verb(triple.predicate), _name(triple.object), _name(datatype))
    return {name.partition(":")[0] for name in found if _PREFIXED.fullmatch(name)}


def _is_typed(literal: Literal) -> bool:
    return str(literal).endswith(f"^^{literal.datatype}")


def _name(term: object) -> str:
    if isinstance(term, NamedNode):
        short = compact(term.value)
        return short if _PREFIXED.fullmatch(short) else str(term)
    text = str(term)
    if isinstance(term, Literal) and _is_typed(term):
        return text.removesuffix(str(term.datatype)) + _name(term.datatype)
    return text
