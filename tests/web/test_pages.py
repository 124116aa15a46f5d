"""What a page of a thing must show, item by item, for a thing of every kind and in both languages."""

import json
import re
from html import unescape
from urllib.parse import quote, urlencode

import pytest
from pyoxigraph import RdfFormat, parse
from serving import serving

from kg import query, search, store
from kg.namespaces import BASE
from kg.web.settings import Limits

THINGS = {
    "body": "body-hoi-ccb-huyen-tam-dao",
    "document": "doc-chi-thi-05-ct-tw-2016",
    "model": "model-lo-dot-rac",
    "activity": "act-giao-duc-truyen-thong-tam-dao",
    "old unit": "unit-xa-hop-chau-08911-den-2020",
    "new unit": "unit-tinh-gia-lai-52-tu-2025",
    "person": "person-ong-ky-hop-chau",
    "group": "group-tung-chi-bo-co-quan-don-vi",
    "outcome": "outc-giai-quyet-nguyen-vong-chinh-dang",
    "source": "src-tam-dao-lan-toa",
    "source of a background set": "src-bg-nhan-dan-dai-hoi",
    "concept": "scheme/field-giao-duc-truyen-thong",
    "scheme": "scheme/field",
    "evidence": "ev-tam-dao-lan-toa-7022-7049",
    "text": "txt-tam-dao-lan-toa",
    "claim": "clm-tam-dao-lan-toa-b0849be3b160",
}
RAW = re.compile(r"\b(?:lti?|lts|skos|rdf|dcterms|oa|org|foaf|prov):[A-Za-z]|www\.w3\.org")
WORDS = {
    "vi": ("Điều được ghi", "Được nhắc tới", "Địa chỉ lâu dài", "Tải về", "Trích dẫn"),
    "en": ("What is said", "What points here", "Permanent address", "Download", "Cite"),
}


@pytest.fixture(scope="module")
def page(service):
    def get(name, lang="vi"):
        answer = service.get(f"/page/{name}{'?lang=en' if lang == 'en' else ''}", "text/html")
        assert answer.status == 200
        return answer.text

    return get


def shown(html):
    """Give the words that a reader sees."""
    body = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", html, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("name", THINGS.values(), ids=THINGS)
def test_every_kind_of_thing_has_a_page_without_raw_names(page, name, lang):
    html = page(name, lang)
    text = shown(html)
    assert re.search(r'<p class="kicker">(<a[^>]*>)?[^<]+', html), "no kind"
    assert not RAW.search(text.replace(f"{BASE}", "")), RAW.findall(text)
    assert f"{BASE}{name if name.startswith('scheme/') else f'id/{name}'}" in text
    for words in WORDS[lang][2:]:
        assert words in text
    for suffix in ("ttl", "jsonld", "nt", "rdf"):
        assert f'href="/data/{name}.{suffix}"' in html


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("kind", ["body", "document", "model", "activity", "old unit", "new unit"])
def test_a_page_tells_statements_with_words_source_and_status(page, kind, lang):
    html = page(THINGS[kind], lang)
    for words in WORDS[lang]:
        assert words in shown(html)
    statements = re.findall(r'<li class="said.*?</li>', html, re.DOTALL)
    assert statements
    for statement in statements:
        assert 'class="status' in statement, statement
        source = re.search(r'class="from">.*<a href="/(?:page/src-|graph/)', statement, re.DOTALL)
        rule = re.search(
            r"<i>(?:theo luật|by the rule):</i>.*<i>(?:vì|because):</i>", statement, re.DOTALL
        )
        assert source or rule, statement


def test_statements_are_grouped_by_meaning(page):
    html = page(THINGS["activity"])
    titles = re.findall(r"<h3>([^<]+)</h3>", html)
    assert titles[:3] == ["Cơ quan, tổ chức", "Người, nhóm, chức danh", "Hoạt động, phong trào"]
    assert "«phối hợp với Huyện Đoàn»" in html


@pytest.mark.parametrize("kind", ["body", "document", "model", "activity", "old unit", "new unit"])
def test_the_neighbourhood_is_drawn_wide_and_narrow_and_every_box_is_a_link(service, page, kind):
    html = page(THINGS[kind])
    pictures = re.findall(r'<svg class="(wide|narrow)".*?</svg>', html, re.DOTALL)
    assert pictures == ["wide", "narrow"]
    boxes = re.findall(r'<a href="(/page/[^"]+)"><title>', html)
    assert boxes
    for at in set(boxes):
        assert service.get(at, "text/html").status == 200
    assert f"/network?around={THINGS[kind]}" in html


def test_what_a_table_says_of_a_unit_and_to_it_names_the_table(page):
    html = page(THINGS["new unit"])
    assert html.count('href="/graph/background/units"') > 100
    assert "Phường An Khê (từ 2025)" in html
    assert re.search(r"thuộc đơn vị <small>← 135", html)


def test_the_place_in_time_has_own_dates_and_those_around(page):
    html = page(THINGS["document"])
    dates = re.findall(r'<time datetime="([\d-]+)"', html)
    assert dates == sorted(dates)
    assert re.search(r'<li class="own"><time datetime="2016-05-15">', html)
    assert "2006-11-07" in dates


