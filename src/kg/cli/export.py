"""`kg export`: writes the graph, or a part of it, in a format or in all of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from kg.cli.console import Console
from kg.errors import Words

if TYPE_CHECKING:
    from kg.exports import Format

__all__ = ["command"]

_NAMES = (
    "turtle trig nquads ntriples jsonld rdfxml turtle12 graphml gexf csv sheet all"
).split()  # the names of kg.exports.FORMATS; a test holds them equal


@click.command("export")
@click.argument("format_", metavar="ĐỊNH-DẠNG", type=click.Choice(_NAMES), default="turtle")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="Tệp hoặc thư mục / file or folder; - = stdout.",
)
@click.option(
    "--layer",
    "layers",
    multiple=True,
    help="Tầng hoặc bộ / layer or set: source, reading, background, inferred, units, all…",
)
@click.option("--source", "sources", multiple=True, help="Một nguồn / one source.")
@click.option("--class", "kind", default="", help="Một lớp / one class: EmulationModel…")
@click.option("--around", default="", help="Quanh một thực thể / around one thing.")
@click.option(
    "--depth",
    default=1,
    show_default=True,
    type=click.IntRange(0, 9),
    help="Xa mấy bước / how many steps.",
)
@click.option(
    "--with-evidence", is_flag=True, help="Kèm phát biểu và câu trích / with claims and quotes."
)
@click.option(
    "--people",
    type=click.Choice(["names", "roles"]),
    default="names",
    help="roles: thay tên người riêng bằng vai / names of private persons become roles.",
)
@click.pass_context
def command(
    ctx: click.Context, format_: str, output: Path | None, people: str, **wanted: object
) -> None:
    """Xuất đồ thị ra tệp / write the graph to files.

    \b
    kg export turtle -o lantoa.ttl
    kg export all -o build/exports --people roles
    """
    from kg import assets, exports, people as persons
    from kg.store import open_current

    console = Console.of(ctx)
    store = persons.seen(open_current(assets.home()), people)
    selection = exports.Selection(**wanted)
    with console.progress(Words("Đang xuất đồ thị", "Writing the graph")):
        _write(console, store, selection, format_, output)
