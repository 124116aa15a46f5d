from closing import triples

from kg import ids, infer
from kg.errors import Place
from kg.model import Severity
from kg.store import EmbeddedStore
from kg.terms import NamedNode, Quad

APART = "[] a owl:AllDisjointClasses ; owl:members ( ex:Organ ex:Place ex:Act ) ."


def clashes(turtle, place_of=None):
    view = EmbeddedStore()
    view.add(Quad(t.subject, t.predicate, t.object, ids.FACTS) for t in triples(turtle))
    return list(infer.clashes(view, place_of or {}))


def test_a_thing_in_two_disjoint_classes_is_told_once_with_both_and_where():
    where = Place("a.yaml", 7, 3)
    found = clashes(
        APART + "ex:a a ex:Organ , ex:Place .", {NamedNode("http://example.org/a"): where}
    )
    assert [(f.severity, f.where) for f in found] == [(Severity.VIOLATION, where)]
    assert "Organ" in found[0].message.vi
    assert "Place" in found[0].message.en


def test_a_pair_declared_disjoint_is_watched_too():
    assert len(clashes("ex:A owl:disjointWith ex:B . ex:a a ex:A , ex:B .")) == 1


def test_one_class_each_is_no_clash():
    assert clashes(APART + "ex:a a ex:Organ . ex:b a ex:Place .") == []
