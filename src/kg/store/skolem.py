"""Gives the nameless nodes of ontology and shapes names that stay the same from build to build.

Lists and axiom nodes must be nameless in Turtle, but nothing published is: a blank node cannot be
asked for again, and two exports of it differ. A name here depends on the node's own content and on
who points at it, so an edit elsewhere in the file leaves it alone.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import TYPE_CHECKING

from kg.namespaces import BASE
from kg.terms import BlankNode, NamedNode, Triple

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["GENID", "skolemise"]

GENID = f"{BASE}.well-known/genid/"


def skolemise(triples: Iterable[Triple]) -> list[Triple]:
    """Replace blank nodes by IRIs; they must form trees, as lists and axioms do."""
    kept = list(triples)
    names = _Names(kept)
    return [_renamed(t, names) for t in kept]


class _Names:
    def __init__(self, triples: list[Triple]) -> None:
        self._out: dict[object, list[Triple]] = defaultdict(list)
        self._into: dict[object, list[Triple]] = defaultdict(list)
        for t in triples:
            self._out[t.subject].append(t)
            self._into[t.object].append(t)
        self._known: dict[BlankNode, str] = {}

    def name(self, node: BlankNode) -> NamedNode:
        return NamedNode(GENID + self._digest(node)[:16])

    def _digest(self, node: BlankNode) -> str:
        if node not in self._known:
            above = sorted(self._pointer(t) for t in self._into[node])
            text = "\n".join([*above, self._tree(node)])
            self._known[node] = hashlib.sha256(text.encode()).hexdigest()
        return self._known[node]

    def _pointer(self, triple: Triple) -> str:
        subject = triple.subject
        who = self._digest(subject) if isinstance(subject, BlankNode) else str(subject)
        return f"{who} {triple.predicate}"

    def _tree(self, node: object) -> str:
        if not isinstance(node, BlankNode):
            return str(node)
        parts = sorted(f"{t.predicate} {self._tree(t.object)}" for t in self._out[node])
        return f"[{'; '.join(parts)}]"


def _renamed(triple: Triple, names: _Names) -> Triple:
    subject, value = triple.subject, triple.object
    if isinstance(subject, BlankNode):
        subject = names.name(subject)
    if isinstance(value, BlankNode):
        value = names.name(value)
    return Triple(subject, triple.predicate, value)
