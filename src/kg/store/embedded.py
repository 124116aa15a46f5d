"""The embedded store: Oxigraph in memory or in a folder, behind the project's own interface.

A folder that is built is never written again, so any number of readers may have it open. Facts,
ontology and schemes it holds once more merged, as the engine's own default graph: to merge five
graphs at each step of each question takes half as long again as three. The tables of units stay as
they are: to write them twice would cost a first build a second.
"""

from __future__ import annotations

import os
import weakref
from typing import TYPE_CHECKING, TypeAlias, TypeVar, cast

import pyoxigraph as ox

from kg import ids
from kg.errors import StoreError, Words
from kg.model import Table
from kg.namespaces import PREFIXES
from kg.store import locks
from kg.store.base import (
    DEFAULT_GRAPHS,
    named_only,
    syntax_error,
    unknown_function,
    wrong_form,
)
from kg.terms import BlankNode, NamedNode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from kg.errors import QueryError
    from kg.terms import Object, Quad, Triple

__all__ = ["ENGINE", "IN_USE", "EmbeddedStore", "complaint"]

ENGINE = f"oxigraph {ox.__version__}"
"""The engine and its version: what one version writes, another may not read."""

IN_USE = "in-use"
"""File inside a built store; its readers hold a shared lock on it."""

_MERGED = ox.DefaultGraph()
_PARTS = (ids.FACTS, ids.ONTOLOGY, ids.SCHEMES)
_Answer = TypeVar("_Answer")

Graphs: TypeAlias = "list[NamedNode | BlankNode | ox.DefaultGraph]"


class EmbeddedStore:
    """Triples in named graphs, asked in SPARQL 1.1. Without a path they live in memory only."""

    def __init__(self, path: Path | None = None, *, read_only: bool = False) -> None:
        self.path = path
        self._default: Graphs = [*DEFAULT_GRAPHS]
        if path is None:
            self._store = ox.Store()
            return
        self._hold(path)
        try:
            self._store = ox.Store.read_only(str(path)) if read_only else ox.Store(str(path))
            if read_only and any(self._store.quads_for_pattern(None, None, None, _MERGED)):
                self._default = [*(g for g in DEFAULT_GRAPHS if g not in _PARTS), _MERGED]
        except (OSError, RuntimeError) as error:
            raise _cannot_open(path, error) from error

    def select(self, query: str) -> Table:
        """Run a SELECT over facts, ontology and schemes; `GRAPH` reaches the other graphs."""
        answer = self._query(query, ox.QuerySolutions, "SELECT")
        columns = tuple(v.value for v in answer.variables)
        rows = tuple(tuple(cast("Object | None", term) for term in row) for row in answer)
        return Table(columns, rows)

    def ask(self, query: str) -> bool:
        """Run an ASK."""
        return bool(self._query(query, ox.QueryBoolean, "ASK"))

    def construct(self, query: str) -> set[Triple]:
        """Run a CONSTRUCT or DESCRIBE; the engine repeats triples, a set does not."""
        return set(self._query(query, ox.QueryTriples, "CONSTRUCT"))

    def quads(self, graph: NamedNode | None = None) -> Iterator[Quad]:
        """Give the quads of one named graph, or of all, in the engine's order."""
        found = self._store.quads_for_pattern(None, None, None, graph)
        return found if graph else (quad for quad in found if quad.graph_name != _MERGED)

    def graphs(self) -> tuple[NamedNode, ...]:
        """Name the graphs, sorted."""
        names = (g for g in self._store.named_graphs() if isinstance(g, NamedNode))
        return tuple(sorted(names, key=lambda g: g.value))

    def __len__(self) -> int:
        return sum(1 for _ in self.quads())

    def add(self, quads: Iterable[Quad]) -> None:
        """Add quads; all of them or, if one is refused, none."""
        self._write(lambda: self._store.extend(named_only(quads)))

    def update(self, update: str) -> None:
        """Run a SPARQL update; its parts succeed or fail together."""
        self._write(lambda: self._store.update(update, prefixes=PREFIXES))

    def fill(self, quads: Iterable[Quad]) -> None:
        """Load many quads into a new store, fast, and bring it to disk."""
        self._write(lambda: self._store.bulk_extend(self._with_merged(named_only(quads))))
        self.flush()

    def flush(self) -> None:
        """Bring what was loaded to disk.

        A bulk load writes sorted files in their final form: to merge those of two or three loads
        would cost a build more than it saves the questions.
        """
        self._write(self._store.flush)

    def load(self, ntriples: bytes, graph: NamedNode) -> None:
        """Load N-Triples that this program wrote into a graph; other threads go on meanwhile."""
        self._write(
            lambda: self._store.bulk_load(
                ntriples, format=ox.RdfFormat.N_TRIPLES, to_graph=graph, lenient=True
            )
        )

    def _with_merged(self, quads: Iterable[Quad]) -> Iterator[Quad]:
        """Give quads, and on disk those of some graphs once more as parts of one."""
        for quad in quads:
            yield quad
            if self.path is not None and quad.graph_name in _PARTS:
                yield ox.Quad(quad.subject, quad.predicate, quad.object)

    def _query(self, query: str, kind: type[_Answer], form: str) -> _Answer:
        try:
            answer = self._store.query(query, prefixes=PREFIXES, default_graph=self._default)
        except SyntaxError as error:
            raise syntax_error(str(error)) from error
        except RuntimeError as error:
            raise unknown_function(error) from None
        if not isinstance(answer, kind):
            raise wrong_form(form)
        return answer

    def _write(self, write: Callable[[], object]) -> None:
        try:
            write()
        except SyntaxError as error:
            raise syntax_error(str(error)) from error
        except (OSError, RuntimeError) as error:
            if getattr(error, "errno", None) is not None:
                raise  # not the engine's, whose errors have no number
            raise _cannot_write(self.path, error) from error

    def _hold(self, path: Path) -> None:
        try:
            descriptor = locks.shared(path / IN_USE)
        except BlockingIOError as error:
            raise _cannot_open(path, error) from error
        if descriptor is not None:
            weakref.finalize(self, os.close, descriptor)


