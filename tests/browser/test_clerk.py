"""Ten tasks of a clerk, done by keyboard alone: what is typed is all that is done."""

import csv
import io

import pytest

from conftest import until

HEADING = "#panel h2"
SAYS = """(() => {
  const here = document.activeElement;
  const region = here.matches(".wide, aside");
  return (region ? "" : here.textContent) + (here.getAttribute("aria-label") || "");
})()"""


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

    def go_to(self, text, most=90):
        """Press Tab until the focus stands on something that says so."""
        for _ in range(most):
            self.press("Tab")
            here = self.tab.evaluate(SAYS)
            if text in here:
                return
        raise AssertionError(text)

    def read(self, place=HEADING):
        return self.tab.inner_text(place)


@pytest.fixture
def clerk(open_page, shipped_html):
    return Clerk(open_page(shipped_html).tab)


def test_one_finds_the_veterans_and_reads_the_words(clerk):
    clerk.find("hoi ccb huyen")
    assert clerk.read() == "Hội Cựu chiến binh huyện Tam Đảo"
    assert "“Hội CCB huyện”" in clerk.read("#panel")


def test_two_reads_who_says_that_they_lead_an_activity(clerk):
    clerk.find("hoi ccb huyen")
    clerk.go_to("chủ trì →")
    clerk.press("Enter")
    assert "chủ trì" in clerk.read()
    assert "“Hội CCB huyện chủ động phối hợp" in clerk.read("#panel blockquote >> nth=0")


def test_three_walks_from_directive_05_to_a_neighbour(clerk):
    clerk.find("chi thi 05")
    clerk.tab.focus("#picture")
    clerk.press("Tab", "Enter")
    assert "Chỉ thị 05-CT/TW" not in clerk.read()
    assert clerk.tab.evaluate("document.activeElement.tagName") == "H2"


def test_four_walks_by_arrows(clerk):
    clerk.go_to("Mạng lưới: phím mũi tên")
    seen = set()
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp", "ArrowLeft"):
        clerk.press(key)
        seen.add(clerk.read("#said"))
    assert len(seen) > 2
    clerk.press("Enter")
    assert clerk.read() in clerk.read("#said")


def test_five_leaves_out_what_is_inferred(clerk):
    before = clerk.read("#counts")
    clerk.go_to("chỉ suy ra bằng luật")
    clerk.press("Shift+Tab", "Space")
    assert clerk.read("#counts") != before
    assert clerk.tab.evaluate("KG.app.counts.edges") == clerk.tab.evaluate(
        "[...KG.parts.m.status].filter(s => s < 3).length"
    )


def test_six_finds_the_ways_between_two_things(clerk):
    clerk.find("hoi ccb huyen")
    clerk.go_to("Tìm đường đến")
    clerk.press("Enter")
    clerk.tab.keyboard.type("lo dot rac")
    clerk.press("ArrowDown", "ArrowUp", "Enter")
    assert "lò đốt rác" in clerk.read()
    assert "con đường" in clerk.read("#panel")


def test_seven_opens_the_close_up_and_comes_back(clerk):
    clerk.find("dang bo quan su")
    clerk.tab.focus("#picture")
    clerk.press("o")
    until(clerk.tab, "KG.parts.near.held().length > 3")
    clerk.press("Control+z")
    until(clerk.tab, "document.body.dataset.mode === 'all'")
    assert clerk.read() == "Đảng bộ Quân sự huyện Tam Đảo"


def test_eight_sorts_the_table_by_status(clerk):
    clerk.go_to("Bảng")
    clerk.press("Enter")
    clerk.go_to("Dựa vào ↕")
    clerk.press("Enter")
    cells = clerk.tab.locator("#rows td:nth-child(4)").all_inner_texts()
    assert cells == sorted(cells)
    assert clerk.tab.locator("th[aria-sort=ascending]").count() == 1


def test_nine_takes_a_table_home(clerk):
    clerk.go_to("Mang về")
    clerk.press("Enter")
    clerk.go_to("Bảng CSV")
    with clerk.tab.expect_download() as got:
        clerk.press("Enter")
    text = got.value.path().read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == clerk.tab.evaluate("KG.app.counts.edges")
    assert any(
        row["quotes"] == "“Hội CCB huyện chủ động phối hợp với Huyện Đoàn” (§2)" for row in rows
    )


def test_ten_hides_pins_undoes_and_leaves(clerk):
    clerk.find("xa tam quan")
    name = clerk.read()
    clerk.tab.focus("#picture")
    clerk.press("p", "h")
    assert clerk.tab.locator(HEADING).count() == 0
    clerk.press("Control+z")
    clerk.tab.wait_for_selector(HEADING)
    assert clerk.read() == name
    clerk.press("Escape")
    assert clerk.tab.locator(HEADING).count() == 0
