"""Copies of whole graphs, as files: written once for a build, then given as often as asked for.

Systems come for whole graphs, which may be longer than any answer is allowed to be. There are only
as many as there are graphs and forms, so nobody can ask for more work than that; each goes from
the engine to the file and is never in memory. A file has its length, so a cut is seen as one.
"""

from __future__ import annotations

import gzip
import hashlib
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from kg.store import write_graph_file
from kg.web.reply import Reply

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.terms import Triple
    from kg.web.negotiation import Form

__all__ = ["SQUEEZED", "Copies", "write"]

SQUEEZED = ".gz"
_PIECE = 1024 * 1024


class Copies:
    """The folder of the copies, of this build and the one before it; the front's side."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="lantoa-"))

    def renew(self, stores: Iterable[str]) -> None:
        """Remove the copies of all builds but these."""
        kept = set(stores)
        for path in list(self.folder.iterdir()):
            if path.name not in kept:
                shutil.rmtree(path, ignore_errors=True)

    def end(self) -> None:
        """Remove everything."""
        shutil.rmtree(self.folder, ignore_errors=True)


def write(folder: Path, name: str, triples: Iterable[Triple], form: Form) -> Reply:
    """Write a graph to a file and, beside it, squeezed; the worker's side."""
    folder.mkdir(exist_ok=True)
    path = folder / hashlib.sha256(f"{form.name} {name}".encode()).hexdigest()[:24]
    if not path.exists():
        # Two may write the same at once: each its own, and the last one stands.
        with tempfile.TemporaryDirectory(dir=folder) as aside:
            plain, squeezed = Path(aside, "plain"), Path(aside, "squeezed")
            write_graph_file(triples, form.media, plain)
            _squeeze(plain, squeezed)
            squeezed.replace(path.with_suffix(SQUEEZED))
            plain.replace(path)
    return Reply(200, form.content_type, b"", file=str(path))


def _squeeze(plain: Path, squeezed: Path) -> None:
    with (
        plain.open("rb") as source,
        squeezed.open("wb") as out,
        gzip.GzipFile("", "wb", 4, out, mtime=0) as target,
    ):
        shutil.copyfileobj(source, target, _PIECE)
