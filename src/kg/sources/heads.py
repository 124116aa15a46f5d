"""The top of a file: the article a record is of, or the sources behind a background set.

What it says of the sources themselves is kept beside their claims, in the evidence graph: a count
of facts must not meet it. Only when an article was reported is a fact like others.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg import ids
from kg.errors import Words
from kg.model import Finding, Layer, Source, Statement
from kg.namespaces import DCTERMS, LT, RDF, SKOS, XSD
from kg.sources.entities import evidence_of
from kg.sources.literals import EDTF, address, literal
from kg.sources.nodes import MapNode
from kg.sources.qualifiers import Qualifiers, qualify
from kg.terms import Literal, NamedNode, Quad, Triple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.sources.context import Context
    from kg.sources.entities import Made
    from kg.terms import Object

__all__ = ["article", "background_source", "citation", "describe", "reported_id", "text_quads"]

_SOURCE_KEYS = ("id", "title", "en", "publisher", "address", "sha256", "chars", "reported")
_BACKGROUND_KEYS = ("id", "title", "en", "publisher", "address", "accessed")
_REPORTED_KEYS = (
    "edtf", "earliest", "latest", "text", "vi", "en",
    "seen", "certainty", "from", "from_en", "note", "note_en",
)  # fmt: skip
_BY_ANNOTATOR = (("vi", "Người lập hồ sơ mô tả nguồn."), ("en", "The annotator on the source."))
_COUNT = re.compile(r"[1-9][0-9]{0,8}")
_SHA256 = re.compile(r"[0-9a-f]{64}")


def reported_id(source: str) -> str:
    """Name the point in time an article is of."""
    return f"date-{source}"


def article(context: Context, node: MapNode) -> Source:
    """Read the `source:` block of a record."""
    context.keys(node, _SOURCE_KEYS)
    for key in ("id", "title", "sha256", "chars"):
        if node.get(key) is None:
            context.add("key-missing", node.where, key=key)
    sha256 = context.text(node.get("sha256"), "sha256")
    if sha256 and not _SHA256.fullmatch(sha256):
        context.add("sha256-form", node.place("sha256"))
    title = context.text(node.get("title"), "title")
    chars = _count(context, node)
    return Source(node.text("id"), title, Layer.SOURCE, node.where, sha256, chars)


def _count(context: Context, node: MapNode) -> int:
    text = context.text(node.get("chars"), "chars")
    if not text:
        return 0
    if not _COUNT.fullmatch(text):
        context.add("integer-form", node.place("chars"), value=text)
        return 0
    return int(text)


def background_source(context: Context, node: MapNode) -> Source:
    """Read one member of the `sources:` list of a background set."""
    context.keys(node, _BACKGROUND_KEYS)
    if node.get("title") is None:
        context.add("key-missing", node.where, key="title")
    accessed = context.text(node.get("accessed"), "accessed")
    made = literal(accessed, XSD.date, "", node.place("accessed")) if accessed else None
    if isinstance(made, Finding):
        context.findings.append(made)
    title = context.text(node.get("title"), "title")
    return Source(node.text("id"), title, Layer.BACKGROUND, node.where)


def citation(source: Source, node: MapNode) -> Iterator[Triple]:
    """Say what a background source is: its name, and where it was read."""
    subject = ids.source(source.id)
    yield Triple(subject, RDF.type, LT.Source)
    yield Triple(subject, SKOS.prefLabel, Literal(source.title, language="vi"))
    yield Triple(subject, DCTERMS.title, Literal(source.title, language="vi"))
    if node.text("en"):
        yield Triple(subject, SKOS.prefLabel, Literal(node.text("en"), language="en"))
    where = [part for part in map(node.text, ("publisher", "address", "accessed")) if part]
    if where:
        yield Triple(subject, DCTERMS.bibliographicCitation, Literal(", ".join(where)))
    page = address(node.text("address"))
    if page:
        yield Triple(subject, DCTERMS.source, page)


def text_quads(source: Source) -> Iterator[Quad]:
    """Say which exact character sequence the offsets of an article are taken over."""
    graph = ids.evidence_graph(Layer.SOURCE, source.id)
    text = ids.source_text(source.id)
    yield Quad(ids.source(source.id), LT.hasSourceText, text, graph)
    yield Quad(text, RDF.type, LT.SourceText, graph)
    if source.sha256:
        yield Quad(text, LT.sha256, Literal(source.sha256), graph)
    if source.chars:
        count = Literal(str(source.chars), datatype=XSD.integer)
        yield Quad(text, LT.charCount, count, graph)


def describe(context: Context, node: MapNode, made: Made, *, known: bool) -> None:
    """Make the statements on an article itself; `known` when a block describes it already."""
    subject = ids.source(context.source)
    base = Qualifiers("reading", notes=_BY_ANNOTATOR)
    if not known:
        made.statements.append(_statement(context, node, base, (subject, RDF.type, LT.Source)))
        for key, lang in (("title", "vi"), ("en", "en")):
            label = Literal(node.text(key), language=lang)
            if label.value:
                triple = (subject, SKOS.prefLabel, label)
                made.labels.append(_statement(context, node, base, triple))
    reported = node.get("reported")
    if isinstance(reported, MapNode):
        _reported(context, reported, made)
    elif reported is not None:
        wanted = Words("{edtf: …, text: …}", "{edtf: …, text: …}")
        context.add("value-shape", reported.where, key="reported", wanted=wanted)


def _reported(context: Context, node: MapNode, made: Made) -> None:
    context.keys(node, _REPORTED_KEYS)
    date = ids.thing(reported_id(context.source))
    found = qualify(context, node, Qualifiers("reading", notes=_reported_notes(node)))
    values = list(_reported_values(context, node))
    triples: list[tuple[NamedNode, NamedNode, Object]] = [
        (ids.source(context.source), LT.reportedAt, date),
        (date, RDF.type, LT.ApproximateDate),
        *((date, predicate, value) for predicate, value in values),
    ]
    made.statements.extend(_statement(context, node, found, triple) for triple in triples)
    for lang, label in _reported_labels(node):
        triple = (date, SKOS.prefLabel, Literal(label, language=lang))
        made.labels.append(_statement(context, node, found, triple))


def _reported_notes(node: MapNode) -> tuple[tuple[str, str], ...]:
    words = node.text("text")
    if not words:
        return _BY_ANNOTATOR
    return (("vi", f"Tính từ lời «{words}»."), ("en", f"Reckoned from the words “{words}”."))


def _reported_labels(node: MapNode) -> Iterator[tuple[str, str]]:
    when = node.text("edtf") or node.text("text")
    yield "vi", node.text("vi") or f"Thời điểm phản ánh: {when}"
    yield "en", node.text("en") or f"Time reported of: {when}"


def _reported_values(context: Context, node: MapNode) -> Iterator[tuple[NamedNode, Literal]]:
    kinds = (("edtf", LT.edtf, EDTF), ("earliest", LT.earliest, XSD.date))
    for key, predicate, datatype in (*kinds, ("latest", LT.latest, XSD.date)):
        text = context.text(node.get(key), key)
        if text:
            made = literal(text, datatype, "", node.place(key))
            if isinstance(made, Finding):
                context.findings.append(made)
            else:
                yield predicate, made
    _check_order(context, node)
    if node.text("text"):
        yield LT.dateText, Literal(node.text("text"), language="vi")


def _check_order(context: Context, node: MapNode) -> None:
    earliest, latest = node.text("earliest"), node.text("latest")
    if earliest and latest and earliest > latest:
        context.add("date-order", node.place("earliest"), earliest=earliest, latest=latest)


def _statement(
    context: Context,
    node: MapNode,
    found: Qualifiers,
    triple: tuple[NamedNode, NamedNode, Object],
) -> Statement:
    return Statement(
        triple=Triple(*triple),
        source=context.source,
        layer=Layer.READING,
        where=node.where,
        status="reading",
        evidence=evidence_of(found, context.source),
        certainty=found.certainty,
        notes=found.notes,
    )
