"""`kg release`: registers the IRIs of the built graph as published."""

from __future__ import annotations

from pathlib import Path

import click

from kg import __version__
from kg.cli.console import Console
from kg.errors import InvalidData, Words

__all__ = ["command"]

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command("release")
@click.option("--version", default=__version__, show_default=True, help="Phiên bản / version")
@click.option("--out", type=_FILE, help="Sổ đăng ký / the registry (data/ids.csv)")
@click.pass_context
def command(ctx: click.Context, version: str, out: Path | None) -> None:
    """Ghi sổ đăng ký IRI đã công bố / Register the published IRIs.

    Dựng đồ thị trước (kg build). / Build the graph first.

    \b
    kg release --version 1.0.0
    """
    from kg import assets, registry
    from kg.store import open_current

    console = Console.of(ctx)
    path = out or assets.asset("data", registry.FILE)
    registered, now = registry.read(path), registry.published(open_current(assets.home()))
    gone = tuple(registry.gone(registered, now, path))
    if gone:
        raise InvalidData(gone)
    entries = registry.released(registered, now, version)
    registry.write(path, entries.values())
    count, new = len(entries), len(entries) - len(registered)
    vi = f"Sổ {path} có {count} IRI, {new} mới."
    console.say(Words(vi, f"{path} holds {count} IRIs, {new} of them new."))
