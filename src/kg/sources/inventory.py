"""The first pass over all records: which entities there are, and where each is described.

An entity is described in exactly one place (its class and labels); any block may add statements.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import ids
from kg.sources.heads import reported_id
from kg.sources.messages import finding, guess
from kg.sources.names import Names, Thing
from kg.sources.nodes import ListNode, MapNode, Scalar
from kg.text import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.model import Finding
    from kg.sources.nodes import Node
    from kg.sources.records import Record

__all__ = ["blocks", "check_blocks", "things"]


def blocks(record: Record) -> Iterator[MapNode]:
    """Give the blocks under `entities:`."""
    listed = record.root.get("entities")
    if isinstance(listed, ListNode):
        yield from (item for item in listed.items if isinstance(item, MapNode))


def things(
    records: Iterable[Record], units: Mapping[str, Thing]
) -> tuple[dict[str, Thing], list[Finding]]:
    """Find every described entity; a second description is a finding that names the first.

    `units` are described by a table already; that a source speaks of one is no description.
    """
    found: dict[str, Thing] = dict(units)
    findings: list[Finding] = []
    every = list(records)
    for record in every:
        for block in blocks(record):
            if _describes(block) and (_is_labelled(block) or block.text("id") not in units):
                _note(found, findings, _thing(block))
    for record in every:
        for thing in _of_head(record):
            found.setdefault(thing.id, thing)
    return found, findings


def _note(found: dict[str, Thing], findings: list[Finding], thing: Thing) -> None:
    first = found.setdefault(thing.id, thing)
    if first is not thing:
        where = thing.where
        findings.append(finding("id-twice", where, thing.id, id=thing.id, first=str(first.where)))


def _describes(block: MapNode) -> bool:
    return bool(block.text("id")) and any(key in block.entries for key in ("type", "vi", "en"))


def _is_labelled(block: MapNode) -> bool:
    return any(key in block.entries for key in ("vi", "en"))


def _thing(block: MapNode) -> Thing:
    node = block.get("type")
    values = node.items if isinstance(node, ListNode) else (node,)
    classes = tuple(v.value.strip() for v in values if isinstance(v, Scalar))
    rejected = block.text("rank") == "deprecated"
    return Thing(block.text("id"), block.place("id"), classes, block.text("vi"), rejected)


def _of_head(record: Record) -> Iterator[Thing]:
    source = record.root.get("source")
    if isinstance(source, MapNode) and source.text("id"):
        id_ = source.text("id")
        yield Thing(f"src-{id_}", source.where, ("Source",), source.text("title"))
        if source.get("reported") is not None:
            yield Thing(reported_id(id_), source.place("reported"), ("ApproximateDate",), "")


def check_blocks(record: Record, names: Names) -> list[Finding]:
    """Note what is wrong with the ids and descriptions of a record's blocks."""
    findings: list[Finding] = []
    listed = record.root.get("entities")
    if isinstance(listed, ListNode):
        for item in listed.items:
            findings.extend(_check(item, names))
    return findings


def _check(item: Node, names: Names) -> Iterator[Finding]:
    if not isinstance(item, MapNode):
        yield finding("entity-without-id", item.where)
    elif item.text("concept"):
        yield from _check_concept(item)
    elif not item.text("id"):
        yield finding("entity-without-id", item.where)
    else:
        yield from _check_id(item, item.text("id"), names)


def _check_concept(item: MapNode) -> Iterator[Finding]:
    for key in ("id", "type", "vi", "en"):
        if key in item.entries:
            where = item.entries[key].key.where
            values = {"key": key, "known": "concept, also, also_en, …"}
            yield finding("key-unknown", where, guess=guess(None), **values)


def _check_id(item: MapNode, id_: str, names: Names) -> Iterator[Finding]:
    where = item.place("id")
    if not ids.is_slug(id_) or "-" not in id_:
        yield finding("id-form", where, id_, id=id_, better=slug(id_))
    elif _describes(item) and (_is_labelled(item) or names.things[id_].where == where):
        yield from _check_description(item, id_, names)
    elif id_ not in names.things:
        yield finding("id-unknown", where, id_, id=id_, guess=guess(names.near_thing(id_)))


def _check_description(item: MapNode, id_: str, names: Names) -> Iterator[Finding]:
    where = item.place("id")
    if not any(_thing(item).classes):
        yield finding("type-missing", where, id_, id=id_)
    if not item.text("vi").strip():
        yield finding("label-missing", where, id_, id=id_)
    if not item.text("en").strip():
        yield finding("english-missing", where, id_, id=id_)
    classes = [c for c in _thing(item).classes if c in names.vocabulary.classes]
    allowed = {prefix for c in classes for prefix in names.vocabulary.prefixes(c)}
    if allowed and ids.prefix_of(id_) not in allowed:
        values = {"type": ", ".join(classes), "prefixes": _starts(allowed)}
        yield finding("id-prefix", where, id_, id=id_, **values)


def _starts(prefixes: Iterable[str]) -> str:
    return ", ".join(f"«{prefix}-»" for prefix in sorted(prefixes))
