"""`kg ontology`: the documents made from the ontology."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.console import Console
from kg.errors import Words

__all__ = ["command"]

_KINDS = {"page": "ontology.html", "schema": "record.schema.json", "context": "context.jsonld"}


@click.command()
@click.argument("kind", type=click.Choice(list(_KINDS)))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Tệp ghi ra. / File to write."
)
@click.pass_context
def command(ctx: click.Context, kind: str, output: Path | None) -> None:
    """Làm trang tài liệu, lược đồ JSON hoặc ngữ cảnh JSON-LD từ bản thể học.

    Make the ontology's page, the record's JSON Schema or the JSON-LD context.

    \b
    kg ontology page -o ontology.html
    """
    from kg import assets

    path = output or assets.home() / _KINDS[kind]
    _write(kind, path)
    Console.of(ctx).say(Words(f"Đã ghi {path}", f"Wrote {path}"))


def _write(kind: str, path: Path) -> None:
    from kg import ontology_docs, record_schema

    path.parent.mkdir(parents=True, exist_ok=True)
    if kind == "page":
        ontology_docs.write_page(path)
    elif kind == "schema":
        record_schema.write(path)
    else:
        ontology_docs.write_context(path)
