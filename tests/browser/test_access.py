"""For everybody: no violation that axe knows of at A and AA, in every view and both languages."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from kg.network import shipped

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}
VIEWS = [view.id for view in shipped()]


def violations(tab):
    found = Axe().run(tab, options=RULES).response["violations"]
    return [(v["id"], [n["html"][:160] for n in v["nodes"]][:4]) for v in found]


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("name", VIEWS)
def test_no_view_has_a_violation(open_page, all_html, name, lang):
    scheme = "dark" if VIEWS.index(name) % 2 else "light"
    tab = open_page(all_html(name, lang), color_scheme=scheme).tab
    assert tab.get_attribute("html", "lang") == lang
    assert violations(tab) == []


STATES = {
    "light": (
        "KG.ready.select({ node: 3 }); "
        "document.querySelectorAll('#filters details').forEach(d => { d.open = true; })",
        "KG.app.choose({ path: [3, 20] })",
    ),
    "dark": (
        "KG.ready.select({ edge: 5 })",
        "KG.app.near(3)",
        "KG.app.change(s => { s.mode = 'table'; })",
    ),
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_state_of_the_page_has_a_violation(open_page, all_html, scheme):
    tab = open_page(all_html("phoi-hop"), color_scheme=scheme).tab
    for state in STATES[scheme]:
        tab.evaluate(f"() => {{ {state} }}")
        tab.wait_for_timeout(150)
        assert violations(tab) == [], state


def test_the_help_and_the_list_of_results_have_none(open_page, shipped_html):
    tab = open_page(shipped_html, first=True).tab
    assert tab.is_visible("dialog")
    assert violations(tab) == []
    tab.keyboard.press("Escape")
    tab.fill("#search", "hoi")
    assert violations(tab) == []


def test_the_help_comes_once_and_has_two_steps(open_page, shipped_html):
    tab = open_page(shipped_html, first=True).tab
    assert tab.inner_text("#help .type") == "1/2"
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    assert tab.inner_text("#help .type") == "2/2"
    tab.keyboard.press("Escape")
    tab.reload()
    tab.wait_for_selector("body.ready")
    assert not tab.is_visible("dialog")
    tab.keyboard.press("?")
    assert tab.is_visible("dialog")


def test_a_reader_hears_what_is_reached(open_page, shipped_html):
    tab = open_page(shipped_html).tab
    tab.focus("#picture")
    tab.keyboard.press("ArrowRight")
    said = tab.inner_text("#said")
    assert "mối liên hệ" in said
    assert tab.evaluate("KG.parts.m.label(KG.app.cursor)") in said


def test_nothing_moves_for_those_who_asked_for_stillness(open_page, shipped_html):
    tab = open_page(shipped_html, reduced_motion="reduce").tab
    moved = tab.evaluate(
        "() => { KG.ready.select({ node: 7 });"
        " const { x, y } = KG.parts.overview.camera();"
        " return [x - KG.parts.m.x[7], y - KG.parts.m.y[7]]; }"
    )
    assert moved == [0, 0]
