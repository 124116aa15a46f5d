"""schema.org in a page: what search engines read of a thing; nothing becomes firmer by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.network.kinds import Kinds

if TYPE_CHECKING:
    from collections.abc import Sequence

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
_PERSON = "http://xmlns.com/foaf/0.1/Person"


def schema_org(
    desk: Desk, thing: NamedNode, kind: NamedNode | None, also: Sequence[str]
) -> dict[str, object]:
    """Describe a thing in the words of schema.org."""
    type_ = _TYPES.get(Kinds(desk.store).kind(kind), "Thing")
    if kind and kind.value == _PERSON:
        type_ = "Person"
    label = desk.labels[thing]
    return {
        "@context": "https://schema.org",
        "@id": thing.value,
        "@type": type_,
        "name": [{"@language": "vi", "@value": label.vi}, {"@language": "en", "@value": label.en}],
        "alternateName": list(also),
        "url": thing.value,
        "identifier": thing.value.rpartition("/")[2],
        "isPartOf": {
            "@type": "Dataset",
            "@id": "https://w3id.org/lantoa/dataset",
            "name": "Lan Tỏa",
        },
    }
