"""Text that would be script anywhere else: it does not run, and it shows as it was typed."""

import csv
import io
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from screens import until

from kg.errors import Words
from kg.network import named
from kg.network.graph import Reader
from kg.rdf import parse
from kg.store import EmbeddedStore
from kg.terms import Literal, NamedNode, Quad
from kg.views import page_of
from sample_graph import HEADER, quads_of

RUN = "window.ran=1"
PAYLOADS = (
    f"<script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f"<img src=x onerror={RUN}>",
    f"<svg onload={RUN}>",
    f"<svg><script>{RUN}</script></svg>",
    f"<iframe srcdoc='<script>parent.{RUN}</script>'>",
    f"<a href='javascript:{RUN}'>href</a>",
    f"javascript:{RUN}",
    f'"><script>{RUN}</script>',
    f"'><script>{RUN}</script>",
    f"' onmouseover='{RUN}",
    f'" autofocus onfocus="{RUN}',
    f"<!--<script>{RUN}</script>",
    f"]]><script>{RUN}</script>",
    f"</title><script>{RUN}</script>",
    f"</style><script>{RUN}</script>",
    f"</textarea><script>{RUN}</script>",
    f"</noscript><script>{RUN}</script>",
    f"{{{{ {RUN} }}}}",
    f"{{% {RUN} %}}",
    f"${{{RUN}}}",
    f"`-{RUN}-`",
    f"\\u003cscript\\u003e{RUN}\\u003c/script\\u003e",
    f"&lt;script&gt;{RUN}&lt;/script&gt;",
    f"<math><mtext><script>{RUN}</script></mtext></math>",
    f"<details open ontoggle={RUN}>",
    f"<style>@import 'http://example.org/{RUN}'</style>",
    "<base href='http://example.org/'><link rel=stylesheet href=x>",
    f"<meta http-equiv=refresh content='0;url=javascript:{RUN}'>",
    f"\u2028{RUN}\u2029{RUN}",
    f'=HYPERLINK("javascript:{RUN}")',
    f"+cmd|'/c {RUN}'!A1",
    f"@SUM({RUN})",
    f"-->{RUN}<!--",
    f"<input autofocus onfocus={RUN}>",
    f"<video><source onerror={RUN}></video>",
    f"<object data='data:text/html,<script>parent.{RUN}</script>'></object>",
    f"<embed src='javascript:{RUN}'>",
    f"<form action='javascript:{RUN}'><button>x</button></form>",
    f"<template><script>{RUN}</script></template>",
    f"<x style='animation:a' onanimationstart={RUN}>",
    f"__proto__{RUN}",
    "\"quotes\" & 'apostrophes' < less > more &amp; &#60;",
    f"data:text/html,<script>{RUN}</script>",
)


def store_with(payload, name="act-a", at="x"):
    """Put a payload wherever the data has text: names, facts, quotes, notes, sources."""
    lti, lt = "https://w3id.org/lantoa/id/", "https://w3id.org/lantoa/ont#"
    graph = "https://w3id.org/lantoa/graph"
    skeleton = f"""{HEADER}
    GRAPH <{graph}/facts> {{
      <{lti}{name}> a lt:Activity ; lt:ledBy lti:body-a . lti:body-a a lt:Body . }}
    GRAPH <{graph}/evidence/source/x> {{
      lti:clm-{at}-1 rdf:subject <{lti}{name}> ; rdf:predicate lt:ledBy ; rdf:object lti:body-a ;
        lt:claimedIn lti:src-{at} ; lt:hasEvidence lti:ev-{at} .
      lti:ev-{at} oa:hasSelector lti:ev-{at}-q .
      lti:ev-{at} lt:paragraph 1 . }}"""
    store = EmbeddedStore()
    store.add(quads_of(skeleton))
    skos, oa = "http://www.w3.org/2004/02/skos/core#", "http://www.w3.org/ns/oa#"
    places = [
        (f"{lti}{name}", f"{skos}prefLabel", "facts"), (f"{lti}{name}", f"{skos}altLabel", "facts"),
        (f"{lti}{name}", f"{lt}qualifierText", "facts"),
        (f"{lti}src-{at}", f"{skos}prefLabel", "facts"),
        (f"{lt}ledBy", "http://www.w3.org/2000/01/rdf-schema#label", "ont"),
        (f"{lt}Activity", "http://www.w3.org/2000/01/rdf-schema#label", "ont"),
        (f"{lti}ev-{at}-q", f"{oa}exact", "evidence/source/x"),
        (f"{lti}clm-{at}-1", f"{skos}note", "evidence/source/x"),
    ]  # fmt: skip
    store.add(
        Quad(NamedNode(s), NamedNode(p), Literal(payload, language=lang), NamedNode(f"{graph}/{g}"))
        for s, p, g in places
        for lang in ("vi", "en")
    )
    return store


