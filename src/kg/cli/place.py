"""Where the graph of a command stands: in a home folder, or on the server that --store names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.core import ParameterSource

from kg import assets
from kg.errors import UsageError, Words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import click

    from kg.store import Where

__all__ = ["check", "server", "where"]

_READERS = ("ask", "query", "search", "explain", "export", "view", "check")
"""The commands that read a graph, and so can read a server's."""


def check(ctx: click.Context, address: str) -> None:
    """Refuse what is no address, and a --store typed for a command that takes none."""
    from kg import store

    store.check_address(address)
    name = ctx.invoked_subcommand or ""
    if _typed(ctx) and name not in _READERS:
        raise UsageError(
            Words(f"Lệnh «{name}» không dùng --store.", f"“{name}” does not take --store."),
            hint=Words(f"Dùng với: {', '.join(_READERS)}.", f"It goes with {', '.join(_READERS)}."),
        )


def where(ctx: click.Context, home: Path | None = None) -> Where:
    """Give the server that was named, else the home; a typed --home outdoes KG_STORE."""
    root = ctx.find_root()
    address = root.params.get("address")
    if address and (home is None or _typed(root)):
        return str(address)
    return home or assets.home()


def server(ctx: click.Context, files: Sequence[Path]) -> str | None:
    """Give the server to be checked; files are checked here, and no --store may be typed then."""
    root = ctx.find_root()
    address = root.params.get("address")
    if not address or not files:
        return address
    if _typed(root):
        raise UsageError(
            Words("--store không đi với tệp hồ sơ.", "--store does not go with files of records."),
            hint=Words("Bỏ một trong hai.", "Leave one of them out."),
        )
    return None


def _typed(root: click.Context) -> bool:
    return root.get_parameter_source("address") == ParameterSource.COMMANDLINE
