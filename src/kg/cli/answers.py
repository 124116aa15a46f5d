"""What the asking commands share: the options of an answer, and how it is handed over."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

import click

from kg.errors import UsageError, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kg.cli.console import Console
    from kg.query import Answer, NamedQuery, Terms
    from kg.results import Look

__all__ = ["Form", "form_options", "hand_over", "home_option", "limit_options", "show"]

_Command = TypeVar("_Command", bound="Callable[..., object]")
_FORMATS = ["table", "csv", "tsv", "json", "xml", "markdown", "turtle", "ntriples"]
"""The names of kg.results.FORMATS; a test holds them equal, so that help need not import them."""
_FOR_PEOPLE = ("table", "markdown")
_WIDTH = 100


@dataclass(frozen=True, slots=True)
class Form:
    """How an answer is wanted, as the options say."""

    format: str | None
    output: Path | None
    iri: bool
    sort: str | None
    purpose: str | None

    @property
    def name(self) -> str:
        """Give the name of the writer; UsageError when two options contradict one another."""
        if self.purpose is None:
            return self.format or "table"
        if self.format not in (None, "csv"):
            raise UsageError(
                Words(
                    f"--for spreadsheet chỉ viết CSV, không viết {self.format}.",
                    f"--for spreadsheet writes CSV, not {self.format}.",
                ),
                hint=Words("Bỏ --format.", "Leave out --format."),
            )
        return "spreadsheet"


home_option = click.option(
    "--home",
    type=click.Path(file_okay=False, path_type=Path),
    help="Thư mục chứa đồ thị / folder of the graph (KG_HOME).",
)


def form_options(command: _Command) -> _Command:
    """Give a command the options of an answer's form; it is called with `form`."""
    options = (
        click.option("-f", "--format", type=click.Choice(_FORMATS), help="Dạng / format."),
        click.option(
            "-o",
            "--output",
            type=click.Path(dir_okay=False, path_type=Path),
            help="Ghi ra tệp / write to a file; - = stdout.",
        ),
        click.option("--iri", is_flag=True, help="Hiện IRI thay nhãn / IRIs instead of labels."),
        click.option(
            "--sort",
            type=click.Choice(["vi"]),
            help="Xếp theo bảng chữ cái tiếng Việt / in Vietnamese order.",
        ),
        click.option(
            "--for",
            "purpose",
            type=click.Choice(["spreadsheet"]),
            help="CSV an toàn cho bảng tính / CSV that is safe to open in a spreadsheet.",
        ),
    )

    @wraps(command)
    def run(*args: object, **given: object) -> object:
        form = {name: given.pop(name) for name in ("format", "output", "iri", "sort", "purpose")}
        return command(*args, form=Form(**form), **given)  # type: ignore[arg-type]

    return cast("_Command", _with(run, options))


def limit_options(command: _Command) -> _Command:
    """Give a command the options that bound a query; it is called with `limits`."""
    options = (
        click.option(
            "--timeout",
            type=click.FloatRange(min=0, min_open=True),
            help="Dừng sau số giây này / stop after so many seconds.",
        ),
        click.option(
            "--memory",
            type=click.IntRange(min=0),
            help="MB bộ nhớ tối đa, 0 = không hạn / most memory in MB, 0 = no limit.",
        ),
    )

    @wraps(command)
    def run(*args: object, timeout: float | None, memory: int | None, **given: object) -> object:
        from kg import query

        return command(*args, limits=query.limits(timeout, memory), **given)

    return cast("_Command", _with(run, options))


def _with(
    command: Callable[..., object], options: Sequence[Callable[..., Callable[..., object]]]
) -> Callable[..., object]:
    # Decorators apply from the inside out: the last comes first in the help.
    for option in reversed(options):
        command = option(command)
    return command


def show(
    console: Console,
    answer: Answer,
    form: Form,
    *,
    titles: Mapping[str, Words] | None = None,
    asked: NamedQuery | None = None,
    terms: Terms | None = None,
) -> None:
    """Hand an answer over; where people read it, question, caveat and citation go with it."""
    from kg import results
    from kg.model import Table

    for remark in answer.notes:
        console.say(remark)
    value = answer.value
    if isinstance(value, Table):
        value = Table(value.columns, value.rows, titles or (asked.columns if asked else {}))
    look = _look(console, form, answer.labels)
    text = results.write(value, form.name, look)
    note = asked.note if asked else None
    if form.name in _FOR_PEOPLE and not isinstance(value, set):
        head = _question(asked, terms or {}, look) if asked else ""
        words = "".join(f"{w.to(console.lang)}\n" for w in (note, answer.cite) if w)
        text = f"{head}{text}\n{words}" if words else f"{head}{text}"
    elif note:
        console.say(note)
    hand_over(text, form.output)


def _question(asked: NamedQuery, terms: Terms, look: Look) -> str:
    from kg.results import text_of

    lines = [asked.title.to(look.lang)]
    for param in asked.params:
        values = ", ".join(text_of(term, look) for term in terms.get(param.name, ()))
        lines.append(f"{param.title.to(look.lang)} = {values}")
    # Markdown needs the empty lines, and they do no harm on a terminal.
    return "\n\n".join(lines) + "\n\n"


def hand_over(text: str, output: Path | None) -> None:
    """Write to the file, whole or not at all, or to stdout; line ends stay as they are."""
    if output is None or str(output) == "-":
        click.echo(text.encode("utf-8", "surrogateescape"), nl=False)
        return
    from kg import files

    files.write_text(output, text)


def _look(console: Console, form: Form, labels: Mapping[str, Words]) -> Look:
    from kg.results import Look

    return Look(
        lang=console.lang,
        labels=labels,
        iri=form.iri,
        sort=form.sort == "vi",
        width=shutil.get_terminal_size((_WIDTH, 24)).columns,
    )
