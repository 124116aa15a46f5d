"""The views' questions: files of `queries/views`, each with a header that says what it draws.

    # id: toan-canh
    # vi: …                  title, Vietnamese
    # en: …                  title, English
    # node-vi: …  node-en: … what a node is
    # edge-vi: …  edge-en: … what an edge is
    # layout: communities

The query selects `?subject ?predicate ?object`; each row is one edge.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg import assets
from kg.errors import ModelError, Place, UsageError, Words
from kg.text import nearest

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["COLUMNS", "ViewQuery", "named", "read"]

COLUMNS = ("subject", "predicate", "object")


@dataclass(frozen=True, slots=True)
class ViewQuery:
    """A view's question: its title, what its nodes and edges are, how it is laid out."""

    id: str
    title: Words
    node: Words
    edge: Words
    layout: str
    text: str


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


def read(path: Path) -> ViewQuery:
    """Read a view's question; a header that lacks a line is an error of the model."""
    text = path.read_text(encoding="utf-8")
    header = dict(_entries(text))
    try:
        return ViewQuery(
            id=header["id"],
            title=Words(header["vi"], header["en"]),
            node=Words(header["node-vi"], header["node-en"]),
            edge=Words(header["edge-vi"], header["edge-en"]),
            layout=header["layout"],
            text=text,
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
