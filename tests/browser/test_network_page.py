"""The page in a browser: complete by itself, readable, undone by the browser's back, on a phone."""

import pytest
from screens import PHONE, until

from kg.views.outline import CREDIT

AT = """name => {
  const { m, overview } = KG.parts;
  const [x, y] = overview.at(m.index(name));
  const box = document.getElementById("picture").getBoundingClientRect();
  return [box.x + x, box.y + y];
}"""
SHOWN = "KG.app.counts"
VETERANS, YOUTH = "body-hoi-ccb-huyen-tam-dao", "body-huyen-doan-tam-dao"


@pytest.fixture
def opened(open_page, sample_html):
    return open_page(sample_html)


@pytest.fixture
def tab(opened):
    return opened.tab


def panel(tab):
    return tab.inner_text("#panel")


def test_it_asks_for_nothing_but_itself_and_complains_of_nothing(open_page, shipped_html):
    opened = open_page(shipped_html)
    opened.tab.evaluate(f"KG.ready.select({{ node: KG.parts.m.index('{VETERANS}') }})")
    for mode in ("near", "table", "all"):
        opened.tab.click(f"#mode-{mode}")
        opened.tab.wait_for_timeout(250)
    assert [url.partition(":")[0] for url in opened.requests] == ["file"]
    assert opened.complaints == []


def test_a_click_on_a_node_shows_what_is_known_of_it(tab):
    tab.mouse.click(*tab.evaluate(AT, "act-don-ve-sinh"))
    assert tab.inner_text("#panel h2") == "Dọn vệ sinh đường thôn"
    assert "hằng tuần" in panel(tab)
    assert "n=act-don-ve-sinh" in tab.url


def test_a_click_on_an_edge_shows_the_words_that_bear_it_out(tab):
    one, two = (tab.evaluate(AT, name) for name in ("act-don-ve-sinh", "body-hoi-ccb-xa"))
    tab.mouse.click((one[0] + two[0]) / 2, (one[1] + two[1]) / 2)
    assert tab.inner_text("#panel h2") == "do … chủ trì"
    assert tab.inner_text("#panel blockquote") == "“Hội CCB xã chủ trì”đoạn 2"
    assert "bài nói" in panel(tab)


def test_the_language_changes_everywhere_at_once(tab):
    tab.evaluate("KG.ready.select({ node: 0 })")
    tab.click("#language")
    assert tab.evaluate("document.documentElement.lang") == "en"
    assert tab.inner_text("h1") == "The whole network"
    assert tab.inner_text("#panel h2") == "Cleaning village roads"
    assert tab.title() == "The whole network · Lan Tỏa"
    tab.click("#mode-table")
    assert "led by" in tab.inner_text("#rows")
    tab.click("#language")
    assert tab.inner_text("#panel h2") == "Dọn vệ sinh đường thôn"


def test_the_makers_of_the_outline_are_credited_in_the_language_of_the_page(open_page, all_html):
    tab = open_page(all_html("don-vi-2025")).tab
    for own, other in ((CREDIT.vi, "outline"), (CREDIT.en, "Đường viền")):
        for words in (tab.inner_text("#credit"), tab.evaluate("KG.parts.take.citation()")):
            assert (own in words, other in words) == (True, False)
        tab.click("#language")


def test_every_filter_leaves_out_what_it_says(open_page, shipped_html):
    tab = open_page(shipped_html).tab
    whole = tab.evaluate(SHOWN)
    for name in ("kind", "status", "rel", "field", "place", "source"):
        tab.evaluate(
            "name => KG.app.change(s => s.off[name].add(KG.parts.filters.values(name)[0]))", name
        )
        part = tab.evaluate(SHOWN)
        assert part["edges"] < whole["edges"], name
        tab.evaluate("name => KG.app.change(s => s.off[name].clear())", name)
    tab.evaluate("KG.app.change(s => { s.years = [2020, 2020]; })")
    assert tab.evaluate(SHOWN)["nodes"] < whole["nodes"]
    tab.evaluate("KG.app.change(s => { s.years = null; })")
    assert tab.evaluate(SHOWN) == whole


def test_the_legend_counts_and_filters(open_page, shipped_html):
    tab = open_page(shipped_html).tab
    row = tab.locator("#filters li", has_text="Nơi chốn").first
    count = int(row.locator(".count").inner_text())
    before = tab.evaluate(SHOWN)["nodes"]
    row.locator("label").click()
    assert tab.evaluate(SHOWN)["nodes"] == before - count


def test_back_undoes_and_forward_redoes(open_page, shipped_html):
    tab = open_page(shipped_html).tab
    for name in (VETERANS, YOUTH):
        tab.evaluate(f"KG.ready.select({{ node: KG.parts.m.index('{name}') }})")
    tab.evaluate("KG.app.hide(KG.app.state.node)")
    hidden = "KG.app.state.hidden.size"
    assert tab.evaluate(hidden) == 1
    tab.go_back()
    until(tab, f"{hidden} === 0")
    assert "Đoàn" in tab.inner_text("#panel h2")
    tab.click("#undo")
    until(tab, "document.querySelector('#panel h2').textContent.includes('Cựu')")
    tab.click("#redo")
    until(tab, "document.querySelector('#panel h2').textContent.includes('Đoàn')")


