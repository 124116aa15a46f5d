"""The value of `seen`: spans of the source text, one or several, as authors write them.

`[paragraph, "phrase", start]`, and for a phrase cut with " … " also its end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model import Evidence
from kg.sources.nodes import ListNode, MapNode, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.errors import Place
    from kg.sources.context import Context
    from kg.sources.nodes import Node

__all__ = ["CUT", "LONGEST", "Seen", "all_seen", "read_spans", "spans"]

CUT = " … "
"""Stands in a phrase for the words left out between its first and last ones."""

_NUMBER = re.compile(r"0|[1-9][0-9]{0,8}")

LONGEST = 12
"""Words a phrase may have: facts are quoted, not the article."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One written span with its nodes; `start` and `end` are None until they are located."""

    paragraph: int
    phrase: str
    start: int | None
    end: int | None
    where: Place
    node: ListNode

    def located(self, source: str) -> Evidence | None:
        """Give the span as evidence once its place is known."""
        if self.start is None or (CUT in self.phrase and self.end is None):
            return None
        end = self.end if self.end is not None else self.start + len(self.phrase)
        return Evidence(source, self.paragraph, self.start, end, self.phrase)


def all_seen(node: Node | None) -> Iterator[ListNode]:
    """Give the list node of every span below a `seen` key, anywhere in a tree."""
    if isinstance(node, ListNode):
        for item in node.items:
            yield from all_seen(item)
    elif isinstance(node, MapNode):
        for key, entry in node.entries.items():
            yield from _singles(entry.value) if key == "seen" else all_seen(entry.value)


def _singles(node: Node) -> Iterator[ListNode]:
    if isinstance(node, ListNode):
        if node.items and all(isinstance(i, ListNode) for i in node.items):
            yield from (i for i in node.items if isinstance(i, ListNode))
        else:
            yield node


def spans(context: Context, node: Node) -> tuple[Seen, ...]:
    """Read the value of `seen`; what is wrong with it becomes findings."""
    return tuple(seen for seen in read_spans(context, node) if _offsets_fine(context, seen))


def read_spans(context: Context, node: Node) -> tuple[Seen, ...]:
    """Read the value of `seen` without judging whether its offsets can be right."""
    lists = list(_singles(node))
    if not lists:
        context.add("seen-form", node.where)
    found = (_span(context, item) for item in lists)
    return tuple(span for span in found if span)


def _span(context: Context, node: ListNode) -> Seen | None:
    scalars = [item for item in node.items if isinstance(item, Scalar)]
    if len(scalars) != len(node.items) or not 2 <= len(scalars) <= 4:
        context.add("seen-form", node.where)
        return None
    paragraph = _number(context, scalars[0], 1)
    phrase = scalars[1].value
    offsets = [_number(context, scalar, 0) for scalar in scalars[2:]]
    if paragraph is None or None in offsets or not _phrase_fine(context, scalars[1]):
        return None
    start, end = [*offsets, None, None][:2]
    return Seen(paragraph, phrase, start, end, scalars[1].where, node)


def _number(context: Context, scalar: Scalar, least: int) -> int | None:
    text = scalar.value
    if not _NUMBER.fullmatch(text) or int(text) < least:
        context.add("seen-number", scalar.where, value=text, least=str(least))
        return None
    return int(text)


def _phrase_fine(context: Context, scalar: Scalar) -> bool:
    phrase = scalar.value
    words = [word for word in phrase.split() if word != CUT.strip()]
    if not words:
        context.add("seen-form", scalar.where)
    elif len(words) > LONGEST:
        shown = " ".join(words[:LONGEST])
        context.add("phrase-long", scalar.where, count=str(len(words)), phrase=f"{shown} …")
    return bool(words)


def _offsets_fine(context: Context, seen: Seen) -> bool:
    if seen.start is None:
        context.add("offset-missing", seen.where, phrase=seen.phrase)
        return True
    cut = CUT in seen.phrase
    if cut and seen.end is None:
        context.add("phrase-cut", seen.where)
        return False
    right = seen.start + len(seen.phrase)
    # A cut phrase covers at least its own two ends.
    end = right if seen.end is None else seen.end
    if (not cut and end != right) or (cut and end < right - len(CUT)):
        _add_end(context, seen, end, right)
        return False
    if context.chars and end > context.chars:
        values = {"start": str(seen.start), "end": str(end), "chars": str(context.chars)}
        context.add("offset-outside", seen.where, **values)
    return True


def _add_end(context: Context, seen: Seen, end: int, right: int) -> None:
    values = {"start": str(seen.start), "end": str(end), "right": str(right)}
    context.add("offset-end", seen.where, phrase=seen.phrase, **values)
