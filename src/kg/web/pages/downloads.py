"""The downloads: the whole graph in every form, each named graph, the ontology."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg import exports
from kg.errors import UsageError, Words
from kg.namespaces import LTG
from kg.web.pages.common import html
from kg.web.pages.graph import about
from kg.web.reply import Reply

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.web.desk import Desk

__all__ = ["page"]


def page(desk: Desk, args: Mapping[str, Any]) -> Reply:
    """List the downloads, or give the whole graph in the form `form`."""
    if args.get("form"):
        return _whole(desk, str(args["form"]))
    lang = str(args["lang"])
    counts = {name.removeprefix("ltg:"): n for name, n in desk.manifest.graphs.items()}
    graphs = sorted(graph.value.removeprefix(LTG) for graph in desk.graphs)
    return html(
        "downloads",
        args,
        forms=[
            (f.name, f.suffix, f.title.to(lang), f.media_type) for f in exports.FORMATS.values()
        ],
        graphs=[(name, about(name, lang), counts.get(name, "")) for name in graphs],
        date=desk.manifest.date,
    )


def _whole(desk: Desk, name: str) -> Reply:
    format_ = exports.FORMATS.get(name)
    if format_ is None:
        raise UsageError(Words("Không có dạng ấy.", "There is no such form."))
    text = exports.text_of(desk.store, exports.Selection(), format_)
    kept = f'attachment; filename="lantoa{format_.suffix}"'
    media = (
        format_.media_type if ";" in format_.media_type else f"{format_.media_type}; charset=utf-8"
    )
    return Reply(200, media, text.encode(), (("Content-Disposition", kept),))
