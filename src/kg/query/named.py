"""The named questions: files in `queries/cq/` and, on units, `queries/gz/`, each with a header.

    # id: cq09
    # vi: … / # en: …                 the question
    # help-vi: … / # help-en: …       what the answer holds
    # param: name | type | default | vi | en
    # columns: variable | vi | en     one line a column
    # note-vi: … / # note-en: …       what the answer does not say

A file runs on any engine as it stands: its parameters are VALUES with their defaults.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg import assets
from kg.errors import ModelError, Place, UsageError, Words
from kg.model import Table
from kg.query.binding import TYPES, Param, bind, terms_of
from kg.text import nearest, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from kg.model import StoreView
    from kg.query.binding import Resolve, Terms

__all__ = ["NamedQuery", "Param", "ask", "get", "named", "read"]

_LINE = re.compile(r"#\s*(?P<key>[a-z-]+):\s*(?P<value>.*?)\s*$")
_TEXTS = ("id", "vi", "en", "help-vi", "help-en", "note-vi", "note-en")
_LISTS = {"param": 5, "columns": 3}


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A question (câu hỏi) with its words, parameters, columns and caveat."""

    id: str
    title: Words
    help: Words
    params: tuple[Param, ...]
    columns: Mapping[str, Words]
    note: Words | None
    text: str

    def terms(
        self, params: Mapping[str, str | Sequence[str]], resolve: Resolve | None = None
    ) -> Terms:
        """Give the terms of all parameters: those given, defaults for the others."""
        return terms_of(self.id, self.params, params, resolve)

    def bound(self, terms: Terms) -> str:
        """Give the query's text with these terms in place of the defaults."""
        return bind(self.text, self.id, terms)


def named() -> dict[str, NamedQuery]:
    """Give the questions that ship, by id, sorted."""
    return dict(_shipped())


@cache
def _shipped() -> dict[str, NamedQuery]:
    folders = (assets.asset("queries", name) for name in ("cq", "gz"))
    found = [read(path) for folder in folders for path in sorted(folder.glob("*.rq"))]
    return {query.id: query for query in found}


def get(name: str) -> NamedQuery:
    """Give one question by id, in any case and with or without a leading zero: CQ9 is cq09."""
    known = _shipped()
    key = re.sub(r"^(cq|gz)0*(\d)$", r"\g<1>0\2", name.strip().lower())
    if key in known:
        return known[key]
    like = _like(name, known)
    raise UsageError(
        Words(f"Không có câu hỏi «{name}».", f"There is no question “{name}”."),
        hint=Words(f"Ý bạn là «{like}»?", f"Did you mean “{like}”?")
        if like
        else Words("`kg ask` liệt kê các câu hỏi.", "`kg ask` lists the questions."),
    )


def _like(name: str, known: Mapping[str, NamedQuery]) -> str | None:
    wanted = set(words(name))
    shared = {
        id_: len(wanted & set(words(f"{q.title.vi} {q.title.en}"))) for id_, q in known.items()
    }
    best = max(shared, key=lambda id_: shared[id_], default=None)
    return best if best and shared[best] > 1 else nearest(name, known)


def ask(
    store: StoreView,
    name: str,
    params: Mapping[str, str | Sequence[str]] | None = None,
    resolve: Resolve | None = None,
) -> Table:
    """Ask a named question of a store; the table carries the titles of its columns."""
    query = get(name)
    answer = store.select(query.bound(query.terms(params or {}, resolve)))
    return Table(answer.columns, answer.rows, query.columns)


def read(path: Path) -> NamedQuery:
    """Read a question's file and check its header."""
    text = path.read_text(encoding="utf-8")
    texts, lists = _header(path, text)
    for key in ("id", "vi", "en"):
        if not texts.get(key):
            raise _fault(path, 1, f"thiếu dòng «# {key}:»", f"the line “# {key}:” is missing")
    note = Words(texts.get("note-vi", ""), texts.get("note-en", ""))
    return NamedQuery(
        id=texts["id"],
        title=Words(texts["vi"], texts["en"]),
        help=Words(texts.get("help-vi", ""), texts.get("help-en", "")),
        params=tuple(Param(n, t, d, Words(vi, en)) for n, t, d, vi, en in lists["param"]),
        columns={name: Words(vi, en) for name, vi, en in lists["columns"]},
        note=note if note.vi else None,
        text=text,
    )


def _header(path: Path, text: str) -> tuple[dict[str, str], dict[str, list[list[str]]]]:
    texts: dict[str, str] = {}
    lists: dict[str, list[list[str]]] = {key: [] for key in _LISTS}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.startswith("#"):
            break
        match = _LINE.match(line)
        key, value = (match["key"], match["value"]) if match else ("", "")
        if key in _TEXTS:
            texts[key] = value
        elif key in _LISTS:
            lists[key].append(_cells(path, number, key, value))
        else:
            raise _fault(path, number, "dòng đầu tệp không hiểu được", "unknown header line")
    return texts, lists


def _cells(path: Path, number: int, key: str, value: str) -> list[str]:
    cells = [cell.strip() for cell in value.split("|")]
    if len(cells) != _LISTS[key]:
        raise _fault(path, number, f"cần {_LISTS[key]} ô", f"{_LISTS[key]} cells are needed")
    if key == "param" and cells[1] not in TYPES:
        raise _fault(path, number, f"không có kiểu «{cells[1]}»", f"no such type “{cells[1]}”")
    return cells


def _fault(path: Path, line: int, vi: str, en: str) -> ModelError:
    return ModelError(
        Words(f"Tệp câu hỏi sai: {vi}.", f"Fault in a question's file: {en}."),
        where=Place(str(path), line),
    )
