"""Finds ontology, queries, templates and data, in a checkout or in an installed wheel.

A wheel carries them in `kg/_assets/`; a checkout has them at its top. An editable install may
leave a stale copy in site-packages, so no other road is searched.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

__all__ = ["asset", "data_roots", "home", "is_checkout", "root"]

_PACKAGE = Path(__file__).resolve().parent


@cache
def root() -> Path:
    """Give the folder that holds `ontology/`, `queries/`, `viz/` and `data/`."""
    packed = _PACKAGE / "_assets"
    return packed if packed.is_dir() else _PACKAGE.parents[1]


def is_checkout() -> bool:
    """Tell whether the code runs from a checkout rather than from a wheel."""
    return root() != _PACKAGE / "_assets"


def asset(*parts: str) -> Path:
    """Give the path of a shipped file or folder: `asset("ontology", "lantoa.ttl")`."""
    return root().joinpath(*parts)


def home() -> Path:
    """Give the folder for built things: KG_HOME, else `build/` of a checkout, else the user's."""
    told = os.environ.get("KG_HOME")
    if told:
        return Path(told)
    if is_checkout():
        return root() / "build"
    import platformdirs

    return Path(platformdirs.user_data_dir("lantoa", appauthor=False))


def data_roots() -> list[Path]:
    """Give the folders of records: what ships, then those of KG_DATA (a path list)."""
    more = [Path(p) for p in os.environ.get("KG_DATA", "").split(os.pathsep) if p]
    return [asset("data"), *more]
