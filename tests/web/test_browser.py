"""The pages in a real browser: two people's paths, accessibility, and texts that want to run."""

from urllib.parse import quote

import pytest
from homes import put_up
from payloads import PAYLOADS
from serving import serving
from test_pages import THINGS

from kg import ids
from kg.namespaces import LT, LTI, RDF, SKOS
from kg.terms import Literal, NamedNode, Quad
from kg.web.settings import Limits

WIDTHS = {"desktop": {"width": 1400, "height": 900}, "phone": {"width": 390, "height": 844}}


# What pages show is tried here, not how fast a busy machine makes them; limits have their own tests.
PATIENT = Limits(seconds=60)


@pytest.fixture(scope="module")
def service(built):
    with serving(built, limits=PATIENT) as running:
        yield running


@pytest.fixture
def page(chromium, service):
    """Give a page that fails the test when it asks another host or a script breaks."""
    context = chromium.new_context(viewport=WIDTHS["desktop"], accept_downloads=True)
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


def focus_by_tab(page, selector, most=90):
    """Press Tab until what the selector names has the focus, as one without a mouse does."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"{selector} is not reached by Tab")


BOTH = [(lang, width) for lang in ("vi", "en") for width in WIDTHS]


@pytest.mark.parametrize(("lang", "width"), BOTH)
def test_a_researcher_tries_an_example_edits_runs_downloads_and_shares_by_keyboard_alone(
    page, service, lang, width
):
    page.set_viewport_size(WIDTHS[width])
    page.goto(f"{service.url}/query{lang_of(lang)}")
    focus_by_tab(page, "[data-example='8']")
    page.keyboard.press("Enter")
    page.wait_for_selector("#result table")
    assert page.inner_text("#result tbody td")
    before = page.inner_text("#count")
    page.goto(f"{service.url}/query{lang_of(lang)}")
    focus_by_tab(page, ".CodeMirror [role=textbox]")
    page.keyboard.press("Control+A")
    page.keyboard.type("SELECT ?m { ?m a lt:EmulationModel } ORDER BY ?m LIMIT 3")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#result table")
    assert page.inner_text("#count").startswith("3 ")
    assert page.inner_text("#count") != before
    first = page.inner_text("#result tbody td")
    assert "http" not in first
    page.keyboard.press("Escape")
    for name, starts in FORMS.items():
        focus_by_tab(page, f"#forms a[download='lantoa.{name}']")
        with page.expect_download() as download:
            page.keyboard.press("Enter")
        assert download.value.path().read_bytes().startswith(starts)
    shared = page.get_attribute("#permalink", "href")
    page.goto(service.url + shared)
    page.wait_for_selector("#result table")
    assert page.inner_text("#result tbody td") == first
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDTHS[width]["width"]


FORMS = {
    "json": b'{"head"', "xml": b"<?xml", "csv": b"m\r\nhttps://w3id.org/", "tsv": b"?m\n<https://",
}  # fmt: skip


@pytest.mark.parametrize(("lang", "width"), BOTH)
def test_a_clerk_finds_a_body_its_evidence_and_its_network_by_keyboard_alone(
    page, service, lang, width
):
    page.set_viewport_size(WIDTHS[width])
    page.goto(f"{service.url}/{lang_of(lang)}")
    focus_by_tab(page, "#find", 3)
    page.keyboard.type("hoi ccb")
    page.wait_for_selector(".hits li")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/page/**")
    name = page.inner_text("h1")
    focus_by_tab(page, ".said summary")
    page.keyboard.press("Enter")
    assert page.locator(".said details[open] .ground").count() >= 1
    page.keyboard.press("Shift+Tab")
    page.goto(page.url)
    focus_by_tab(page, ".near figcaption a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/network?around=*")
    page.wait_for_load_state()
    assert name in page.inner_text("h1")
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDTHS[width]["width"]


def test_a_clerk_asks_a_question_by_naming_a_body_in_a_form(page, service):
    page.goto(f"{service.url}/ask/cq09")
    focus_by_tab(page, "#param-body")
    page.keyboard.press("Control+A")
    page.keyboard.type("hoi ccb huyen")
    page.wait_for_selector("#param-body-hits li")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.input_value("#param-body")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ask/cq09?body=*")
    assert page.locator("[role=alert]").count() == 0
    page.goto(f"{service.url}/ask/gz02")
    page.fill("#param-district", "huyen sin ho")
    page.wait_for_selector("#param-district-hits li")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ask/gz02?district=*")
    assert page.input_value("#param-district") == "Huyện Sìn Hồ"
    assert page.locator("tbody tr").count() > 5


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_fault_in_a_query_is_told_with_line_and_column_and_marked(page, service, lang):
    page.goto(f"{service.url}/query{lang_of(lang)}")
    page.evaluate("lantoaEditor.setValue('SELECT ?m {\\n  ?m a lt:EmulationModel ; lt:under }')")
    page.click("#run")
    page.wait_for_selector("#fault:not([hidden])")
    assert page.inner_text("#fault").startswith(
        {"vi": "Dòng 2, cột ", "en": "Line 2, column "}[lang]
    )
    assert page.locator(".fault-line").count() == 1
    page.keyboard.press("Control+A")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_an_answer_is_opened_as_a_network(page, service, lang):
    asked = quote("CONSTRUCT { ?a lt:ledBy ?b } { ?a lt:ledBy ?b }")
    page.goto(f"{service.url}/query?query={asked}{'&lang=en' if lang == 'en' else ''}")
    page.wait_for_selector("#as-network:not([hidden])")
    page.click("#as-network")
    page.wait_for_url("**/network?query=*")
    assert "Cựu chiến binh" in page.content()


@pytest.mark.parametrize(
    ("typed", "finds"), [("phoi hop", "lt:hasPartner"), ("has partner", "lt:hasPartner")]
)
def test_completion_finds_a_property_by_its_label_in_either_language(page, service, typed, finds):
    page.goto(f"{service.url}/query")
    page.wait_for_function("() => Complete.find('mo hinh').length > 0")
    took = page.evaluate(
        """typed => { const runs = [];
          for (let i = 0; i < 20; i++) { const t = performance.now(); Complete.find(typed); runs.push(performance.now() - t); }
          return runs.sort((a, b) => a - b)[10]; }""",
        typed,
    )
    assert took < 100
    assert finds in page.evaluate("t => Complete.find(t).map((term) => term.name)", typed)
    page.evaluate(
        "t => { lantoaEditor.setValue(`SELECT * { ?s ${t}`); lantoaEditor.focus(); lantoaEditor.setCursor(0, 99); }",
        typed,
    )
    page.keyboard.press("Control+Space")
    page.wait_for_selector(".CodeMirror-hint")
    page.keyboard.press("Enter")
    assert page.evaluate("lantoaEditor.getValue()").startswith("SELECT * { ?s lt:")


PAGES = (
    "/", "/list", "/list?kind=Activity", "/search?q=hoi", "/ask", "/ask/cq09", "/ask/cq09?body=qqqq",
    "/query", "/download", "/graph/background/units", "/network", "/nothing",
    "/sparql?query=SELCT", *(f"/page/{name}" for name in THINGS.values()),
)  # fmt: skip


def faults_of_access(page):
    from axe_playwright_python.sync_playwright import Axe

    wanted = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
    found = Axe().run(page, options=wanted).response["violations"]
    return [(v["id"], [n["html"][:120] for n in v["nodes"]]) for v in found]


@pytest.mark.parametrize("path", PAGES)
def test_pages_are_accessible(page, service, path):
    for width, lang in (("desktop", "vi"), ("phone", "en")):
        page.set_viewport_size(WIDTHS[width])
        mark = "&" if "?" in path else "?"
        page.goto(service.url + path + (f"{mark}lang=en" if lang == "en" else ""))
        assert faults_of_access(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= WIDTHS[width]["width"]


def test_the_page_of_the_ontology_is_accessible_and_fits_a_phone(page, service):
    # It is long and has both languages at once: judged once, at the width of a phone.
    page.set_viewport_size(WIDTHS["phone"])
    page.goto(f"{service.url}/ontology.html")
    assert faults_of_access(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDTHS["phone"]["width"]


def test_the_editor_with_an_answer_and_open_evidence_are_accessible(page, service):
    page.goto(f"{service.url}/query?query={quote('SELECT * { ?s a lt:EmulationModel }')}")
    page.wait_for_selector("#result table")
    assert faults_of_access(page) == []
    page.goto(f"{service.url}/page/act-giao-duc-truyen-thong-tam-dao")
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    assert faults_of_access(page) == []
    page.fill("#find", "hoi ccb")
    page.wait_for_selector(".hits li")
    assert faults_of_access(page) == []


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
    with serving(home, limits=PATIENT) as running:
        yield running


def test_no_hostile_text_runs_in_labels_parameters_queries_or_errors(chromium, hostile):
    context = chromium.new_context()
    page = context.new_page()
    ran, tried = [], 0
    page.on("dialog", lambda dialog: (ran.append(page.url), dialog.dismiss()))
    for number, payload in enumerate(PAYLOADS):
        typed = quote(payload, safe="")
        page.goto(f"{hostile.url}/page/body-x{number}")
        assert payload.split()[0][:8] in page.inner_text("h1") or payload in page.inner_text("h1")
        assert page.locator("a[href^='javascript']").count() == 0
        page.goto(f"{hostile.url}/{('search?q', 'ask/cq09?body', 'list?kind')[number % 3]}={typed}")
        tried += 2
    page.goto(f"{hostile.url}/network?query={quote('SELECT ?s { ?s skos:prefLabel ?o }')}")
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
    assert (len(PAYLOADS), tried, ran) == (40, 80, [])
