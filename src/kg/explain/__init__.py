"""Answers “who says so, in which words?” for a thing, a claim or a statement."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg import search
from kg.errors import UsageError, Words
from kg.explain.account import Account, Quote, Said, of_claim, of_statement, of_thing
from kg.explain.telling import WORDS, as_json, as_markdown, as_text, note_of
from kg.namespaces import LTI, PREFIXES, RDF, expand
from kg.terms import Literal, NamedNode, Triple

if TYPE_CHECKING:
    from kg.model import StoreView
    from kg.terms import Object

__all__ = [
    "FORMATS",
    "WORDS",
    "Account",
    "Quote",
    "Said",
    "as_json",
    "as_markdown",
    "as_text",
    "explain",
    "note_of",
    "of_claim",
    "of_statement",
    "of_thing",
]

FORMATS = {"text": as_text, "json": as_json, "markdown": as_markdown}
_LITERAL = re.compile(r'"(?P<text>[^"]*)"(?:@(?P<lang>[a-zA-Z-]+)|\^\^(?P<type>\S+))?')


def explain(store: StoreView, index: search.Index, asked: str) -> Account:
    """Explain what a person names: a claim, a thing, or “subject property object”."""
    text = asked.strip()
    full = expand(text if ":" in text else f"lti:{text}")
    if full.startswith(f"{LTI}clm-") and " " not in text:
        return of_claim(store, NamedNode(full))
    statement = _statement(index, text)
    if statement:
        return of_statement(store, statement)
    return of_thing(store, search.resolve(index, text))


def _statement(index: search.Index, text: str) -> Triple | None:
    subject, _, rest = text.partition(" ")
    verb, _, value = rest.strip().partition(" ")
    # Three words are a statement only when the middle one names a property.
    predicate = _property(index, verb) if value else None
    if predicate is None:
        return None
    return Triple(search.resolve(index, subject), predicate, _value(index, value))


def _property(index: search.Index, name: str) -> NamedNode | None:
    if name == "a":
        return RDF.type
    full = expand(name)
    if full == name:
        full = PREFIXES["lt"] + name
        return NamedNode(full) if index.by_iri(full) else None
    return NamedNode(full)


def _value(index: search.Index, text: str) -> Object:
    match = _LITERAL.fullmatch(text.strip())
    if not match:
        return search.resolve(index, text)
    try:
        datatype = NamedNode(expand(match["type"])) if match["type"] else None
        return Literal(match["text"], language=match["lang"], datatype=datatype)
    except ValueError:
        raise UsageError(
            Words(f"Giá trị «{text}» không hợp lệ.", f"The value “{text}” is not well formed.")
        ) from None
