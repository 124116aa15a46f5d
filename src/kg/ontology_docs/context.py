"""The JSON-LD context: every term of the ontology under its local name, typed as declared.

Values of object properties are IRIs, texts are language maps (`{"vi": …, "en": …}`), and the rest
carries the one datatype that the ontology gives the property.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kg import vocabulary
from kg.namespaces import OWL, PREFIXES, RDF, SCHEMA, XSD, compact
from kg.terms import NamedNode

if TYPE_CHECKING:
    from pathlib import Path

    from kg.vocabulary import Property, Vocabulary

__all__ = ["context", "write_context"]

_Term = str | dict[str, str]
_SKOS = PREFIXES["skos"]
_UNNAMED = {"ltg"}
"""Prefixes left out: graphs are named by the data set, not inside a description."""


def context(words: Vocabulary | None = None) -> dict[str, object]:
    """Give the context as a JSON object; terms are sorted, prefixes come first."""
    words = words or vocabulary.shipped()
    terms: dict[str, _Term] = {c.local: compact(c.iri.value) for c in words.classes.values()}
    terms |= {p.local: _property(p) for p in words.properties.values()}
    terms |= {i.value.rpartition("#")[2]: _text(i) for i in _text_annotations(words)}
    prefixes = {p: iri for p, iri in sorted(PREFIXES.items()) if p not in _UNNAMED}
    head: dict[str, object] = {"@version": 1.1, **prefixes, "id": "@id", "type": "@type"}
    # A property called `type` would hide the keyword that every JSON-LD reader knows.
    return {"@context": head | {n: terms[n] for n in sorted(terms) if n not in head}}


def write_context(path: Path, words: Vocabulary | None = None) -> None:
    """Write the context as JSON, the same bytes for the same ontology."""
    text = json.dumps(context(words), ensure_ascii=False, indent=2) + "\n"
    path.write_text(text, encoding="utf-8", newline="\n")


def _property(property_: Property) -> _Term:
    iri = compact(property_.iri.value)
    if property_.takes_things:
        return {"@id": iri, "@type": "@id"}
    if property_.datatype == RDF.langString:
        return _text(property_.iri)
    if property_.datatype is None or property_.datatype == XSD.string:
        return {"@id": iri}
    return {"@id": iri, "@type": compact(property_.datatype.value)}


def _text(iri: NamedNode) -> _Term:
    return {"@id": compact(iri.value), "@container": "@language"}


def _text_annotations(words: Vocabulary) -> list[NamedNode]:
    """Find the annotations that carry words in a language: labels, definitions, notes."""
    about = _subjects(words, RDF.type, OWL.AnnotationProperty)
    worded = _subjects(words, SCHEMA.rangeIncludes, RDF.langString)
    return sorted((i for i in about & worded if i.value.startswith(_SKOS)), key=str)


def _subjects(words: Vocabulary, predicate: NamedNode, value: NamedNode) -> set[NamedNode]:
    return {
        t.subject
        for t in words.triples
        if t.predicate == predicate and t.object == value and isinstance(t.subject, NamedNode)
    }
