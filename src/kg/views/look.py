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
    KindLook("body", Words("Cơ quan, tổ chức", "Bodies"), "square", "#1f4e79"),
    KindLook("people", Words("Người, nhóm, chức danh", "People, groups, posts"), "dot", "#c1440e"),
    KindLook("document", Words("Văn bản, lời dẫn", "Documents, quotations"), "diamond", "#6a51a3"),
    KindLook(
        "activity", Words("Hoạt động, phong trào", "Activities, drives"), "triangle", "#2e7d5b"
    ),
    KindLook(
        "model",
        Words("Mô hình, nhiệm vụ", "Models, tasks"),
        "star",
        "#b07d00",
    ),
    KindLook("outcome", Words("Kết quả", "Outcomes"), "triangleDown", "#a6286d"),
    KindLook("place", Words("Nơi chốn", "Places"), "hexagon", "#3f8796"),
    KindLook("other", Words("Khác", "Other"), "dot", "#77736a"),
)

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
