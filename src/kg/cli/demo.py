"""`kg demo`: the whole job once, by the same commands that a person would type."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import click

from kg.cli.console import Console
from kg.errors import Words

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["command"]


@click.command()
@click.pass_context
def command(ctx: click.Context) -> None:
    """Dựng đồ thị, hỏi ba câu, xuất mọi dạng, vẽ mạng lưới.

    Build the graph, ask three questions, write the exports, draw the network.

    \b
    kg demo
    """
    from kg import assets

    console = Console.of(ctx)
    files, page = assets.home() / "export", assets.home() / "lan-toa.html"
    for step in _steps(files, page):
        click.secho(f"\n$ kg {shlex.join(step)}", bold=True)
        _run(ctx, console, step)
    console.say(_done(files, page))


def _steps(files: Path, page: Path) -> list[list[str]]:
    return [
        ["build"],
        ["ask", "cq12"],
        ["ask", "cq09"],
        ["ask", "cq17"],
        ["export", "all", "-o", str(files)],
        ["view", "-o", str(page)],
    ]


def _run(ctx: click.Context, console: Console, step: list[str]) -> None:
    group = ctx.find_root().command
    status = group.main(["--lang", console.lang, *step], prog_name="kg", standalone_mode=False)
    if status:
        ctx.exit(status)


def _done(files: Path, page: Path) -> Words:
    return Words(
        f"""
Xong. Đã có:
  {page}   mạng lưới, mở bằng trình duyệt, không cần mạng
  {files}   Turtle, JSON-LD, CSV … kèm mô tả và tổng kiểm

Thử tiếp:
  kg ask                       các câu hỏi có sẵn
  kg search "hoi ccb"          tìm, gõ có dấu hay không
  kg explain model-lo-dot-rac  ai nói thế, bằng lời nào
  kg view --open               mở mạng lưới
(kg nằm ở .venv/bin/kg)""",
        f"""
Done. You now have:
  {page}   the network; opens in a browser, offline
  {files}   Turtle, JSON-LD, CSV … with description and checksums

Try next:
  kg ask                       the named questions
  kg search "hoi ccb"          search, with or without marks
  kg explain model-lo-dot-rac  who says so, in which words
  kg view --open               open the network
(kg stands in .venv/bin/kg)""",
    )
