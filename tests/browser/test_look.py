"""What meets the eye: names apart and readable, no line cut, every status told without colour."""

import io

import pytest
from PIL import Image, ImageChops, ImageStat
from screens import DESKTOP, PHONE, TABLET, until

from kg.network import of_text, shipped
from kg.network.layout import place
from kg.views import ViewOptions, page_of
from kg.views.groups import Groups
from synthetic_graph import synthetic

VIEWS = [view.id for view in shipped()]
SCREENS = {"1440": DESKTOP, "1024": TABLET, "390": PHONE}
BOXES = """(() => {
  const { overview, m } = KG.parts;
  const cut = name => name.rows.at(-1).endsWith("…");
  return overview.names().map(name => ({ ...name.box, i: name.i, cut: cut(name) }));
})()"""
CORNERS = "KG.app.corners()"


def overlaps(a, b):
    return a["x1"] < b["x2"] and b["x1"] < a["x2"] and a["y1"] < b["y2"] and b["y1"] < a["y2"]


def pairs_over(boxes):
    return [(a, b) for i, a in enumerate(boxes) for b in boxes[:i] if overlaps(a, b)]


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("name", VIEWS)
def test_no_name_on_the_first_screen_lies_over_another(open_page, all_html, name, screen):
    lang = "en" if VIEWS.index(name) % 2 else "vi"
    tab = open_page(all_html(name, lang), SCREENS[screen]).tab
    boxes = tab.evaluate(BOXES)
    assert len(boxes) > 4
    assert pairs_over(boxes) == []
    assert [b for b in boxes for corner in tab.evaluate(CORNERS) if overlaps(b, corner)] == []
    size = tab.evaluate("KG.parts.overview.size()")
    assert all(b["x1"] >= 0 and b["y1"] >= 0 and b["x2"] <= size["w"] for b in boxes)


@pytest.mark.parametrize("name", VIEWS)
def test_every_name_that_is_cut_can_be_read_whole(open_page, all_html, name):
    tab = open_page(all_html(name)).tab
    for box in [b for b in tab.evaluate(BOXES) if b["cut"]]:
        label = tab.evaluate("i => KG.parts.m.label(i)", box["i"])
        spot = tab.evaluate(
            """i => { const [x, y] = KG.parts.overview.at(i);
                const { left, top } = document.getElementById("picture").getBoundingClientRect();
                return [left + x, top + y]; }""",
            box["i"],
        )
        tab.mouse.move(*spot)
        assert label in tab.inner_text("#tip")
    whole = tab.evaluate(
        "[...Array(KG.parts.m.n).keys()].map(i => [KG.app.words({ node: i }), KG.parts.m.label(i)])"
    )
    assert all(label in said for said, label in whole)


def test_the_chosen_name_stands_whole_on_the_picture(open_page, shipped_html):
    tab = open_page(shipped_html).tab
    longest = """(() => {
      const long = i => KG.parts.m.label(i).length;
      return [...Array(KG.parts.m.n).keys()].sort((a, b) => long(b) - long(a))[0];
    })()"""
    i = tab.evaluate(longest)
    tab.evaluate("i => KG.app.choose({ node: i })", i)
    rows = tab.evaluate("i => KG.parts.overview.names().find(name => name.i === i).rows", i)
    assert " ".join(rows).replace("\xa0", " ") == tab.evaluate("i => KG.parts.m.label(i)", i)


def test_a_network_of_thousands_opens_in_groups_that_open(open_page):
    tab = open_page(page_of(synthetic(2500), of_text(""), ViewOptions())).tab
    discs = tab.evaluate("KG.parts.overview.grouped().discs.map(d => [d.count, d.x, d.y, d.r])")
    assert 3 < len(discs) < 200
    assert sum(count for count, *_ in discs) <= 2500
    assert tab.evaluate("KG.parts.overview.view().nodes.length") < 500
    assert tab.inner_text("details[data-name=status] .count >> nth=0").startswith("1.")
    assert pairs_over(tab.evaluate(BOXES)) == []
    before = tab.evaluate("KG.parts.overview.camera().s")
    box = tab.locator("#picture").bounding_box()
    _, x, y, _ = discs[0]
    tab.mouse.click(box["x"] + x, box["y"] + y)
    assert tab.evaluate("KG.parts.overview.camera().s") > before
    for by in ("k", "p"):
        tab.select_option("#group", by)
        until(tab, "KG.parts.overview.grouped().discs.length > 0")
        assert pairs_over(tab.evaluate(BOXES)) == []


