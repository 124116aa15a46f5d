"""The W3C cases for SHACL core and SHACL-SPARQL, tried on both engines of the checks.

An engine gives faults (which node breaks which shape, by which value); those are compared with the
results that a case expects. Cases that an engine does not pass are named with the reason; one that
comes to pass fails here until it is struck off.
"""

from collections import Counter
from pathlib import Path
from urllib.request import url2pathname

import pyoxigraph as ox
import pytest
import rdflib
from rdflib import RDF, SH
from suites import needing, suite

from kg import rdf
from kg.errors import KgError
from kg.terms import Literal, NamedNode
from kg.validate.engine import faults
from kg.validate.judge import judged

TESTS = suite("data-shapes/data-shapes-test-suite/tests")
MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
SHT = rdflib.Namespace("http://www.w3.org/ns/shacl-test#")
ENGINES = {"pyshifty": faults, "pySHACL": judged}
EXCEPTIONS = {
    ("pyshifty", "core/property/uniqueLang-002"): 'takes "1"^^xsd:boolean for true',
    ("pySHACL", "core/property/uniqueLang-002"): 'takes "1"^^xsd:boolean for true',
    ("pySHACL", "sparql/node/prefixes-001"): "reads no prefixes declared on an imported ontology",
    ("pySHACL", "sparql/pre-binding/shapesGraph-001"): "has no $shapesGraph",
}

pytestmark = needing(TESTS)


def _cases():
    files = sorted(TESTS.rglob("*.ttl")) if TESTS else []
    return [
        path
        for path in files
        if path.name != "manifest.ttl" and "sht:Validate" in path.read_text("utf-8")
    ]


CASES = {path.relative_to(TESTS).with_suffix("").as_posix(): path for path in _cases()}


def _triples(path):
    base = path.as_uri()
    return [q.triple for q in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE, base_iri=base)]


def _expected(path):
    graph = rdf.to_rdflib(_triples(path))
    case = graph.value(predicate=RDF.type, object=SHT.Validate)
    action, result = graph.value(case, MF.action), graph.value(case, MF.result)
    files = [
        Path(url2pathname(str(graph.value(action, p)).removeprefix("file://")))
        for p in (SHT.dataGraph, SHT.shapesGraph)
    ]
    if result == SHT.Failure:
        return (*files, None)
    return (*files, Counter(_told(graph, each) for each in graph.objects(result, SH.result)))


def _told(graph, result):
    return tuple(
        _word(graph.value(result, p))
        for p in (SH.sourceShape, SH.focusNode, SH.resultPath, SH.value)
    )


def _word(term):
    if isinstance(term, rdflib.Literal):
        datatype = NamedNode(str(term.datatype)) if term.datatype else None
        return str(Literal(str(term), language=term.language, datatype=datatype))
    return str(term) if isinstance(term, rdflib.URIRef) else ""


def _of(fault):
    return tuple(map(_plain, (fault.rule, fault.node, fault.path, fault.value)))


def _plain(term):
    text = term.value if isinstance(term, NamedNode) else str(term or "")
    return "" if text.startswith("_:") else text


def _trials():
    for case in CASES:
        for engine in ENGINES:
            why = EXCEPTIONS.get((engine, case))
            yield pytest.param(case, engine, marks=[pytest.mark.xfail(reason=why)] if why else [])


@pytest.mark.parametrize(("case", "engine"), list(_trials()))
def test_shacl_case(case, engine):
    data, shapes, expected = _expected(CASES[case])
    assert _found(ENGINES[engine], data, shapes) == expected


def _found(engine, data, shapes):
    try:
        return Counter(_of(fault) for fault in engine(_triples(data), _triples(shapes)))
    except KgError:
        return None


def test_every_case_was_tried():
    assert len(CASES) == 121
