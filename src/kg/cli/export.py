"""`kg export`: writes the graph, or a part of it, in a format or in all of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.console import Console
from kg.cli.place import where
from kg.errors import Words

if TYPE_CHECKING:
    from kg.exports import Selection
    from kg.model import StoreView

__all__ = ["command"]

_NAMES = [
    "turtle",
    "trig",
    "nquads",
    "ntriples",
    "jsonld",
    "rdfxml",
    "turtle12",
    "graphml",
    "gexf",
    "csv",
    "sheet",
    "all",
]  # the names of kg.exports.FORMATS; a test holds them equal


@click.command("export")
@click.argument("format_", metavar="[ĐỊNH-DẠNG]", type=click.Choice(_NAMES), default="turtle")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="Tệp, thư mục nếu all; mặc định stdout / file, folder for all; else stdout.",
)
@click.option(
    "--layer",
    "layers",
    multiple=True,
    help="Tầng hay bộ / layer or set: source, reading, background, inferred, units, all…",
)
@click.option("--source", "sources", multiple=True, help="Một nguồn / one source.")
@click.option("--class", "kind", default="", help="Một lớp / one class: EmulationModel…")
@click.option("--around", default="", metavar="ID", help="Quanh một thực thể / around one thing.")
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
    help="roles: tên người riêng thành vai / private names become roles.",
)
@click.pass_context
def command(
    ctx: click.Context,
    /,
    format_: str,
    output: Path | None,
    people: str,
    **wanted: Any,  # noqa: ANN401 - goes into Selection
) -> None:
    """Xuất đồ thị ra tệp / write the graph to files.

    \b
    turtle trig nquads ntriples jsonld rdfxml turtle12 graphml gexf csv sheet all

    \b
    kg export turtle -o lantoa.ttl
    kg export all -o xuat --people roles
    """
    from kg import exports
    from kg.people import seen
    from kg.store import open_at

    console = Console.of(ctx)
    store = seen(open_at(where(ctx)), people)
    with console.progress(Words("Đang xuất đồ thị", "Writing the graph")):
        _write(console, store, exports.Selection(**wanted), format_, output)


def _write(
    console: Console, store: StoreView, wanted: Selection, format_: str, output: Path | None
) -> None:
    from kg import assets, exports

    if format_ == "all":
        folder = output or assets.home() / "exports"
        names = exports.write_all(store, wanted, folder)
        console.say(
            Words(
                f"Đã ghi {len(names)} tệp vào {folder}.", f"Wrote {len(names)} files to {folder}."
            )
        )
    elif output is None or str(output) == "-":
        text = exports.text_of(store, wanted, exports.FORMATS[format_])
        click.echo(text.encode("utf-8"), nl=False)
    else:
        exports.write_file(store, wanted, exports.FORMATS[format_], output)
        console.say(Words(f"Đã ghi {output}.", f"Wrote {output}."))