def complaint(query: str) -> QueryError | None:
    """Say what is wrong with a query's syntax, found on an empty store; None when nothing is."""
    if "service" in query.lower():
        return None  # even an empty store would call out
    try:
        ox.Store().query(query, prefixes=PREFIXES)
    except SyntaxError as error:
        return syntax_error(str(error))
    return None


def _cannot_open(path: Path, error: Exception) -> StoreError:
    text = str(error)
    if "lock" in text.lower() or isinstance(error, BlockingIOError):
        return StoreError(
            Words(
                f"Kho «{path}» đang được tiến trình khác ghi.",
                f"Another process is writing the store “{path}”.",
            ),
            hint=Words("Chờ nó xong rồi chạy lại.", "Wait for it to end and run again."),
        )
    return StoreError(
        Words(f"Không mở được kho «{path}».", f"The store “{path}” cannot be opened."),
        hint=Words("Chạy `kg build --force` để dựng lại.", "Run `kg build --force`."),
    )


def _cannot_write(path: Path | None, error: Exception) -> StoreError:
    where = path or ":memory:"
    if "read-write" in str(error):
        return StoreError(
            Words(f"Kho «{where}» chỉ mở để đọc.", f"The store “{where}” is open for reading only.")
        )
    if "No space left" in str(error):
        return StoreError(
            Words("Đĩa đầy; kho cũ còn nguyên.", "The disk is full; the old store is intact."),
            hint=Words("Giải phóng chỗ rồi chạy lại.", "Free some room and run again."),
        )
    return StoreError(
        Words(f"Không ghi được kho «{where}».", f"The store “{where}” cannot be written.")
    )
