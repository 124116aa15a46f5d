"""Puts parameters into a question: each value checked by its type and written by the term writer.

No text of a person is ever pasted into a query: it becomes an RDF term first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from kg.errors import ModelError, UsageError, Words
from kg.namespaces import LTI, LTS, XSD, expand
from kg.query import sparql
from kg.terms import Literal, NamedNode
from kg.text import nearest, nfc

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kg.terms import Object

__all__ = ["TYPES", "Param", "Resolve", "Terms", "bind", "terms_of"]

Resolve: TypeAlias = "Callable[[str, str], NamedNode]"
"""Finds the thing that a person means by a name; the second text is what its IRI begins with."""

_PATTERNS = {
    "string": r"(?s).*",
    "integer": r"[+-]?\d{1,18}",
    "decimal": r"[+-]?\d{1,18}(\.\d{1,18})?",
    "boolean": r"true|false",
    "date": r"\d{4}-\d\d-\d\d",
}
_DATATYPES = {
    "integer": XSD.integer,
    "decimal": XSD.decimal,
    "boolean": XSD.boolean,
    "date": XSD.date,
}
_EXAMPLES = {
    "integer": "12",
    "decimal": "1.5",
    "boolean": "true, false",
    "date": "2020-12-31",
    "iri": "lti:body-…",
}
TYPES = frozenset({*_PATTERNS, "iri"})
"""The types a parameter may have."""


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter (tham số) of a question."""

    name: str
    type: str
    default: str
    title: Words


Terms: TypeAlias = "dict[str, tuple[Object, ...]]"


def terms_of(
    id_: str,
    declared: Sequence[Param],
    given: Mapping[str, str | Sequence[str]],
    resolve: Resolve | None = None,
) -> Terms:
    """Turn the given values into terms and fill up with the defaults."""
    known = {param.name: param for param in declared}
    for name in given:
        if name not in known:
            raise _unknown(id_, name, known)
    found = {}
    for name, param in known.items():
        values = given.get(name, param.default)
        wanted = [values] if isinstance(values, str) else list(values)
        found[name] = tuple(_term(param, value, resolve) for value in wanted)
    return found


def bind(text: str, id_: str, terms: Terms) -> str:
    """Give the question's text with these terms in its VALUES."""
    for name, values in terms.items():
        text = _replace(text, id_, name, " ".join(str(term) for term in values))
    return text


def _replace(text: str, id_: str, name: str, values: str) -> str:
    found = list(sparql.tokens(text))
    for word, variable, opening in zip(*(found[n:] for n in range(3)), strict=False):
        if word.text.upper() == "VALUES" and variable.text == f"?{name}" and opening.text == "{":
            closing = next(t for t in found if t.text == "}" and t.start > opening.start)
            return f"{text[: opening.end]} {values} {text[closing.start :]}"
    raise ModelError(
        Words(
            f"Câu hỏi {id_} không có VALUES cho «{name}».",
            f"Question {id_} has no VALUES for “{name}”.",
        )
    )


def _term(param: Param, value: str, resolve: Resolve | None) -> Object:
    if param.type == "iri":
        return _iri(param, value, resolve)
    text = nfc(value) if param.type == "string" else value.strip()
    if not re.fullmatch(_PATTERNS[param.type], text):
        raise _ill_typed(param, value)
    if param.type == "date" and not _is_day(text):
        raise _ill_typed(param, value)
    datatype = _DATATYPES.get(param.type)
    return Literal(text, datatype=datatype) if datatype else Literal(text)


def _is_day(text: str) -> bool:
    import datetime as dt

    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _iri(param: Param, value: str, resolve: Resolve | None) -> NamedNode:
    text = nfc(value).strip().removeprefix("<").removesuffix(">")
    full = expand(text)
    try:
        if full != text or re.match(r"https?://", text):
            return NamedNode(full)
        if resolve is None:
            return NamedNode(LTI + text)
    except ValueError:
        raise _ill_typed(param, value) from None
    return resolve(text, LTS if param.default.startswith("lts:") else LTI)


def _ill_typed(param: Param, value: str) -> UsageError:
    example = _EXAMPLES.get(param.type, "")
    return UsageError(
        Words(
            f"Tham số «{param.name}» không nhận «{value}».",
            f"Parameter “{param.name}” does not take “{value}”.",
        ),
        hint=Words(f"Ví dụ: {example}.", f"For example: {example}."),
    )


def _unknown(id_: str, name: str, known: Mapping[str, Param]) -> UsageError:
    like = nearest(name, known)
    names = ", ".join(known)
    hint = Words(f"Ý bạn là «{like}»?", f"Did you mean “{like}”?") if like else None
    if known and not like:
        hint = Words(f"Các tham số: {names}.", f"Its parameters: {names}.")
    return UsageError(
        Words(
            f"Câu hỏi {id_} không có tham số «{name}».",
            f"Question {id_} has no parameter “{name}”.",
        ),
        hint=hint or Words("Câu này không có tham số nào.", "It has no parameters."),
    )
