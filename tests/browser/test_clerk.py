"""Ten tasks of a clerk, done by keyboard alone: what is typed is all that is done."""

import csv
import io

import networkx as nx
import pytest
from screens import until

from kg.errors import Words
from kg.network import of_text
from kg.network.model import Edge
from kg.views import ViewOptions, page_of
from synthetic_graph import synthetic

HEADING = "#panel h2"
SAYS = """(() => {
  const here = document.activeElement;
  const region = here.matches(".wide, aside, body");
  return (region ? "" : here.textContent) + (here.getAttribute("aria-label") || "");
})()"""
VETERANS = "Hội Cựu chiến binh huyện Tam Đảo"


class Clerk:
    """A person with a keyboard and no mouse."""

    def __init__(self, tab):
        self.tab = tab

    def press(self, *keys):
        for key in keys:
            self.tab.keyboard.press(key)

    def find(self, words):
        self.press("/")
        self.tab.keyboard.type(words)
        self.press("Enter")

    def go_to(self, text, most=120):
        """Press Tab until the focus stands on something that says so."""
        for _ in range(most):
            self.press("Tab")
            here = self.tab.evaluate(SAYS)
            if text in here:
                return
        raise AssertionError(text)

    def choose(self, text):
        self.go_to(text)
        self.press("Enter")

    def read(self, place=HEADING):
        return self.tab.inner_text(place)

    def counted(self, what="edges"):
        return self.tab.evaluate(f"KG.app.counts.{what}")


@pytest.fixture
def clerk(open_page, shipped_html):
    return Clerk(open_page(shipped_html).tab)


def test_one_reads_who_the_veterans_work_with_and_in_which_words(clerk):
    clerk.find("hoi ccb huyen")
    assert clerk.read() == VETERANS
    panel = clerk.read("#panel")
    assert "hoạt động trên địa bàn →" in panel
    assert "“Hội CCB huyện chủ động phối hợp với Huyện Đoàn” (§2)" in panel
    clerk.choose("chủ trì → Các buổi giáo dục truyền thống")
    assert "chủ trì" in clerk.read()
    quote = clerk.read("#panel blockquote >> nth=0")
    assert "“Hội CCB huyện chủ động phối hợp với Huyện Đoàn”" in quote
    assert "đoạn 2" in quote
    assert "bài nói" in clerk.read("#panel .source >> nth=0")


def test_two_reads_which_models_came_from_directive_05(clerk):
    clerk.find("chi thi 05")
    models = clerk.read("#panel .relation:has-text('← thực hiện')")
    assert "Mô hình lò đốt rác" in models
    assert "Mô hình trồng ổi chất lượng cao trái mùa" in models
    clerk.choose("← thực hiện Mô hình lò đốt rác (suy ra bằng luật)")
    assert "Suy từ" in clerk.read("#panel")
    assert "Luật" in clerk.read("#panel")


def test_three_finds_the_way_from_a_model_to_the_directive(clerk):
    clerk.find("mo hinh lo dot rac")
    clerk.choose("Tìm đường đến")
    clerk.tab.keyboard.type("chi thi 05")
    clerk.press("ArrowDown", "ArrowUp", "Enter")
    assert clerk.read() == "Mô hình lò đốt rác — Chỉ thị 05-CT/TW của Bộ Chính trị khóa XII"
    assert "con đường" in clerk.read("#panel")
    lit = clerk.tab.evaluate("KG.parts.overview.names().map(name => name.rows.join(' '))")
    assert "thực hiện" in lit


def test_four_shows_only_what_is_inferred(clerk):
    before = clerk.read("#counts")
    clerk.choose("chỉ suy ra bằng luật")
    assert clerk.read("#counts") != before
    inferred = "[...KG.parts.m.status].filter(s => s === 3).length"
    assert clerk.counted() == clerk.tab.evaluate(inferred)
    assert set(clerk.tab.evaluate("[...KG.app.picture().all()]")) != set()
    clerk.choose("Bỏ mọi lựa chọn")
    assert clerk.read("#counts") == before


def test_five_hides_a_thing_and_takes_it_back_with_the_browser(clerk):
    clerk.find("xa tam quan")
    name, things = clerk.read(), clerk.counted("nodes")
    clerk.tab.focus("#picture")
    clerk.press("p", "h")
    assert clerk.tab.locator(HEADING).count() == 0
    assert clerk.counted("nodes") == things - 1
    clerk.tab.go_back()
    clerk.tab.wait_for_selector(HEADING)
    assert clerk.read() == name
    assert clerk.counted("nodes") == things
    clerk.press("Control+Shift+Z")
    until(clerk.tab, f"KG.app.counts.nodes === {things - 1}")
    clerk.press("Control+z")
    until(clerk.tab, f"KG.app.counts.nodes === {things}")
    clerk.press("Escape")
    assert clerk.tab.locator(HEADING).count() == 0


