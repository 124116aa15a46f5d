"""Statements as facts, claims and evidence."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from village import RECORD, codes, load

from kg import ids
from kg.model import Layer, Severity
from kg.namespaces import LT, LTI, RDF, SKOS
from kg.sources import claims
from kg.terms import NamedNode

GOLDEN = Path(__file__).parent / "golden" / "suoi-vang.nq"
BACKGROUND = """\
set: xa
by: bg-bao
sources:
  - {id: bg-bao, title: Bài về xã, publisher: Báo Xã, accessed: 2026-01-02,
     address: "https://example.org/a?b=1"}
  - {id: bg-sach, title: Sách về xã, en: A book, address: "trang 7"}
entities:
  - id: body-hoi-nong-dan-suoi-vang
    numericValue: {is: 12, by: bg-sach, certainty: co-the, note: đếm lại, note_en: counted again}
  - id: body-uy-ban-xa-suoi-vang
    type: Body
    vi: Ủy ban nhân dân xã Suối Vàng
    en: Suối Vàng People's Committee
    also: [Ủy ban xã]
    validFrom:
      - {is: 2001-01-01, rank: preferred, rival: ngay-lap}
      - {is: 2002-01-01, rank: deprecated, rival: ngay-lap, by: bg-sach}
"""


def lines(loaded):
    return [f"{quad} ." for quad in claims.quads(loaded)]


@pytest.mark.golden
def test_a_record_and_a_background_set_become_these_quads(tmp_path):
    made = "\n".join(lines(load(tmp_path, a=RECORD, b_bg=BACKGROUND))) + "\n"
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(made, encoding="utf-8", newline="\n")
    assert made == GOLDEN.read_text(encoding="utf-8")


def graph(loaded, name):
    return [q for q in claims.quads(loaded) if q.graph_name == name]


def test_the_same_statements_in_another_order_make_the_same_quads(tmp_path):
    head, *blocks = RECORD.split("  - id: ")
    turned = head + "".join("  - id: " + block for block in reversed(blocks))
    one, two = tmp_path / "1", tmp_path / "2"
    one.mkdir()
    two.mkdir()
    assert lines(load(one, a=RECORD)) == lines(load(two, a=turned))


def test_what_is_stated_and_what_is_read_stand_in_graphs_of_their_own(tmp_path):
    loaded = load(tmp_path, a=RECORD)
    facts = {q.predicate for q in graph(loaded, ids.layer_graph(Layer.SOURCE, "suoi-vang"))}
    read = {q.subject for q in graph(loaded, ids.layer_graph(Layer.READING, "suoi-vang"))}
    assert RDF.subject not in facts
    assert ids.thing("act-don-duong") in read


def test_every_fact_but_a_label_has_exactly_one_claim(tmp_path):
    loaded = load(tmp_path, a=RECORD, b_bg=BACKGROUND)
    made = claims.of(loaded)
    asserted = {(c.graph, c.statement.triple) for c in made if c.statement.asserted}
    layers = [ids.layer_graph(layer, s) for layer in Layer for s in ("suoi-vang", "xa")]
    labels = {SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel}
    plain = {s.triple for s in loaded.labels}
    facts = {(q.graph_name, q.triple) for q in claims.quads(loaded) if q.graph_name in layers}
    assert {f for f in facts if f[1] not in plain} == asserted
    assert all(t.predicate in labels for t in plain)
    assert len({c.iri for c in made}) == len(made)


def test_a_rejected_statement_is_claimed_and_not_asserted(tmp_path):
    loaded = load(tmp_path, a=RECORD)
    (rejected,) = [c for c in claims.of(loaded) if not c.statement.asserted]
    every = list(claims.quads(loaded))
    assert not [q for q in every if q.triple == rejected.statement.triple]
    (other,) = [q.object for q in every if q.subject == rejected.iri and "conflicts" in str(q)]
    assert [q for q in every if q.subject == other and q.object == rejected.iri]


def test_labels_of_a_rejected_thing_stand_beside_its_claims(tmp_path):
    text = RECORD + (
        "  - {id: body-to-san-xuat, type: Club, vi: Tổ sản xuất, en: Team, rank: deprecated,"
        ' seen: [3, "Hội còn", 140]}\n'
    )
    loaded = load(tmp_path, a=text)
    assert codes(loaded) == []
    graphs = {q.graph_name for q in claims.quads(loaded) if "body-to-san-xuat" in str(q.subject)}
    assert graphs == {ids.evidence_graph(Layer.SOURCE, "suoi-vang")}


def test_the_reason_of_a_block_is_not_given_to_what_the_source_states(tmp_path):
    loaded = load(tmp_path, a=RECORD)
    noted = {s.status: s.notes for s in loaded.statements if "act-don-duong" in str(s.triple)}
    assert noted["stated"] == ()
    assert noted["reading"]


def test_repeats_join_their_evidence(tmp_path):
    again = '    field: [field-nong-nghiep, {is: field-nong-nghiep, seen: [2, "cam", 133]}]'
    loaded = load(tmp_path, a=RECORD.replace("    field: field-nong-nghiep", again))
    (claim,) = [c for c in claims.of(loaded) if "field-nong-nghiep" in str(c.statement.triple)]
    assert [e.start for e in claim.statement.evidence] == [120, 133]


def test_a_cut_phrase_says_that_it_is_cut(tmp_path):
    cut = '[3, "Hội còn … rác thải", 140, 209]'
    loaded = load(tmp_path, a=RECORD.replace('[3, "dọn đường làng", 177]', cut))
    elided = [q.subject for q in claims.quads(loaded) if q.predicate == LT.elided]
    assert elided == [ids.thing("ev-suoi-vang-140-209")]


def test_the_time_reported_is_a_reading_with_its_words(tmp_path):
    reported = (
        "  reported: {edtf: '[2020..2021]', earliest: 2020-01-01, latest: 2021-12-31,"
        ' text: sau hai năm, seen: [2, "Sau hai năm", 49]}\nentities:'
    )
    loaded = load(tmp_path, a=RECORD.replace("entities:", reported))
    assert codes(loaded) == []
    (claim,) = [c for c in claims.of(loaded) if c.statement.triple.predicate == LT.reportedAt]
    assert claim.statement.triple.object == ids.thing("date-suoi-vang")
    assert claim.statement.notes[0] == ("vi", "Tính từ lời «sau hai năm».")
    assert claim.statement.evidence[0].start == 49
    labels = {s.triple.object.value for s in loaded.labels}
    assert "Thời điểm phản ánh: [2020..2021]" in labels


def test_a_source_described_by_a_block_is_not_described_again(tmp_path):
    own = (
        "  - {id: src-suoi-vang, type: Source, vi: Bài của xã, en: Article,"
        ' seen: [1, "Suối Vàng", 16]}\n'
    )
    loaded = load(tmp_path, a=RECORD + own)
    assert codes(loaded) == []
    named = [s.triple.object.value for s in loaded.labels if "src-suoi" in str(s.triple.subject)]
    assert named == ["Bài của xã", "Article"]


def test_a_concept_may_get_a_label_that_the_source_shows(tmp_path):
    text = RECORD + '  - {concept: abbr-hnd, also: [{is: HND, seen: [2, "Hội Nông dân xã", 83]}]}\n'
    loaded = load(tmp_path, a=text)
    assert codes(loaded) == []
    (claim,) = [c for c in claims.of(loaded) if "HND" in str(c.statement.triple)]
    assert claim.statement.triple.predicate == SKOS.altLabel


def test_background_statements_name_their_own_source(tmp_path):
    loaded = load(tmp_path, a=RECORD, b_bg=BACKGROUND)
    assert codes(loaded) == []
    cited = {s.triple.object.value: s.by for s in loaded.statements if s.layer is Layer.BACKGROUND}
    assert cited["2001-01-01"] == "bg-bao"
    assert cited["2002-01-01"] == "bg-sach"
    assert {s.id for s in loaded.sources} == {"suoi-vang", "bg-bao", "bg-sach"}
    about = graph(loaded, ids.evidence_graph(Layer.BACKGROUND, "xa"))
    assert "Báo Xã, https://example.org/a?b=1, 2026-01-02" in {
        q.object.value for q in about if "Citation" in str(q.predicate)
    }


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("by: bg-bao\nsources", "sources", "background-without-by"),
        ("by: bg-bao\nsources", "by: bg-baoo\nsources", "by-unknown"),
        ("by: bg-sach, certainty", "by: bg sach, certainty", "by-unknown"),
        ("12, by", '12, seen: [1, "a", 2], by', "seen-background"),
        ("12, by", "12, status: stated, by", "status-unknown"),
        ("id: bg-sach", "id: bg-bao", "source-twice"),
        ("id: bg-sach", "id: bg sách", "id-form"),
        ("id: bg-sach, ", "", "key-missing"),
        ("title: Sách về xã, ", "", "key-missing"),
        ("set: xa", "set: Xã", "id-form"),
        ("accessed: 2026-01-02", "accessed: 2/1/2026", "date-form"),
        ("publisher: Báo Xã", "pubisher: Báo Xã", "key-unknown"),
        ("by: bg-bao\nsources", "bye: bg-bao\nsources", "key-unknown"),
    ],
)
def test_faults_of_a_background_set_are_told(tmp_path, old, new, code):
    assert BACKGROUND.count(old) == 1
    loaded = load(tmp_path, a=RECORD, b_bg=BACKGROUND.replace(old, new))
    assert code in codes(loaded)
    assert list(claims.quads(loaded))


def test_places_of_things_claims_and_sources_are_known(tmp_path):
    loaded = load(tmp_path, a=RECORD)
    assert loaded.place_of[ids.thing("act-trong-cam")].line == 21
    assert loaded.place_of[ids.source("suoi-vang")].line == 2
    assert all(claim.iri in loaded.place_of for claim in claims.of(loaded))


def test_a_file_named_twice_is_read_once(tmp_path):
    from village import VOCABULARY

    from kg.sources import load_all

    load(tmp_path, a=RECORD)
    loaded = load_all([tmp_path, tmp_path / "a.yaml", tmp_path], VOCABULARY)
    assert len(loaded.inputs) == 1
    assert codes(loaded) == []


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_no_damage_to_a_record_breaks_the_reader(tmp_path_factory, data):
    text = RECORD
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text) - 1))
        upto = min(len(text), at + data.draw(st.integers(0, 12)))
        new = data.draw(st.text(alphabet="abê:[]{}\"',-#&*!|>\n\t \u202e0", max_size=6))
        text = text[:at] + new + text[upto:]
    loaded = load(tmp_path_factory.mktemp("damaged"), a=text)
    quads = list(claims.quads(loaded))
    assert quads or loaded.findings
    assert all(f.message.vi and f.message.en and f.where for f in loaded.findings)


@settings(max_examples=50, deadline=None)
@given(st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True))
def test_an_id_comes_back_from_its_iri(name):
    assert ids.is_slug(name)
    iri = ids.thing(f"body-{name}")
    assert iri == NamedNode(f"{LTI}body-{name}")
    assert ids.prefix_of(iri.value.removeprefix(LTI)) == "body"


def test_nfd_and_nfc_records_say_the_same(tmp_path):
    import unicodedata

    one, two = tmp_path / "1", tmp_path / "2"
    one.mkdir()
    two.mkdir()
    nfd = unicodedata.normalize("NFD", RECORD)
    assert nfd != RECORD
    loaded = load(two, a=nfd)
    assert {f.severity for f in loaded.findings} == {Severity.WARNING}
    assert set(codes(loaded)) == {"not-nfc"}
    assert lines(load(one, a=RECORD)) == lines(loaded)


def test_a_record_of_four_hundred_entities_is_read_whole(tmp_path):
    block = RECORD.partition("  - id: act-trong-cam")[2].partition("  - id: act-don")[0]
    many = "".join(f"  - id: act-trong-cam-{i}{block}" for i in range(400))
    text = RECORD.partition("  - id: act-trong-cam")[0] + many
    loaded = load(tmp_path, a=text)
    assert codes(loaded) == []
    assert len(loaded.statements) > 2000
