"""`kg gazetteer`: the national tables of administrative units."""

from __future__ import annotations

from pathlib import Path

import click

from kg import assets, gazetteer
from kg.cli.console import Console
from kg.errors import Words

__all__ = ["command"]


@click.group("gazetteer")
def command() -> None:
    """Danh mục đơn vị hành chính cả nước / the national tables of units."""


@command.command("refresh")
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    help="Thư mục dữ liệu / data folder.",
)
@click.option("--drop-ids", is_flag=True, help="Cho phép bỏ định danh / let published ids go.")
@click.pass_context
def refresh(ctx: click.Context, data: Path | None, drop_ids: bool) -> None:
    """Làm lại các bảng từ các gói dữ liệu / make the tables anew from the data packages.

    Cần nhóm gói `gazetteer`; khi dựng đồ thị thì không cần.
    The package group `gazetteer` is needed; building the graph does without it.

    \b
    kg gazetteer refresh
    """
    from kg.gazetteer.refresh import refresh as make

    console = Console.of(ctx)
    folder = (data or assets.asset("data")) / gazetteer.FOLDER
    with console.progress(Words("Đọc các gói dữ liệu", "Reading the data packages")):
        told = make(folder, drop_ids=drop_ids)
    links = told["counts"]["links"]
    rows = sum(table["rows"] for name, table in told["tables"].items() if name.startswith("units"))
    console.say(
        Words(
            f"{rows} đơn vị, {links['communes']} liên kết cấp xã, {links['split']} xã bị chia.",
            f"{rows} units, {links['communes']} commune links, {links['split']} communes split.",
        )
    )
