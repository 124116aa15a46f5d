"""schema.org in a page: what search engines read of a thing; nothing becomes firmer by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.namespaces import BASE, LTS, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.errors import Words
    from kg.terms import NamedNode
    from kg.web.desk import Desk

__all__ = ["schema_org"]

_TYPES = {
    "body": "Organization",
    "place": "Place",
    "document": "CreativeWork",
    "activity": "Event",
    "model": "CreativeWork",
}
_CLASSES = {
    f"{PREFIXES['foaf']}Person": "Person",
    f"{PREFIXES['lt']}Claim": "Claim",
    f"{PREFIXES['lt']}Evidence": "Quotation",
    f"{PREFIXES['lt']}Source": "CreativeWork",
    f"{PREFIXES['lt']}SourceText": "CreativeWork",
    f"{PREFIXES['skos']}ConceptScheme": "DefinedTermSet",
    f"{PREFIXES['skos']}Concept": "DefinedTerm",
}
"""Classes that schema.org has a word for of its own; the others go by their kind."""


def schema_org(
    desk: Desk, thing: NamedNode, kind: NamedNode | None, label: Words, also: Sequence[str]
) -> dict[str, object]:
    """Describe a thing in the words of schema.org, with properties that every type has."""
    by_kind = _TYPES.get(desk.kinds.kind(kind), "Thing")
    names = {"vi": label.vi, "en": label.en}
    told: dict[str, object] = {
        "@context": "https://schema.org",
        "@id": thing.value,
        "@type": _CLASSES.get(kind.value, by_kind) if kind else by_kind,
        "name": [{"@language": lang, "@value": name} for lang, name in names.items()],
        "url": thing.value,
        "identifier": thing.value.removeprefix(LTS).rpartition("/")[2],
        "subjectOf": {"@type": "Dataset", "@id": f"{BASE}dataset", "name": "Lan Tỏa"},
    }
    return told | ({"alternateName": list(also)} if also else {})
