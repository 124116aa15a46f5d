"""`kg check`: everything that is wrong with the data, with file and line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg import assets, build
from kg.cli import place
from kg.cli.console import Console
from kg.cli.findings import FORMATS, print_report
from kg.model import Report
from kg.sources import evidence
from kg.sources.passages import SourceText

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Finding

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
    ctx: click.Context,
    files: tuple[Path, ...],
    text: Path | None,
    data: tuple[Path, ...],
    form: str,
) -> None:
    """Kiểm tra dữ liệu, nêu mọi lỗi / Check the data, report every fault.

    Có TỆP thì chỉ nêu lỗi của các tệp ấy. / With files, only their faults are told.

    \b
    kg check data/sources/bai-viet.yaml --text bai-viet.txt
    kg --store http://127.0.0.1:7878/query check
    """
    console = Console.of(ctx)
    server = place.server(ctx, [*files, *data, *([text] if text else [])])
    if server:
        print_report(console, report := _of_server(server), form)
        ctx.exit(0 if report.ok else 1)
    roots = [*assets.data_roots(), *data, *files]
    found = [*_in_files(build.check(roots, progress=console.progress), files)]
    if text:
        found += evidence.check_files(list(files) or roots, SourceText.read(text))
    report = Report.of(found)
    print_report(console, report, form)
    ctx.exit(0 if report.ok else 1)


def _of_server(address: str) -> Report:
    # A server holds no records: what can be tried there are the checks of the graph as a whole.
    from kg import store, validate

    checks = validate.Check.read_all(assets.asset("queries", "checks"))
    return Report.of(validate.run_checks(store.open_at(address), checks, {}))


def _in_files(report: Report, files: tuple[Path, ...]) -> Iterator[Finding]:
    # The other records are read all the same: these may speak of what those describe.
    wanted = [path.resolve() for path in files]
    for finding in report.findings:
        place = Path(finding.where.file).resolve() if finding.where else None
        if not files or (place and any(place.is_relative_to(path) for path in wanted)):
            yield finding
