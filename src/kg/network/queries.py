"""The views' questions: files of `queries/views`, each with a header that says what it draws.

    # id: toan-canh
    # vi: …  en: …            title
    # about-vi: …  about-en: … what the picture shows, in a sentence or two
    # node-vi: …  node-en: …  what a node is
    # edge-vi: …  edge-en: …  what an edge is
    # layout: force | hierarchy | radial | map
    # root: body-…            the middle of a radial layout, optional
    # down: lt:ledBy …        relations that lead down in a hierarchy; all others lead up

The query is a CONSTRUCT, or selects `?subject ?predicate ?object`; each row is one edge. Any other
SELECT draws the things it finds and whatever joins them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg import assets
from kg.errors import ModelError, Place, UsageError, Words
from kg.text import nearest

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["COLUMNS", "LAYOUTS", "ViewQuery", "named", "of_text", "read", "shipped"]

COLUMNS = ("subject", "predicate", "object")

LAYOUTS = ("force", "hierarchy", "radial", "map")

FIRST = "toan-canh"
"""The view that stands first in every list."""


@dataclass(frozen=True, slots=True)
class ViewQuery:
    """A view's question: its title, what its nodes and edges are, how it is laid out."""

    id: str
    title: Words
    about: Words
    node: Words
    edge: Words
    layout: str
    text: str
    root: str = ""
    down: tuple[str, ...] = ()


def shipped() -> list[ViewQuery]:
    """Give the shipped views, the whole first, then by name."""
    found = [read(path) for path in assets.asset("queries", "views").glob("*.rq")]
    return sorted(found, key=lambda view: (view.id != FIRST, view.id))


def named(name: str) -> ViewQuery:
    """Give the shipped view of that name."""
    files = {path.stem: path for path in assets.asset("queries", "views").glob("*.rq")}
    if name in files:
        return read(files[name])
    near = nearest(name, files) or ", ".join(sorted(files))
    raise UsageError(
        Words(f"Không có góc nhìn «{name}».", f"There is no view “{name}”."),
        hint=Words(f"Có: {near}.", f"There is: {near}."),
    )


def of_text(text: str, layout: str = "force") -> ViewQuery:
    """Make a view of a person's own query."""
    return ViewQuery(
        id="cau-hoi-rieng",
        title=Words("Câu hỏi riêng", "A question of one’s own"),
        about=Words(
            "Những gì câu hỏi tìm thấy, và điều nối chúng với nhau.",
            "What the question finds, and what joins it.",
        ),
        node=Words("Một thứ câu hỏi tìm thấy", "A thing that the question finds"),
        edge=Words("Một phát biểu nối hai thứ", "A statement that joins two things"),
        layout=layout,
        text=text,
    )


def read(path: Path) -> ViewQuery:
    """Read a view's question; a header that lacks a line is an error of the model."""
    text = path.read_text(encoding="utf-8")
    header = dict(_entries(text))
    try:
        return ViewQuery(
            id=header["id"],
            title=Words(header["vi"], header["en"]),
            about=Words(header["about-vi"], header["about-en"]),
            node=Words(header["node-vi"], header["node-en"]),
            edge=Words(header["edge-vi"], header["edge-en"]),
            layout=header["layout"],
            text=text,
            root=header.get("root", ""),
            down=tuple(header.get("down", "").split()),
        )
    except KeyError as missing:
        raise ModelError(
            Words(
                f"Đầu tệp thiếu dòng «# {missing.args[0]}: …».",
                f"The header lacks a line “# {missing.args[0]}: …”.",
            ),
            where=Place(str(path), 1),
        ) from missing


def _entries(text: str) -> list[tuple[str, str]]:
    lines = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        key, colon, value = line.lstrip("# ").partition(":")
        if colon:
            lines.append((key.strip(), value.strip()))
    return lines
