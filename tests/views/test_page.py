"""The page as a file: whole, valid, and asking nothing of any network."""

import base64
import gzip
import hashlib
import json
import re
from html.parser import HTMLParser

import html5rdf
import pytest

from kg import assets
from kg.errors import UsageError
from kg.network import of_text
from kg.views import ViewOptions, page, page_of
from kg.views.document import ENGINE, SCRIPTS
from kg.views.drawing import Drawing
from kg.views.outline import CREDIT
from sample_graph import sample_store
from synthetic_graph import synthetic

VENDOR = assets.asset("viz", "static", "vendor", "vis-network")


@pytest.fixture(scope="module")
def html():
    return page(sample_store(), ViewOptions())


class Parts(HTMLParser):
    """Collects tags with their attributes, and the text of scripts and styles."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.inline, self._in = [], [], None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag in ("script", "style"):
            self._in = (tag, dict(attrs).get("type", ""))
            self.inline.append([*self._in, ""])

    def handle_endtag(self, tag):
        self._in = None

    def handle_data(self, data):
        if self._in:
            self.inline[-1][2] += data


def payload(html):
    text = next(i[2] for i in Parts(html).inline if i[1] == "application/json")
    return json.loads(text)


def test_the_page_is_valid_html5(html):
    parser = html5rdf.HTMLParser()
    parser.parse(html)
    assert parser.errors == []


def test_the_page_says_its_language_title_and_width(html):
    assert html.startswith('<!DOCTYPE html>\n<html lang="vi">')
    tags = Parts(html).tags
    assert next(t for t in tags if t[0] == "meta") == ("meta", {"charset": "utf-8"})
    assert "<title>Mạng lưới toàn cảnh · Lan Tỏa</title>" in html
    assert any(a.get("name") == "viewport" for _, a in tags)
    assert [t for t, _ in tags].count("h1") == 1


def test_nothing_is_fetched_from_anywhere(html):
    for tag, attributes in Parts(html).tags:
        for name in ("src", "href", "srcset", "action", "data", "poster"):
            assert attributes.get(name, "#")[:1] == "#" or attributes[name] == "data:,", tag
    assert "sourceMappingURL" not in html
    assert not re.search(r"@import|url\(\s*['\"]?http", html)


def test_the_policy_allows_the_scripts_of_the_page_and_no_others(html):
    parts = Parts(html)
    policy = next(a["content"] for t, a in parts.tags if a.get("http-equiv"))
    allowed = set(re.findall(r"'sha256-([^']+)'", policy))
    there = {
        base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        for tag, kind, text in parts.inline
        if kind not in {"application/json", "text/plain"}
    }
    [packed] = [text for _, kind, text in parts.inline if kind == "text/plain"]
    engine = gzip.decompress(base64.b64decode(packed))
    there |= {base64.b64encode(hashlib.sha256(text).digest()).decode() for text in (b"", engine)}
    assert allowed == there
    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none'")


def test_no_attribute_runs_script(html):
    names = {name for _, attributes in Parts(html).tags for name in attributes}
    assert not [name for name in names if name.startswith("on") or name == "style"]


def test_without_scripts_the_table_says_every_link(html):
    without = html.partition("<noscript>")[2].partition("</noscript>")[0]
    assert without.count("<tr>") == len(payload(html)["edges"]["from"]) + 1
    assert "do … chủ trì" in without


def test_both_languages_are_inside(html):
    data = payload(html)
    assert set(data["words"]["vi"]) == set(data["words"]["en"])
    led = next(row for row in data["relations"] if row[1] == "led by")
    assert led[:4] == ["do … chủ trì", "led by", "chủ trì", "leads"]


def test_kinds_and_statuses_differ_without_colour(html):
    data = payload(html)
    shapes = [k["shape"] for k in data["kinds"] if k["id"] != "other"]
    assert len(set(shapes)) == len(shapes)
    dashes = [tuple(s["dashes"]) for s in data["statuses"]]
    assert len(set(dashes)) == len(dashes)


def test_the_same_store_gives_the_same_page():
    assert page(sample_store(), ViewOptions()) == page(sample_store(), ViewOptions())


def test_around_shows_a_part_and_a_mistyped_id_the_nearest():
    html = page(sample_store(), ViewOptions(around="lti:body-hoi-ccb-xa", depth=1))
    assert len(payload(html)["nodes"]["id"]) == 3
    with pytest.raises(UsageError) as caught:
        page(sample_store(), ViewOptions(around="body-hoi-ccb-x"))
    assert "body-hoi-ccb-xa" in caught.value.to("vi")


def test_the_vendored_library_is_the_one_that_was_taken_in():
    told = json.loads((VENDOR / "VENDOR.json").read_text(encoding="utf-8"))
    code = (VENDOR / "vis-network.min.js").read_bytes()
    assert hashlib.sha256(code).hexdigest() == told["sha256"]
    assert f"@version {told['version']}".encode() in code
    assert {p.name for p in VENDOR.iterdir()} >= {"LICENSE-MIT", "LICENSE-APACHE-2.0"}
    assert b"</script" not in code.lower()
    assert ENGINE == "vendor/vis-network/vis-network.min.js"


def test_the_outline_is_the_one_that_was_taken_in_and_has_both_archipelagos():
    folder = assets.asset("viz", "static", "vendor", "svg-maps-vietnam")
    told = json.loads((folder / "VENDOR.json").read_text(encoding="utf-8"))
    content = (folder / "outline.json").read_bytes()
    assert hashlib.sha256(content).hexdigest() == told["sha256"]
    assert told["license"] == "CC-BY-4.0"
    assert (folder / "LICENSE.md").is_file()
    outline = json.loads(content)
    assert len(outline) == 65
    assert len(outline["hoangsa"]) == 19
    assert len(outline["truongsa"]) == 54
    assert json.dumps([CREDIT.vi, CREDIT.en], ensure_ascii=False, separators=(",", ":")) in page(
        sample_store(), ViewOptions(view="don-vi-2025")
    )


def test_every_script_is_short_enough_to_read():
    for name in SCRIPTS:
        lines = assets.asset("viz", "static", name).read_text(encoding="utf-8").splitlines()
        assert len(lines) <= 300, name


def test_a_thousand_nodes_stay_under_a_megabyte():
    graph = synthetic(1000)
    assert len(page_of(graph, of_text("")).encode()) < 1_000_000


def test_parallel_edges_are_kept_and_nodes_added_once():
    drawing = Drawing()
    for i in (0, 1, 1):
        drawing.add_node(i)
    drawing.add_edge(0, 1, id=0)
    drawing.add_edge(0, 1, id=1)
    assert (len(drawing.nodes), len(drawing.edges)) == (2, 2)
    with pytest.raises(KeyError):
        drawing.add_edge(0, 7)


class Unscanned(list):
    """A list that may grow but not be looked through."""

    def _scan(self, *_):
        raise AssertionError

    __contains__ = __iter__ = index = count = _scan


def test_an_insert_looks_through_nothing_that_grows():
    drawing = Drawing()
    drawing.nodes, drawing.edges, drawing.node_ids = Unscanned(), Unscanned(), Unscanned()
    for i in range(50):
        drawing.add_node(i)
        drawing.add_edge(0, i)
    assert (len(drawing.nodes), len(drawing.edges)) == (50, 50)
