"""The named questions: their list, and each as a form that needs no SPARQL."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from kg import query
from kg.errors import UsageError, Words
from kg.store import Dataset
from kg.web.negotiation import ROW_FORMS
from kg.web.pages import fields
from kg.web.pages.common import Link, html, link
from kg.web.problems import of_error

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.query import NamedQuery
    from kg.web.desk import Desk
    from kg.web.reply import Reply

__all__ = ["page"]


def page(desk: Desk, args: Mapping[str, Any]) -> Reply:
    """List the questions, or ask the one that `question` names with the values in `given`."""
    lang = str(args["lang"])
    if not args.get("question"):
        return html("questions", args, parts=[p for p in _parts(lang) if p[1]])
    asked = query.get(str(args["question"]))
    given = fields.meant(desk, asked.params, args["given"])
    fault, text = None, asked.text
    columns: list[str] = []
    rows: list[list[Link | None]] = []
    try:
        text = asked.bound(asked.terms(given, partial(fields.resolver, desk)))
        columns, rows = _answer(desk, asked, text, lang)
    except UsageError as error:
        fault = of_error(error)
    asked_in = {"query": text} | ({"lang": lang} if lang == "en" else {})
    return html(
        "question",
        args,
        id=asked.id,
        title=asked.title.to(lang),
        help=asked.help.to(lang),
        note=asked.note.to(lang) if asked.note else "",
        fields=[fields.field(desk, p, given, lang) for p in asked.params],
        columns=columns,
        rows=rows,
        fault=fault is not None,
        fault_words=fault.detail.to(lang) if fault else "",
        fault_hint=fault.hint.to(lang) if fault and fault.hint else "",
        choices=fields.choices(desk, asked, given, lang) if fault else [],
        editor=f"/query?{urlencode(asked_in)}",
        network=f"/network?{urlencode(asked_in)}" if _has_things(rows) else "",
        downloads=[
            (f"/sparql?{urlencode({'query': text, 'format': f.name})}", f.name) for f in ROW_FORMS
        ],
    )


def _parts(lang: str) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Give the questions under their headings: those on the sources, those on units."""
    units = Words("Về đơn vị hành chính", "On administrative units")
    others = Words("Về văn bản, tổ chức, mô hình", "On documents, bodies and models")
    told = [(q.id, q.title.to(lang), q.help.to(lang)) for q in query.named().values()]
    return [
        (others.to(lang), [one for one in told if not one[0].startswith("gz")]),
        (units.to(lang), [one for one in told if one[0].startswith("gz")]),
    ]


def _has_things(rows: list[list[Link | None]]) -> bool:
    return any(cell and cell.at.startswith("/page/") for row in rows for cell in row)


def _answer(
    desk: Desk, asked: NamedQuery, text: str, lang: str
) -> tuple[list[str], list[list[Link | None]]]:
    found = desk.store.answer(text, Dataset(), desk.limits.rows)
    assert not isinstance(found, bool | set)  # noqa: S101 - named questions are SELECTs
    titles = [asked.columns[c].to(lang) if c in asked.columns else c for c in found.columns]
    rows = [[link(desk, t, lang) if t is not None else None for t in row] for row in found.rows]
    return titles, rows
