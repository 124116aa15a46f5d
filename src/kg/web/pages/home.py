"""The front page: what there is, a few good questions, the numbers."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from kg import query
from kg.web.frame import local, with_lang
from kg.web.pages.catalogue import catalogue, in_order
from kg.web.pages.common import html, kind_words, link

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.web.desk import Desk
    from kg.web.reply import Reply

__all__ = ["page"]

_ASKED = ("cq09", "cq12", "cq17", "cq19", "cq28")
_SOURCES = "SELECT DISTINCT ?s { ?s a lt:Source ; dcterms:title ?t } ORDER BY ?t LIMIT 5"


def page(desk: Desk, args: Mapping[str, Any]) -> Reply:
    """Make the front page."""
    lang = str(args["lang"])
    entries = in_order(catalogue(desk), lang)
    named = query.named()
    counts = Counter(entry.kind for entry in entries)
    models = [e for e in entries if "EmulationModel" in e.values["kind"]]
    return html(
        "home",
        args,
        things=len(entries),
        claims=desk.manifest.claims,
        facts=desk.manifest.graphs.get("ltg:facts", 0),
        date=desk.manifest.date,
        kinds=[
            (kind_words(k, lang), n, with_lang(f"/list?group={k}", lang))
            for k, n in counts.most_common()
        ],
        models=[(e.label.to(lang), local(e.iri.value, lang)) for e in models],
        asked=[
            (named[n].title.to(lang), with_lang(f"/ask/{n}", lang)) for n in _ASKED if n in named
        ],
        sources=[link(desk, s, lang) for (s,) in desk.store.select(_SOURCES).rows],
    )
