"""Who says so: claims, words, rules, rivals, and the forms of the answer."""

import json

import pytest

from kg import explain, ids, search
from kg.errors import UsageError
from kg.namespaces import LT, LTG, LTI, OA, RDF, RDFS, SKOS
from kg.store import EmbeddedStore
from kg.terms import Literal, NamedNode, Quad, Triple

EVIDENCE = NamedNode(f"{LTG}evidence/source/thu")
A, B, C = (ids.thing(f"body-{x}") for x in "abc")
LED, PARTNER = (NamedNode(f"https://w3id.org/lantoa/ont#{n}") for n in ("ledBy", "hasPartner"))
STATED, INFERRED = ids.concept("status-stated"), ids.concept("status-inferred")
PREFERRED, DEPRECATED = ids.concept("rank-preferred"), ids.concept("rank-deprecated")
RULE = ids.thing("rule-doi-xung")
SOURCE = ids.source("thu")
LABELS = {
    A: ("Hội A", "Union A"),
    B: ("Đoàn B", "League B"),
    C: ("Phòng C", "Office C"),
    LED: ("chủ trì", "led by"),
    PARTNER: ("phối hợp với", "has partner"),
    STATED: ("nêu trong nguồn", "stated"),
    INFERRED: ("suy ra", "inferred"),
    PREFERRED: ("ưu tiên", "preferred"),
    DEPRECATED: ("bị loại", "deprecated"),
    RULE: ("Phối hợp là hai chiều.", "Cooperation goes both ways."),
    SOURCE: ("Bài thử", "Trial article"),
    LT.Claim: ("Phát biểu", "Claim"),
}


def claim(name):
    return ids.thing(f"clm-{name}")


def said(name, triple, status, rank=None, **more):
    about = [
        (RDF.type, LT.Claim),
        (RDF.subject, triple.subject),
        (RDF.predicate, triple.predicate),
        (RDF.object, triple.object),
        (LT.assertionStatus, status),
        (LT.rank, rank or ids.concept("rank-normal")),
        *((getattr(LT, key), value) for key, value in more.items()),
    ]
    return [Quad(claim(name), p, o, EVIDENCE) for p, o in about]


def evidence():
    span = ids.thing("ev-thu-10-24")
    quote, position = ids.thing("ev-thu-10-24-q"), ids.thing("ev-thu-10-24-p")
    for s, p, o in (
        (span, LT.paragraph, Literal(2)),
        (span, OA.hasSelector, quote),
        (span, OA.hasSelector, position),
        (quote, OA.exact, Literal("phối hợp với B")),
        (position, OA.start, Literal(10)),
        (position, OA.end, Literal(24)),
    ):
        yield Quad(s, p, o, EVIDENCE)


@pytest.fixture(scope="module")
def store():
    store = EmbeddedStore()
    ab, ba, ac = Triple(A, PARTNER, B), Triple(B, PARTNER, A), Triple(A, LED, C)
    quads = [
        *said("1", ab, STATED, claimedIn=SOURCE, hasEvidence=ids.thing("ev-thu-10-24"),
              attributedSpeaker=C, certainty=ids.concept("certainty-co-the")),
        *said("2", ba, INFERRED, inferenceRule=RULE, inferredFrom=claim("1")),
        *said("3", ac, STATED, PREFERRED, claimedIn=SOURCE, conflictsWith=claim("4")),
        *said("4", Triple(A, LED, B), STATED, DEPRECATED, conflictsWith=claim("3")),
        *said("5", Triple(A, SKOS.altLabel, Literal("A", language="vi")), STATED),
        *evidence(),
        Quad(claim("1"), SKOS.note, Literal("hiểu theo câu", language="vi"), EVIDENCE),
        Quad(claim("1"), SKOS.note, Literal("by the sentence", language="en"), EVIDENCE),
        Quad(C, PARTNER, B, NamedNode(f"{LTG}background/units")),
    ]  # fmt: skip
    for thing, (vi, en) in LABELS.items():
        kind = SKOS.prefLabel if "/id/" in thing.value or "/scheme/" in thing.value else RDFS.label
        quads += [
            Quad(thing, kind, Literal(vi, language="vi"), ids.FACTS),
            Quad(thing, kind, Literal(en, language="en"), ids.FACTS),
        ]
    store.add(quads)
    return store


@pytest.fixture(scope="module")
def index(store):
    return search.build(store)


def told(store, index, asked, lang="vi", form="text"):
    return explain.FORMATS[form](explain.explain(store, index, asked), lang)


def test_a_thing_is_told_with_words_place_speaker_and_note(store, index):
    text = told(store, index, "hoi a")
    assert text.startswith("Hội A\nlti:body-a\n")
    block = text.split("phối hợp với → Đoàn B")[1].split("\n\n")[0]
    assert "[nêu trong nguồn]" in block
    assert "«phối hợp với B» (đoạn 2, ký tự 10–24)" in block
    assert "nguồn: Bài thử" in block
    assert "lời của: Phòng C" in block
    assert "ghi chú: hiểu theo câu" in block


