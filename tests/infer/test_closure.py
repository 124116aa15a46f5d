import judge
import pytest
from closing import RULES, TERMS, ours, triples
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st


def test_the_judge_agrees_on_every_rule_in_use():
    terms = triples(TERMS)
    facts = triples("""
        ex:a a ex:Organ ; ex:directlyUnder ex:b ; ex:name "A"@vi .
        ex:b ex:directlyUnder ex:c .
        ex:act ex:ledBy ex:a ; ex:partner ex:d , ex:e .
        ex:d ex:locatedIn ex:v . ex:v ex:within ex:w . ex:w ex:within ex:x .
        ex:c ex:above ex:f .
    """)
    found = {i.triple for i in ours(terms, facts)}
    assert found == judge.closure(terms, facts)
    assert len(found) > 25


def _random_facts():
    names = st.sampled_from(["ex:a", "ex:b", "ex:c", "ex:d"])
    words = ["ex:directlyUnder", "ex:under", "ex:above", "ex:leads", "ex:ledBy", "ex:partner"]
    words += ["ex:worksWith", "ex:locatedIn", "ex:within"]
    links = st.tuples(names, st.sampled_from(words), names)
    kinds = st.tuples(names, st.just("a"), st.sampled_from(["ex:Organ", "ex:Place"]))
    return st.lists(st.one_of(links, kinds), min_size=1, max_size=10, unique=True)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_random_facts())
def test_the_judge_agrees_on_random_graphs(rows):
    terms = triples(TERMS)
    facts = triples("".join(f"{s} {p} {o} .\n" for s, p, o in rows))
    assert {i.triple for i in ours(terms, facts)} == judge.closure(terms, facts)


def test_no_fact_is_inferred_again():
    terms = triples(TERMS)
    facts = triples("ex:a a ex:Organ , ex:Group , ex:Agent .")
    assert ours(terms, facts) == []


def test_the_terminology_alone_adds_nothing():
    assert ours(triples(TERMS), []) == []


def test_all_classes_of_a_thing_rest_on_what_was_said_of_it():
    terms, facts = triples(TERMS), triples("ex:a a ex:Organ .")
    found = ours(terms, facts)
    assert [i.premises for i in found] == [tuple(facts)] * 2
    assert {i.rule.id for i in found} == {"cax-sco"}


def test_premises_are_known_before_what_they_prove():
    terms = triples(TERMS)
    facts = triples("ex:a ex:directlyUnder ex:b . ex:b ex:directlyUnder ex:c .")
    known = set(facts)
    for inference in ours(terms, facts):
        assert set(inference.premises) <= known
        known.add(inference.triple)


@pytest.mark.parametrize("turn", [False, True])
def test_the_derivation_chosen_does_not_depend_on_the_order(turn):
    terms = triples(TERMS)
    facts = triples("""
        ex:act ex:ledBy ex:a ; ex:partner ex:d . ex:more ex:ledBy ex:a ; ex:partner ex:d .
        ex:a ex:under ex:b . ex:b ex:under ex:c . ex:a ex:under ex:e . ex:e ex:under ex:c .
    """)
    straight = ours(terms, facts)
    turned = ours(terms[::-1], facts[::-1], RULES[::-1]) if turn else ours(terms, facts)
    assert [(i.triple, i.rule, i.premises) for i in turned] == [
        (i.triple, i.rule, i.premises) for i in straight
    ]


def test_a_literal_is_never_the_subject_of_an_inference():
    terms = triples("ex:name owl:inverseOf ex:nameOf ; rdfs:range ex:Word .")
    assert ours(terms, triples('ex:a ex:name "A" .')) == []
