"""`kg query`: runs a SPARQL query that only reads."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.answers import Form, form_options, home_option, limit_options, show
from kg.cli.console import Console
from kg.cli.place import where
from kg.errors import UsageError, Words

if TYPE_CHECKING:
    from kg.query import Limits

__all__ = ["command"]

_SUFFIXES = (".rq", ".sparql")


@click.command("query")
@click.argument("text", metavar="TRUY-VẤN|TỆP|-")
@form_options
@limit_options
@home_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    *,
    text: str,
    form: Form,
    limits: Limits,
    home: Path | None,
) -> None:
    """Chạy một truy vấn SPARQL chỉ đọc, có hạn giờ; tiền tố lt:, lti:, skos: … có sẵn.

    Run a read-only SPARQL query within a time limit; our prefixes are known.

    \b
    kg query 'SELECT ?m WHERE { ?m a lt:EmulationModel }'
    kg query cau-hoi.rq --format json --timeout 10
    """
    from kg import query

    console = Console.of(ctx)
    # The writer is chosen before the question is asked: a wrong option costs no waiting.
    names = form.name in ("table", "markdown", "spreadsheet")
    answer = query.answer(where(ctx, home), _read(text), **limits, names=names)
    show(console, answer, form)


def _read(text: str) -> str:
    from kg.text import nfc

    if text == "-":
        return nfc(sys.stdin.read().removeprefix("\ufeff"))
    path = Path(text)
    if path.suffix in _SUFFIXES and "\n" not in text and "{" not in text:
        return nfc(_read_file(path))
    return nfc(text)


def _read_file(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise UsageError(Words(f"Không có tệp «{path}».", f"There is no file “{path}”.")) from None
    except UnicodeDecodeError as error:
        raise UsageError(
            Words(
                f"Tệp «{path}» không phải UTF-8 (byte {error.start}).",
                f"The file “{path}” is not UTF-8 (byte {error.start}).",
            ),
            hint=Words("Lưu lại bằng UTF-8.", "Save it as UTF-8."),
        ) from None
