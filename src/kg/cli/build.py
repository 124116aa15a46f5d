"""`kg build`: builds the graph from the data."""

from __future__ import annotations

from pathlib import Path

import click

from kg import assets, build
from kg.cli.console import Console
from kg.errors import Words

__all__ = ["command"]

_INFERRED = "ltg:inferred/"
_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command("build")
@click.option("--force", is_flag=True, help="Dựng lại dù không có gì đổi / build even if unchanged")
@click.option("--home", type=_FOLDER, help="Thư mục chứa đồ thị / folder of the graph (KG_HOME)")
@click.option(
    "--data",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    multiple=True,
    help="Thêm thư mục hồ sơ của mình / add a folder of your own records (KG_DATA)",
)
@click.pass_context
def command(ctx: click.Context, force: bool, home: Path | None, data: tuple[Path, ...]) -> None:
    """Dựng đồ thị từ dữ liệu / Build the graph from the data.

    \b
    kg build --data hồ-sơ-của-tôi
    """
    console = Console.of(ctx)
    target = home or assets.home()
    roots = [*assets.data_roots(), *data]
    manifest = build.build(target, roots, progress=console.progress, force=force)
    console.say(_told(manifest, target))


def _told(manifest: build.Manifest, home: Path) -> Words:
    facts, claims = manifest.graphs.get("ltg:facts", 0), manifest.claims
    inferred = sum(n for name, n in manifest.graphs.items() if name.startswith(_INFERRED))
    # What follows from the country's tables is not among the facts: it stands beside them.
    inferred -= manifest.graphs.get(f"{_INFERRED}units", 0)
    units = manifest.classes.get("lt:AdministrativeUnit", 0)
    notes = sum(manifest.findings.values())
    date = manifest.date
    vi = [
        f"Đồ thị: {facts} dữ kiện (suy ra {inferred}), {claims} phát biểu, "
        f"{units} đơn vị hành chính, tính đến {date}.",
        f"Nơi chứa: {home}",
        *([f"Có {notes} điều nên xem: `kg check`."] if notes else []),
    ]
    en = [
        f"Graph: {facts} facts ({inferred} inferred), {claims} claims, "
        f"{units} administrative units, as of {date}.",
        f"Kept in: {home}",
        *([f"{notes} things worth a look: `kg check`."] if notes else []),
    ]
    return Words("\n".join(vi), "\n".join(en))
