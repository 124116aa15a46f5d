"""Turns what an engine or a check found into findings a clerk can act on.

The words of shapes and checks have two halves, what is wrong and what to do; a shape's stand in one
message, divided by its first semicolon.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import Words
from kg.model import Finding, Severity
from kg.namespaces import compact
from kg.terms import Literal, NamedNode, Triple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.errors import Place
    from kg.terms import Object

__all__ = ["SEVERITIES", "Fault", "Places", "Rule", "finding"]

SEVERITIES = {
    "violation": Severity.VIOLATION,
    "warning": Severity.WARNING,
    "info": Severity.INFO,
}


@dataclass(frozen=True, slots=True)
class Rule:
    """What a shape or check says when it is broken: its code, gravity and words."""

    code: str
    severity: Severity
    wrong: Words
    remedy: Words

    @classmethod
    def of_message(cls, code: str, severity: Severity, vi: str, en: str) -> Rule:
        """Divide a message "what is wrong; what to do." in both languages."""
        halves = [_halves(vi), _halves(en)]
        wrong, remedy = (Words(*pair) for pair in zip(*halves, strict=True))
        return cls(code, severity, wrong, remedy)


@dataclass(frozen=True, slots=True)
class Fault:
    """One node that breaks one rule, with the property and the value where they are known."""

    rule: str
    node: str
    path: NamedNode | None = None
    value: Object | None = None


@dataclass(frozen=True, slots=True)
class Places:
    """Where things, claims and single statements are written."""

    of_thing: Mapping[NamedNode, Place]
    of_statement: Mapping[Triple, Place]

    def find(self, fault: Fault) -> Place | None:
        """Give the place of the very statement, else of the thing, else of what it is part of."""
        if not fault.node.startswith("http"):
            return None
        node = NamedNode(fault.node)
        if fault.path is not None and fault.value is not None:
            found = self.of_statement.get(Triple(node, fault.path, fault.value))
            if found:
                return found
        return self.of_thing.get(node) or self._of_whole(node)

    def _of_whole(self, node: NamedNode) -> Place | None:
        # A selector is named after its evidence: ev-…-264-287-q.
        whole, _, part = node.value.rpartition("-")
        return self.of_thing.get(NamedNode(whole)) if part in {"p", "q"} else None


def finding(rule: Rule, fault: Fault, places: Places) -> Finding:
    """Say what is wrong with which thing, where it is written and what to do next."""
    name = compact(fault.node)
    seen = _shown(fault)
    return Finding(
        rule.severity,
        rule.code,
        Words(f"«{name}»: {rule.wrong.vi}{seen}", f"“{name}”: {rule.wrong.en}{seen}"),
        places.find(fault),
        rule.remedy,
        name,
    )


def _shown(fault: Fault) -> str:
    value = fault.value
    if value is None or (isinstance(value, NamedNode) and value.value == fault.node):
        return ""
    shown = value.value if isinstance(value, Literal) else compact(value.value)
    path = f"{compact(fault.path.value)} " if fault.path else ""
    return f" [{path}{shown}]"


def _halves(message: str) -> tuple[str, str]:
    wrong, _, remedy = message.rstrip(".").partition("; ")
    return f"{wrong}.", f"{remedy[:1].upper()}{remedy[1:]}." if remedy else ""