def test_paper_without_a_browser_shows_the_groups_of_the_page(open_page):
    graph, view = synthetic(2500), of_text("")
    tab = open_page(page_of(graph, view, ViewOptions())).tab
    shown = tab.evaluate("KG.parts.overview.grouped().discs.map(d => [d.group.name(), d.count])")
    drawn = [(g.label.vi, len(g.members)) for g in Groups.of(graph, place(graph, view)).all]
    assert sorted(map(tuple, shown)) == sorted(drawn)


def test_every_status_is_told_without_colour(open_page, shipped_html):
    tab = open_page(shipped_html).tab
    lines = tab.locator("#filters details[data-name=status] .line")
    assert lines.count() == 4
    gray = [
        Image.open(io.BytesIO(lines.nth(i).screenshot())).convert("L").resize((78, 20))
        for i in range(4)
    ]
    for i, one in enumerate(gray):
        for other in gray[:i]:
            assert ImageStat.Stat(ImageChops.difference(one, other)).mean[0] > 4


def test_every_kind_is_told_without_colour(open_page, shipped_html):
    tab = open_page(shipped_html).tab
    looks = tab.evaluate("KG.parts.m.data.kinds.map(kind => kind.shape + (kind.id === 'other'))")
    assert len(set(looks)) == len(looks)


@pytest.mark.parametrize("name", ["toan-canh", "don-vi-2025"])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_nothing_written_on_paper_is_cut(open_page, all_html, name, lang):
    tab = open_page(all_html(name, lang)).tab
    tab.evaluate("window.print = () => {}; document.querySelector('[data-take=a4]').click()")
    tab.emulate_media(media="print")
    out = tab.evaluate("""(() => {
      const svg = document.querySelector("#paper > svg");
      const [, , w, h] = svg.getAttribute("viewBox").split(" ").map(Number);
      const k = svg.getBoundingClientRect();
      const scale = k.width / w;
      return [...svg.querySelectorAll(":scope > text")].map(text => {
        const box = text.getBoundingClientRect();
        const [right, bottom] = [(box.right - k.left) / scale, (box.bottom - k.top) / scale];
        return [text.textContent, right - w, bottom - h];
      }).filter(([, right, bottom]) => right > 0 || bottom > 0);
    })()""")
    assert out == []
    words = tab.text_content("#paper")
    drawn = "[...new Set([...KG.parts.m.status])].map(s => KG.parts.m.data.statuses[s])"
    for status in (look[lang] for look in tab.evaluate(drawn)):
        assert status in words
    if name == "don-vi-2025":
        for said in ("Hoàng Sa", "Trường Sa", "Stephen Truong, CC BY 4.0"):
            assert said in words


def test_a_file_opened_alone_shows_the_picture(open_page, all_html, chromium, tmp_path):
    tab = open_page(all_html("phoi-hop")).tab
    tab.evaluate("document.getElementById('take').open = true")
    with tab.expect_download() as got:
        tab.click("[data-take=svg]")
    path = tmp_path / "hình.svg"
    got.value.save_as(path)
    alone = chromium.new_page(viewport={"width": 1000, "height": 900})
    alone.goto(path.as_uri())
    assert alone.evaluate("document.documentElement.tagName") == "svg"
    assert alone.locator("polygon, circle").count() > 40
    alone.close()


