"""All data of some folders as statements, with everything that is wrong in it.

Reads the files, finds what they describe, then makes statements; nothing stops at the first fault.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg import ids
from kg.errors import Place, SourceError, Words
from kg.model import Finding, Layer, Report, Severity, Source, Statement
from kg.sources import heads
from kg.sources.claims import quad
from kg.sources.context import Context
from kg.sources.crosscheck import cross_check
from kg.sources.entities import Made, read_block
from kg.sources.inventory import blocks, check_blocks, things
from kg.sources.messages import finding
from kg.sources.names import Names, Thing
from kg.sources.nodes import ListNode, MapNode
from kg.sources.qualifiers import known_source
from kg.sources.records import Record, read_record
from kg.text import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from kg.gazetteer import Snapshot, Unit
    from kg.terms import NamedNode, Quad
    from kg.vocabulary import Vocabulary

__all__ = ["Loaded", "files", "load_all", "read_all"]

_ARTICLE_KEYS = ("source", "entities")
_SET_KEYS = ("set", "sources", "by", "entities")


@dataclass(frozen=True, slots=True, eq=False)
class Loaded:
    """All that the data says, and all that is wrong with it.

    `labels` are statements without claims; `descriptions` say of the sources what they are;
    `place_of` tells where a subject, claim or source was written.
    """

    sources: tuple[Source, ...]
    statements: tuple[Statement, ...]
    labels: tuple[Statement, ...]
    descriptions: tuple[Quad, ...]
    findings: tuple[Finding, ...]
    inputs: tuple[Path, ...]
    place_of: Mapping[NamedNode, Place]


def files(roots: Iterable[Path]) -> list[Path]:
    """Give the records below the roots, each once; a root may be a single file."""
    found: dict[Path, Path] = {}
    for root in roots:
        inside = sorted(p for s in ("*.yaml", "*.yml") for p in root.rglob(s)) or [root]
        for path in inside if root.is_dir() else [root]:
            found.setdefault(path.resolve(), path)
    return [path for path in found.values() if not path.is_dir()]


def read_all(paths: Iterable[Path]) -> tuple[list[Record], list[Finding]]:
    """Read the records; one that cannot be read is a finding, the others are read on."""
    records: list[Record] = []
    findings: list[Finding] = []
    for path in paths:
        try:
            record = read_record(path)
        except SourceError as error:
            code, hint = error.code, error.hint
            findings.append(Finding(Severity.VIOLATION, code, error.words, error.where, hint))
        else:
            records.append(record)
            findings.extend(record.findings)
    return records, findings


def load_all(roots: list[Path], vocabulary: Vocabulary, snapshot: Snapshot | None = None) -> Loaded:
    """Read every record below the roots into statements over the vocabulary.

    Records may speak of every unit of the snapshot, and describe none of them again.
    """
    paths = files(roots)
    records, findings = read_all(paths)
    units = {u.id: _unit(u, snapshot) for u in snapshot.units.values()} if snapshot else {}
    described, more = things(records, units)
    names = Names(vocabulary, described, _background_ids(records))
    loader = _Loader(names)
    for record in records:
        loader.take(record)
    findings += [*more, *loader.findings, *cross_check(loader.made.statements, described)]
    return Loaded(
        sources=tuple(loader.sources.values()),
        statements=tuple(loader.made.statements),
        labels=tuple(loader.made.labels),
        descriptions=tuple(loader.descriptions),
        findings=Report.of(findings).findings,
        inputs=tuple(paths),
        place_of=_places(names, loader),
    )


def _unit(unit: Unit, snapshot: Snapshot) -> Thing:
    return Thing(unit.id, snapshot.places[unit.id], ("AdministrativeUnit",), unit.title)


def _background_ids(records: Iterable[Record]) -> dict[str, Place]:
    listed = (node for record in records for node in _listed_sources(record))
    return {node.text("id"): node.where for node in listed if node.text("id")}


def _listed_sources(record: Record) -> Iterator[MapNode]:
    listed = record.root.get("sources")
    if isinstance(listed, ListNode):
        yield from (item for item in listed.items if isinstance(item, MapNode))


class _Loader:
    """Takes the records one by one and keeps what they make."""

    def __init__(self, names: Names) -> None:
        self.sources: dict[str, Source] = {}
        self.made = Made()
        self.descriptions: list[Quad] = []
        self.findings: list[Finding] = []
        self._names = names

    def take(self, record: Record) -> None:
        context = self._context(record)
        if context is None:
            self.findings.append(finding("record-shape", record.root.where))
            return
        context.findings.extend(check_blocks(record, self._names))
        self._check_entities(context, record.root)
        for block in blocks(record):
            read_block(context, block, self.made)
        self.findings.extend(context.findings)

    def _context(self, record: Record) -> Context | None:
        source = record.root.get("source")
        if isinstance(source, MapNode):
            return self._article(record.root, source)
        if record.root.text("set"):
            return self._set(record)
        return None

    def _article(self, root: MapNode, node: MapNode) -> Context:
        # A name that cannot stand in an IRI has its own finding; the rest is read all the same.
        context = Context(slug(node.text("id")), background=False, names=self._names)
        context.keys(root, _ARTICLE_KEYS)
        source = heads.article(context, node)
        context.chars = source.chars
        self._add_source(context, source, node)
        if ids.is_slug(source.id):
            self.descriptions.extend(heads.text_quads(source))
            known = self._names.things[f"src-{source.id}"].where != node.where
            heads.describe(context, node, self.made, known=known)
        return context

    def _set(self, record: Record) -> Context:
        root = record.root
        context = Context(slug(root.text("set")), background=True, names=self._names)
        context.keys(root, _SET_KEYS)
        if not ids.is_slug(root.text("set")):
            self._bad_id(context, root.text("set"), root.place("set"))
        graph = ids.evidence_graph(Layer.BACKGROUND, context.source)
        for node in _listed_sources(record):
            source = heads.background_source(context, node)
            self._add_source(context, source, node)
            if ids.is_slug(source.id):
                about = heads.citation(source, node)
                self.descriptions.extend(quad(triple, graph) for triple in about)
        context.by = context.text(root.get("by"), "by")
        if context.by:
            known_source(context, context.by, root.place("by"))
        return context

    def _add_source(self, context: Context, source: Source, node: MapNode) -> None:
        if not ids.is_slug(source.id):
            self._bad_id(context, source.id, node.place("id"))
            return
        first = self.sources.setdefault(source.id, source)
        if first is not source:
            where = node.place("id")
            context.add("source-twice", where, id=source.id, first=str(first.where))

    def _bad_id(self, context: Context, id_: str, where: Place) -> None:
        if id_:
            context.add("id-form", where, id_, id=id_, better=slug(id_))
        elif context.background:
            context.add("key-missing", where, key="id")

    def _check_entities(self, context: Context, root: MapNode) -> None:
        listed = root.get("entities")
        if listed is None:
            context.add("key-missing", root.where, key="entities")
        elif not isinstance(listed, ListNode):
            wanted = Words("một danh sách khối", "a list of blocks")
            context.add("value-shape", listed.where, key="entities", wanted=wanted)


def _places(names: Names, loader: _Loader) -> dict[NamedNode, Place]:
    found = {ids.source(s.id): s.where for s in loader.sources.values()}
    found |= {ids.thing(t.id): t.where for t in names.things.values() if ids.is_slug(t.id)}
    for one in loader.made.statements:
        found.setdefault(ids.claim(one.source, one.triple), one.where)
        for span in one.evidence:
            found.setdefault(ids.evidence(span), one.where)
    return found
