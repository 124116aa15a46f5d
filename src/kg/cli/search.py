"""`kg search`: finds things by name, abbreviation or code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.answers import Form, form_options, home_option, show
from kg.cli.console import Console
from kg.errors import Words

if TYPE_CHECKING:
    from pathlib import Path

    from kg.model import Table
    from kg.search import Hit

__all__ = ["command"]

_TITLES = {
    "thing": Words("Mã", "Id"),
    "label": Words("Tên", "Label"),
    "kind": Words("Loại", "Kind"),
    "name": Words("Khớp với", "Found by"),
}


@click.command("search")
@click.argument("words", metavar="TỪ…", nargs=-1, required=True)
@click.option(
    "-n",
    "--limit",
    type=click.IntRange(1, 1000),
    default=10,
    show_default=True,
    help="Nhiều nhất mấy kết quả / at most so many.",
)
@form_options
@home_option
@click.pass_context
def command(
    ctx: click.Context, /, *, words: tuple[str, ...], limit: int, form: Form, home: Path | None
) -> None:
    r"""Tìm theo tên, viết tắt, ký hiệu; gõ có dấu hay không đều được.

    Find by name, abbreviation or code, typed with or without marks.

    \b
    kg search hoi ccb
    kg search "29-NQ/TW"
    """
    from kg import assets, query, search

    console = Console.of(ctx)
    index = search.open_current(home or assets.home())
    hits = search.search(index, " ".join(words), limit)
    if any(hit.how == search.How.SLIP for hit in hits):
        console.say(Words("Không có từ này; gần nhất là:", "No such word; the nearest are:"))
    if not hits:
        console.say(Words("Không tìm thấy gì.", "Nothing is found."))
    show(console, query.Answer(_table(hits, console.lang, form)), form, _TITLES)


def _table(hits: list[Hit], lang: str, form: Form) -> Table:
    from kg.model import Table
    from kg.namespaces import compact
    from kg.terms import Literal

    readable = form.name == "table" and not form.iri
    rows = tuple(
        (
            Literal(compact(hit.thing.iri.value)) if readable else hit.thing.iri,
            Literal(hit.thing.label.to(lang)),
            Literal(hit.thing.kind.to(lang)),
            Literal(hit.name),
        )
        for hit in hits
    )
    return Table(tuple(_TITLES), rows)
