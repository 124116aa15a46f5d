"""Makes the IRIs of things, claims, evidence and graphs, and checks that they are well formed.

Ids are ASCII slugs `{type}-{name}`; a published IRI never changes, so nothing here may depend on
the order of the data.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from kg.namespaces import BASE, LTG, LTI, LTS
from kg.terms import NamedNode

if TYPE_CHECKING:
    from kg.model import Evidence, Layer
    from kg.terms import Triple

__all__ = [
    "FACTS",
    "META",
    "ONTOLOGY",
    "RULESET",
    "SCHEMES",
    "SHAPES",
    "UNITS",
    "UNITS_INFERRED",
    "claim",
    "concept",
    "evidence",
    "evidence_graph",
    "is_slug",
    "layer_graph",
    "prefix_of",
    "source",
    "source_text",
    "thing",
]

FACTS = NamedNode(f"{LTG}facts")
ONTOLOGY = NamedNode(f"{LTG}ont")
SCHEMES = NamedNode(f"{LTG}schemes")
SHAPES = NamedNode(f"{LTG}shapes")
META = NamedNode(f"{LTG}meta")
UNITS = NamedNode(f"{LTG}background/units")
"""The national tables of administrative units: in the default graph, and never in FACTS too."""
UNITS_INFERRED = NamedNode(f"{LTG}inferred/units")
"""What follows from those tables; their provenance and rules stand on the graphs."""
RULESET = "1.0.0"
"""Version of the inference rules; a part of the inferred graph's name."""

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def is_slug(text: str) -> bool:
    """Tell whether `text` can stand in an IRI: lower-case ASCII words joined by hyphens."""
    return _SLUG.fullmatch(text) is not None


def prefix_of(id_: str) -> str:
    """Give the type code of an id.

    >>> prefix_of("body-huyen-uy-tam-dao")
    'body'
    """
    return id_.partition("-")[0]


def thing(id_: str) -> NamedNode:
    """Make the IRI of an individual from its id."""
    return NamedNode(LTI + id_)


def concept(name: str) -> NamedNode:
    """Make the IRI of a concept from `{scheme}-{notation}`."""
    return NamedNode(LTS + name)


def source(id_: str) -> NamedNode:
    """Make the IRI of a source."""
    return thing(f"src-{id_}")


def source_text(id_: str) -> NamedNode:
    """Make the IRI of the exact character sequence of a source."""
    return thing(f"txt-{id_}")


def claim(source_id: str, triple: Triple) -> NamedNode:
    """Make the IRI of a claim: 12 hex digits of SHA-256 over the triple's N-Triples line."""
    line = f"{triple.subject} {triple.predicate} {triple.object} .\n"
    digest = hashlib.sha256(line.encode()).hexdigest()[:12]
    return thing(f"clm-{source_id}-{digest}")


def evidence(span: Evidence) -> NamedNode:
    """Make the IRI of a span of a source text."""
    return thing(f"ev-{span.source}-{span.start}-{span.end}")


def layer_graph(layer: Layer, name: str) -> NamedNode:
    """Make the name of a layer's graph: `/graph/source/tam-dao-lan-toa`."""
    return NamedNode(f"{BASE}graph/{layer.value}/{name}")


def evidence_graph(layer: Layer, name: str) -> NamedNode:
    """Make the name of the graph that holds the claims about a layer's graph."""
    return NamedNode(f"{BASE}graph/evidence/{layer.value}/{name}")
