"""`kg query`: runs a SPARQL query that only reads."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli import asked_file
from kg.cli.answers import Form, form_options, home_option, limit_options, show
from kg.cli.console import Console
from kg.cli.place import where

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
    file = _file(text)
    with asked_file.naming(file):
        answer = query.answer(where(ctx, home), _read(text, file), **limits, names=names)
    show(console, answer, form)


def _file(text: str) -> Path | None:
    """Tell the file that is meant, if what was typed is no query."""
    path = Path(text)
    return path if path.suffix in _SUFFIXES and "\n" not in text and "{" not in text else None


def _read(text: str, file: Path | None) -> str:
    from kg.text import nfc

    if file:
        return asked_file.read(file)
    return asked_file.read_stdin() if text == "-" else nfc(text)
