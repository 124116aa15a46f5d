import pyoxigraph as ox

from kg.namespaces import prefix_header
from kg.store import GENID, skolemise
from kg.terms import BlankNode


def graph(turtle):
    text = f"{prefix_header()}PREFIX ex: <http://example.org/>\n{turtle}"
    return [q.triple for q in ox.parse(text, format=ox.RdfFormat.TURTLE)]


CHAIN = "ex:p owl:propertyChainAxiom ( ex:q ex:r ) ."


def test_every_nameless_node_gets_a_name():
    named = skolemise(graph(CHAIN + "[] a owl:AllDisjointClasses ; owl:members ( ex:A ex:B ) ."))
    assert not any(isinstance(part, BlankNode) for t in named for part in (t.subject, t.object))
    assert len(named) == 11


def test_a_name_survives_an_edit_elsewhere():
    before = set(skolemise(graph(CHAIN)))
    after = set(skolemise(graph("ex:o owl:propertyChainAxiom ( ex:q ex:s ) . " + CHAIN)))
    assert before < after


def test_equal_lists_of_two_owners_stay_apart():
    named = skolemise(graph(CHAIN + CHAIN.replace("ex:p", "ex:o")))
    assert len(set(named)) == 10


def test_names_do_not_depend_on_the_order_of_the_file():
    triples = graph(CHAIN)
    assert set(skolemise(triples)) == set(skolemise(triples[::-1]))


def test_names_are_well_known_genids_of_ours():
    assert all(t.subject.value.startswith(GENID) for t in skolemise(graph("[] ex:p ex:q .")))
