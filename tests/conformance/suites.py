"""The W3C suites: where they are, and the cases that the manifests of SPARQL 1.1 name.

    make conformance SUITES=path/to/suites

Without SUITES they are looked for in `conformance/`, here and beside the project.
"""

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.collection import Collection

from kg.assets import root

MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
UT = rdflib.Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
BASE = "http://www.w3.org/2009/sparql/docs/tests/data-sparql11/"

EMPTY = ox.NamedNode(f"{BASE}empty")
"""A graph without triples: the default graph of the cases that have none."""

_NAMED = os.environ.get("KG_CONFORMANCE")
_PLACES = (
    [Path(_NAMED)] if _NAMED else [root() / "conformance", root().parent / "shared" / "conformance"]
)


def suite(name):
    """Give the folder of a suite, or None where it is not."""
    return next((p / name for p in _PLACES if (p / name).is_dir()), None)


def needing(folder):
    """Give the marks of tests that read a suite."""
    return [
        pytest.mark.conformance,
        pytest.mark.skipif(folder is None, reason="the W3C suites are not here"),
    ]


SPARQL = suite("rdf-tests/sparql/sparql11")
assert SPARQL or not _NAMED, f"there are no suites in {_NAMED}"
needed = needing(SPARQL)


@dataclass(frozen=True)
class Case:
    """A case of a manifest: files are named by IRIs that start with BASE."""

    name: str
    kind: str
    query: str
    data: tuple[str, ...]
    named: tuple[str, ...]
    result: str

    @property
    def text(self):
        return path(self.query).read_text("utf-8")


def path(iri):
    """Give the file that an IRI of a manifest stands for."""
    return SPARQL / iri.removeprefix(BASE)


@cache
def cases(*kinds):
    """Give the cases of some kinds, from all folders."""
    return [c for c in _all() if c.kind in kinds]


@cache
def _all():
    return [c for m in sorted(SPARQL.glob("*/manifest.ttl")) for c in _read(m)] if SPARQL else []


def _read(manifest):
    folder = manifest.parent.name
    graph = rdflib.Graph().parse(manifest, publicID=f"{BASE}{folder}/manifest.ttl")
    for entries in graph.objects(None, MF.entries):
        for case in Collection(graph, entries):
            action = graph.value(case, MF.action)
            is_file = isinstance(action, rdflib.URIRef)
            query = action if is_file else graph.value(action, QT.query | UT.request)
            yield Case(
                f"{folder}/{case.rpartition('#')[2]}",
                str(graph.value(case, rdflib.RDF.type)).rpartition("#")[2],
                str(query),
                tuple(map(str, graph.objects(action, QT.data))),
                tuple(sorted(map(str, graph.objects(action, QT.graphData)))),
                str(graph.value(case, MF.result)),
            )


def graphs():
    """Name the graphs of all query cases, one for each file, and one without triples."""
    found = cases("QueryEvaluationTest", "CSVResultFormatTest")
    return [EMPTY, *map(ox.NamedNode, sorted({g for c in found for g in (*c.data, *c.named)}))]


def quads():
    """Give the data of all query cases."""
    for iri in [g.value for g in graphs()[1:]]:
        form = ox.RdfFormat.from_extension(iri.rpartition(".")[2])
        found = ox.parse(path=str(path(iri)), format=form, base_iri=iri, rename_blank_nodes=True)
        for quad in found:
            yield ox.Quad(quad.subject, quad.predicate, quad.object, ox.NamedNode(iri))
