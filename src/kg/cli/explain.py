"""`kg explain`: says who says what, and in which words."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.answers import hand_over, home_option
from kg.cli.console import Console
from kg.cli.place import where

__all__ = ["command"]

_FORMATS = ["text", "json", "markdown"]  # the names of kg.explain.FORMATS; a test holds them equal


@click.command("explain")
@click.argument("what", metavar="THỨ|PHÁT-BIỂU|“S P O”", nargs=-1, required=True)
@click.option(
    "-f",
    "--format",
    "format_",
    type=click.Choice(_FORMATS),
    default="text",
    show_default=True,
    help="Dạng / format.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Ghi ra tệp / write to a file; - = stdout.",
)
@click.option(
    "--all", "everything", is_flag=True, help="Cả điều hiển nhiên / plain inferences too."
)
@home_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    *,
    what: tuple[str, ...],
    format_: str,
    output: Path | None,
    everything: bool,
    home: Path | None,
) -> None:
    """Cho biết ai nói điều này, bằng lời nào, ở đoạn nào, theo luật nào.

    Tell who says so, in which words and paragraph, or by which rule.

    \b
    kg explain "hoi ccb huyen tam dao"
    kg explain model-lo-dot-rac implements doc-chi-thi-05-ct-tw-2016
    """
    from kg import assets, explain, search, store

    place = where(ctx, home)
    index = search.open_at(place, home or assets.home())
    account = explain.explain(store.open_at(place), index, " ".join(what))
    lang = Console.of(ctx).lang
    hand_over(explain.FORMATS[format_](account, lang, everything=everything), output)
