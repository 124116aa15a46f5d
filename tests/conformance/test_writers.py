"""Every graph of the W3C suites for RDF 1.1, written in each of our formats and read back.

Our writers are handed names only, never blank nodes; those of the suites get names for the test.
"""

import re

import pyoxigraph as ox
import pytest
from suites import needing, suite

from kg import ids
from kg.errors import ModelError
from kg.exports import FORMATS
from kg.exports.staged import written
from kg.exports.view import View
from kg.network import Labels
from kg.terms import BlankNode, Literal, NamedNode, Triple

RDF11 = suite("rdf-tests/rdf/rdf11")
READ = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".rdf": ox.RdfFormat.RDF_XML,
}
WRITTEN = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "nquads": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
REFUSED = {
    "rdfxml": "a string holds a control character, or a property's name cannot be an XML name",
}
"""What a format cannot hold must be refused with a sentence, never written wrong."""

pytestmark = needing(RDF11)


def _graphs():
    for path in sorted(RDF11.rglob("*")):
        if path.suffix in READ and not path.name.startswith("manifest"):
            try:
                base = f"http://example.org/{path.name}"
                quads = list(ox.parse(path=str(path), format=READ[path.suffix], base_iri=base))
            except SyntaxError:
                continue  # a case of what must not be read
            yield path.relative_to(RDF11).as_posix(), sorted({_named(q) for q in quads}, key=str)


def _named(quad):
    return Triple(_name(quad.subject), quad.predicate, _name(quad.object))


def _name(term):
    return (
        NamedNode(f"urn:blank:{term.value.encode().hex()}") if isinstance(term, BlankNode) else term
    )


@pytest.fixture(scope="module")
def graphs():
    found = dict(_graphs())
    assert len(found) > 600
    return found


@pytest.mark.parametrize("name", WRITTEN)
def test_every_graph_reads_back_as_it_was(graphs, name):
    different, refused = [], []
    for path, triples in graphs.items():
        try:
            text = written(lambda out, t=triples: FORMATS[name].write(_view(t), out))
        except ModelError:
            refused.append(path)
            continue
        read = {q.triple for q in ox.parse(text, format=WRITTEN[name])}
        if read != set(triples):
            different.append(path)
    assert different == []
    assert bool(refused) == (name in REFUSED), refused
    assert all(_unfit_for_xml(graphs[path]) for path in refused)


def _view(triples):
    return View({ids.FACTS: triples}, Labels({}), {})


def _unfit_for_xml(triples):
    texts = [t.object.value for t in triples if isinstance(t.object, Literal)]
    verbs = [t.predicate.value for t in triples]
    control = any(ord(c) < 32 and c not in "\t\n\r" for text in texts for c in text)
    # Our writer splits a property's name before its last run of ASCII letters, digits and marks.
    return control or any(not re.search(r"[A-Za-z_][\w.-]*$", v, re.ASCII) for v in verbs)
