"""The concept schemes keep the integrity conditions of SKOS and the rules of this house."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from functools import cache

import pytest

from kg import assets, rdf
from kg.ids import is_slug
from kg.namespaces import LTS, RDF, SKOS
from kg.terms import Literal, NamedNode

FILES = sorted(assets.asset("ontology", "schemes").glob("*.ttl"))
CODES = [path.stem for path in FILES]
BROADER, NARROWER = SKOS.broader, SKOS.narrower
TOP, HAS_TOP = SKOS.topConceptOf, NamedNode(f"{SKOS.broader.value.partition('#')[0]}#hasTopConcept")
COMPLETENESS = NamedNode("https://w3id.org/lantoa/ont#listCompleteness")


@cache
def graph(code=None):
    return rdf.read_all(path for path in FILES if code in (None, path.stem))


@cache
def concepts(code=None):
    return {t.subject for t in graph(code) if t.predicate == RDF.type and t.object == SKOS.Concept}


def values(subject, predicate, code=None):
    return [t.object for t in graph(code) if t.subject == subject and t.predicate == predicate]


def pairs(predicate):
    return {(t.subject, t.object) for t in graph() if t.predicate == predicate}


def ancestors(concept, above):
    seen, queue = set(), [concept]
    while queue:
        for parent in above.get(queue.pop(), ()):
            if parent not in seen:
                seen.add(parent)
                queue.append(parent)
    return seen


@cache
def above():
    found = defaultdict(set)
    for narrow, broad in pairs(BROADER):
        found[narrow].add(broad)
    return found


@pytest.mark.parametrize("code", CODES)
def test_a_file_holds_the_scheme_of_its_name_and_no_other(code):
    schemes = {t.subject for t in graph(code) if t.object == SKOS.ConceptScheme}
    assert schemes == {NamedNode(LTS + code)}
    for concept in concepts(code):
        assert values(concept, SKOS.inScheme, code) == [NamedNode(LTS + code)]


@pytest.mark.parametrize("code", CODES)
def test_a_concept_bears_the_name_of_its_scheme_and_its_notation(code):
    for concept in concepts(code):
        slugs = [n.value for n in values(concept, SKOS.notation, code) if is_slug(n.value)]
        assert [f"{LTS}{code}-{slug}" for slug in slugs] == [concept.value]


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("said", [SKOS.prefLabel, SKOS.definition], ids=["label", "definition"])
def test_words_stand_once_in_each_language(code, said):
    for node in [*concepts(code), NamedNode(LTS + code)]:
        assert sorted(w.language for w in values(node, said, code)) == ["en", "vi"]


@pytest.mark.parametrize("code", CODES)
def test_two_concepts_of_a_scheme_differ_in_their_labels(code):
    for language in ("vi", "en"):
        labels = Counter(
            word.value.casefold()
            for concept in concepts(code)
            for word in values(concept, SKOS.prefLabel, code)
            if word.language == language
        )
        assert [label for label, count in labels.items() if count > 1] == []


def test_no_label_is_at_once_preferred_and_alternative():
    preferred, other = pairs(SKOS.prefLabel), pairs(SKOS.altLabel) | pairs(SKOS.hiddenLabel)
    assert preferred & other == set()


def test_a_definition_says_more_than_the_name():
    for concept in concepts():
        for word in values(concept, SKOS.definition):
            names = [
                n.value for n in values(concept, SKOS.prefLabel) if n.language == word.language
            ]
            assert word.value.rstrip(".").casefold() not in {n.casefold() for n in names}
            assert word.value.endswith(".")


def test_broader_and_narrower_mirror_each_other_within_one_scheme():
    assert pairs(BROADER) == {(narrow, broad) for broad, narrow in pairs(NARROWER)}
    scheme = dict(pairs(SKOS.inScheme))
    assert all(scheme[narrow] == scheme[broad] for narrow, broad in pairs(BROADER))


def test_nothing_is_broader_than_itself():
    assert [c.value for c in concepts() if c in ancestors(c, above())] == []


def test_nothing_is_both_broader_and_related():
    related = pairs(NamedNode(f"{SKOS.broader.value.partition('#')[0]}#related"))
    assert [(a, b) for a, b in related if b in ancestors(a, above())] == []


def test_top_concepts_are_those_without_a_broader_one():
    tops = {concept for concept, _ in pairs(TOP)}
    assert tops == {concept for concept in concepts() if concept not in above()}
    assert pairs(TOP) == {(concept, scheme) for scheme, concept in pairs(HAS_TOP)}


def test_every_concept_that_is_named_exists():
    named = {t.object for t in graph() if isinstance(t.object, NamedNode)}
    ours = {n for n in named if n.value.startswith(LTS)}
    made = {t.subject for t in graph() if t.predicate == RDF.type}
    assert ours <= made


def test_words_are_nfc_without_stray_spaces():
    for t in graph():
        if isinstance(t.object, Literal):
            text = t.object.value
            assert text == unicodedata.normalize("NFC", text)
            assert text == " ".join(text.split())


def test_no_blank_nodes():
    assert all(isinstance(n, NamedNode | Literal) for t in graph() for n in (t.subject, t.object))


def test_one_abbreviation_may_stand_for_two_types():
    bearers = defaultdict(set)
    for concept in concepts("doctype"):
        for notation in values(concept, SKOS.notation, "doctype"):
            bearers[notation.value].add(concept.value.removeprefix(LTS))
    assert bearers["QĐ"] == {"doctype-quyet-dinh", "doctype-quy-dinh"}
    assert bearers["TT"] == {"doctype-thong-tri", "doctype-thong-tu"}


def test_degradation_has_three_forms():
    found = {n.value for n in values(NamedNode(f"{LTS}vice-suy-thoai"), NARROWER, "vice")}
    assert len(found) == 3


def test_unchecked_lists_say_that_they_are_open():
    opened = {t.subject.value.removeprefix(LTS) for t in graph() if t.predicate == COMPLETENESS}
    assert opened == {"abbr", "award", "doctype", "title"}


def test_what_ended_with_the_district_level_says_so():
    ends = {
        t.subject.value.removeprefix(LTS): t.object.value
        for t in graph()
        if t.predicate.value.endswith("#validTo")
    }
    assert {"level-huyen", "unitkind-huyen", "unitkind-thi-tran", "bodytype-huyen-uy"} <= set(ends)
    assert set(ends.values()) == {"2025-06-30"}
    assert all(re.fullmatch(r"[a-z0-9-]+", name) for name in ends)
