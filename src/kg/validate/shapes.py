"""The shapes: read from their files, handed to the engine, asked for their own words.

Every shape that can report has an IRI, a severity and a message in both languages, so the engine
is only trusted to say which node breaks which shape; what a person reads comes from the shape.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg import rdf
from kg.errors import ModelError, Place, Words
from kg.terms import Literal, NamedNode
from kg.validate.engine import faults
from kg.validate.findings import SEVERITIES, Places, Rule, finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from kg.model import Finding
    from kg.terms import Triple

__all__ = ["BASE", "Shapes"]

BASE = "https://w3id.org/lantoa/shape/"
_SH = "http://www.w3.org/ns/shacl#"
_MESSAGE = NamedNode(f"{_SH}message")
_SEVERITY = NamedNode(f"{_SH}severity")


@dataclass(frozen=True, slots=True)
class Shapes:
    """All shapes, and what each of them says."""

    triples: tuple[Triple, ...]
    rules: Mapping[str, Rule]

    @classmethod
    def read(cls, folder: Path) -> Shapes:
        """Read every Turtle file of a folder."""
        paths = sorted(folder.glob("*.ttl"))
        if not paths:
            raise ModelError(
                Words("Không thấy tệp shape nào.", "No shape files were found."),
                where=Place(str(folder)),
            )
        return cls.of(rdf.read_all(paths))

    @classmethod
    def of(cls, triples: Iterable[Triple]) -> Shapes:
        """Take shapes from a graph."""
        kept = tuple(triples)
        return cls(kept, _rules(kept))

    def findings(
        self,
        data: Iterable[Triple],
        place_of: Mapping[NamedNode, Place],
        *,
        statement_at: Mapping[Triple, Place] | None = None,
    ) -> Iterator[Finding]:
        """Try the shapes on a graph and give a finding for each node that breaks one."""
        places = Places(place_of, statement_at or {})
        for fault in faults(data, self.triples):
            yield finding(self.rules[fault.rule], fault, places)


def _rules(triples: Iterable[Triple]) -> dict[str, Rule]:
    words: dict[str, dict[str, str]] = {}
    gravity: dict[str, str] = {}
    for t in triples:
        if t.predicate == _MESSAGE and isinstance(t.object, Literal):
            words.setdefault(_name(t), {})[t.object.language or ""] = t.object.value
        elif t.predicate == _SEVERITY and isinstance(t.object, NamedNode):
            gravity[_name(t)] = t.object.value.removeprefix(_SH).lower()
    return {
        name: Rule.of_message(
            name.removeprefix(BASE), SEVERITIES[gravity[name]], said["vi"], said["en"]
        )
        for name, said in words.items()
    }


def _name(triple: Triple) -> str:
    subject = triple.subject
    return subject.value if isinstance(subject, NamedNode) else str(subject)