def test_a_mailed_link_opens_the_same_picture(open_page, shipped_html):
    one = open_page(shipped_html).tab
    one.evaluate(f"""() => {{
      const i = KG.parts.m.index('{VETERANS}');
      KG.ready.select({{ node: i }});
      KG.app.change(s => {{ s.off.kind.add(5); s.pinned.add(i); s.years = [2010, 2021]; }});
    }}""")
    one.wait_for_timeout(400)
    fragment = one.evaluate("location.hash")
    two = open_page(shipped_html, fragment=fragment).tab
    state = (
        "[KG.written(KG.parts.m, KG.app.state), KG.app.counts, KG.parts.overview.camera().s, "
        "document.querySelector('#panel h2').textContent]"
    )
    first, second = one.evaluate(state), two.evaluate(state)
    assert first[1:2] + first[3:] == second[1:2] + second[3:]
    assert abs(first[2] - second[2]) < 0.01


def test_the_address_may_name_just_a_thing_and_nonsense_does_no_harm(open_page, sample_html):
    tab = open_page(sample_html, fragment="#body-doan-xa").tab
    assert tab.inner_text("#panel h2") == "Đoàn xã"
    for wrong in ("#%E0%A4%A", "#n=nobody&z=a_b_c&k=x.y&t=1", "#w=a!b&e=!!&o=!&m=mad"):
        tab.evaluate(f"location.hash = '{wrong}'")
        tab.wait_for_timeout(60)
        assert tab.locator("#panel h2").count() == 0


def test_all_shortest_ways_are_shown_with_their_words(open_page, shipped_html):
    tab = open_page(shipped_html).tab
    ends = f"[KG.parts.m.index('{YOUTH}'), KG.parts.m.index('model-lo-dot-rac')]"
    tab.evaluate(f"KG.app.choose({{ path: {ends} }})")
    ways = tab.evaluate("KG.app.ways().ways.map(way => way.length)")
    assert len(set(ways)) == 1
    assert tab.locator(".way-one").count() == len(ways)
    assert tab.locator(".way-one .quote", has_text="“").count() > 0


def test_ways_agree_with_a_search_in_python(open_page, shipped_html, graph):
    import networkx as nx

    from kg.network import named
    from kg.network.graph import network

    plain = nx.Graph(network(graph.view, named("toan-canh")).to_undirected())
    tab = open_page(shipped_html).tab
    for one, other in ((YOUTH, "model-lo-dot-rac"), (VETERANS, "doc-chi-thi-05-ct-tw-2016")):
        walked = tab.evaluate(
            """([a, b]) => { const { m, filters } = KG.parts;
              return KG.paths(m, filters, m.index(a), m.index(b)).ways
                .map(way => way.filter((_, at) => at % 2 === 0).map(i => m.id(i)).join(" ")); }""",
            [one, other],
        )
        wanted = {" ".join(p) for p in nx.all_shortest_paths(plain, one, other)}
        assert set(walked) == wanted


def test_the_close_up_opens_step_by_step_and_never_too_much(open_page, shipped_html):
    tab = open_page(shipped_html).tab
    tab.evaluate("KG.app.near(KG.parts.m.index('unit-huyen-tam-dao-248-den-2025'))")
    until(tab, "KG.parts.near.held().length > 5")
    held = tab.evaluate("KG.parts.near.held().length")
    assert held <= 150
    tab.evaluate("KG.app.open(KG.parts.near.held()[3])")
    until(tab, f"KG.parts.near.held().length > {held}")
    tab.go_back()
    until(tab, f"KG.parts.near.held().length === {held}")


def test_fingers_pan_and_pinch(open_page, shipped_html):
    tab = open_page(shipped_html, PHONE, has_touch=True, is_mobile=True).tab
    camera = "({ ...KG.parts.overview.camera() })"
    before = tab.evaluate(camera)
    session = tab.context.new_cdp_session(tab)
    for kind, gap in (("touchStart", 40), ("touchMove", 60), ("touchMove", 90)):
        points = [{"x": 190 - gap, "y": 600, "id": 0}, {"x": 190 + gap, "y": 600, "id": 1}]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    assert tab.evaluate(camera)["s"] > before["s"] * 1.5


def test_without_scripts_the_table_and_a_word_stand_there(open_page, sample_html):
    tab = open_page(sample_html, java_script_enabled=False).tab
    text = tab.inner_text("body")
    assert "Trình duyệt không chạy kịch bản" in text
    assert "do … chủ trì" in text


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


@pytest.mark.parametrize("size", ["a4", "a3"])
def test_paper_holds_title_legend_date_and_source_as_vectors(open_page, all_html, size):
    tab = open_page(all_html("phoi-hop")).tab
    tab.evaluate("window.print = () => {}")
    tab.evaluate("document.getElementById('take').open = true")
    tab.click(f"[data-take={size}]")
    tab.emulate_media(media="print")
    words = tab.inner_text("#paper")
    for said in ("Mạng lưới phối hợp", "bài nói", "dữ liệu đến ngày 2026-11-23", "Nguồn"):
        assert said in words
    assert tab.locator("#paper svg path").count() > 20
    pdf = tab.pdf(prefer_css_page_size=True)
    assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") <= 2
    assert b"/FontFile" in pdf or b"/Font" in pdf


def test_at_twice_the_text_size_nothing_is_cut(open_page, shipped_html):
    tab = open_page(shipped_html, {"width": 1280, "height": 900}).tab
    tab.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
    tab.wait_for_timeout(150)
    assert tab.evaluate("document.documentElement.scrollWidth") <= 1280
    cut = tab.evaluate(
        "[...document.querySelectorAll('.bar button, .tools button, .masthead h1, .counts')]"
        ".filter(e => e.checkVisibility() && e.scrollWidth > e.clientWidth + 1)"
        ".map(e => e.textContent)"
    )
    assert cut == []
