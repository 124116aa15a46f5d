"""The RDF terms that cross the stages: IRIs, literals, triples and quads.

They are Oxigraph's: immutable, hashable and the engine's own, so nothing is converted on the way
from a record to the store. Blank nodes are left out on purpose; nothing published has one.
"""

from typing import TypeAlias

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

__all__ = [
    "BlankNode",
    "DefaultGraph",
    "Literal",
    "NamedNode",
    "Object",
    "Quad",
    "Triple",
    "iri",
    "sort_key",
]

Object: TypeAlias = NamedNode | Literal


def iri(text: str) -> NamedNode:
    """Make an IRI term from its text.

    >>> iri("https://w3id.org/lantoa/id/body-a").value
    'https://w3id.org/lantoa/id/body-a'
    """
    return NamedNode(text)


def sort_key(term: object) -> tuple[int, str]:
    """Order terms totally: IRIs before literals, each by its N-Triples form (code points)."""
    return (0 if isinstance(term, NamedNode) else 1, str(term))
