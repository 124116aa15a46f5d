"""What the search finds: as a page, and as suggestions while a person types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg import search
from kg.web.frame import local
from kg.web.pages.common import called, html, json_reply

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.web.desk import Desk
    from kg.web.reply import Reply

__all__ = ["page", "suggest"]

_LONGEST = 200


def page(desk: Desk, args: Mapping[str, Any]) -> Reply:
    """List what is found for `typed`; as JSON when `form` says so."""
    if args.get("form") == "json":
        return suggest(desk, args)
    typed = str(args["typed"])[:_LONGEST]
    hits = search.search(desk.index, typed, 60) if typed.strip() else []
    return html(
        "search",
        args,
        typed=typed,
        hits=list(_told(hits, str(args["lang"]))),
        slip=any(hit.how == search.How.SLIP for hit in hits),
    )


def suggest(desk: Desk, args: Mapping[str, Any]) -> Reply:
    """Give the first hits for the box."""
    typed = str(args["typed"])[:_LONGEST]
    hits = search.search(desk.index, typed, 8) if typed.strip() else []
    lang = str(args["lang"])
    desk.labels.read(hit.thing.iri for hit in hits)
    told = zip(hits, _told(hits, lang), strict=True)
    return json_reply([one | {"name": called(desk, hit.thing.iri, lang)} for hit, one in told])


def _told(hits: list[search.Hit], lang: str) -> Iterator[dict[str, str]]:
    for hit in hits:
        label = hit.thing.label.to(lang)
        yield {
            "label": label,
            "kind": hit.thing.kind.to(lang),
            "by": "" if hit.name == label or hit.thing.iri.value.endswith(hit.name) else hit.name,
            "at": local(hit.thing.iri.value, lang),
            "iri": hit.thing.iri.value,
        }
