"""`kg check`: everything that is wrong with the data, with file and line."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.console import Console
from kg.cli.findings import FORMATS, print_report

__all__ = ["command"]

_FILE = click.Path(dir_okay=False, path_type=Path)
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command("check")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[TỆP]...")
@click.option("--text", type=_FILE, help="Đối chiếu câu trích với văn bản / compare with the text")
@click.option("--data", type=_FOLDER, multiple=True, help="Thêm thư mục hồ sơ / more records")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.pass_context
def command(
    ctx: click.Context, files: tuple[Path, ...], text: Path | None, data: tuple[Path, ...], form: str
) -> None:
    r"""Kiểm tra dữ liệu, nêu mọi lỗi / Check the data, report every fault.

    Có TỆP thì chỉ nêu lỗi của các tệp ấy. / With files, only their faults are told.

    \b
    kg check data/sources/bai-viet.yaml --text bai-viet.txt
    """
    from kg.checking import check

    console = Console.of(ctx)
    report = check(files, data, text=text, progress=console.progress)
    print_report(console, report, form)
    ctx.exit(0 if report.ok else 1)
