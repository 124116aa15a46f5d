"""How the terminal speaks: language, errors, findings, progress.

Data goes to stdout, words to stderr.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import click

from kg.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.errors import KgError, Words
    from kg.model import Finding

__all__ = ["Console", "early_lang"]

_GRAVITY = {
    Severity.VIOLATION: ("lỗi", "error"),
    Severity.WARNING: ("lưu ý", "warning"),
    Severity.INFO: ("thông tin", "info"),
}


@dataclass(frozen=True, slots=True)
class Console:
    """The person's language and the ways to speak to them."""

    lang: str = "vi"

    @classmethod
    def of(cls, ctx: click.Context) -> Console:
        """Give the console of a context, made from the environment before options are read."""
        found = ctx.find_object(cls)
        return found or cls(early_lang())

    def say(self, words: Words) -> None:
        """Tell the person something; never mixed into data."""
        click.echo(words.to(self.lang), err=True)

    def say_error(self, words: Words) -> None:
        """Tell what failed."""
        click.echo(f"{'Error' if self.lang == 'en' else 'Lỗi'}: {words.to(self.lang)}", err=True)

    def error(self, error: KgError) -> None:
        """Tell an error, and every finding it carries."""
        for finding in getattr(error, "findings", ()):
            self.finding(finding)
        click.echo(f"{'Error' if self.lang == 'en' else 'Lỗi'}: {error.to(self.lang)}", err=True)

    def finding(self, finding: Finding) -> None:
        """Tell one finding: place, gravity, code, what, what next."""
        click.echo(self.finding_line(finding), err=True)

    def finding_line(self, finding: Finding) -> str:
        """Write a finding as one line: place, gravity, code, what is wrong, what to do."""
        gravity = _GRAVITY[finding.severity][self.lang == "en"]
        place = f"{finding.where}: " if finding.where else ""
        hint = f" {finding.hint.to(self.lang)}" if finding.hint else ""
        return f"{place}{gravity} [{finding.code}] {finding.message.to(self.lang)}{hint}"

    @contextmanager
    def progress(self, words: Words) -> Iterator[None]:
        """Show what is being done while it takes time; silent when piped."""
        if sys.stderr.isatty():
            click.echo(f"… {words.to(self.lang)}", err=True)
        yield


def early_lang() -> str:
    """Give the language asked for on the command line or in KG_LANG, before options are read."""
    told = [b for a, b in pairwise(sys.argv[1:]) if a == "--lang"]
    return (told or [os.environ.get("KG_LANG", "vi")])[0]
