"""The blocks under `entities:`: each makes statements about one thing, labels apart.

Generic over the vocabulary: every key that is not one of the few below is a property's local name.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg import ids
from kg.errors import Words
from kg.model import Finding, Statement
from kg.namespaces import RDF, SKOS
from kg.sources.messages import finding, guess
from kg.sources.nodes import ListNode, MapNode, Scalar
from kg.sources.qualifiers import KEYS, Qualifiers, complete, defaults, qualify
from kg.sources.values import term
from kg.terms import Literal, Triple
from kg.text import nearest

if TYPE_CHECKING:
    from kg.errors import Place
    from kg.model import Evidence
    from kg.sources.context import Context
    from kg.sources.nodes import Node
    from kg.terms import NamedNode, Object
    from kg.vocabulary import Property

__all__ = ["LABELS", "Made", "evidence_of", "read_block"]

LABELS: dict[str, tuple[NamedNode, str]] = {
    "vi": (SKOS.prefLabel, "vi"),
    "en": (SKOS.prefLabel, "en"),
    "also": (SKOS.altLabel, "vi"),
    "also_en": (SKOS.altLabel, "en"),
    "hidden": (SKOS.hiddenLabel, "vi"),
}
_RESERVED = {"prefLabel": "vi", "altLabel": "also", "hiddenLabel": "hidden"}
_OWN_KEYS = {"id", "concept", "type", *LABELS, *KEYS}


@dataclass(slots=True)
class Made:
    """What a file's blocks make: statements that are claims, and labels that are not."""

    statements: list[Statement] = field(default_factory=list)
    labels: list[Statement] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Block:
    """One block on its way: its subject, and what holds for all its statements."""

    context: Context
    node: MapNode
    subject: NamedNode
    name: str
    base: Qualifiers
    made: Made


def read_block(context: Context, node: MapNode, made: Made) -> None:
    """Make the statements and labels of one block."""
    name = node.text("id") or node.text("concept")
    subject = _subject(context, node)
    if subject is None:
        return
    base = qualify(context, node, defaults(context))
    block = _Block(context, node, subject, name, base, made)
    _types(block)
    _labels(block)
    for key, entry in node.entries.items():
        if key not in _OWN_KEYS:
            _property(block, entry.key, entry.value)


def _subject(context: Context, node: MapNode) -> NamedNode | None:
    concept = node.text("concept")
    if concept:
        found = context.names.concept(concept)
        if found is None:
            schemes = {c.scheme for c in context.names.vocabulary.concepts.values()}
            near = guess(context.names.near_concept(concept, schemes))
            where = node.place("concept")
            context.add("concept-unknown", where, name=concept, guess=near, schemes="…")
        return found.iri if found else None
    name = node.text("id")
    return ids.thing(name) if name in context.names.things and ids.is_slug(name) else None


def _types(block: _Block) -> None:
    for value in block.context.each(block.node.get("type")):
        name = block.context.text(value, "type")
        cls = block.context.names.vocabulary.classes.get(name)
        if cls:
            triple = Triple(block.subject, RDF.type, cls.iri)
            _add(block, triple, block.base, value.where, f"{block.name} type {name}")
        elif name:
            near = guess(nearest(name, block.context.names.vocabulary.classes))
            block.context.add("class-unknown", value.where, block.name, name=name, guess=near)


def _labels(block: _Block) -> None:
    for key, (predicate, lang) in LABELS.items():
        node = block.node.get(key)
        if node is None:
            continue
        # One preferred label a language; of the others as many as there are.
        for value in [node] if predicate == SKOS.prefLabel else block.context.each(node):
            _label(block, key, value, predicate, lang)