def test_a_claim_is_told_as_a_sentence_with_its_words_open(page):
    html = page(THINGS["claim"])
    assert "Thúc đẩy phong trào thi đua yêu nước trong toàn Đảng bộ – liên quan" in html
    assert "<details open>" in html
    assert "«phong trào thi đua yêu nước»" in html


def test_a_citation_names_the_thing_its_date_and_its_permanent_address(page, service):
    text = shown(page(THINGS["model"], "en"))
    assert "Lan Tỏa team (2026). “Waste incinerator”" in text
    assert text.count(f"{BASE}id/model-lo-dot-rac") >= 2


TYPES = {
    "body": "Organization", "document": "CreativeWork", "activity": "Event", "person": "Person",
    "new unit": "Place", "claim": "Claim", "evidence": "Quotation", "concept": "DefinedTerm",
    "scheme": "DefinedTermSet", "outcome": "Thing", "source": "CreativeWork",
}  # fmt: skip
EVERY = {"name", "url", "identifier", "subjectOf", "alternateName"}
"""Properties of schema.org's Thing: right whatever the type is."""


@pytest.mark.parametrize("kind", TYPES)
def test_the_json_ld_inside_says_the_same_in_schema_org(page, kind):
    html = page(THINGS[kind])
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    told = json.loads(text)
    assert told["@context"] == "https://schema.org"
    assert told["@type"] == TYPES[kind]
    assert {key for key in told if not key.startswith("@")} <= EVERY
    # What that context says of these few words, for a reader that may not fetch it.
    told["@context"] = {"@vocab": "https://schema.org/", "url": {"@type": "@id"}}
    quads = list(parse(json.dumps(told), format=RdfFormat.JSON_LD))
    names = {
        (q.object.value, q.object.language) for q in quads if q.predicate.value.endswith("name")
    }
    assert {lang for _, lang in names} == {"vi", "en", None}
    assert {q.subject.value for q in quads} == {told["@id"], f"{BASE}dataset"}


@pytest.mark.parametrize("name", ["facts", "background/documents", "evidence/inferred/1.0.0"])
def test_a_graph_has_a_page_for_people_and_its_triples_for_programs(service, name):
    html = service.get(f"/graph/{name}", "text/html").text
    assert f"{BASE}graph/{name}" in html
    assert f'href="/graph/{name}?format=ttl"' in html
    assert service.get(f"/graph/{name}?format=nt", "text/html").media == "application/n-triples"
    assert service.get(f"/graph/{name}").media == "text/turtle"
    assert service.get("/graph/none", "text/html").status == 404


FACETS = ("group", "kind", "field", "place", "document", "source", "status")


def test_the_index_has_every_facet_and_its_counts_are_what_one_finds(service):
    html = service.get("/list", "text/html").text
    links = re.findall(r'<a href="(/list\?(\w+)=[^"]*)">\s*([^<]+?) <span>(\d+)</span>', html)
    assert {facet for _, facet, _, _ in links} == set(FACETS)
    for at, _, label, count in links[::5]:
        found = service.get(unescape(at), "text/html").text
        told = re.search(r'<p class="lead">([\d.]+) ', found).group(1)
        assert told == count, at
        assert not label.startswith(("src-", "doc-", "unit-")), label


def test_two_choices_narrow_and_a_chosen_one_can_be_taken_back(service):
    one = service.get("/list?group=activity", "text/html").text
    two = service.get("/list?group=activity&place=unit-huyen-tam-dao-dt-246-tu-2004", "text/html")
    assert two.status == 200
    assert 'href="/list"' in one
    assert 'aria-current="true"' in one


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_index_is_sorted_as_its_reader_reads_whatever_the_quotation_marks(service, lang):
    path = "/list?group=document" + ("&lang=en" if lang == "en" else "")
    labels = re.findall(r'<ul class="rows">.*', service.get(path, "text/html").text, re.DOTALL)[0]
    labels = [unescape(n) for n in re.findall(r'<li><a href="/page/[^>]*>([^<]+)', labels)]
    at = next(n for n, label in enumerate(labels) if label.startswith("“"))
    assert labels[0][0] != "“"
    assert labels[at - 1].startswith(("Chỉ thị", "Chiến", "Directive"))


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("name", sorted(query.named()))
def test_every_question_answers_as_a_form_without_raw_names(service, name, lang):
    answer = service.get(f"/ask/{name}?lang={lang}", "text/html")
    assert answer.status == 200
    text = shown(answer.text)
    assert 'role="alert"' not in answer.text
    assert not RAW.search(text), RAW.findall(text)
    assert query.get(name).title.to(lang) in text


BOXES = re.compile(r'<input type="(?:text|hidden)"(?: id="[^"]*")? name="([^"]+)" value="([^"]*)"')


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("name", [q.id for q in query.named().values() if q.params])
def test_a_form_sent_as_it_stands_gives_the_same_answer(service, name, lang):
    html = service.get(f"/ask/{name}?lang={lang}", "text/html").text
    boxes = dict(BOXES.findall(html)) | {"lang": lang}
    sent = urlencode({box: unescape(value) for box, value in boxes.items()})
    again = service.get(f"/ask/{name}?{sent}", "text/html").text
    assert 'role="alert"' not in again
    assert again[again.index("<table") :] == html[html.index("<table") :]


