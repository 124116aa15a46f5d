"""`kg view`: draws a network as one HTML page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.console import Console
from kg.errors import Words

if TYPE_CHECKING:
    from kg.views import ViewOptions

__all__ = ["command"]


@click.command("view")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Tệp HTML; - là stdout / HTML file; - is stdout.",
)
@click.option("--view", default="toan-canh", show_default=True, help="Góc nhìn / view.")
@click.option("--around", default="", metavar="ID", help="Quanh một thực thể / around one thing.")
@click.option(
    "--depth",
    default=2,
    show_default=True,
    type=click.IntRange(1, 9),
    help="Xa mấy bước / how many steps.",
)
@click.option(
    "--people",
    type=click.Choice(["names", "roles"]),
    default="names",
    help="roles: tên người riêng thành vai / private names become roles.",
)
@click.option("--open", "open_", is_flag=True, help="Mở bằng trình duyệt / open in the browser.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    output: Path | None,
    people: str,
    open_: bool,
    **wanted: Any,  # noqa: ANN401 - goes into ViewOptions
) -> None:
    """Vẽ mạng lưới thành một trang HTML tự đủ / draw the network as one HTML page.

    \b
    kg view --open
    kg view --around body-hoi-ccb-huyen-tam-dao -o hoi-ccb.html
    """
    from kg.views import ViewOptions

    console = Console.of(ctx)
    goal = output or _default(people)
    with console.progress(Words("Đang vẽ mạng lưới", "Drawing the network")):
        _write(ViewOptions(**wanted, lang=console.lang), people, goal)
    if str(goal) != "-":
        console.say(Words(f"Đã ghi trang {goal}.", f"Wrote the page {goal}."))
        if open_:
            click.launch(str(goal.resolve()))


def _default(people: str) -> Path:
    from kg import assets

    return assets.home() / ("mang-luoi-vai.html" if people == "roles" else "mang-luoi.html")


def _write(options: ViewOptions, people: str, goal: Path) -> None:
    from kg import assets, files, views
    from kg.people import seen
    from kg.store import open_current

    text = views.page(seen(open_current(assets.home()), people), options)
    if str(goal) == "-":
        click.echo(text, nl=False)
        return
    files.write_text(goal, text)