def _label(block: _Block, key: str, value: Node, predicate: NamedNode, lang: str) -> None:
    context = block.context
    if isinstance(value, MapNode) and predicate != SKOS.prefLabel:
        context.keys(value, ("is", *KEYS))
        text = context.text(value.get("is"), "is")
        found = qualify(context, value, _without_evidence(block.base))
        triple = Triple(block.subject, predicate, Literal(text, language=lang))
        if text:
            _add(block, triple, found, value.where, f"{block.name} {key}")
        return
    text = context.text(value, key)
    if text:
        triple = Triple(block.subject, predicate, Literal(text, language=lang))
        block.made.labels.append(_statement(block, triple, block.base, value.where))


def _without_evidence(base: Qualifiers) -> Qualifiers:
    # The words that show a thing exists do not show what it is called for short.
    return Qualifiers(base.status, base.rank, notes=base.notes, by=base.by)


def _property(block: _Block, key: Scalar, value: Node) -> None:
    context = block.context
    name = key.value
    if name in _RESERVED:
        context.add("property-reserved", key.where, block.name, name=name, use=_RESERVED[name])
        return
    prop = context.names.property(name)
    if prop is None:
        known = [*context.names.vocabulary.properties, *_OWN_KEYS]
        near = guess(nearest(name, known))
        context.add("property-unknown", key.where, block.name, name=name, guess=near)
        return
    _check_domain(block, prop, key.where)
    values = list(context.each(value))
    if not values:
        context.add("value-missing", value.where, key=name)
    for one in values:
        _value(block, prop, one)


def _value(block: _Block, prop: Property, node: Node) -> None:
    context = block.context
    if isinstance(node, ListNode):
        context.findings.append(_shape(node, prop.local))
        return
    about = f"{block.name} {prop.local}"
    if isinstance(node, Scalar):
        made = term(context, prop, node, None)
        found = block.base
    else:
        context.keys(node, ("is", "lang", *KEYS))
        found = qualify(context, node, block.base)
        made = _is(block, prop, node)
    if made is not None:
        _add(block, Triple(block.subject, prop.iri, made), found, node.where, about)


def _shape(node: Node, key: str) -> Finding:
    wanted = Words("một giá trị hoặc một danh sách phẳng", "a value or a flat list of them")
    return finding("value-shape", node.where, key=key, wanted=wanted)


def _is(block: _Block, prop: Property, node: MapNode) -> Object | None:
    value = node.get("is")
    if isinstance(value, Scalar):
        return term(block.context, prop, value, node)
    if value is None:
        block.context.add("key-missing", node.where, f"{block.name} {prop.local}", key="is")
    else:
        block.context.findings.append(_shape(value, "is"))
    return None


def _check_domain(block: _Block, prop: Property, where: Place) -> None:
    names = block.context.names
    classes = names.classes_of(block.name)
    if prop.domain is None or not classes or not names.disjoint(classes, prop.domain):
        return
    wanted = prop.domain.value.replace("#", "/").rpartition("/")[2]
    found = ", ".join(names.things[block.name].classes)
    values = {"property": prop.local, "wanted": wanted, "id": block.name, "found": found}
    block.context.add("domain", where, block.name, **values)


def _add(block: _Block, triple: Triple, found: Qualifiers, where: Place, about: str) -> None:
    complete(block.context, found, where, about)
    block.made.statements.append(_statement(block, triple, found, where))


def evidence_of(found: Qualifiers, source: str) -> tuple[Evidence, ...]:
    """Give the spans whose place in the text is known, in order and once each."""
    located = (seen.located(source) for seen in found.seen)
    return tuple(sorted({span for span in located if span}))


def _statement(block: _Block, triple: Triple, found: Qualifiers, where: Place) -> Statement:
    context = block.context
    return Statement(
        triple=triple,
        source=context.source,
        layer=context.layer(found.status),
        where=where,
        status=found.status,
        evidence=evidence_of(found, context.source),
        rank=found.rank,
        rival=found.rival,
        certainty=found.certainty,
        speaker=found.speaker,
        notes=found.notes,
        by=found.by,
    )
