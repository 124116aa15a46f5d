"""Opens a store wherever it is: the current one of a home folder, or a server's address."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypedDict

from kg.store.current import open_current

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from kg.errors import Words
    from kg.model import StoreView
    from kg.store.filling import Uploaded
    from kg.store.remote import RemoteStore

__all__ = [
    "Where",
    "check_address",
    "is_address",
    "open_at",
    "open_remote",
    "query_address",
    "upload",
]

_PATIENCE = 600.0
"""Seconds that a server may take to swallow one chunk."""

Where: TypeAlias = "Path | str"
"""A home folder, or the query address of a server."""


def is_address(where: Where) -> bool:
    """Tell whether a store stands behind an address rather than in a folder."""
    return "://" in str(where) if isinstance(where, str) else False


def check_address(url: str) -> None:
    """Refuse what is no web address, and one with a password in it."""
    from kg.store.door import checked

    checked(url)


def open_at(where: Where) -> StoreView:
    """Open a store for reading; a server's login stands in KG_STORE_USER and _PASSWORD."""
    return open_remote(str(where)) if is_address(where) else open_current(Path(where))


def open_remote(url: str) -> RemoteStore:
    """Open a server's store."""
    from kg.store.remote import RemoteStore

    return RemoteStore(url, **_login())


def upload(
    view: StoreView,
    url: str,
    query: str,
    progress: Callable[[Words], AbstractContextManager[None]],
    *,
    force: bool = False,
) -> Uploaded:
    """Fill the graph store at `url`, whose query address is `query`, with the graphs of a view."""
    from kg.store import filling
    from kg.store.door import Door

    door = Door(url, **_login(), timeout=_PATIENCE)
    return filling.fill(view, door, open_remote(query), progress=progress, force=force)


def query_address(url: str) -> str | None:
    """Guess the query address of the server whose graph store is at `url`."""
    from kg.store import filling

    return filling.query_address(url)


class _Login(TypedDict):
    user: str
    password: str


def _login() -> _Login:
    from kg.store import faults

    return _Login(
        user=os.environ.get(faults.USER, ""), password=os.environ.get(faults.PASSWORD, "")
    )
