"""JSON-LD 1.1 with the ontology's own context, written into the file: reading it asks no network.

A term of the context is used where its coercion fits the value exactly; any other value is written
out in full, so that what is read back is what was there.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

from kg import assets
from kg.exports.view import subject_of
from kg.namespaces import PREFIXES, RDF
from kg.terms import Literal, NamedNode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TextIO

    from kg.exports.view import View
    from kg.terms import Triple

__all__ = ["write"]

_STRING = f"{PREFIXES['xsd']}string"
_TYPE = RDF.type.value


def write(view: View, out: TextIO) -> None:
    """Write the view's triples as one JSON-LD document, its subjects sorted."""
    writer = _Writer(_shipped_context())
    nodes = [
        writer.node(subject.value, group)
        for subject, group in groupby(view.triples, key=subject_of)
    ]
    document = {"@context": writer.context(), "@graph": nodes}
    json.dump(document, out, ensure_ascii=False, indent=1)
    out.write("\n")


@dataclass(frozen=True, slots=True)
class _Term:
    """A term of a context: what it means and how it coerces its values."""

    name: str
    iri: str
    type: str = ""
    language: str = ""
    container: str = ""
    definition: object = None

    def fits(self, value: NamedNode | Literal) -> bool:
        """Tell whether a plain string under this term means exactly this value."""
        if isinstance(value, NamedNode):
            return self.type == "@id"
        if value.language:
            return self.container == "@language" or self.language == value.language
        plain = value.datatype.value == _STRING and not self.type and not self.language
        return (plain and self.container != "@language") or self.type == value.datatype.value


class _Writer:
    """Writes nodes and remembers which terms and prefixes they used."""

    def __init__(self, terms: Iterable[_Term]) -> None:
        self._terms: dict[str, list[_Term]] = {}
        for term in terms:
            self._terms.setdefault(term.iri, []).append(term)
        self._used: dict[str, object] = {}
        self._short: dict[str, str] = {}

    def context(self) -> dict[str, object]:
        """Give the used part of the context, sorted."""
        return {name: self._used[name] for name in sorted(self._used)}

    def node(self, subject: str, triples: Iterable[Triple]) -> dict[str, Any]:
        """Write all that is said of one subject."""
        node: dict[str, Any] = {"@id": self._compact(subject)}
        for triple in triples:
            key, lang, value = self._entry(triple)
            if lang:
                node.setdefault(key, {}).setdefault(lang, []).append(value)
            else:
                node.setdefault(key, []).append(value)
        return {key: _single(value) for key, value in node.items()}

    def _entry(self, triple: Triple) -> tuple[str, str, object]:
        """Give the key, the language where the key's values are sorted by it, and the value."""
        predicate, value = triple.predicate.value, triple.object
        assert isinstance(value, NamedNode | Literal)  # noqa: S101 - nothing here is a blank node
        if predicate == _TYPE and isinstance(value, NamedNode):
            return "@type", "", self._compact(value.value)
        term = next((t for t in self._terms.get(predicate, ()) if t.fits(value)), None)
        if term is None:
            return self._compact(predicate), "", self._full(value)
        self._use(term)
        if isinstance(value, NamedNode):
            return term.name, "", self._compact(value.value)
        by_language = term.container == "@language" and value.language
        return term.name, by_language or "", value.value

    def _full(self, value: NamedNode | Literal) -> dict[str, str]:
        if isinstance(value, NamedNode):
            return {"@id": self._compact(value.value)}
        if value.language:
            return {"@value": value.value, "@language": value.language}
        datatype = value.datatype.value
        typed = {} if datatype == _STRING else {"@type": self._compact(datatype)}
        return {"@value": value.value, **typed}

    def _use(self, term: _Term) -> None:
        self._used[term.name] = term.definition
        for iri in (term.iri, term.type):
            self._compact(iri)

    def _compact(self, iri: str) -> str:
        known = self._short.get(iri)
        if known is None:
            known = self._short[iri] = self._shorten(iri)
        return known

    def _shorten(self, iri: str) -> str:
        cut = max(iri.rfind("#"), iri.rfind("/")) + 1
        for name, base in PREFIXES.items():
            # A local part that starts with two slashes would read as an address of its own.
            if base == iri[:cut] and cut < len(iri):
                self._used[name] = base
                return f"{name}:{iri[cut:]}"
        return iri


def _single(value: Any) -> object:  # noqa: ANN401 - any JSON
    if isinstance(value, dict):
        return {key: _single(part) for key, part in value.items()}
    return value[0] if isinstance(value, list) and len(value) == 1 else value


@cache
def _shipped_context() -> tuple[_Term, ...]:
    path = assets.asset("ontology", "context.jsonld")
    if not path.is_file():
        return ()
    document = json.loads(path.read_text(encoding="utf-8"))
    return tuple(_terms(document["@context"]))


def _terms(context: dict[str, Any]) -> Iterator[_Term]:
    for name, definition in sorted(context.items()):
        if isinstance(definition, dict) and "@id" in definition:
            yield _Term(
                name=name,
                iri=_expand(definition["@id"], context),
                type=_expand(definition.get("@type", ""), context),
                language=definition.get("@language", ""),
                container=definition.get("@container", ""),
                definition=definition,
            )


def _expand(name: str, context: dict[str, Any]) -> str:
    prefix, colon, local = name.partition(":")
    base = context.get(prefix)
    return base + local if colon and isinstance(base, str) and local[:2] != "//" else name
