"""Still pictures: the same places as the page, whole names, valid SVG, no browser."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import Words
from kg.network import named, of_text
from kg.network.graph import Reader
from kg.network.layout import place
from kg.views import ViewOptions, picture
from kg.views.drafting import SANS, svg
from kg.views.letters import width
from kg.views.sheet import Sheet
from synthetic_graph import synthetic

OPTIONS = ViewOptions(date="2026-11-23")


@pytest.fixture(scope="module")
def shipped(graph):
    view = named("don-vi-2025")
    return Reader.of(graph.view).network(view), view


def text_of(drawn):
    tree = ElementTree.fromstring(drawn)  # noqa: S314 - written a moment ago
    return " ".join("".join(element.itertext()) for element in tree.iter())


def test_the_svg_says_title_legend_date_source_and_whose_outline(shipped):
    words = text_of(picture(*shipped, OPTIONS, "svg").decode())
    for said in ("Đơn vị hành chính", "Nơi chốn", "kiến thức nền", "2026-11-23", "CC BY 4.0"):
        assert said in words
    english = text_of(picture(*shipped, ViewOptions(lang="en"), "svg").decode())
    for said in ("Units before and after 2025", "Province outlines: ", "CC BY 4.0"):
        assert said in english
    assert "Đường viền" not in english
    assert "outline" not in words


def test_a_map_of_a_part_has_the_whole_country_in_its_corner(shipped):
    words = text_of(picture(*shipped, OPTIONS, "svg").decode())
    for archipelago in ("Hoàng Sa", "Trường Sa"):
        assert archipelago in words


def test_the_same_network_gives_the_same_bytes(shipped):
    assert picture(*shipped, OPTIONS, "svg") == picture(*shipped, OPTIONS, "svg")


def test_the_png_is_a_picture_of_that_size(shipped):
    png = picture(*shipped, OPTIONS, "png")
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert [int.from_bytes(png[at : at + 4], "big") for at in (16, 20)] == [2800, 1980]


def test_names_are_written_on_the_png():
    import io

    from PIL import Image, ImageChops

    titled = [
        picture(synthetic(0), replace(of_text(""), title=Words(title, title)), OPTIONS, "png")
        for title in ("Chỉ thị", "")
    ]
    one, other = (Image.open(io.BytesIO(png)).convert("L") for png in titled)
    assert ImageChops.difference(one, other).getbbox() is not None


def test_a_machine_without_fonts_says_so(shipped, monkeypatch):
    from kg.errors import KgError
    from kg.views import still

    monkeypatch.setattr(still, "_PROBE", still._PROBE.replace(SANS, "Nowhere"))
    with pytest.raises(KgError, match="no font"):
        picture(*shipped, OPTIONS, "png")


def test_the_land_stays_off_title_and_legend(shipped):
    drawn = picture(*shipped, OPTIONS, "svg").decode()
    assert '<g clip-path="url(#map)">' in drawn


def test_an_empty_answer_is_a_sheet_with_its_title():
    import networkx as nx

    drawn = svg(nx.MultiDiGraph(), of_text(""), {}, Sheet())
    assert "Câu hỏi riêng" in text_of(drawn)


def drawn_with(label):
    graph = synthetic(3)
    node = graph.nodes["n000001"]["node"]
    graph.nodes["n000001"]["node"] = replace(node, label=Words(label, label))
    return svg(graph, of_text(""), place(graph, of_text("")), Sheet())


def test_names_with_signs_stand_as_typed():
    assert "<b>&\"'" in text_of(drawn_with("<b>&\"'"))


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20))
def test_any_name_makes_well_formed_xml(label):
    assert "Câu hỏi riêng" in text_of(drawn_with(label))


@pytest.mark.parametrize("sign", ["\x00", "\x08", "\x1b", "\ufffe", "\uffff"])
def test_what_xml_cannot_hold_is_shown_as_a_missing_sign(sign):
    assert "a\ufffdb" in text_of(drawn_with(f"a{sign}b"))


def test_marks_do_not_widen_a_word_and_long_words_are_wider():
    assert width("Đảng ủy", 12) == width("Đang uy", 12)
    assert width("Ủy ban", 12) < width("Ủy ban nhân dân", 12)
