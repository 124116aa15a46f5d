"""Text that would be script anywhere else: it does not run, and it shows as it was typed."""

import pytest

from kg.errors import Words
from kg.network import named
from kg.network.queries import ViewQuery
from kg.store import EmbeddedStore
from kg.terms import Literal, NamedNode, Quad
from kg.views import ViewOptions
from kg.views import document as views
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
)


def store_with(payload, name="act-a"):
    """Put a payload wherever the data has text: names, facts, quotes, notes, sources."""
    lti, lt = "https://w3id.org/lantoa/id/", "https://w3id.org/lantoa/ont#"
    graph = "https://w3id.org/lantoa/graph"
    skeleton = f"""{HEADER}
    GRAPH <{graph}/facts> {{
      <{lti}{name}> a lt:Activity ; lt:ledBy lti:body-a . lti:body-a a lt:Body . }}
    GRAPH <{graph}/evidence/source/x> {{
      lti:clm-x-1 rdf:subject <{lti}{name}> ; rdf:predicate lt:ledBy ; rdf:object lti:body-a ;
        lt:claimedIn lti:src-x ; lt:hasEvidence lti:ev-x . lti:ev-x oa:hasSelector lti:ev-x-q .
      lti:ev-x lt:paragraph 1 . }}"""
    store = EmbeddedStore()
    store.add(quads_of(skeleton))
    skos, oa = "http://www.w3.org/2004/02/skos/core#", "http://www.w3.org/ns/oa#"
    places = [
        (f"{lti}{name}", f"{skos}prefLabel", "facts"), (f"{lti}{name}", f"{skos}altLabel", "facts"),
        (f"{lti}{name}", f"{lt}qualifierText", "facts"),
        (f"{lti}src-x", f"{skos}prefLabel", "facts"),
        (f"{lt}ledBy", "http://www.w3.org/2000/01/rdf-schema#label", "ont"),
        (f"{lt}Activity", "http://www.w3.org/2000/01/rdf-schema#label", "ont"),
        (f"{lti}ev-x-q", f"{oa}exact", "evidence/source/x"),
        (f"{lti}clm-x-1", f"{skos}note", "evidence/source/x"),
    ]  # fmt: skip
    store.add(
        Quad(NamedNode(s), NamedNode(p), Literal(payload, language=lang), NamedNode(f"{graph}/{g}"))
        for s, p, g in places
        for lang in ("vi", "en")
    )
    return store


def html_with(payload, monkeypatch, name="act-a"):
    """Give the page of such a store; its title and the words about it are hostile too."""
    true = named("toan-canh")
    words = Words(payload, payload)
    hostile = ViewQuery(true.id, words, words, words, true.layout, true.text)
    monkeypatch.setattr(views, "named", lambda _name: hostile)
    return views.page(store_with(payload, name), ViewOptions())


def shown(text):
    """Give a text as a browser shows it: runs of white space count as one space."""
    return " ".join(text.replace("\u2028", " ").replace("\u2029", " ").split())


def visit_everything(tab):
    for chosen in ("{}", "{ node: 0 }", "{ node: 1 }", "{ edge: 0 }"):
        tab.evaluate(f"KG.ready.select({chosen})")
        tab.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    tab.fill("#search", "ran")
    tab.hover("#found li")
    tab.click("#language")
    tab.mouse.move(500, 500)
    tab.wait_for_timeout(30)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_runs_and_the_text_stands_as_typed(payload, open_page, monkeypatch):
    opened = open_page(html_with(payload, monkeypatch))
    visit_everything(opened.tab)
    assert opened.tab.evaluate("window.ran") is None
    assert len(opened.requests) == 1
    assert opened.complaints == []
    opened.tab.evaluate("KG.ready.select({ edge: 0 })")
    assert shown(payload) in shown(opened.tab.text_content("#panel h2"))
    assert shown(payload) in shown(opened.tab.text_content("#panel blockquote"))
    assert shown(payload) in shown(opened.tab.text_content("h1"))


def test_an_odd_id_runs_nothing_either(open_page, monkeypatch):
    name = "act-'onerror=window.ran=1;x='()"
    opened = open_page(html_with("Tên", monkeypatch, name))
    visit_everything(opened.tab)
    opened.tab.click("#rows a >> nth=0")
    assert opened.tab.evaluate("window.ran") is None
    assert opened.complaints == []