def test_english_is_told_in_english(store, index):
    text = told(store, index, "body-a", "en")
    assert "has partner → League B  [stated]" in text
    assert "(paragraph 2, characters 10–24)" in text
    assert "note: by the sentence" in text


def test_an_inference_is_told_with_its_rule_and_what_it_rests_on(store, index):
    text = told(store, index, "body-b hasPartner body-a")
    assert "theo luật: Phối hợp là hai chiều." in text
    assert "vì: Hội A: phối hợp với → Đoàn B [nêu trong nguồn]" in text


def test_rivals_are_told_with_their_ranks(store, index):
    text = told(store, index, "lti:clm-3")
    assert "Hội A: chủ trì → Phòng C  [nêu trong nguồn, ưu tiên]" in text
    assert "trái với: Hội A: chủ trì → Đoàn B [nêu trong nguồn, bị loại]" in text


def test_mentions_and_facts_of_a_table_are_told_apart(store, index):
    assert "Được nhắc tới trong:\nHội A: chủ trì → Phòng C" in told(store, index, "body-c")
    text = told(store, index, "Phòng C")
    assert "dẫn nguồn chung cho cả bảng:\nphối hợp với → Đoàn B  [ltg:background/units]" in text


def test_many_mentions_are_cut_in_words_and_whole_in_json(store, index, monkeypatch):
    monkeypatch.setattr("kg.explain.telling.MENTIONS", 1)
    assert "… và 1 phát biểu nữa" in told(store, index, "body-b")
    assert len(json.loads(told(store, index, "body-b", form="json"))["mentions"]) == 2


@pytest.mark.parametrize(
    "asked", ['body-a skos:altLabel "A"@vi', 'lti:body-a skos:altLabel "A"@vi']
)
def test_a_statement_about_a_text_can_be_asked_for(store, index, asked):
    assert "[nêu trong nguồn]" in told(store, index, asked)


def test_what_nobody_says_is_told_so(store, index):
    assert "Không có phát biểu nào." in told(store, index, "body-b ledBy body-c")
    assert "Nobody says so." in told(store, index, "body-b a lt:Claim", "en")


def test_json_has_every_iri(store, index):
    account = json.loads(told(store, index, "body-a", form="json"))
    assert account["about"] == f"{LTI}body-a"
    first = next(c for c in account["claims"] if c["claim"] == f"{LTI}clm-1")
    assert first["statement"] == [str(A), str(PARTNER), str(B)]
    assert first["quotes"] == [{"paragraph": 2, "start": 10, "end": 24, "phrase": "phối hợp với B"}]
    assert first["notes"] == {"vi": "hiểu theo câu", "en": "by the sentence"}
    third = next(c for c in account["claims"] if c["claim"] == f"{LTI}clm-3")
    assert third["against"] == [f"{LTI}clm-4"]


def test_markdown_is_a_list_of_lists(store, index):
    text = told(store, index, "body-a", form="markdown")
    assert text.startswith("## Hội A\n\n`lti:body-a`\n")
    assert "* phối hợp với → Đoàn B [nêu trong nguồn]\n" in text
    assert "\n  * «phối hợp với B»" in text


def test_an_account_is_the_same_each_time(store, index):
    assert len({told(store, index, "body-a", form="json") for _ in range(3)}) == 1


@pytest.mark.parametrize("asked", ["lti:clm-khong-co", "zzzz qqqq", "body-a ledBy zzzzqq"])
def test_what_does_not_exist_is_refused(store, index, asked):
    with pytest.raises(UsageError):
        explain.explain(store, index, asked)


def test_a_value_that_is_not_well_formed_is_refused(store, index):
    with pytest.raises(UsageError, match="not well formed"):
        explain.explain(store, index, 'body-a skos:altLabel "A"@-')


def test_the_shipped_graph_says_why_a_model_implements_a_directive(graph, built):
    shipped = search.open_current(built)
    asked = "model-lo-dot-rac implements doc-chi-thi-05-ct-tw-2016"
    account = explain.explain(graph.view, shipped, asked)
    (only,) = account.claims
    assert only.rule is not None
    grounds = [account.others[iri] for iri in only.grounds]
    assert {str(g.statement.predicate).rpartition("#")[2] for g in grounds} >= {
        "withinDrive>", "carriesOut>",
    }  # fmt: skip
    assert any(ground.quotes for ground in grounds)


def test_a_unit_of_the_tables_tells_what_became_of_it(graph):
    account = explain.of_thing(graph.view, NamedNode(f"{LTI}unit-xa-minh-quang-09700-den-2025"))
    became = {t.object.value.removeprefix(LTI) for t, _ in account.bare
              if t.predicate.value.endswith("#partlySucceededBy")}  # fmt: skip
    assert became == {"unit-xa-ba-vi-09700-tu-2025", "unit-xa-bat-bat-09676-tu-2025"}
    assert {graph.value.rpartition("graph/")[2] for _, graph in account.bare} == {
        "background/units", "inferred/units",
    }  # fmt: skip
