"""The list of formats: name, file suffix, media type, writer."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from kg.errors import Words

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

    from kg.exports.view import View

__all__ = ["FORMATS", "Format"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format (định dạng): `writer` names a function `write(view, out)` as `module:function`."""

    name: str
    suffix: str
    media_type: str
    writer: str
    title: Words

    def write(self, view: View, out: TextIO) -> None:
        """Write the view; the writer's module is imported only now."""
        module, _, function = self.writer.partition(":")
        found = getattr(importlib.import_module(module), function)
        cast("Callable[[View, TextIO], None]", found)(view, out)


_ALL = (
    Format(
        "turtle", ".ttl", "text/turtle", "kg.exports.turtle:write",
        Words("Turtle, mỗi dòng một phát biểu", "Turtle, one statement a line"),
    ),
    Format(
        "trig", ".trig", "application/trig", "kg.exports.trig:write",
        Words("TriG, có tên đồ thị", "TriG, with named graphs"),
    ),
    Format(
        "nquads", ".nq", "application/n-quads", "kg.exports.ntriples:write_quads",
        Words("N-Quads, có tên đồ thị", "N-Quads, with named graphs"),
    ),
    Format(
        "ntriples", ".nt", "application/n-triples", "kg.exports.ntriples:write",
        Words("N-Triples", "N-Triples"),
    ),
    Format(
        "jsonld", ".jsonld", "application/ld+json", "kg.exports.jsonld:write",
        Words("JSON-LD, mang theo ngữ cảnh", "JSON-LD with its context inside"),
    ),
    Format(
        "rdfxml", ".rdf", "application/rdf+xml", "kg.exports.rdfxml:write",
        Words("RDF/XML", "RDF/XML"),
    ),
    Format(
        "turtle12", ".rdf12.ttl", "text/turtle; version=1.2", "kg.exports.turtle12:write",
        Words("Turtle của RDF 1.2, phát biểu mang chú giải", "RDF 1.2 Turtle, with annotations"),
    ),
    Format(
        "graphml", ".graphml", "application/graphml+xml", "kg.exports.graphs:write_graphml",
        Words("GraphML, mạng lưới các thực thể", "GraphML, the network of entities"),
    ),
    Format(
        "gexf", ".gexf", "application/gexf+xml", "kg.exports.graphs:write_gexf",
        Words("GEXF, mạng lưới các thực thể", "GEXF, the network of entities"),
    ),
    Format(
        "csv", ".csv", "text/csv", "kg.exports.statements:write",
        Words("CSV, bảng phát biểu đúng từng ô", "CSV, the statements, every cell exact"),
    ),
    Format(
        "sheet", ".bang-tinh.csv", "text/csv", "kg.exports.statements:write_for_spreadsheet",
        Words("CSV để mở bằng bảng tính", "CSV that is safe to open in a spreadsheet"),
    ),
)  # fmt: skip

FORMATS: dict[str, Format] = {f.name: f for f in _ALL}
"""Formats by the name that `kg export` takes."""
