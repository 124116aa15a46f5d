"""The pages in a real browser: two people's paths, accessibility, and texts that want to run."""

from urllib.parse import quote

import pytest
from homes import put_up
from payloads import PAYLOADS
from playwright.sync_api import sync_playwright
from serving import serving

from kg import ids
from kg.namespaces import LT, LTI, RDF, SKOS
from kg.terms import Literal, NamedNode, Quad

ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
WIDTHS = {"desktop": {"width": 1400, "height": 900}, "phone": {"width": 390, "height": 844}}


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGS)
        yield running
        running.close()


@pytest.fixture
def page(browser, service):
    """Give a page that fails the test when it asks another host or a script breaks."""
    context = browser.new_context(viewport=WIDTHS["desktop"], accept_downloads=True)
    opened = context.new_page()
    faults = []
    opened.on("request", lambda r: faults.append(r.url) if strange(r.url, service) else None)
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("dialog", lambda dialog: (faults.append(dialog.message), dialog.dismiss()))
    yield opened
    assert faults == []
    context.close()


def strange(url, service):
    return not url.startswith((service.url, "data:", "blob:", "about:"))


def lang_of(lang):
    return "?lang=en" if lang == "en" else ""


@pytest.mark.parametrize(("lang", "width"), [("vi", "desktop"), ("en", "phone")])
def test_a_researcher_tries_an_example_edits_runs_downloads_and_shares(page, service, lang, width):
    page.set_viewport_size(WIDTHS[width])
    page.goto(f"{service.url}/query{lang_of(lang)}")
    page.click("[data-example='8']")
    page.wait_for_selector("#result table")
    before = page.inner_text("#count")
    page.evaluate(
        "lantoaEditor.setValue('SELECT ?m { ?m a lt:EmulationModel } ORDER BY ?m LIMIT 3')"
    )
    page.click("#run")
    page.wait_for_function(
        "old => !['…', old].includes(document.querySelector('#count').textContent)", arg=before
    )
    assert page.inner_text("#count").startswith("3 ")
    first = page.inner_text("#result tbody td")
    assert "http" not in first
    with page.expect_download() as download:
        page.click("#forms a:has-text('CSV')")
    assert download.value.path().read_bytes().startswith(b"m\r\nhttps://w3id.org/lantoa/id/")
    shared = page.get_attribute("#permalink", "href")
    page.goto(service.url + shared)
    page.wait_for_selector("#result table")
    assert page.inner_text("#result tbody td") == first
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDTHS[width]["width"]


@pytest.mark.parametrize(("lang", "width"), [("vi", "phone"), ("en", "desktop")])
def test_a_clerk_finds_a_body_its_evidence_and_its_network_by_keyboard_alone(
    page, service, lang, width
):
    page.set_viewport_size(WIDTHS[width])
    page.goto(f"{service.url}/{lang_of(lang)}")
    for _ in range(3):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "find"
    page.keyboard.type("hoi ccb")
    page.wait_for_selector(".hits li")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/page/**")
    name = page.inner_text("h1")
    summary = page.locator(".said summary").first
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator(".said details[open] .ground").count() >= 1
    page.goto(f"{service.url}/page/body-hoi-ccb-huyen-tam-dao{lang_of(lang)}")
    network = page.locator("a[href^='/network']").last
    network.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/network?around=*")
    assert name
    page.wait_for_load_state()
    assert "Cựu chiến binh" in page.content()


def test_completion_finds_a_property_by_its_vietnamese_label(page, service):
    page.goto(f"{service.url}/query")
    page.wait_for_function("() => Complete.find('mo hinh').length > 0")
    took = page.evaluate(
        "(() => { const t = performance.now(); Complete.find('phối hợp'); return performance.now() - t; })()"
    )
    assert took < 100
    page.evaluate(
        "lantoaEditor.setValue('SELECT * { ?s phoi hop'); lantoaEditor.focus(); lantoaEditor.setCursor(0, 99)"
    )
    page.keyboard.press("Control+Space")
    page.wait_for_selector(".CodeMirror-hint")
    page.keyboard.press("Enter")
    assert "lt:" in page.evaluate("lantoaEditor.getValue()")


PAGES = (
    "/", "/list", "/list?kind=Activity", "/search?q=hoi", "/ask", "/ask/cq09", "/query", "/download",
    "/page/act-giao-duc-truyen-thong-tam-dao", "/page/scheme/field", "/nothing",
)  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_pages_are_accessible(page, service, path):
    from axe_playwright_python.sync_playwright import Axe

    for width, lang in (("desktop", "vi"), ("phone", "en")):
        page.set_viewport_size(WIDTHS[width])
        page.goto(
            service.url + path + (f"{'&' if '?' in path else '?'}lang=en" if lang == "en" else "")
        )
        wanted = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
        found = Axe().run(page, options=wanted)
        assert [
            (v["id"], [n["html"][:120] for n in v["nodes"]]) for v in found.response["violations"]
        ] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= WIDTHS[width]["width"]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """Serve a graph whose every label is a hostile text."""
    quads = []
    for number, payload in enumerate(PAYLOADS):
        thing = NamedNode(f"{LTI}body-x{number}")
        quads += [
            Quad(thing, RDF.type, NamedNode(f"{LT.Claim.value.rpartition('#')[0]}#Body"), ids.FACTS),
            Quad(thing, SKOS.prefLabel, Literal(payload, language="vi"), ids.FACTS),
            Quad(thing, SKOS.altLabel, Literal(f"ten {payload}", language="vi"), ids.FACTS),
            Quad(thing, NamedNode(f"{LTI}p"), NamedNode(f"{LTI}body-x0"), NamedNode("https://w3id.org/lantoa/graph/background/x")),
            Quad(thing, NamedNode("http://www.w3.org/2000/01/rdf-schema#seeAlso"), NamedNode("javascript:alert(1)"), NamedNode("https://w3id.org/lantoa/graph/background/x")),
        ]  # fmt: skip
    home = put_up(tmp_path_factory.mktemp("hostile"), quads)
    with serving(home) as running:
        yield running


def test_no_hostile_text_runs_in_labels_parameters_queries_or_errors(browser, hostile):
    context = browser.new_context()
    page = context.new_page()
    ran = []
    page.on("dialog", lambda dialog: (ran.append(page.url), dialog.dismiss()))
    for number, payload in enumerate(PAYLOADS):
        typed = quote(payload, safe="")
        page.goto(f"{hostile.url}/page/body-x{number}")
        assert payload.split()[0][:8] in page.inner_text("h1") or payload in page.inner_text("h1")
        assert page.locator("a[href^='javascript']").count() == 0
        page.goto(f"{hostile.url}/{'search?q' if number % 2 else 'ask/cq09?body'}={typed}")
    page.goto(f"{hostile.url}/list")
    page.goto(
        f"{hostile.url}/query?query={quote('SELECT ?s ?o { ?s skos:prefLabel ?o } ORDER BY ?s')}"
    )
    page.wait_for_selector("#result table")
    assert page.locator("#result tbody tr").count() == len(PAYLOADS)
    for payload in PAYLOADS[:6]:
        page.goto(f"{hostile.url}/query?query={quote(payload, safe='')}")
        page.wait_for_selector("#fault:not([hidden])")
    page.goto(f"{hostile.url}/?lang=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
    page.fill("#find", "ten")
    page.wait_for_selector(".hits li")
    context.close()
    assert ran == []
