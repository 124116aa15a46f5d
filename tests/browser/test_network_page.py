"""The page in a browser: complete by itself, readable, usable by keyboard and on a phone."""

import pytest

from conftest import PHONE

AT = """id => {
  const { network } = KG.ready;
  const p = network.canvasToDOM(network.getPosition(id));
  const box = document.getElementById("picture").getBoundingClientRect();
  return [box.x + p.x, box.y + p.y];
}"""
NODE = """name => JSON.parse(document.getElementById("data").textContent)
  .things.findIndex(thing => thing.id === name)"""


@pytest.fixture
def opened(open_page, sample_html):
    return open_page(sample_html)


@pytest.fixture
def tab(opened):
    return opened.tab


def panel(tab):
    return tab.inner_text("#panel")


def test_it_asks_for_nothing_but_itself_and_complains_of_nothing(opened):
    opened.tab.wait_for_timeout(300)
    assert [url.partition(":")[0] for url in opened.requests] == ["file"]
    assert opened.complaints == []


def test_the_shipped_network_opens_without_a_complaint(open_page, shipped_html):
    opened = open_page(shipped_html)
    assert len(opened.requests) == 1
    assert opened.complaints == []
    assert "Huyện Tam Đảo" in panel(opened.tab)


def test_a_click_on_a_node_shows_what_is_known_of_it(tab):
    x, y = tab.evaluate(AT, tab.evaluate(NODE, "act-don-ve-sinh"))
    tab.mouse.click(x, y)
    assert tab.inner_text("#panel h2") == "Dọn vệ sinh đường thôn"
    assert "hằng tuần" in panel(tab)
    assert tab.url.endswith("#act-don-ve-sinh")


def test_a_click_on_an_edge_shows_the_words_that_bear_it_out(tab):
    one = tab.evaluate(AT, tab.evaluate(NODE, "act-don-ve-sinh"))
    two = tab.evaluate(AT, tab.evaluate(NODE, "body-hoi-ccb-xa"))
    tab.mouse.click((one[0] + two[0]) / 2, (one[1] + two[1]) / 2)
    assert tab.inner_text("#panel h2") == "do … chủ trì"
    assert tab.inner_text("#panel blockquote") == "“Hội CCB xã chủ trì”đoạn 2"
    assert "bài nói" in panel(tab)


@pytest.mark.parametrize("typed", ["hoi ccb", "Hội CCB", "HOI CUU CHIEN BINH", "đoàn xã", "doan"])
def test_search_finds_with_or_without_marks(tab, typed):
    tab.fill("#search", typed)
    found = tab.locator("#found li").all_inner_texts()
    wanted = "Đoàn xã" if typed.lower()[0] in "dđ" else "Hội Cựu chiến binh xã"
    assert wanted in found[0]


def test_search_of_the_shipped_network_finds_the_veterans_association(open_page, shipped_html):
    tab = open_page(shipped_html).tab
    tab.fill("#search", "hoi ccb")
    tab.press("#search", "Enter")
    assert "Hội Cựu chiến binh" in tab.inner_text("#panel h2")


def test_a_search_without_result_says_so(tab):
    tab.fill("#search", "xyzzy")
    assert tab.inner_text("#found") == "Không thấy gì. Thử ít chữ hơn."


def test_all_can_be_done_by_keyboard(tab):
    tab.keyboard.press("/")
    tab.keyboard.type("doan xa")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("ArrowUp")
    tab.keyboard.press("Enter")
    assert tab.inner_text("#panel h2") == "Đoàn xã"
    tab.focus("#picture")
    tab.keyboard.press("Escape")
    assert tab.locator("#panel h2").count() == 0
    seen = set()
    for key in ("ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"):
        tab.keyboard.press(key)
        seen.add(tab.inner_text("#panel h2"))
    assert len(seen) > 1
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.tagName") == "H2"


def test_tab_reaches_every_link_of_the_panel(tab):
    tab.evaluate("KG.ready.select({ node: 0 })")
    tab.focus("#panel")
    reached = []
    for _ in range(12):
        tab.keyboard.press("Tab")
        reached.append(tab.evaluate("document.activeElement.textContent"))
    assert any("Hội Cựu chiến binh xã" in text for text in reached)
    assert any("Đoàn xã" in text for text in reached)


def test_the_language_changes_everywhere_at_once(tab):
    tab.evaluate("KG.ready.select({ node: 0 })")
    tab.click("#language")
    assert tab.evaluate("document.documentElement.lang") == "en"
    assert tab.inner_text("h1") == "The whole network"
    assert tab.inner_text("#panel h2") == "Cleaning village roads"
    assert "led by" in tab.text_content("#rows")
    assert tab.title() == "The whole network · Lan Tỏa"
    tab.click("#language")
    assert tab.inner_text("#panel h2") == "Dọn vệ sinh đường thôn"


def test_the_legend_hides_kinds_and_statuses(tab):
    hidden = "KG.ready.network.body.data.nodes.get().filter(n => n.hidden).length"
    assert tab.evaluate(hidden) == 0
    tab.click("text=Cơ quan, tổ chức")
    assert tab.evaluate(hidden) == 2
    tab.click("text=Cơ quan, tổ chức")
    tab.click("text=cách hiểu của người ghi")
    edges = "KG.ready.network.body.data.edges.get().filter(e => e.hidden).length"
    assert tab.evaluate(edges) == 1


def test_the_address_opens_a_thing(open_page, sample_html):
    tab = open_page(sample_html).tab
    tab.evaluate("location.hash = '#body-doan-xa'")
    tab.wait_for_selector("#panel h2")
    assert tab.inner_text("#panel h2") == "Đoàn xã"
    tab.evaluate("location.hash = '#%E0%A4%A'")
    assert tab.inner_text("#panel h2") == "Đoàn xã"


def test_a_phone_shows_all_within_its_width(open_page, shipped_html):
    opened = open_page(shipped_html, PHONE, has_touch=True, is_mobile=True)
    assert opened.tab.evaluate("document.documentElement.scrollWidth") <= 390
    small = opened.tab.evaluate(
        "[...document.querySelectorAll('button, #search, summary')]"
        ".filter(e => e.offsetParent && e.getBoundingClientRect().height < 43)"
        ".map(e => e.textContent)"
    )
    assert small == []


def test_without_scripts_the_table_and_a_word_stand_there(open_page, sample_html):
    tab = open_page(sample_html, java_script_enabled=False).tab
    assert "Trình duyệt không chạy kịch bản" in tab.inner_text("body")
    tab.click("#table summary")
    assert "Hội CCB xã chủ trì" in tab.inner_text("#rows")


def test_a_script_put_into_the_page_does_not_run(opened):
    opened.tab.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.ran = 1";
          document.body.append(script);
          document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='window.ran = 1'>");
          const style = document.createElement("style");
          style.textContent = "body { display: none }";
          document.head.append(style);
        }"""
    )
    opened.tab.wait_for_timeout(200)
    assert opened.tab.evaluate("window.ran") is None
    assert opened.tab.is_visible("h1")
    assert len([c for c in opened.complaints if "Content Security Policy" in c]) >= 3


def test_print_shows_the_picture_and_the_panel(tab):
    tab.emulate_media(media="print")
    assert tab.is_visible("#picture")
    assert not tab.is_visible("#search")
