"""The live network: the page of a view, drawn from the graph as it is now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg import views
from kg.namespaces import LTI
from kg.views.document import policy
from kg.web.reply import Reply

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.web.desk import Desk

__all__ = ["page"]


def page(desk: Desk, args: Mapping[str, Any]) -> Reply:
    """Draw a view; its scripts stand in it and are allowed by their hashes."""
    options = views.ViewOptions(
        view=str(args["view"]),
        around=str(args["around"]).removeprefix(LTI),
        depth=min(max(int(args["depth"]), 1), 4),
        lang=str(args["lang"]),
    )
    text = views.page(desk.store, options)
    guard = f"{policy()}; frame-ancestors 'none'"
    return Reply(
        200, "text/html; charset=utf-8", text.encode(), (("Content-Security-Policy", guard),)
    )
