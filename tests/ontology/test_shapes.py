"""Each rule of the shapes has a graph it passes and a graph that it alone rejects.

The graphs of all cases are tried together, each under a base of its own, once by the engine of a
build and once by pySHACL: so the two are held to the same results, case by case.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
import yaml

from kg import assets, rdf
from kg.model import Severity
from kg.namespaces import LTI, PREFIXES
from kg.terms import BlankNode, NamedNode
from kg.validate.engine import faults
from kg.validate.judge import judged
from kg.validate.shapes import BASE, Shapes

FOLDER = Path(__file__).parent / "shapes"
CASES = yaml.safe_load((FOLDER / "cases.yaml").read_text(encoding="utf-8"))
VALID = sorted(path.stem for path in FOLDER.glob("*.ttl"))
SH = "http://www.w3.org/ns/shacl#"
SUBCLASS = NamedNode("http://www.w3.org/2000/01/rdf-schema#subClassOf")


@cache
def shapes():
    return Shapes.read(assets.asset("ontology", "shapes"))


def base(name):
    return f"{LTI}{name}/"


def triples(text, name):
    prefixes = PREFIXES | {"lti": base(name)}
    header = "".join(f"@prefix {k}: <{v}> .\n" for k, v in prefixes.items())
    body = re.sub(r"(?m)^@prefix .*$", "", text)
    return {quad.triple for quad in ox.parse(header + body, format=ox.RdfFormat.TURTLE)}


def valid_graph(name, case):
    return triples((FOLDER / f"{name}.ttl").read_text(encoding="utf-8"), case)


def invalid_graph(case):
    graph, name = valid_graph(case["in"], case["code"]), case["code"]
    dropped = triples(case.get("drop", ""), name)
    assert dropped <= graph, "the case drops what is not there"
    return graph - dropped | triples(case.get("add", ""), name)


@cache
def all_graphs():
    classes = [
        q.triple
        for q in rdf.read(assets.asset("ontology", "lantoa.ttl"))
        if q.predicate == SUBCLASS
    ]
    graphs = [valid_graph(name, name) for name in VALID] + [invalid_graph(c) for c in CASES]
    return [*classes, *(t for graph in graphs for t in graph)]


@cache
def results(engine):
    found = {}
    for fault in engine(all_graphs(), shapes().triples):
        case = fault.node.removeprefix(LTI).partition("/")[0]
        found.setdefault(case, set()).add((fault.rule.removeprefix(BASE), fault.node))
    return found


@pytest.mark.parametrize("name", VALID)
def test_the_minimal_graph_conforms(name):
    assert name not in results(faults)
    assert name not in results(judged)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["code"])
def test_exactly_the_named_rule_rejects(case):
    found = results(faults)[case["code"]]
    assert {code for code, _ in found} == {case["code"]}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["code"])
def test_the_judge_finds_the_same(case):
    assert results(judged)[case["code"]] == results(faults)[case["code"]]


def test_every_rule_has_a_case():
    assert {rule.code for rule in shapes().rules.values()} == {c["code"] for c in CASES}


@pytest.mark.parametrize("rule", shapes().rules.values(), ids=lambda rule: rule.code)
def test_a_rule_says_what_is_wrong_and_what_to_do_in_both_languages(rule):
    for words in (rule.wrong, rule.remedy):
        assert words.vi.endswith(".")
        assert words.en.endswith(".")
        assert words.vi != words.en


def test_every_constraint_that_reports_has_a_message_and_a_severity():
    told, graded, targeted, used = set(), set(), set(), set()
    for t in shapes().triples:
        name, where = str(t.subject), t.predicate.value
        if where == f"{SH}message":
            told.add((name, t.object.language))
        elif where == f"{SH}severity":
            graded.add(name)
        elif where == f"{SH}targetClass":
            targeted.add(name)
        elif where == f"{SH}property":
            used.add((name, str(t.object)))
    reporting = {p for node, p in used if node in targeted}
    assert reporting <= graded
    assert {name for name, lang in told if lang == "vi"} == graded
    assert {name for name, lang in told if lang == "en"} == graded


def test_shapes_have_names():
    kinds = {f"{SH}NodeShape", f"{SH}PropertyShape"}
    for t in shapes().triples:
        if isinstance(t.object, NamedNode) and t.object.value in kinds:
            assert not isinstance(t.subject, BlankNode)
            assert t.subject.value.startswith(BASE)


def test_a_label_is_asked_of_every_class_that_has_individuals():
    ontology = [q.triple for q in rdf.read(assets.asset("ontology", "lantoa.ttl"))]
    above = {}
    for t in ontology:
        if t.predicate == SUBCLASS:
            above.setdefault(t.subject, set()).add(t.object)
    asked = {
        t.object
        for t in shapes().triples
        if t.predicate.value == f"{SH}targetClass" and t.subject.value == f"{BASE}SH01"
    }
    built = {"clm", "ev", "txt"}

    def covered(cls):
        return cls in asked or any(covered(c) for c in above.get(cls, ()))

    prefixed = {
        t.subject
        for t in ontology
        if t.predicate.value.endswith("#iriPrefix") and t.object.value not in built
    }
    assert prefixed
    assert {c.value for c in prefixed if not covered(c)} == set()


def test_the_shipped_vocabulary_conforms():
    folder = assets.asset("ontology")
    files = [folder / "lantoa.ttl", *sorted((folder / "schemes").glob("*.ttl"))]
    assert list(faults(rdf.read_all(files), shapes().triples)) == []


def test_only_violations_fail():
    rules = {rule.code: rule.severity for rule in shapes().rules.values()}
    assert rules["SH09-type"] == Severity.VIOLATION
    assert rules["SH10-head"] == Severity.WARNING
    assert rules["SH26-grantor"] == Severity.INFO
