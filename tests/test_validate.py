"""Validation ends in findings that name the thing, its place, what is wrong and what to do."""

from __future__ import annotations

import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import yaml

from kg import assets, ids, rdf
from kg.errors import ModelError, Place
from kg.model import Severity, Table
from kg.namespaces import PREFIXES, compact
from kg.terms import Literal, NamedNode, Triple
from kg.validate import Check, Shapes, report, run_checks, to_validate

CASES = Path(__file__).parent / "ontology" / "shapes"
CHECKS = Check.read_all(assets.asset("queries", "checks"))
BROKEN = yaml.safe_load((CASES / "checks.yaml").read_text(encoding="utf-8"))
HEADER = "".join(f"@prefix {name}: <{base}> .\n" for name, base in PREFIXES.items())
BODY = ids.thing("body-hoi")


class View:
    """A store view over an embedded store, with our default graph."""

    def __init__(self, quads):
        self.store = ox.Store()
        self.store.extend(quads)

    def select(self, query):
        found = self.store.query(query, default_graph=[ids.FACTS, ids.ONTOLOGY, ids.SCHEMES])
        columns = tuple(v.value for v in found.variables)
        return Table(columns, tuple(tuple(row[c] for c in columns) for row in found))

    def quads(self, graph=None):
        return iter(sorted(self.store.quads_for_pattern(None, None, None, graph), key=str))

    def graphs(self):
        return sorted(self.store.named_graphs(), key=str)


def trig(text):
    return set(ox.parse(HEADER + text, format=ox.RdfFormat.TRIG))


def layered():
    return set(rdf.read(CASES / "checks.trig"))


def broken(case):
    dropped = trig(case.get("drop", ""))
    both = case.get("both", "")
    layers = [ids.FACTS.value, "https://w3id.org/lantoa/graph/background/bang"]
    added = trig(case.get("add", "") + "".join(f"<{g}> {{ {both} }}\n" for g in layers if both))
    assert dropped <= layered()
    return View(layered() - dropped | added)


def shapes():
    return Shapes.read(assets.asset("ontology", "shapes"))


def turtle(text):
    return [quad.triple for quad in ox.parse(HEADER + text, format=ox.RdfFormat.TURTLE)]


def body():
    return turtle('lti:body-hoi a lt:Body ; skos:prefLabel "Hội"@vi .')


def test_a_graph_in_order_passes_every_check():
    assert list(run_checks(View(layered()), CHECKS, {})) == []


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: f"{case['code']}-{case['about']}")
def test_exactly_the_named_check_finds_the_fault(case):
    found = list(run_checks(broken(case), CHECKS, {}))
    assert {f.code for f in found} == {case["code"]}
    assert case["about"] in {f.about for f in found}
    if "count" in case:
        assert len(found) == case["count"]


def test_every_check_has_a_case():
    assert {check.rule.code for check in CHECKS} == {case["code"] for case in BROKEN}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.rule.code)
def test_a_check_speaks_both_languages_and_orders_its_rows(check):
    for words in (check.rule.wrong, check.rule.remedy):
        assert words.vi.endswith(".")
        assert words.en.endswith(".")
        assert words.vi != words.en
    assert "ORDER BY" in check.query


def test_two_documents_with_one_code_are_told_and_allowed():
    case = next(c for c in BROKEN if c["code"] == "SH05")
    found = list(run_checks(broken(case), CHECKS, {}))
    assert {f.severity for f in found} == {Severity.INFO}
    assert len(found) == 2


def test_a_finding_says_what_is_wrong_with_what_and_what_to_do():
    (found,) = shapes().findings(body(), {})
    assert found.code == "SH09-type"
    assert found.severity == Severity.VIOLATION
    assert found.about == "lti:body-hoi"
    assert found.message.vi == "«lti:body-hoi»: Tổ chức phải có đúng một loại."
    assert found.message.en == "“lti:body-hoi”: A body needs exactly one type."
    assert found.hint.vi == "Ghi bodyType, ví dụ bodytype-hoi-ccb."
    assert found.hint.en == "Write bodyType, such as bodytype-hoi-ccb."


def test_without_a_wheel_of_the_engine_the_judge_finds_the_same(monkeypatch):
    fast = list(shapes().findings(body(), {}))
    monkeypatch.setitem(sys.modules, "shifty._shifty", None)
    assert list(shapes().findings(body(), {})) == fast


def test_a_finding_shows_the_value_that_is_wrong():
    text = 'lti:meas-a a lt:Measurement ; lt:unitCode "sào" .'
    data = turtle(text)
    found = {f.code: f.message.vi for f in shapes().findings(data, {})}
    assert found["SH16-unit"].endswith("[lt:unitCode sào]")


def test_a_finding_points_at_the_line_of_the_thing():
    where = Place("data/sources/bai.yaml", 12)
    (found,) = shapes().findings(body(), {BODY: where})
    assert found.where == where


def test_a_finding_points_at_the_very_statement_when_its_line_is_known():
    thing, line = Place("bai.yaml", 12), Place("bai.yaml", 14)
    meas = ids.thing("meas-a")
    wrong = Triple(meas, NamedNode(f"{PREFIXES['lt']}unitCode"), Literal("sào"))
    data = turtle("lti:meas-a a lt:Measurement .")
    told = shapes().findings([*data, wrong], {meas: thing}, statement_at={wrong: line})
    found = {f.code: f.where for f in told}
    assert found["SH16-unit"] == line
    assert found["SH16-words"] == thing


def test_a_selector_is_placed_with_its_evidence():
    text = "lti:ev-bai-1-5-p a oa:TextPositionSelector ."
    data = turtle(text)
    where = Place("bai.yaml", 3)
    found = list(shapes().findings(data, {ids.thing("ev-bai-1-5"): where}))
    assert {f.code for f in found} == {"SH23-start", "SH23-end"}
    assert {f.where for f in found} == {where}


def test_the_report_joins_shapes_and_checks_and_is_sorted():
    case = next(c for c in BROKEN if c["code"] == "SH08" and c["about"] == "lti:impl-a")
    view = broken(case)
    told = report(view, {})
    codes = {f.code for f in told.findings}
    assert "SH08" in codes
    assert "SH02-number" not in codes
    assert not told.ok
    assert list(told.findings) == sorted(told.findings, key=lambda f: f.key())
    assert told == report(view, {})


def test_shapes_see_facts_claims_and_vocabulary_and_no_layer_twice():
    seen = list(to_validate(View(layered())))
    assert len(seen) == len(set(seen))
    assert any(compact(t.subject.value) == "lti:clm-bai-1" for t in seen)


def test_a_check_without_its_words_is_a_fault_of_the_file(tmp_path):
    (tmp_path / "a.rq").write_text("# id: A\n# severity: violation\nSELECT * {}", encoding="utf-8")
    with pytest.raises(ModelError) as caught:
        Check.read_all(tmp_path)
    assert "vi-next" in caught.value.to("vi")
    assert caught.value.where.file.endswith("a.rq")


def test_a_check_of_unknown_gravity_is_a_fault_of_the_file(tmp_path):
    lines = [f"# {k}: x" for k in ("id", "vi", "en", "vi-next", "en-next")]
    text = "\n".join([*lines, "# severity: huge", "SELECT * {}"])
    (tmp_path / "a.rq").write_text(text, encoding="utf-8")
    with pytest.raises(ModelError, match="severity"):
        Check.read(tmp_path / "a.rq")


def test_a_folder_without_shapes_is_told(tmp_path):
    with pytest.raises(ModelError):
        Shapes.read(tmp_path)
