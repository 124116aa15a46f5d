"""The terminal: the `kg` group. Only this package knows click.

Each command stands in a small module of its own and is imported when it is called, so that
`kg --help` answers at once. A command parses, calls one library function, and prints.
"""

from __future__ import annotations

import os
import sys

from kg.cli.group import Group
from kg.cli.group import kg as kg

__all__ = ["Group", "kg", "main"]


def main() -> None:
    """Run the `kg` command, in UTF-8 whatever the locale says."""
    _insist_on_utf8()
    kg.main(prog_name="kg")


def _insist_on_utf8() -> None:
    # In the C locale with its rescue switched off Python can neither print Vietnamese nor open a
    # folder named in it; only a fresh start in UTF-8 mode mends both.
    if sys.getfilesystemencoding().lower().replace("-", "") == "utf8":
        for stream in (sys.stdout, sys.stderr, sys.stdin):
            if stream is not None and hasattr(stream, "reconfigure"):
                stream.reconfigure(encoding="utf-8", errors="surrogateescape")
        return
    command = [sys.executable, "-X", "utf8", "-m", "kg", *sys.argv[1:]]
    os.execv(sys.executable, command)  # noqa: S606 - our own interpreter, our own arguments
