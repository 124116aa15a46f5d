"""`kg gazetteer`: the national tables of administrative units."""

from __future__ import annotations

from functools import partial
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

    Cần nhóm gói `gazetteer`; khi dựng đồ thị thì không cần. Bảng mới qua mọi shape rồi mới thay
    bảng cũ.
    The package group `gazetteer` is needed; building the graph does without it. The new tables
    take the place of the old ones only when they keep to every shape.

    \b
    kg gazetteer refresh
    """
    from kg.build.tables import findings
    from kg.gazetteer.refresh import refresh as make

    console, shipped = Console.of(ctx), assets.asset("data")
    root = data or shipped
    judge = partial(findings, roots=list(dict.fromkeys([root, shipped])))
    with console.progress(Words("Làm các bảng và kiểm tra", "Making and checking the tables")):
        told = make(root / gazetteer.FOLDER, assets.home() / "units-moi", judge, drop_ids=drop_ids)
    links = told["counts"]["links"]
    rows = sum(table["rows"] for name, table in told["tables"].items() if name.startswith("units"))
    console.say(
        Words(
            f"{rows} đơn vị, {links['communes']} liên kết cấp xã, {links['split']} xã bị chia.",
            f"{rows} units, {links['communes']} commune links, {links['split']} communes split.",
        )
    )
