"""`kg locate`: writes the offsets of phrases into a record."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.console import Console
from kg.errors import Words

__all__ = ["command"]

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command("locate")
@click.argument("record", type=_FILE, metavar="HỒ-SƠ")
@click.option("--text", type=_FILE, required=True, help="Văn bản nguồn / the source text")
@click.pass_context
def command(ctx: click.Context, record: Path, text: Path) -> None:
    """Ghi vị trí các câu trích vào hồ sơ / Write the phrases' offsets into a record.

    Chú thích và cách trình bày của hồ sơ giữ nguyên. / Comments and layout are kept.

    \b
    kg locate data/sources/bai-viet.yaml --text bai-viet.txt
    """
    from kg.sources.locate import locate
    from kg.sources.passages import SourceText

    console = Console.of(ctx)
    done = locate(record, SourceText.read(text))
    for finding in done.report.findings:
        console.finding(finding)
    console.say(
        Words(
            f"Đã ghi {done.written} vị trí; {done.kept} vị trí đã đúng sẵn.",
            f"{done.written} offset(s) written; {done.kept} were right already.",
        )
    )
    ctx.exit(0 if done.report.ok else 1)
