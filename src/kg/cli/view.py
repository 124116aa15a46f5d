"""`kg view`: draws networks as HTML pages or still pictures."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli import asked_file
from kg.cli.console import Console
from kg.cli.place import where
from kg.errors import UsageError, Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.views import ViewFolder, ViewOptions

__all__ = ["command"]


@click.command("view")
@click.argument("name", default="", metavar="[TÊN | list | all]")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="Tệp (all: thư mục); - là stdout / file (all: folder); - is stdout.",
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
    "--query",
    type=click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True),
    help="Tệp CONSTRUCT hoặc SELECT của bạn / your own CONSTRUCT or SELECT.",
)
@click.option(
    "--layout",
    type=click.Choice(["force", "hierarchy", "radial", "map"]),
    default="force",
    help="Bố cục cho --query / layout for --query.",
)
@click.option("--static", type=click.Choice(["svg", "png"]), help="Hình tĩnh / a still picture.")
@click.option(
    "--people",
    type=click.Choice(["names", "roles"]),
    default="names",
    help="roles: tên người riêng thành vai / private names become roles.",
)
@click.option("--open", "open_", is_flag=True, help="Mở bằng trình duyệt / open in the browser.")
@click.pass_context
def command(ctx: click.Context, /, name: str, **wanted: Any) -> None:  # noqa: ANN401 - see _Wish
    """Vẽ mạng lưới thành trang HTML tự đủ, hay hình tĩnh / draw a network as one HTML page.

    \b
    kg view list
    kg view phoi-hop --open
    kg view all -o goc-nhin
    kg view --around body-hoi-ccb-huyen-tam-dao --depth 1 --static png -o hoi-ccb.png
    """
    console = Console.of(ctx)
    if name == "list":
        _list(console)
        return
    goal = _all(console, wanted) if name == "all" else _one(console, name, wanted)
    if str(goal) != "-":
        console.say(Words(f"Đã ghi {goal}.", f"Wrote {goal}."))
        if wanted["open_"]:
            click.launch(str(goal.resolve()))


def _list(console: Console) -> None:
    from kg.network import shipped

    for view in shipped():
        click.echo(f"{view.id:18} {view.title.to(console.lang)}")
        click.echo(f"{'':18} {view.about.to(console.lang)}")


def _one(console: Console, name: str, wanted: dict[str, Any]) -> Path:
    form = wanted["static"] or "html"
    goal = wanted["output"] or _default(wanted["people"], form)
    _refuse(name, wanted, goal)
    with console.progress(Words("Đang vẽ mạng lưới", "Drawing the network")):
        folder = _folder(_options(console, {**wanted, "view": name or wanted["view"]}), wanted)
        content = _drawn(folder, wanted, form)
    _write(goal, content)
    return goal


def _refuse(name: str, wanted: dict[str, Any], goal: Path) -> None:
    if name and wanted["query"]:
        raise UsageError(
            Words(
                f"Vẽ «{name}» hay câu hỏi trong --query?", f"Draw “{name}” or the query of --query?"
            ),
            hint=Words("Chỉ nêu một trong hai.", "Give one of the two."),
        )
    if goal.is_dir():
        raise UsageError(
            Words(f"«{goal}» là thư mục, không phải tệp.", f"“{goal}” is a folder, not a file."),
            hint=Words(
                f"Viết ra tên tệp: -o {goal / (name or 'mang-luoi')}.html",
                f"Name a file: -o {goal / (name or 'mang-luoi')}.html",
            ),
        )


def _drawn(folder: ViewFolder, wanted: dict[str, Any], form: str) -> bytes:
    if not wanted["query"]:
        return folder.one(form)
    from kg import query

    file = None if str(wanted["query"]) == "-" else wanted["query"]
    text = asked_file.read(file) if file else asked_file.read_stdin()
    with asked_file.naming(file):
        answer = query.run(where(click.get_current_context()), text)
    if isinstance(answer, bool):
        raise UsageError(
            Words("ASK chỉ trả lời có hay không.", "ASK only answers yes or no."),
            hint=Words("Dùng SELECT hay CONSTRUCT.", "Use SELECT or CONSTRUCT."),
        )
    return folder.asked(answer, text, wanted["layout"], form)


def _all(console: Console, wanted: dict[str, Any]) -> Path:
    from kg import assets

    goal: Path = wanted["output"] or assets.home() / "goc-nhin"
    for view in _folder(_options(console, wanted), wanted).all(goal):
        with console.progress(Words(f"Đang vẽ: {view.title.vi}", f"Drawing: {view.title.en}")):
            pass
    return goal / "index.html"


def _options(console: Console, wanted: dict[str, Any]) -> ViewOptions:
    from kg import assets
    from kg.views import ViewOptions

    return ViewOptions(
        view=wanted["view"],
        around=wanted["around"],
        depth=wanted["depth"],
        lang=console.lang,
        kept=assets.home() / "layouts",
        tell=_bar(console),
    )


def _bar(console: Console) -> Callable[[int, int], None]:
    """Give the progress bar of a long layout: silent when piped, gone when done."""
    words = Words("Đang xếp chỗ", "Laying out").to(console.lang)

    def tell(done: int, whole: int) -> None:
        if sys.stderr.isatty():
            full = 30 * done // max(whole, 1)
            end = "\n" if done >= whole else ""
            click.echo(f"\r{words} [{'#' * full}{'.' * (30 - full)}]{end}", nl=False, err=True)

    return tell


def _folder(options: ViewOptions, wanted: dict[str, Any]) -> ViewFolder:
    from kg.people import seen
    from kg.store import open_at
    from kg.views import ViewFolder

    store = open_at(where(click.get_current_context()))
    return ViewFolder(seen(store, wanted["people"]), options)


def _default(people: str, form: str) -> Path:
    from kg import assets

    return assets.home() / f"mang-luoi{'-vai' if people == 'roles' else ''}.{form}"


def _write(goal: Path, content: bytes) -> None:
    from kg import files

    if str(goal) == "-":
        click.echo(content, nl=False)
        return
    files.write_bytes(goal, content)
