"""Where things stand in the drawings of the page: the map of relations and the class trees.

Positions are laid by hand on a grid, so that the picture is the same everywhere and needs no
layout program. Colours and type are the style sheet's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import Words
from kg.text import collation_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.ontology_docs.facts import ClassEntry
    from kg.vocabulary import Vocabulary

__all__ = ["GROUPS", "Arrow", "Box", "Group", "Map", "Row", "Tree", "draw_map", "draw_tree"]


@dataclass(frozen=True, slots=True)
class Group:
    """Classes that a reader looks for together; `roots` head its trees."""

    key: str
    title: Words
    roots: tuple[str, ...]


GROUPS = (
    Group(
        "agents",
        Words("Người và tổ chức", "People and bodies"),
        ("Body", "Household", "Person", "Membership", "Post", "UnenumeratedGroup"),
    ),
    Group(
        "documents",
        Words("Văn bản", "Documents"),
        ("PolicyDocument", "DocumentMention", "Term"),
    ),
    Group(
        "blueprints",
        Words("Điều định ra", "What is laid down"),
        ("Blueprint", "Motto", "Quotation", "Lesson"),
    ),
    Group(
        "activities",
        Words("Việc làm và kết quả", "Deeds and outcomes"),
        ("Activity", "Participation", "Outcome", "Measurement"),
    ),
    Group(
        "places",
        Words("Nơi chốn", "Places"),
        ("AdministrativeUnit", "ResidentialCluster", "UnitChange", "Identifier"),
    ),
    Group(
        "evidence",
        Words("Nguồn và bằng chứng", "Sources and evidence"),
        ("Source", "SourceText", "Claim", "Evidence", "ApproximateDate"),
    ),
)

_CELLS: dict[str, tuple[int, int, str]] = {
    "Body": (0, 0, "agents"),
    "PolicyDocument": (1, 0, "documents"),
    "Blueprint": (2, 0, "blueprints"),
    "Agent": (0, 1, "agents"),
    "Activity": (1, 1, "activities"),
    "Outcome": (2, 1, "activities"),
    "MassDrive": (0, 2, "activities"),
    "Location": (1, 2, "places"),
    "Measurement": (2, 2, "activities"),
    "Source": (0, 3, "evidence"),
    "Claim": (1, 3, "evidence"),
    "Evidence": (2, 3, "evidence"),
}
_ARROWS = (
    ("PolicyDocument", "issuedBy", "Body"),
    ("Blueprint", "respondsTo", "PolicyDocument"),
    ("Activity", "carriesOut", "PolicyDocument"),
    ("Activity", "ledBy", "Agent"),
    ("Activity", "hasOutcome", "Outcome"),
    ("Activity", "realizesModel", "Blueprint"),
    ("Activity", "withinDrive", "MassDrive"),
    ("Activity", "locatedIn", "Location"),
    ("Outcome", "measurement", "Measurement"),
    ("Claim", "claimedIn", "Source"),
    ("Claim", "hasEvidence", "Evidence"),
)
_COLUMN, _LINE, _WIDE, _HIGH, _LEFT, _TOP = 435, 150, 252, 62, 10, 10
_ROW, _INDENT = 46, 22


@dataclass(frozen=True, slots=True)
class Box:
    """A class on the map."""

    name: str
    label: Words
    group: str
    x: int
    y: int
    width: int = _WIDE
    height: int = _HIGH


@dataclass(frozen=True, slots=True)
class Arrow:
    """A property on the map: from edge to edge of two boxes, its words at (`x`, `y`)."""

    name: str
    label: Words
    source: Words
    target: Words
    x1: int
    y1: int
    x2: int
    y2: int
    x: int
    y: int
    anchor: str
    gap: int


@dataclass(frozen=True, slots=True)
class Map:
    """The map of relations."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A class in a tree, with the line that ties it to the class above."""

    name: str
    label: Words
    x: int
    y: int
    path: str


@dataclass(frozen=True, slots=True)
class Tree:
    """The classes of a group, indented."""

    group: Group
    rows: tuple[Row, ...]
    height: int


def draw_map(words: Vocabulary) -> Map:
    """Lay out the map of the main relations."""
    boxes = {name: _box(words, name) for name in _CELLS}
    arrows = tuple(_arrow(words, boxes[a], p, boxes[b]) for a, p, b in _ARROWS)
    width = 2 * _COLUMN + _WIDE + 2 * _LEFT
    return Map(width, 3 * _LINE + _HIGH + 2 * _TOP, tuple(boxes.values()), arrows)


def _box(words: Vocabulary, name: str) -> Box:
    column, line, group = _CELLS[name]
    at = (_LEFT + column * _COLUMN, _TOP + line * _LINE)
    return Box(name, words.classes[name].label, group, *at)


def _arrow(words: Vocabulary, start: Box, property_: str, end: Box) -> Arrow:
    x1, y1 = _edge(start, end)
    x2, y2 = _edge(end, start)
    x, y = (x1 + x2) // 2, (y1 + y2) // 2
    if y1 == y2:
        place = (x, y - 4, "middle", 19)
    elif x1 == x2:
        place = (x - 10, y, "end", 14)
    else:  # every slant on the map rises to the right, so the words stand to its upper left
        place = (x - 18, y - 10, "end", 12)
    named = words.properties[property_]
    ends = [words.label(i) if i else None for i in (named.domain, named.range)]
    source, target = ends[0] or start.label, ends[1] or end.label
    return Arrow(property_, named.label, source, target, x1, y1, x2, y2, *place)


def _edge(box: Box, toward: Box) -> tuple[int, int]:
    """Give the point where a line to another box leaves this one: a side, a foot or a corner."""
    dx, dy = _sign(toward.x - box.x), _sign(toward.y - box.y)
    half = (box.width // 2, box.height // 2)
    # On a slant the line leaves near the corner, so that it does not cross the box's own words.
    across = half[0] if dy == 0 else half[0] - 24
    return box.x + half[0] + dx * across, box.y + half[1] + dy * half[1]


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def draw_tree(group: Group, classes: Mapping[str, ClassEntry]) -> Tree:
    """Lay out the trees of a group, each class below the one it specialises."""
    rows: list[Row] = []
    for root in group.roots:
        if root in classes:
            _grow(rows, classes, root, depth=0, above=None)
    return Tree(group, tuple(rows), len(rows) * _ROW + 6)


def _grow(
    rows: list[Row],
    classes: Mapping[str, ClassEntry],
    name: str,
    *,
    depth: int,
    above: int | None,
) -> None:
    x, y = depth * _INDENT, len(rows) * _ROW + 22
    path = "" if above is None else f"M{x - _INDENT + 9} {above + 22}V{y - 5}H{x}"
    rows.append(Row(name, classes[name].label, x, y, path))
    below = [b for b in classes[name].below if b.anchor in classes]
    for child in sorted(below, key=lambda b: collation_key(b.label.vi)):
        _grow(rows, classes, child.anchor, depth=depth + 1, above=y)
