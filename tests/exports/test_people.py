"""Private persons by role: no byte holds the name, and no other word is touched."""

import re

import pytest

from kg import ids
from kg.cli import kg
from kg.exports import Selection, choose, write_all
from kg.people import private_persons, seen
from kg.store import EmbeddedStore
from kg.text import fold
from kg.views import ViewOptions, page
from sample_graph import HEADER, quads_of

NAMES = ("bui thi hong nhung", "hong nhung", "ong ky", "mr ky", "gia dinh ky")
PEOPLE = """
lts:post-can-bo skos:prefLabel "cán bộ"@vi, "official"@en .
lti:person-bui-thi-hong-nhung a foaf:Person ; skos:prefLabel "Bùi Thị Hồng Nhung"@vi ;
    skos:hiddenLabel "bui thi hong nhung"@vi .
lti:memb-bui-thi-hong-nhung org:member lti:person-bui-thi-hong-nhung ; org:role lts:post-can-bo .
lti:person-ong-ky-hop-chau a foaf:Person ; skos:prefLabel "Ông Kỳ (thị trấn Hợp Châu)"@vi,
    "Mr Kỳ (Hợp Châu)"@en ; foaf:givenName "Kỳ"@vi .
lti:household-gia-dinh-ong-ky skos:prefLabel "Gia đình ông Kỳ"@vi, "Mr Kỳ’s household"@en,
    "Kỳ’s household"@en .
lti:person-ho-chi-minh a foaf:Person ; skos:prefLabel "Hồ Chí Minh"@vi ; lt:publicFigure true .
lti:act-a skos:prefLabel TEXT .
"""


def roles(text='"Kể chuyện"@vi'):
    parts = PEOPLE.replace("TEXT", text)
    store = EmbeddedStore()
    store.add(quads_of(f"{HEADER} GRAPH <{ids.FACTS.value}> {{ {parts} }}"))
    return seen(store, "roles")


def said(store, name="act-a"):
    return {q.object.value for q in store.quads() if q.subject.value.endswith(f"/{name}")}


@pytest.mark.parametrize(
    "text",
    [
        "Giao ban định kỳ hằng tháng",
        "Kỳ họp thứ hai của Hội đồng nhân dân",
        "Hoa Kỳ và Bắc Kỳ",
        "Bà con ở Nam Kỳ",
        "Ông kỳ vọng ở lớp trẻ",
        "Những cách làm hay",
        "Cánh đồng hồng những ngày cuối năm",
        "Gia đình kỷ luật",
        "Tư tưởng Hồ Chí Minh",
        "Bùi Thị Xuân là tên một con đường",
    ],
)
def test_other_words_stay_what_they_are(text):
    assert said(roles(f'"{text}"@vi')) == {text}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Đồng chí Bùi Thị Hồng Nhung cho biết", "Đồng chí một cán bộ cho biết"),
        ("BÙI THỊ HỒNG NHUNG, cán bộ", "Một cán bộ, cán bộ"),
        ("do chị Nhung, đồng chí Nhung", "do một cán bộ, một cán bộ"),
        ("vườn của gia đình ông Kỳ, thị trấn", "vườn của gia đình một người dân, thị trấn"),
        ("hộ Kỳ", "hộ một người dân"),
        ("Bui Thi Hong Nhung", "Một cán bộ"),
    ],
)
def test_a_name_gives_way_to_a_role(text, shown):
    assert said(roles(f'"{text}"@vi')) == {shown}


def test_english_gets_an_english_role():
    assert said(roles(), "household-gia-dinh-mot-nguoi-dan") == {
        "Gia đình một người dân", "A resident’s household",
    }  # fmt: skip


def test_iris_lose_the_name_and_stay_apart():
    named = {q.subject.value.rpartition("/")[2] for q in roles().quads()}
    assert named == {
        "post-can-bo", "person-mot-can-bo-1", "memb-mot-can-bo", "person-mot-nguoi-dan-1",
        "household-gia-dinh-mot-nguoi-dan", "person-ho-chi-minh", "act-a",
    }  # fmt: skip


def test_a_claim_is_named_after_the_statement_that_is_shown(graph):
    store = seen(graph.view, "roles")
    for name in store.graphs():
        if "/graph/evidence/source/" in name.value:
            assert_named_after_their_statements(name.value.rpartition("/")[2], store.quads(name))


def assert_named_after_their_statements(source, quads):
    from kg.namespaces import RDF
    from kg.terms import Triple

    parts = {}
    for q in quads:
        parts.setdefault(q.subject, {})[q.predicate] = q.object
    for claim, about in parts.items():
        if RDF.subject in about:
            triple = Triple(about[RDF.subject], about[RDF.predicate], about[RDF.object])
            assert claim == ids.claim(source, triple)


def test_two_private_persons_are_in_the_shipped_data(graph):
    private = {p.iri.value.rpartition("/")[2] for p in private_persons(graph.view)}
    assert {"person-bui-thi-hong-nhung-tam-dao", "person-ong-ky-hop-chau"} <= private
    assert "person-ho-chi-minh" not in private


def folded_words(text):
    return f" {' '.join(re.findall(r'[a-z0-9]+', fold(text)))} "


def test_no_byte_of_any_export_holds_a_private_name(graph, tmp_path):
    write_all(seen(graph.view, "roles"), Selection(with_evidence=True), tmp_path)
    for path in tmp_path.iterdir():
        words = folded_words(f"{path.name} {path.read_text(encoding='utf-8')}")
        assert [name for name in NAMES if f" {name} " in words] == []


def test_no_byte_of_the_page_holds_a_private_name(graph):
    words = folded_words(page(seen(graph.view, "roles"), ViewOptions()))
    assert [name for name in NAMES if f" {name} " in words] == []


def test_with_names_everything_is_as_it_was(graph):
    assert seen(graph.view, "names") is graph.view


def test_what_holds_no_name_is_untouched(graph):
    before = set(choose(graph.view, Selection()).triples)
    after = set(choose(seen(graph.view, "roles"), Selection()).triples)
    for triple in before - after:
        words = folded_words(str(triple))
        assert any(f" {name} " in words for name in (*NAMES, "ky", "bach duong"))


def test_the_name_shows_nowhere_in_what_the_command_prints(built, monkeypatch):
    from click.testing import CliRunner

    monkeypatch.setenv("KG_HOME", str(built))
    done = CliRunner().invoke(kg, ["export", "csv", "--people", "roles"])
    assert done.exit_code == 0
    assert [name for name in NAMES if f" {name} " in folded_words(done.output)] == []
