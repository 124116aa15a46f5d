"""Says in the graph where the tables come from: on the set, on every table and on every column.

A claim for each of 250,000 triples would say the same few things over and over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import ids
from kg.gazetteer import packages
from kg.namespaces import BASE, LTI, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.gazetteer.tables import Snapshot

__all__ = ["RULES", "of_sources", "of_tables"]

RULES = ("cax-sco", "prp-inv1", "prp-inv2", "prp-spo1", "prp-spo2", "prp-trp")
"""The rules whose meaning the inferred half of the tables follows."""

_SET, _INFERRED = ids.UNITS.value, ids.UNITS_INFERRED.value
_SPDX = "https://spdx.org/licenses/"
_TITLES = (
    ("Đơn vị hành chính cả nước trước và từ ngày 1/7/2025", "vi"),
    ("Administrative units of the country before and since 1 July 2025", "en"),
)
_FOLLOWS = (
    ("Suy ra từ các bảng đơn vị: nằm trong, kế tục, thay đổi", "vi"),
    ("Inferred from the tables of units: within, succession, changes", "en"),
)


def _p(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"<{PREFIXES[prefix]}{local}>"


def _source(package: str) -> str:
    return f"<{LTI}src-gz-{package}>"


def of_tables(snapshot: Snapshot, counts: Mapping[str, int]) -> Iterator[str]:
    """Describe the two graphs, the tables and their columns; `counts` are triples by graph."""
    for graph, titles in ((_SET, _TITLES), (_INFERRED, _FOLLOWS)):
        yield f"<{graph}> {_p('rdf:type')} {_p('void:Dataset')} .\n"
        yield f"<{BASE}dataset> {_p('void:subset')} <{graph}> .\n"
        for text, lang in titles:
            yield f'<{graph}> {_p("dcterms:title")} "{text}"@{lang} .\n'
        yield f'<{graph}> {_p("void:triples")} "{counts[graph]}"^^{_p("xsd:integer")} .\n'
    yield f"<{_INFERRED}> {_p('prov:wasDerivedFrom')} <{_SET}> .\n"
    for rule in RULES:
        yield f"<{_INFERRED}> {_p('lt:inferenceRule')} <{BASE}rule/{rule}> .\n"
    for package in snapshot.meta["packages"]:
        yield f"<{_SET}> {_p('dcterms:source')} {_source(package)} .\n"
    for name, about in sorted(snapshot.meta["tables"].items()):
        yield from _table(name, about, snapshot.meta["notes"])


def _table(
    name: str, about: Mapping[str, Mapping[str, str]], notes: Mapping[str, Mapping[str, str]]
) -> Iterator[str]:
    table = f"<{_SET}#{name}>"
    yield f"{table} {_p('dcterms:isPartOf')} <{_SET}> .\n"
    yield f'{table} {_p("dcterms:identifier")} "{name}" .\n'
    for column, package in sorted(about["columns"].items()):
        this = f"<{_SET}#{name}.{column}>"
        yield f"{this} {_p('dcterms:isPartOf')} {table} .\n"
        yield f'{this} {_p("dcterms:identifier")} "{column}" .\n'
        if package in packages.LICENCES:
            yield f"{this} {_p('dcterms:source')} {_source(package)} .\n"
            yield f"{this} {_p('dcterms:license')} <{_SPDX}{packages.LICENCES[package]}> .\n"
        for lang, text in sorted(notes.get(f"{name}#{column}", {}).items()):
            yield f'{this} {_p("skos:note")} "{text}"@{lang} .\n'


def of_sources(snapshot: Snapshot) -> Iterator[str]:
    """Describe each package as a source."""
    for package, about in sorted(snapshot.meta["packages"].items()):
        this, title = _source(package), f"{package} {about['version']}"
        yield f"{this} {_p('rdf:type')} {_p('lt:Source')} .\n"
        yield f'{this} {_p("skos:prefLabel")} "{title}"@vi .\n'
        yield f'{this} {_p("dcterms:title")} "{title}"@vi .\n'
        yield f"{this} {_p('dcterms:license')} <{_SPDX}{about['licence']}> .\n"