def test_a_form_takes_names_as_people_type_them_and_says_what_is_wrong(service):
    found = service.get("/ask/cq09?body=hoi+ccb+huyen+tam+dao", "text/html").text
    assert "Đoàn TNCS Hồ Chí Minh huyện Tam Đảo" in found
    wrong = service.get("/ask/cq09?body=qqqq&lang=en", "text/html").text
    assert 'role="alert"' in wrong
    assert "qqqq" in wrong


def test_an_unclear_name_is_answered_with_links_to_what_it_may_mean(service):
    html = service.get("/ask/cq09?body=ban+chi+dao", "text/html").text
    alert = html[html.index('role="alert"') : html.index("</ul></div>")]
    assert not RAW.search(shown(alert))
    links = re.findall(r'<li><a href="([^"]+)">([^<]+)', alert)
    assert len(links) > 3
    chosen = service.get(unescape(links[0][0]), "text/html").text
    assert 'role="alert"' not in chosen
    assert f'value="{links[0][1]}"' in chosen


def test_search_is_the_search_of_the_command_exact_marks_first(service, built):
    index = search.open_current(built)
    for typed in ("hội ccb", "hoi ccb", "29-NQ/TW", "Đảng", "Minh Quang, Tam Đảo", "tinh gia lai"):
        hits = service.get(f"/search.json?{urlencode({'q': typed})}").json
        wanted = [hit.thing.iri.value for hit in search.search(index, typed, 8)]
        assert [hit["iri"] for hit in hits] == wanted
        assert hits
    first, second = (
        service.get(f"/search.json?{urlencode({'q': t})}").json for t in ("đảng", "dang")
    )
    assert "đảng" in first[0]["label"].lower()
    assert second


def test_our_own_service_is_a_server_for_the_commands(service, built, tmp_path):
    address = f"{service.url}/sparql"
    there, here = search.open_at(address, tmp_path), search.open_current(built)
    for typed in ("hoi ccb", "Minh Quang, Tam Đảo"):
        assert search.search(there, typed, 8) == search.search(here, typed, 8)
    remote, local = store.open_remote(address), store.open_current(built)
    for name in ("cq09", "cq17", "gz02"):
        assert query.ask(remote, name).rows == query.ask(local, name).rows


def test_the_network_of_a_query_shows_what_the_query_found(service):
    def network(asked):
        return service.get(f"/network?{urlencode({'query': asked})}", "text/html")

    models = network("SELECT ?m { ?m a lt:EmulationModel }")
    ties = network("CONSTRUCT { ?a lt:ledBy ?b } { ?a lt:ledBy ?b }")
    assert "Mô hình lò đốt rác" in models.text
    assert "Hội Cựu chiến binh huyện Tam Đảo" in ties.text
    for drawn in (models, ties):
        assert "unsafe-inline" not in drawn.headers["content-security-policy"]
    assert network("ASK {}").status == 400
    assert network("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }").status == 403


@pytest.mark.parametrize("body", ['["\\ud800"]', "[" * 4000, "[[1]]"])
def test_labels_are_asked_for_by_texts_alone(service, body):
    assert service.send("POST", "/labels.json", body).status == 400
    assert service.send("POST", "/labels.json", '["x:x"]').json == {}


def test_the_hint_after_a_limit_is_one_that_can_be_followed_there(built):
    """Only a query can be given a LIMIT; nothing here is answered within a hundredth of a second."""
    slow = quote("SELECT (COUNT(*) AS ?n) { ?a (!<x:x>)* ?b . ?c (!<x:x>)* ?d }")
    hints = {
        f"/sparql?query={slow}": "Add conditions or a LIMIT.",
        f"/network?query={slow}": "Add conditions or a LIMIT.",
        "/network?view=he-thong-to-chuc": "Choose a smaller view, or what is around one thing.",
        "/graph?default&format=nt": "Try again in a moment.",
    }
    with serving(built, limits=Limits(seconds=0.01, whole=0.01)) as hasty:
        for address, hint in hints.items():
            answer = hasty.get(f"{address}&lang=en")
            assert (answer.status, answer.json["title"]) == (503, "Time limit")
            assert answer.json["hint"] == hint


def test_the_hint_after_an_answer_that_is_too_long_fits_its_page_too(built):
    hints = {
        f"/sparql?query={quote('SELECT * { ?a ?b ?c } LIMIT 99')}": "Thêm điều kiện hoặc LIMIT.",
        "/list": "Chọn thêm điều kiện lọc.",
        "/ask": "Điền thêm ô của câu hỏi.",
        "/page/body-hoi-ccb-huyen-tam-dao": "Hãy thử lại sau một lát.",
    }
    with serving(built, limits=Limits(size=1000)) as narrow:
        for address, hint in hints.items():
            answer = narrow.get(address)
            assert (answer.status, answer.json["hint"]) == (422, hint)