def test_six_sends_the_link_and_the_colleague_sees_the_same(clerk, open_page, shipped_html):
    clerk.find("hoi ccb huyen")
    clerk.choose("chỉ Cơ quan, tổ chức")
    clerk.tab.wait_for_timeout(400)
    clerk.choose("Mang về")
    clerk.choose("Sao chép liên kết")
    until(clerk.tab, "!document.getElementById('notice').hidden")
    link = clerk.read("#notice").partition("#")[2]
    other = Clerk(open_page(shipped_html, fragment=f"#{link}").tab)
    same = """(() => {
      const { overview } = KG.parts;
      return { camera: overview.camera(), names: overview.names().map(name => name.rows) };
    })()"""
    assert other.read() == clerk.read() == VETERANS
    assert other.read("#counts") == clerk.read("#counts")
    mine, theirs = clerk.tab.evaluate(same), other.tab.evaluate(same)
    assert theirs["names"] == mine["names"]
    assert theirs["camera"] == pytest.approx(mine["camera"], abs=0.01)


def test_seven_sorts_the_table_both_ways(clerk):
    clerk.choose("Bảng")
    clerk.go_to("Dựa vào ↕")
    for order, turned in (("ascending", False), ("descending", True)):
        clerk.press("Enter")
        cells = clerk.tab.locator("#rows td:nth-child(4)").all_inner_texts()
        assert cells == sorted(cells, reverse=turned)
        assert clerk.tab.locator(f"th[aria-sort={order}]").count() == 1


def test_eight_reads_it_in_english(clerk):
    clerk.find("hoi ccb huyen")
    clerk.choose("English")
    assert clerk.read() == "Tam Đảo District Veterans’ Association"
    assert clerk.tab.evaluate("document.documentElement.lang") == "en"
    assert "leads →" in clerk.read("#panel")
    assert "“Hội CCB huyện chủ động phối hợp với Huyện Đoàn” (§2)" in clerk.read("#panel")


def test_nine_takes_a_table_and_a_sheet_of_paper_home(clerk):
    clerk.choose("Mang về")
    clerk.go_to("Bảng CSV")
    with clerk.tab.expect_download() as got:
        clerk.press("Enter")
    text = got.value.path().read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == clerk.counted()
    assert any(
        row["quotes"] == "“Hội CCB huyện chủ động phối hợp với Huyện Đoàn” (§2)" for row in rows
    )
    clerk.tab.evaluate("window.print = () => { window.printed = true; }")
    clerk.choose("Mang về")
    clerk.choose("In khổ A4")
    assert clerk.tab.evaluate("window.printed")
    assert "Mạng lưới toàn cảnh" in clerk.tab.text_content("#paper")


def star(spokes):
    """Give a thing with many neighbours."""
    graph = nx.MultiDiGraph(synthetic(spokes + 1))
    graph.remove_edges_from(list(graph.edges(keys=True)))
    hub, *others = sorted(graph)
    words = Words("thuộc", "belongs to")
    for name in others:
        graph.add_edge(name, hub, edge=Edge("lt:partOf", words, None, "stated", ()))
    return page_of(graph, of_text(""), ViewOptions())


def test_ten_comes_near_asks_for_fifty_more_and_goes_back(open_page):
    clerk = Clerk(open_page(star(170), fragment="#n=n000000").tab)
    clerk.tab.focus("#picture")
    clerk.press("o")
    until(clerk.tab, "KG.parts.near.held().length === 100")
    clerk.tab.wait_for_selector("#more:not([hidden])")
    assert clerk.read("#more") == "Thêm 50 (71)"
    clerk.press("m")
    until(clerk.tab, "KG.parts.near.held().length === 150")
    clerk.press("Control+z")
    until(clerk.tab, "KG.parts.near.held().length === 100")
    clerk.press("Control+z")
    until(clerk.tab, "document.body.dataset.mode === 'all'")


def test_arrows_walk_and_tab_goes_round_the_neighbours(clerk):
    clerk.go_to("Mạng lưới: phím mũi tên")
    seen = set()
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp", "ArrowLeft"):
        clerk.press(key)
        seen.add(clerk.read("#said"))
    assert len(seen) > 2
    clerk.press("Enter")
    chosen = clerk.read()
    assert chosen in clerk.read("#said")
    clerk.tab.focus("#picture")
    clerk.press("Tab", "Enter")
    assert clerk.read() != chosen
    assert clerk.tab.evaluate("document.activeElement.tagName") == "H2"
