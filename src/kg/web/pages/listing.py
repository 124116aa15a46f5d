"""The list of things with facets; each choice is a link, so it works without a script."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from kg.web.frame import local
from kg.web.pages.catalogue import catalogue, counted, in_order, matching
from kg.web.pages.common import html, kind_words
from kg.web.pages.facets import FACETS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.web.desk import Desk
    from kg.web.pages.catalogue import Entry
    from kg.web.reply import Reply

__all__ = ["page"]

_PAGE = 60
_SHOWN = 12


def page(desk: Desk, args: Mapping[str, Any]) -> Reply:
    """List the things that fit the facets in `chosen`."""
    lang = str(args["lang"])
    chosen = {f: str(v) for f, v in args["chosen"].items() if f in FACETS and v}
    found = in_order(matching(catalogue(desk), chosen), lang)
    pages = max(1, -(-len(found) // _PAGE))
    number = min(max(1, int(args["page"])), pages)
    shown = found[(number - 1) * _PAGE : number * _PAGE]
    return html(
        "list",
        args,
        count=len(found),
        entries=[_row(entry, lang) for entry in shown],
        facets=[_facet(desk, found, facet, chosen, lang) for facet in FACETS],
        chosen=chosen,
        clear=_address({}, lang),
        pages=[(n, _address(chosen, lang, n), n == number) for n in range(1, pages + 1)],
    )


def _row(entry: Entry, lang: str) -> dict[str, str]:
    return {
        "label": entry.label.to(lang),
        "other": entry.label.to("vi" if lang == "en" else "en"),
        "at": local(entry.iri.value, lang),
        "kind": kind_words(entry.kind, lang),
    }


def _facet(
    desk: Desk, found: list[Entry], facet: str, chosen: Mapping[str, str], lang: str
) -> dict[str, object]:
    values = [
        {
            "label": value.label,
            "count": value.count,
            "is_chosen": chosen.get(facet) == value.value,
            "at": _address(_toggled(chosen, facet, value.value), lang),
        }
        for value in counted(desk, found, facet, lang)
    ]
    return {"title": FACETS[facet].to(lang), "values": values[:_SHOWN], "more": values[_SHOWN:]}


def _toggled(chosen: Mapping[str, str], facet: str, value: str) -> dict[str, str]:
    rest = {f: v for f, v in chosen.items() if f != facet}
    return rest if chosen.get(facet) == value else rest | {facet: value}


def _address(chosen: Mapping[str, str], lang: str, number: int = 1) -> str:
    pairs = [*sorted(chosen.items())]
    if number > 1:
        pairs.append(("page", str(number)))
    if lang == "en":
        pairs.append(("lang", "en"))
    return f"/list?{urlencode(pairs)}" if pairs else "/list"
