"""Describes an export in VoID and DCAT: what is in it, in which files, with which checksums.

Nothing in it depends on the clock: the date is the ontology's own.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg import ids
from kg.exports.turtle import Turtle
from kg.exports.view import subject_of
from kg.model import Layer
from kg.namespaces import BASE, DCTERMS, LTI, PREFIXES, RDF, compact
from kg.terms import NamedNode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TextIO

    from kg.exports.view import Row, View
    from kg.exports.whole import Written
    from kg.model import StoreView

__all__ = ["describe"]

DATASET = f"{BASE}dataset"
_SPDX = "http://spdx.org/rdf/terms#"
_LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_IANA = "https://www.iana.org/assignments/media-types/"
_OF_TABLES = ids.evidence_graph(Layer.BACKGROUND, "units")
_PREFIXES = {**PREFIXES, "ltd": f"{DATASET}#", "spdx": _SPDX}
_VERSION = (f"{PREFIXES['owl']}versionInfo", f"{PREFIXES['dcterms']}modified")
_TITLE = (
    '"Lan Tỏa: đồ thị tri thức về chỉ thị, tổ chức và mô hình điển hình"@vi',
    '"Lan Tỏa: a knowledge graph of directives, bodies and emulation models"@en',
)


def describe(view: View, store: StoreView, files: Iterable[Written], out: TextIO) -> None:
    """Write the description of a view and of the files that hold it."""
    rows = {*_dataset(view, store), *_partitions(view), *_tables(store)}
    for file in files:
        rows.update(_distribution(file))
    turtle = Turtle(_PREFIXES)
    body = "".join(turtle.blocks(sorted(rows)))
    out.write(turtle.header() + body)


def _dataset(view: View, store: StoreView) -> Iterator[Row]:
    yield from ((DATASET, RDF.type.value, _iri(k)) for k in ("dcat:Dataset", "void:Dataset"))
    yield from ((DATASET, DCTERMS.title.value, title) for title in _TITLE)
    yield DATASET, _full("dcterms:license"), f"<{_LICENCE}>"
    yield DATASET, _full("void:uriSpace"), f'"{LTI}"'
    yield from ((DATASET, _full("void:vocabulary"), f"<{base}>") for base in _vocabularies(view))
    for name, count in _counts(view).items():
        yield DATASET, _full(name), _number(count)
    for quad in store.quads(ids.ONTOLOGY):
        if quad.predicate.value in _VERSION and _is_ontology(quad.subject):
            yield DATASET, quad.predicate.value, str(quad.object)


def _tables(store: StoreView) -> Iterator[Row]:
    """Tell of the national tables, a data set of their own: sources and licences by column."""
    names = {g.value for g in store.graphs() if g in (ids.UNITS, ids.UNITS_INFERRED)}
    yield from ((DATASET, _full("void:subset"), f"<{name}>") for name in names)
    sources = set()
    for quad in store.quads(ids.META) if names else ():
        subject = str(quad.subject)[1:-1]
        if subject.partition("#")[0] in names:
            yield subject, quad.predicate.value, str(quad.object)
            sources |= {quad.object} if quad.predicate.value == _full("dcterms:source") else set()
    for quad in store.quads(_OF_TABLES) if names else ():
        if quad.subject in sources:
            yield str(quad.subject)[1:-1], quad.predicate.value, str(quad.object)


def _is_ontology(subject: object) -> bool:
    return isinstance(subject, NamedNode) and subject.value == f"{BASE}ont"


def _vocabularies(view: View) -> list[str]:
    used = {t.predicate.value for t in view.triples}
    return sorted({base for base in PREFIXES.values() if any(p.startswith(base) for p in used)})


def _counts(view: View) -> dict[str, int]:
    subjects = {subject_of(t) for t in view.triples}
    return {
        "void:triples": len(view.triples),
        "void:entities": sum(s.value.startswith(LTI) for s in subjects),
        "void:distinctSubjects": len(subjects),
        "void:distinctObjects": len({t.object for t in view.triples}),
        "void:properties": len({t.predicate for t in view.triples}),
        "void:classes": len({t.object for t in view.triples if t.predicate == RDF.type}),
    }


def _partitions(view: View) -> Iterator[Row]:
    kinds = Counter(t.object for t in view.triples if t.predicate == RDF.type)
    for kind, count in kinds.items():
        assert isinstance(kind, NamedNode)  # noqa: S101 - a type is a class
        node = _node("class", kind)
        yield DATASET, _full("void:classPartition"), f"<{node}>"
        yield node, _full("void:class"), str(kind)
        yield node, _full("void:entities"), _number(count)
    for predicate, count in Counter(t.predicate for t in view.triples).items():
        node = _node("property", predicate)
        yield DATASET, _full("void:propertyPartition"), f"<{node}>"
        yield node, _full("void:property"), str(predicate)
        yield node, _full("void:triples"), _number(count)


def _distribution(file: Written) -> Iterator[Row]:
    node, checksum = f"{DATASET}#file-{file.name}", f"{DATASET}#sha256-{file.name}"
    yield DATASET, _full("dcat:distribution"), f"<{node}>"
    yield node, RDF.type.value, _iri("dcat:Distribution")
    yield node, DCTERMS.title.value, f'"{file.format.title.vi}"@vi'
    yield node, DCTERMS.title.value, f'"{file.format.title.en}"@en'
    yield node, _full("dcterms:identifier"), f'"{file.name}"'
    yield node, _full("dcterms:license"), f"<{_LICENCE}>"
    yield node, _full("dcat:mediaType"), f"<{_IANA}{file.format.media_type.partition(';')[0]}>"
    yield node, _full("dcat:byteSize"), _number(file.content.size, "nonNegativeInteger")
    yield node, f"{_SPDX}checksum", f"<{checksum}>"
    yield checksum, RDF.type.value, f"<{_SPDX}Checksum>"
    yield checksum, f"{_SPDX}algorithm", f"<{_SPDX}checksumAlgorithm_sha256>"
    yield (
        checksum,
        f"{_SPDX}checksumValue",
        f'"{file.content.sha256}"^^<{PREFIXES["xsd"]}hexBinary>',
    )


def _node(kind: str, iri: NamedNode) -> str:
    return f"{DATASET}#{kind}-{compact(iri.value).replace(':', '-')}"


def _full(name: str) -> str:
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


def _iri(name: str) -> str:
    return f"<{_full(name)}>"


def _number(count: int, datatype: str = "integer") -> str:
    return f'"{count}"^^<{PREFIXES["xsd"]}{datatype}>'
