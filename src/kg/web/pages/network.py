"""The live network: a view, or the answer of a query, drawn from the graph as it is now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg import views
from kg.errors import Words
from kg.namespaces import LTI
from kg.network.graph import Reader
from kg.text import nfc
from kg.views.document import policy
from kg.web.frame import with_lang
from kg.web.problems import Problem
from kg.web.queries import run
from kg.web.reply import Reply

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.web.desk import Desk

__all__ = ["page"]

_LAYOUT = "force"


def page(desk: Desk, args: Mapping[str, Any]) -> Reply:
    """Draw a view or a query's answer; its scripts stand in it and are allowed by their hashes."""
    options = views.ViewOptions(
        view=str(args["view"]),
        around=str(args["around"]).removeprefix(LTI),
        depth=min(max(int(args["depth"]), 1), 4),
        lang=str(args["lang"]),
        home=with_lang("/", str(args["lang"])),
    )
    folder = views.ViewFolder(desk.store, options, _reader(desk))
    query = nfc(str(args["query"]))
    body = _asked(desk, folder, query) if query else folder.one()
    guard = f"{policy()}; frame-ancestors 'none'"
    return Reply(200, "text/html; charset=utf-8", body, (("Content-Security-Policy", guard),))


def _asked(desk: Desk, folder: views.ViewFolder, query: str) -> bytes:
    found = run(desk, query, {})
    if isinstance(found, bool):
        words = Words("Câu trả lời có/không không vẽ được.", "A yes or no cannot be drawn.")
        raise Problem("malformed-request", words)
    return folder.asked(found, query, _LAYOUT)


def _reader(desk: Desk) -> Reader:
    """Read labels and claims once for a store, when the first network is drawn."""
    kept = desk.kept.get("reader")
    if kept is None:
        kept = desk.kept["reader"] = Reader.of(desk.store)
    assert isinstance(kept, Reader)  # noqa: S101 - put there two lines above
    return kept
