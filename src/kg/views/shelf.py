"""The index of views: a page that explains each with a small picture and links to its file."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg import assets, render
from kg.errors import Words
from kg.text import thousands
from kg.views.document import policy_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.network import ViewQuery

__all__ = ["Card", "shelf"]

_STYLE = "view/shelf.css"
_TITLE = Words("Các góc nhìn", "The views")
_ABOUT = Words(
    "Cùng một đồ thị, mỗi góc nhìn trả lời một câu hỏi. Mọi trang mở được khi không có mạng.",
    "One graph; each view answers one question. Every page opens without a network.",
)


@dataclass(frozen=True, slots=True)
class Card:
    """A view as the index shows it: its question, its small picture, how much is in it."""

    view: ViewQuery
    picture: str
    nodes: int
    edges: int


def shelf(views: Sequence[Card], lang: str, date: str) -> str:
    """Make the index of views."""
    cards = [
        {
            "href": f"{card.view.id}.html",
            "title": card.view.title.to(lang),
            "other": card.view.title.to("vi" if lang == "en" else "en"),
            "about": card.view.about.to(lang),
            "count": _count(card).to(lang),
            "picture": _data(card.picture),
        }
        for card in views
    ]
    style = assets.asset("viz", "static", _STYLE).read_text(encoding="utf-8")
    return render.page(
        "shelf.html",
        lang=lang,
        title=_TITLE.to(lang),
        about=_ABOUT.to(lang),
        date=Words(f"Dữ liệu đến ngày {date}", f"Data as of {date}").to(lang) if date else "",
        cards=cards,
        styles=(_STYLE,),
        policy=policy_of((), (style,)),
    )


def _count(card: Card) -> Words:
    vi, en = ([thousands(n, lang) for n in (card.nodes, card.edges)] for lang in ("vi", "en"))
    return Words(f"{vi[0]} thực thể · {vi[1]} mối liên hệ", f"{en[0]} things · {en[1]} links")


def _data(picture: str) -> str:
    return f"data:image/svg+xml;base64,{base64.b64encode(picture.encode()).decode()}"
