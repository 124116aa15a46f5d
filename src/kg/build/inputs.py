"""Says what a build depends on: data, ontology, checks, the code, and the engine's version.

Everything is told by content, never by time or place, so that the same inputs give the same name
on any machine. Only light modules are imported here: an unchanged graph must be known at once.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import kg
from kg import assets, ids
from kg.store import ENGINE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Inputs", "inputs"]


@dataclass(frozen=True, slots=True)
class Inputs:
    """The SHA-256 of each input file by its name, and the versions of what reads them."""

    files: dict[str, str]
    versions: dict[str, str]

    @property
    def digest(self) -> str:
        """Give the name under which what is built from these inputs is known."""
        lines = sorted(
            f"{k}\t{v}\n" for part in (self.files, self.versions) for k, v in part.items()
        )
        return hashlib.sha256("".join(lines).encode()).hexdigest()[:16]


def inputs(roots: Iterable[Path]) -> Inputs:
    """Take the inputs as they are now."""
    files = {
        name: _sha256(path)
        for prefix, folder in _folders(roots)
        for name, path in _files(prefix, folder)
    }
    versions = {"lantoa": kg.__version__, "code": _code(), "rules": ids.RULESET, "engine": ENGINE}
    return Inputs(files, versions)


def _folders(roots: Iterable[Path]) -> Iterator[tuple[str, Path]]:
    # A folder of records is known by its place in the list: its path differs between machines.
    for number, root in enumerate(roots):
        yield ("data" if number == 0 else f"data+{number}"), root
    yield "ontology", assets.asset("ontology")
    yield "queries/checks", assets.asset("queries", "checks")


def _files(prefix: str, folder: Path) -> Iterator[tuple[str, Path]]:
    if folder.is_file():
        yield f"{prefix}/{folder.name}", folder
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if path.is_file() and not any(part.startswith(".") for part in inside.parts):
            yield f"{prefix}/{inside.as_posix()}", path


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _code() -> str:
    package = Path(__file__).resolve().parents[1]
    found = hashlib.sha256()
    for path in sorted(package.rglob("*.py")):
        # The terminal's modules only call what builds.
        if path.is_relative_to(package / "cli"):
            continue
        found.update(f"{path.relative_to(package).as_posix()}\n".encode() + path.read_bytes())
    return found.hexdigest()[:16]
