"""What the reading of one file needs at every step: whose words, what names mean, what is wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.errors import Words
from kg.model import Layer
from kg.sources.messages import finding, guess
from kg.sources.nodes import ListNode, MapNode, Scalar
from kg.text import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.errors import Place
    from kg.model import Finding
    from kg.sources.names import Names
    from kg.sources.nodes import Node

__all__ = ["Context"]

_A_TEXT = Words("một dòng chữ", "one line of text")


@dataclass(slots=True)
class Context:
    """One file on its way to statements; `source` is the id of the article or of the set."""

    source: str
    background: bool
    names: Names
    by: str = ""
    chars: int = 0
    findings: list[Finding] = field(default_factory=list)

    def add(self, code: str, where: Place, about: str = "", /, **values: str | Words) -> None:
        """Note a finding."""
        self.findings.append(finding(code, where, about, **values))

    def layer(self, status: str) -> Layer:
        """Give the layer a statement of this status stands in."""
        if self.background:
            return Layer.BACKGROUND
        return Layer.READING if status == "reading" else Layer.SOURCE

    def text(self, node: Node | None, key: str) -> str:
        """Give the text of a value that must be one; "" with a finding when it is not."""
        if node is None:
            return ""
        if not isinstance(node, Scalar):
            self.add("value-shape", node.where, key=key, wanted=_A_TEXT)
            return ""
        if not node.value.strip():
            self.add("value-missing", node.where, key=key)
        return node.value.strip()

    def each(self, node: Node | None) -> Iterator[Node]:
        """Give the members of a list, or the one value."""
        if isinstance(node, ListNode):
            yield from node.items
        elif node is not None:
            yield node

    def keys(self, node: MapNode, known: Iterable[str]) -> None:
        """Note every key that means nothing in a block of fixed keys."""
        names = tuple(known)
        for name, entry in node.entries.items():
            if name not in names:
                near = guess(nearest(name, names))
                shown = ", ".join(names)
                self.add("key-unknown", entry.key.where, key=name, guess=near, known=shown)
