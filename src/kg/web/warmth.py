"""What the service asks itself before others ask: the first pages, of a graph that is new.

Whoever comes first finds them ready, and the process that made them has at hand what every page
needs. A job here must be the very job that a request for the page makes.
"""

from __future__ import annotations

from kg.web.frame import shown
from kg.web.reply import Job

__all__ = ["FIRST", "USUAL"]


def _pages(lang: str) -> list[Job]:
    query = "lang=en" if lang == "en" else ""
    return [
        Job("home", shown(lang, "/", query)),
        Job("listing", shown(lang, "/list", query, chosen={}, page=1)),
        Job("questions", shown(lang, "/ask", query, question="", given={})),
        Job("editor", shown(lang, "/query", query, text="")),
        Job("downloads", shown(lang, "/download", query, form="")),
    ]


def _network(lang: str) -> Job:
    whole = {"lang": lang, "view": "toan-canh", "around": "", "query": "", "depth": 2}
    return Job("network", whole)


USUAL = (
    Job("home", shown("vi", "/", "")),
    Job("found", shown("vi", "/search.json", "", typed="a", form="json")),
    Job("thing", shown("vi", "/page/-", "", name="-")),
)
"""The front page, and enough to have a process ready for any other."""

FIRST = (
    *USUAL[:1],
    *_pages("vi")[1:],
    *_pages("en"),
    Job("editor", {"form": "terms"}),
    _network("vi"),
    _network("en"),
)
"""The pages that are ready from the start; those that take longest come last."""
