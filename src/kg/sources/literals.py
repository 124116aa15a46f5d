"""Checks the written form of a literal and makes it: one form for one value, or a finding.

Stricter than XML Schema on purpose: `1` is no boolean and `05` no integer here, so that two authors
who mean the same write the same and the triple, and with it the claim's IRI, is the same.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from kg.namespaces import RDF, XSD, compact
from kg.sources.edtf import is_edtf
from kg.sources.messages import finding
from kg.terms import Literal, NamedNode

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.errors import Place
    from kg.model import Finding

__all__ = ["EDTF", "address", "is_language", "literal"]

EDTF = NamedNode("http://id.loc.gov/datatypes/edtf/EDTF-level2")

_INTEGER = re.compile(r"0|-?[1-9]\d*", re.ASCII)
_COUNTS = {
    "positiveInteger": re.compile(r"[1-9]\d*", re.ASCII),
    "nonNegativeInteger": re.compile(r"0|[1-9]\d*", re.ASCII),
}
_DECIMAL = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z]{2})?")
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_PATTERNS = {
    "gYear": re.compile(r"[1-9]\d{3}", re.ASCII),
    "gYearMonth": re.compile(r"[1-9]\d{3}-(?:0[1-9]|1[0-2])", re.ASCII),
    "anyURI": _ADDRESS,
}


def address(text: str) -> NamedNode | None:
    """Give the IRI of a web address; None when it is none, or one that a store refuses."""
    if not _ADDRESS.fullmatch(text):
        return None
    try:
        return NamedNode(text)
    except ValueError:
        return None


def is_language(tag: str) -> bool:
    """Tell whether a language tag is well formed."""
    return _LANGUAGE.fullmatch(tag) is not None


def literal(
    value: str, datatype: NamedNode | None, language: str, where: Place
) -> Literal | Finding:
    """Make the literal of a datatype, text in `language`; or say what is wrong with its form."""
    if datatype == RDF.langString:
        return Literal(value, language=language)
    if datatype == EDTF:
        fine = is_edtf(value)
        return Literal(value, datatype=EDTF) if fine else finding("edtf-form", where, value=value)
    name = datatype.value.rpartition("#")[2] if datatype else "string"
    made = _MAKERS.get(name)
    if made:
        return made(value, datatype or XSD.string, where)
    pattern = _PATTERNS.get(name)
    if pattern and not pattern.fullmatch(value):
        shown = compact(datatype.value) if datatype else name
        return finding("literal-form", where, value=value, datatype=shown)
    return Literal(value, datatype=datatype) if pattern else Literal(value)


def _boolean(value: str, datatype: NamedNode, where: Place) -> Literal | Finding:
    if value not in ("true", "false"):
        return finding("boolean-form", where, value=value)
    return Literal(value, datatype=datatype)


def _integer(value: str, datatype: NamedNode, where: Place) -> Literal | Finding:
    pattern = _COUNTS.get(datatype.value.rpartition("#")[2], _INTEGER)
    if not pattern.fullmatch(value):
        return finding("integer-form", where, value=value)
    return Literal(value, datatype=datatype)


def _decimal(value: str, datatype: NamedNode, where: Place) -> Literal | Finding:
    if not _DECIMAL.fullmatch(value):
        return finding("decimal-form", where, value=value)
    whole, dot, part = value.partition(".")
    part = part.rstrip("0")
    plain = f"{whole}.{part}" if dot and part else whole
    return Literal("0" if plain == "-0" else plain, datatype=datatype)


def _date(value: str, datatype: NamedNode, where: Place) -> Literal | Finding:
    if not _DATE.fullmatch(value):
        return finding("date-form", where, value=value)
    try:
        date.fromisoformat(value)
    except ValueError:
        return finding("date-impossible", where, value=value)
    return Literal(value, datatype=datatype)


_MAKERS: dict[str, Callable[[str, NamedNode, Place], Literal | Finding]] = {
    "boolean": _boolean,
    "integer": _integer,
    "positiveInteger": _integer,
    "nonNegativeInteger": _integer,
    "decimal": _decimal,
    "date": _date,
}
