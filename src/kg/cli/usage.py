"""Says in the person's language what is wrong with a command line, and what would be right.

click speaks English only; the faults it finds are few, so each has a sentence here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.errors import Words
from kg.text import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["words"]


def words(error: click.UsageError, commands: Iterable[str]) -> Words:
    """Describe a fault of the command line; `commands` are the names there are."""
    told = _fault(error, commands)
    path = error.ctx.command_path if error.ctx else "kg"
    return Words(f"{told.vi} Xem: {path} --help", f"{told.en} See: {path} --help")


def _fault(error: click.UsageError, commands: Iterable[str]) -> Words:
    if isinstance(error, click.NoSuchOption):
        like = nearest(error.option_name, error.possibilities or ())
        return _unknown(
            Words(f"Không có tùy chọn {error.option_name}.", f"No option {error.option_name}."),
            like,
        )
    if isinstance(error, click.MissingParameter):
        name = _name(error)
        return Words(f"Thiếu {name}.", f"Missing {name}.")
    if isinstance(error, click.BadParameter):
        return _bad_value(error)
    wanted = error.message.rpartition("No such command ")[2].rstrip(".").strip("'")
    if wanted != error.message.rstrip(".").strip("'"):
        known = Words(f"Không có lệnh «{wanted}».", f"No command “{wanted}”.")
        return _unknown(known, nearest(wanted, commands))
    return Words(f"Dùng lệnh chưa đúng: {error.message}", error.message)


def _bad_value(error: click.BadParameter) -> Words:
    name, kind = _name(error), getattr(error.param, "type", None)
    if isinstance(kind, click.Choice):
        choices = ", ".join(str(c) for c in kind.choices)
        return Words(f"{name} phải là một trong: {choices}.", f"{name} is one of: {choices}.")
    if isinstance(kind, click.Path):
        return Words(f"{name}: không dùng được đường dẫn này.", f"{name}: {error.message}")
    return Words(f"{name} chưa hợp lệ: {error.message}", f"{name}: {error.message}")


def _name(error: click.BadParameter) -> str:
    hint = error.param_hint or (error.param.get_error_hint(error.ctx) if error.param else "")
    return (hint if isinstance(hint, str) else " / ".join(hint or ())).replace("'", "")


def _unknown(told: Words, like: str | None) -> Words:
    if like is None:
        return told
    return Words(f"{told.vi} Có phải «{like}»?", f"{told.en} Did you mean “{like}”?")