def store_of_all():
    """Put every payload on a thing of its own."""
    store = EmbeddedStore()
    for i, payload in enumerate(PAYLOADS):
        store.add(store_with(payload, f"act-{i}", f"x{i}").quads())
    return store


def hostile_view(payload):
    true, words = named("toan-canh"), Words(payload, payload)
    return replace(true, title=words, about=words, node=words, edge=words)


def shown(text):
    """Give a text as a browser shows it: runs of white space count as one space."""
    return " ".join(text.replace("\u2028", " ").replace("\u2029", " ").split())


@pytest.fixture(scope="module")
def html():
    store = store_of_all()
    view = hostile_view(" ".join(PAYLOADS))
    return page_of(Reader.of(store).network(view), view)


@pytest.fixture
def opened(open_page, html):
    return open_page(html)


def unharmed(opened):
    opened.tab.wait_for_timeout(60)
    assert opened.tab.evaluate("window.ran") is None
    assert len(opened.requests) == 1
    assert opened.complaints == []


def test_there_are_forty_payloads_and_more():
    assert len(set(PAYLOADS)) >= 40


def test_nothing_runs_and_every_text_stands_as_typed(opened):
    tab = opened.tab
    for i, payload in enumerate(PAYLOADS):
        at = tab.evaluate(f"KG.parts.m.index('act-{i}')")
        tab.evaluate(f"KG.ready.select({{ node: {at} }})")
        tab.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
        assert shown(payload) in shown(tab.text_content("#panel h2"))
        tab.evaluate(f"KG.ready.select({{ edge: KG.parts.m.links({at})[0] }})")
        assert shown(payload) in shown(tab.text_content("#panel blockquote"))
        assert shown(payload) in shown(tab.text_content("#panel .detail"))
    assert shown(" ".join(PAYLOADS)) in shown(tab.text_content("h1"))
    unharmed(opened)


def test_nothing_runs_in_search_table_close_up_tooltip_or_language(opened):
    tab = opened.tab
    tab.fill("#search", "ran")
    tab.hover("#found li >> nth=0")
    tab.fill("#search", "<img src=x onerror=window.ran=1>")
    tab.evaluate("KG.app.near(0)")
    until(tab, "KG.parts.near.held().length > 1")
    tab.mouse.move(700, 500)
    for id_ in ("mode-table", "rows-things", "language", "mode-all"):
        tab.click(f"#{id_}")
    tab.mouse.move(600, 500)
    unharmed(opened)


def test_nothing_runs_in_what_is_taken_away(opened):
    tab = opened.tab
    tab.evaluate("window.print = () => {}")
    for name in ("a4", "cite"):
        tab.evaluate(f"KG.parts.take.deeds.{name}()")
    svg = tab.evaluate("KG.parts.take.picture()")
    graphml = tab.evaluate("KG.parts.take.graphml()")
    for text in (svg, graphml):
        tree = ElementTree.fromstring(text)  # noqa: S314 - the page wrote it a moment ago
        names = {element.tag.rpartition("}")[2] for element in tree.iter()}
        assert not names & {"script", "img", "iframe", "a", "style", "math", "foreignObject"}
    turtle = tab.evaluate("KG.parts.take.turtle()")
    labels = {q.object.value for q in parse(turtle) if isinstance(q.object, Literal)}
    assert labels >= set(PAYLOADS)
    cells = csv.reader(io.StringIO(tab.evaluate("KG.parts.take.csv()").lstrip("\ufeff")))
    assert not [cell for row in cells for cell in row if cell[:1] in "=+-@" and cell]
    unharmed(opened)


def test_no_address_runs_anything(opened):
    tab = opened.tab
    for payload in PAYLOADS:
        tab.evaluate("text => { location.hash = text; }", f"#n={payload}&q={payload}")
        tab.evaluate("text => { location.hash = text; }", payload)
    tab.wait_for_timeout(100)
    unharmed(opened)


@pytest.mark.parametrize("payload", [*PAYLOADS[:6], *PAYLOADS[12:18]])
def test_no_title_ends_the_tag_it_stands_in(payload, open_page):
    view = hostile_view(payload)
    opened = open_page(page_of(Reader.of(store_with(payload)).network(view), view))
    assert shown(payload) in shown(opened.tab.title())
    unharmed(opened)


def test_an_odd_id_runs_nothing_either(open_page):
    name = "act-'onerror=window.ran=1;x='()"
    store = store_with("Tên", name)
    opened = open_page(page_of(Reader.of(store).network(named("toan-canh")), named("toan-canh")))
    opened.tab.click("#mode-table")
    opened.tab.click("#rows button >> nth=0")
    unharmed(opened)
