"""The lazy group: which commands there are, where each stands, and how errors leave.

Exit status: 0 done, 1 the data or the operation failed, 2 wrong usage, 130 stopped by Ctrl-C.
"""

from __future__ import annotations

import errno
import importlib
import io
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import click

from kg.cli import usage
from kg.cli.console import Console, early_lang
from kg.errors import KgError, UsageError, Words

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["COMMANDS", "Group", "kg"]

COMMANDS: dict[str, tuple[str, Words]] = {
    "demo": (
        "kg.cli.demo",
        Words("Làm thử mọi việc một lượt.", "Do the whole job once, end to end."),
    ),
    "build": (
        "kg.cli.build",
        Words("Dựng đồ thị từ dữ liệu.", "Build the graph from the data."),
    ),
    "check": (
        "kg.cli.check",
        Words("Kiểm tra dữ liệu, nêu mọi lỗi.", "Check the data, report every fault."),
    ),
    "locate": (
        "kg.cli.locate",
        Words("Ghi vị trí các câu trích vào hồ sơ.", "Write the phrases' offsets into a record."),
    ),
    "ask": (
        "kg.cli.ask",
        Words("Hỏi một câu hỏi có sẵn.", "Ask a named question."),
    ),
    "query": (
        "kg.cli.query",
        Words("Chạy một truy vấn SPARQL.", "Run a SPARQL query."),
    ),
    "search": (
        "kg.cli.search",
        Words("Tìm theo tên, viết tắt, ký hiệu.", "Find by name, abbreviation or code."),
    ),
    "explain": (
        "kg.cli.explain",
        Words("Ai nói điều này, bằng lời nào?", "Who says so, in which words?"),
    ),
    "export": (
        "kg.cli.export",
        Words("Xuất đồ thị ra tệp.", "Write the graph to files."),
    ),
    "view": (
        "kg.cli.view",
        Words("Vẽ mạng lưới thành một trang HTML.", "Draw the network as one HTML page."),
    ),
    "upload": (
        "kg.cli.upload",
        Words("Nạp đồ thị vào một máy chủ SPARQL.", "Fill a SPARQL server with the graph."),
    ),
    "serve": (
        "kg.cli.serve",
        Words("Mở đồ thị qua HTTP, chỉ để đọc.", "Serve the graph over HTTP, read only."),
    ),
    "ontology": (
        "kg.cli.ontology",
        Words("Tài liệu và lược đồ của bản thể học.", "Documents and schemas of the ontology."),
    ),
    "gazetteer": (
        "kg.cli.gazetteer",
        Words("Danh mục đơn vị hành chính cả nước.", "The national tables of units."),
    ),
    "release": (
        "kg.cli.release",
        Words("Ghi sổ đăng ký IRI đã công bố.", "Register the published IRIs."),
    ),
}


class Group(click.Group):
    """A group whose commands are imported when called and whose errors are sentences."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click's
        """Name the commands in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import the module of a command; its command object is named `command`."""
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(COMMANDS[cmd_name][0]).command
        assert isinstance(command, click.Command)  # noqa: S101 - a rule of the package
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        lang = Console.of(ctx).lang
        with formatter.section(Words("Lệnh", "Commands").to(lang)):
            formatter.write_dl([(name, words.to(lang)) for name, (_, words) in COMMANDS.items()])

    def main(self, *args: Any, standalone_mode: bool = True, **extra: Any) -> Any:  # noqa: ANN401
        """Run as click does, but tell faults of the command line in the person's language."""
        try:
            extra["standalone_mode"] = False
            status = super().main(*args, **extra)
        except click.UsageError as error:
            Console(early_lang()).say_error(usage.words(error, COMMANDS))
            status = 2
        if standalone_mode:
            sys.exit(status if isinstance(status, int) else 0)
        return status

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own signature
        """Run a command; an expected error becomes one sentence on stderr."""
        return _guard(ctx, lambda: super(Group, self).invoke(ctx))


def _guard(ctx: click.Context, run: Callable[[], Any]) -> Any:  # noqa: ANN401 - as click's
    try:
        return run()
    except KgError as error:
        Console.of(ctx).error(error)
        ctx.exit(2 if isinstance(error, UsageError) else 1)
    except KeyboardInterrupt:
        Console.of(ctx).say_error(
            Words("Đã dừng theo yêu cầu; không có gì dở dang.", "Stopped; nothing is half done.")
        )
        ctx.exit(130)
    except BrokenPipeError:
        _forget_stdout()
        ctx.exit(0)
    except OSError as error:
        Console.of(ctx).say_error(_os_words(error))
        ctx.exit(1)


def _forget_stdout() -> None:
    # The reader has seen enough; Python must not complain of it again when it flushes at exit.
    with suppress(io.UnsupportedOperation):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _os_words(error: OSError) -> Words:
    name = error.filename or ""
    if error.errno == errno.ENOSPC:
        return Words(
            "Đĩa đầy; tệp cũ còn nguyên. Hãy giải phóng chỗ rồi chạy lại.",
            "The disk is full; the old files are intact. Free some room and run again.",
        )
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Words(
            f"Không có quyền ghi hoặc đọc «{name}». Hãy chọn chỗ khác.",
            f"No permission for “{name}”. Choose another place.",
        )
    return Words(
        f"Hệ thống báo lỗi với «{name}»: {error.strerror}.",
        f"The system reports a fault with “{name}”: {error.strerror}.",
    )


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--lang", type=click.Choice(["vi", "en"]), envvar="KG_LANG", help="vi / en")
@click.option(
    "--store",
    "address",
    metavar="URL",
    envvar="KG_STORE",
    help="Hỏi máy chủ SPARQL này thay vì đồ thị ở máy / ask this SPARQL server instead.",
)
@click.version_option(package_name="lantoa", prog_name="kg")
@click.pass_context
def kg(ctx: click.Context, lang: str | None, address: str | None) -> None:
    """Lan Tỏa: chỉ thị, tổ chức, mô hình điển hình (directives, bodies, models)."""
    ctx.obj = Console(lang or "vi")
    if address:
        from kg.cli import place

        place.check(ctx, address)
