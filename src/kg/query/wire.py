"""How an answer travels from the worker's process to ours: as JSON, every term whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias, cast

from kg.errors import KgError, ModelError, Place, QueryError, StoreError, Words
from kg.model import Table
from kg.terms import BlankNode, Literal, NamedNode, Triple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.terms import Object

__all__ = ["Answer", "Value", "decode", "encode", "encode_error"]

Value: TypeAlias = "Table | bool | set[Triple]"
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_KINDS: dict[str, type[KgError]] = {e.__name__: e for e in (ModelError, QueryError, StoreError)}


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a query: its value, labels of the things in it, remarks, how to cite."""

    value: Value
    labels: Mapping[str, Words] = field(default_factory=dict)
    notes: tuple[Words, ...] = ()
    cite: Words | None = None


def encode(answer: Answer) -> dict[str, object]:
    """Turn an answer into what JSON can carry."""
    return {
        **_encode_value(answer.value),
        "labels": {iri: [w.vi, w.en] for iri, w in answer.labels.items()},
        "notes": [[w.vi, w.en] for w in answer.notes],
        "cite": [answer.cite.vi, answer.cite.en] if answer.cite else None,
    }


def encode_error(error: KgError) -> dict[str, object]:
    """Turn an error into what JSON can carry."""
    place = error.where
    return {
        "error": type(error).__name__,
        "words": [error.words.vi, error.words.en],
        "where": [place.file, place.line, place.column] if place else None,
        "hint": [error.hint.vi, error.hint.en] if error.hint else None,
    }


def decode(message: dict[str, object]) -> Answer:
    """Give the answer back; an error that travelled is raised here."""
    if "error" in message:
        raise _decode_error(message)
    labels = cast("dict[str, list[str]]", message["labels"])
    notes = cast("list[list[str]]", message["notes"])
    cite = cast("list[str] | None", message["cite"])
    return Answer(
        value=_decode_value(message),
        labels={iri: Words(*pair) for iri, pair in labels.items()},
        notes=tuple(Words(*pair) for pair in notes),
        cite=Words(*cite) if cite else None,
    )


def _encode_value(value: Value) -> dict[str, object]:
    if isinstance(value, bool):
        return {"bool": value}
    if isinstance(value, Table):
        rows = [[_encode_term(term) for term in row] for row in value.rows]
        return {"columns": value.columns, "rows": rows}
    return {"triples": [_encode_term(triple) for triple in value]}


def _decode_value(message: dict[str, object]) -> Value:
    if "bool" in message:
        return bool(message["bool"])
    if "triples" in message:
        triples = cast("list[list[object]]", message["triples"])
        return {cast("Triple", _decode_term(triple)) for triple in triples}
    columns = tuple(cast("list[str]", message["columns"]))
    rows = cast("list[list[list[object] | None]]", message["rows"])
    return Table(
        columns, tuple(tuple(cast("Object | None", _decode_term(t)) for t in row) for row in rows)
    )


def _encode_term(term: object) -> list[object] | None:
    if isinstance(term, NamedNode):
        return ["i", term.value]
    if isinstance(term, Literal):
        if term.language:
            return ["g", term.value, term.language]
        return ["l", term.value, term.datatype.value]
    if isinstance(term, BlankNode):
        return ["b", term.value]
    if isinstance(term, Triple):
        return ["t", *(_encode_term(t) for t in (term.subject, term.predicate, term.object))]
    return None


def _decode_term(term: list[object] | None) -> object:
    if term is None:
        return None
    kind, *parts = term
    if kind == "t":
        return Triple(*(_decode_term(cast("list[object]", part)) for part in parts))  # type: ignore[arg-type]
    text = cast("list[str]", parts)
    if kind == "i":
        return NamedNode(text[0])
    if kind == "b":
        return BlankNode(text[0])
    if kind == "g":
        return Literal(text[0], language=text[1])
    return Literal(text[0], datatype=None if text[1] == _STRING else NamedNode(text[1]))


def _decode_error(message: dict[str, object]) -> KgError:
    kind = _KINDS.get(str(message["error"]), QueryError)
    where = cast("tuple[str, int, int] | None", message["where"])
    hint = cast("list[str] | None", message["hint"])
    return kind(
        Words(*cast("list[str]", message["words"])),
        where=Place(*where) if where else None,
        hint=Words(*hint) if hint else None,
    )
