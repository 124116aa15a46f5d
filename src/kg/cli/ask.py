"""`kg ask`: lists the named questions, or asks one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from kg.cli.answers import Form, form_options, hand_over, home_option, limit_options, show
from kg.cli.console import Console
from kg.cli.place import where
from kg.errors import UsageError, Words

if TYPE_CHECKING:
    from pathlib import Path

    from kg.query import Limits, NamedQuery

__all__ = ["command"]


@click.command("ask")
@click.argument("name", metavar="[CÂU-HỎI]", required=False)
@click.option(
    "-p",
    "--param",
    "params",
    multiple=True,
    metavar="TÊN=GIÁ-TRỊ",
    help="Đổi tham số; nhận mã, IRI hoặc tên gọi / set a parameter: id, IRI or label.",
)
@click.option("--sparql", is_flag=True, help="Chỉ in câu truy vấn / only print the query.")
@form_options
@limit_options
@home_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    *,
    name: str | None,
    params: tuple[str, ...],
    sparql: bool,
    form: Form,
    limits: Limits,
    home: Path | None,
) -> None:
    """Hỏi một câu hỏi có sẵn; không nêu câu nào thì liệt kê.

    Ask a named question; without a name, list them.

    \b
    kg ask cq09 --param body="hoi ccb huyen tam dao"
    kg ask cq12 --format csv -o mo-hinh.csv
    """
    from kg import assets, query, search
    from kg.terms import NamedNode

    console = Console.of(ctx)
    if name is None:
        hand_over(_listed(query.named(), console.lang), form.output)
        return
    asked = query.get(name)
    place = where(ctx, home)
    index = partial(search.open_at, place, home or assets.home())
    terms = asked.terms(
        _pairs(params), lambda typed, within: search.resolve(index(), typed, within)
    )
    text = asked.bound(terms)
    if sparql:
        hand_over(text, form.output)
        return
    things = [t for values in terms.values() for t in values if isinstance(t, NamedNode)]
    answer = query.answer(place, text, **limits, names=True, things=things)
    show(console, answer, form, asked=asked, terms=terms)


def _pairs(params: tuple[str, ...]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for param in params:
        name, equals, value = param.partition("=")
        if not equals or not name.strip():
            raise UsageError(
                Words(f"«{param}» không phải tên=giá trị.", f"“{param}” is not name=value."),
                hint=Words("Ví dụ: --param body=hoi-ccb.", "For example: --param body=hoi-ccb."),
            )
        found.setdefault(name.strip(), []).append(value)
    return found


def _listed(questions: dict[str, NamedQuery], lang: str) -> str:
    lines = []
    for asked in questions.values():
        lines.append(f"{asked.id}  {asked.title.to(lang)}")
        lines += [
            f"        --param {p.name}={p.default}  ({p.title.to(lang)})" for p in asked.params
        ]
    return "".join(f"{line}\n" for line in lines)
