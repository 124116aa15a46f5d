"""`kg search`: finds things by name, abbreviation or code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.answers import Form, form_options, home_option, show
from kg.cli.console import Console
from kg.cli.place import where
from kg.errors import Words

if TYPE_CHECKING:
    from pathlib import Path

    from kg.model import Table
    from kg.search import Hit
    from kg.terms import Object

__all__ = ["command"]

_TITLES = {
    "label": Words("Tên", "Label"),
    "kind": Words("Loại", "Kind"),
    "thing": Words("Mã", "Id"),
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
    """Tìm theo tên, viết tắt, ký hiệu; gõ có dấu hay không đều được.

    Find by name, abbreviation or code, typed with or without marks.

    \b
    kg search hoi ccb
    kg search "29-NQ/TW"
    """
    from kg import assets, query, search

    console = Console.of(ctx)
    index = search.open_at(where(ctx, home), home or assets.home())
    hits = search.search(index, " ".join(words), limit)
    if any(hit.how == search.How.SLIP for hit in hits):
        console.say(Words("Không có từ này; gần nhất là:", "No such word; the nearest are:"))
    if not hits:
        console.say(Words("Không tìm thấy gì.", "Nothing is found."))
    show(console, query.Answer(_table(hits, console.lang, form)), form, titles=_TITLES)


def _table(hits: list[Hit], lang: str, form: Form) -> Table:
    from kg.model import Table
    from kg.terms import Literal

    if form.name == "table":
        return Table(tuple(_TITLES)[:3], tuple(_readable(hit, lang, form) for hit in hits))
    rows = (
        (
            Literal(hit.thing.label.to(lang)),
            Literal(hit.thing.kind.to(lang)),
            hit.thing.iri,
            Literal(hit.name),
        )
        for hit in hits
    )
    return Table(tuple(_TITLES), tuple(rows))


def _readable(hit: Hit, lang: str, form: Form) -> tuple[Object, ...]:
    from kg.namespaces import compact
    from kg.terms import Literal

    label, short = hit.thing.label.to(lang), compact(hit.thing.iri.value)
    # The name by which it was found is told only when it says something new.
    by = "" if hit.name == label or short.endswith(hit.name) else f" ({hit.name})"
    iri = hit.thing.iri.value if form.iri else short
    return Literal(label + by), Literal(hit.thing.kind.to(lang)), Literal(iri)