def test_on_a_phone_what_is_chosen_opens_as_a_sheet_below_the_picture(open_page, shipped_html):
    tab = open_page(shipped_html, PHONE, has_touch=True, is_mobile=True).tab
    tab.evaluate("KG.app.choose({ node: KG.parts.m.index('body-hoi-ccb-huyen-tam-dao') })")
    sheet = tab.locator("#panel").bounding_box()
    assert sheet["y"] > PHONE["height"] * 0.4
    assert sheet["y"] + sheet["height"] <= PHONE["height"] + 1
    spot = tab.evaluate("""(() => {
      const [, y] = KG.parts.overview.at(KG.app.state.node);
      return y + document.getElementById("picture").getBoundingClientRect().top;
    })()""")
    assert 0 < spot < sheet["y"]
    tab.click("#panel .close")
    assert tab.locator("#panel h2").count() == 0


TARGETS = """[...document.querySelectorAll("button, summary, #search, .choices label")]
  .filter(e => e.checkVisibility() && !e.closest("dialog:not([open])"))
  .map(e => [e.getBoundingClientRect(), e])
  .filter(([box]) => box.width && (box.height < 43.5 || box.width < 43.5))
  .map(([, e]) => [e.id, e.className, e.textContent.slice(0, 30)])"""
STATES = {
    "filters": "document.getElementById('choices').open = true",
    "a thing": "KG.app.choose({ node: KG.parts.m.index('body-hoi-ccb-huyen-tam-dao') })",
    "a link": "KG.app.choose({ edge: 3 })",
    "the table": "KG.app.change(s => { s.mode = 'table'; })",
    "help": "document.getElementById('help-open').click()",
    "take away": "document.getElementById('take').open = true",
}


@pytest.mark.parametrize("state", STATES)
def test_a_finger_hits_everything(open_page, shipped_html, state):
    tab = open_page(shipped_html, PHONE, has_touch=True, is_mobile=True).tab
    tab.evaluate(f"() => {{ {STATES[state]} }}")
    tab.wait_for_timeout(100)
    assert tab.evaluate(TARGETS) == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_a_tap_chooses_and_a_drag_moves(open_page, shipped_html):
    tab = open_page(shipped_html, PHONE, has_touch=True, is_mobile=True).tab
    tab.evaluate("document.getElementById('stage').scrollIntoView()")
    x, y = tab.evaluate("""(() => {
      const [x, y] = KG.parts.overview.at(KG.parts.m.index('unit-huyen-tam-dao-248-den-2025'));
      const { left, top } = document.getElementById("picture").getBoundingClientRect();
      return [left + x, top + y];
    })()""")
    tab.touchscreen.tap(x, y)
    assert tab.inner_text("#panel h2") == "Huyện Tam Đảo"
    tab.click("#panel .close")
    before = tab.evaluate("KG.parts.overview.camera().x")
    session = tab.context.new_cdp_session(tab)
    for kind, at in (("touchStart", 250), ("touchMove", 200), ("touchMove", 120)):
        points = [{"x": at, "y": 300, "id": 0}]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    assert tab.evaluate("KG.parts.overview.camera().x") > before


def test_the_help_names_every_key_it_speaks_of(open_page, shipped_html):
    tab = open_page(shipped_html).tab
    tab.keyboard.press("?")
    tab.click("#help .strong")
    keys = tab.locator("#help kbd").all_inner_texts()
    assert keys == ["/", "← → ↑ ↓", "Tab", "Enter", "o", "m", "h", "p", "+ − 0", "Esc", "?"]
    assert "[object" not in tab.inner_text("#help")


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("screen", SCREENS)
def test_the_page_fits_the_screen(open_page, all_html, screen, lang):
    tab = open_page(all_html("toan-canh", lang), SCREENS[screen]).tab
    stage = tab.locator("#stage").bounding_box()
    wide, high = SCREENS[screen]["width"], SCREENS[screen]["height"]
    assert stage["y"] < high * 0.45
    assert tab.evaluate("document.documentElement.scrollWidth") <= wide
    assert tab.evaluate("""(() => {
      const field = document.getElementById("search");
      const ctx = document.createElement("canvas").getContext("2d");
      const style = getComputedStyle(field);
      ctx.font = style.font;
      const room = field.clientWidth - 2 * parseFloat(style.paddingLeft);
      return ctx.measureText(field.placeholder).width <= room;
    })()""")
    if wide > 800:
        assert tab.evaluate("document.documentElement.scrollHeight") <= high
