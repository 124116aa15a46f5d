"""A large network is shown in groups on paper too: the page's groups, named and counted."""

from dataclasses import replace
from itertools import combinations
from xml.etree import ElementTree

import pytest

from kg.network import of_text
from kg.network.layout import place
from kg.views import ViewOptions, picture
from kg.views.groups import MANY, Groups
from kg.views.letters import width
from synthetic_graph import synthetic

SVG = "{http://www.w3.org/2000/svg}"
VIEW = of_text("")


def drawn(graph, view=VIEW, **options):
    return ElementTree.fromstring(picture(graph, view, ViewOptions(**options), "svg"))  # noqa: S314


def counts(tree):
    """Give the counts in the discs, with the middle of each."""
    texts = [t for t in tree.iter(f"{SVG}text") if t.get("font-size") == "10"]
    return [(t.text, float(t.get("x")), float(t.get("y")) - 3.6) for t in texts]


def name_boxes(tree):
    boxes = []
    for text in tree.iter(f"{SVG}text"):
        rows = list(text.iter(f"{SVG}tspan"))
        if rows:
            x, half = float(rows[0].get("x")), max(width(row.text, 11) for row in rows) / 2
            top = float(rows[0].get("y")) - 10
            boxes.append((x - half, top, x + half, float(rows[-1].get("y"))))
    return boxes


def test_up_to_two_thousand_things_are_shown_as_they_are():
    graph = synthetic(MANY)
    assert Groups.of(graph, place(graph, VIEW)).all == ()
    larger = synthetic(MANY + 1)
    assert len(Groups.of(larger, place(larger, VIEW)).all) > 3


@pytest.fixture(scope="module", params=[3000, 20000])
def large(request):
    graph = synthetic(request.param)
    return graph, Groups.of(graph, place(graph, VIEW)), drawn(graph)


def test_each_group_says_how_many_things_it_holds(large):
    graph, groups, tree = large
    said = [count for count, *_ in counts(tree)]
    assert said == [str(len(group.members)) for group in groups.all]
    assert sum(map(int, said)) + len(groups.outside(graph)) == len(graph)


def test_names_lie_neither_over_one_another_nor_over_a_count(large):
    boxes = name_boxes(large[2])
    assert len(boxes) > 20
    for a, b in combinations(boxes, 2):
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1], (a, b)
    for _, x, y in counts(large[2]):
        assert not any(a < x < c and b < y < d for a, b, c, d in boxes)


def test_the_legend_says_that_it_is_grouped_and_how_many_groups_are_named(large):
    _, groups, tree = large
    words = " ".join("".join(element.itertext()) for element in tree.iter())
    assert "Vẽ theo nhóm" in words
    assert f"{len(name_boxes(tree))} trên {len(groups.all)} nhóm" in words


def test_a_map_in_groups_is_the_whole_country():
    graph = synthetic(MANY + 100)
    for turn, (_, data) in enumerate(graph.nodes(data=True)):
        data["node"] = replace(data["node"], point=(20.5 + turn % 40 / 40, 105 + turn / 2400))
    tree = drawn(graph, replace(VIEW, layout="map"), lang="en")
    texts = ["".join(text.itertext()) for text in tree.iter(f"{SVG}text")]
    assert texts.count("Hoàng Sa") == texts.count("Trường Sa") == 1
    assert any(text.startswith("Drawn in groups") for text in texts)
    assert tree.find(f".//{SVG}rect[@stroke]") is None, "no second country in the corner"


def test_a_long_layout_tells_how_far_it_is_and_leaves_nothing_when_stopped(tmp_path):
    told = []
    drawn(synthetic(3000), tell=lambda done, whole: told.append((done, whole)))
    assert told[-1][0] == told[-1][1] > 3

    def stop(*_done):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        drawn(synthetic(3000), tell=stop, kept=tmp_path)
    assert list(tmp_path.iterdir()) == []
