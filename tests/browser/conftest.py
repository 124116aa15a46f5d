"""A real browser with the network cut: every request is counted, every script error kept."""

from dataclasses import dataclass, field, replace

import pytest
from screens import DESKTOP

from kg.network import shipped
from kg.network.graph import Reader
from kg.views import ViewOptions, page, page_of
from sample_graph import sample_store

NO_HELP = "try { localStorage.setItem('lan-toa-help', '1') } catch (e) {}"


@dataclass
class Opened:
    """A page in the browser, with what it asked for and complained of."""

    tab: object
    requests: list = field(default_factory=list)
    complaints: list = field(default_factory=list)


@pytest.fixture
def open_page(chromium, tmp_path):
    """Give a function that opens HTML text from a file, as a person would."""
    contexts = []

    def opened(html, viewport=DESKTOP, *, fragment="", first=False, **options):
        path = tmp_path / "mạng lưới.html"
        path.write_text(html, encoding="utf-8")
        options = {"color_scheme": "light", "reduced_motion": "reduce", **options}
        context = chromium.new_context(viewport=viewport, offline=True, **options)
        contexts.append(context)
        page = Opened(context.new_page())
        if not first:
            page.tab.add_init_script(NO_HELP)
        page.tab.on("request", lambda request: page.requests.append(request.url))
        page.tab.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.tab.on("dialog", lambda dialog: page.complaints.append(dialog.message))
        page.tab.on("console", lambda said: page.complaints.append(said.text))
        page.tab.goto(path.as_uri() + fragment)
        if options.get("java_script_enabled", True):
            page.tab.wait_for_selector("body.ready")
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def sample_html():
    return page(sample_store(), ViewOptions())


@pytest.fixture(scope="session")
def shipped_html(graph):
    return page(graph.view, ViewOptions())


@pytest.fixture(scope="session")
def reader(graph):
    return Reader.of(graph.view)


@pytest.fixture(scope="session")
def all_html(reader):
    """Give every shipped view by id, drawn in a language."""
    views = {view.id: (reader.network(view), view) for view in shipped()}
    options = ViewOptions(date="2026-11-23")
    return lambda name, lang="vi": page_of(*views[name], replace(options, lang=lang))
