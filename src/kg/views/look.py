"""How kinds and statuses look: each told by its shape or its line as well as by its colour.

The colours keep apart for the common forms of colour blindness and on grey paper; the shapes and
dashes say the same without any colour.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import Words

__all__ = ["KINDS", "STATUSES", "KindLook", "StatusLook"]


@dataclass(frozen=True, slots=True)
class KindLook:
    """The look of a kind of node; `shape` is a shape of vis-network."""

    id: str
    words: Words
    shape: str
    color: str
    dark: str


@dataclass(frozen=True, slots=True)
class StatusLook:
    """The look of an edge by its status: `dashes` in pixels, none for a solid line."""

    id: str
    words: Words
    explained: Words
    dashes: tuple[int, ...]
    color: str
    width: float
    opacity: float


KINDS = (
    KindLook("body", Words("Cơ quan, tổ chức", "Bodies"), "square", "#1f4e79", "#7fb2e5"),
    KindLook(
        "people", Words("Người, nhóm, chức danh", "People, groups, posts"), "dot",
        "#b8400c", "#f09a6a",
    ),
    KindLook(
        "document", Words("Văn bản, lời dẫn", "Documents, quotations"), "diamond",
        "#6a51a3", "#b9a3ea",
    ),
    KindLook(
        "activity", Words("Hoạt động, phong trào", "Activities, drives"), "triangle",
        "#2e7d5b", "#6fc9a0",
    ),
    KindLook("model", Words("Mô hình, nhiệm vụ", "Models, tasks"), "star", "#a87400", "#e5be55"),
    KindLook("outcome", Words("Kết quả", "Outcomes"), "triangleDown", "#a6286d", "#ec84bb"),
    KindLook("place", Words("Nơi chốn", "Places"), "hexagon", "#34808f", "#74c4d4"),
    KindLook("other", Words("Khái niệm, khác", "Concepts, other"), "dot", "#6e6a61", "#b5b0a4"),
)  # fmt: skip

STATUSES = (
    StatusLook(
        "stated",
        Words("bài nói", "stated"),
        Words("Nguồn nói thẳng điều này.", "The source says so outright."),
        (), "#4a4742", 1.5, 0.6,
    ),
    StatusLook(
        "reading",
        Words("cách hiểu của người ghi", "reading"),
        Words(
            "Người ghi hiểu nguồn như vậy; nguồn không nói thẳng.",
            "The annotator reads the source so; it does not say it outright.",
        ),
        (10, 6), "#4a4742", 1.5, 0.55,
    ),
    StatusLook(
        "background",
        Words("kiến thức nền", "background"),
        Words("Lấy từ nguồn công khai khác, không từ bài.", "Taken from another public source."),
        (12, 5, 2, 5), "#77736a", 1.2, 0.55,
    ),
    StatusLook(
        "inferred",
        Words("suy ra bằng luật", "inferred"),
        Words("Máy suy ra bằng một luật có tên.", "Derived by machine under a named rule."),
        (2, 5), "#77736a", 1.4, 0.4,
    ),
)  # fmt: skip
