"""The store as a server needs it: a dataset per question, and no more rows than were agreed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias, TypeVar, cast

import pyoxigraph as ox

from kg.errors import QueryError, Words
from kg.model import Table
from kg.namespaces import PREFIXES
from kg.store.base import DEFAULT_GRAPHS, syntax_error, unknown_function
from kg.store.embedded import EmbeddedStore

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kg.store.embedded import Graphs
    from kg.terms import NamedNode, Object, Triple

__all__ = ["Dataset", "ServingStore", "TooManyRowsError", "graph_text", "write_graph_file"]

Found: TypeAlias = "bool | Table | set[Triple]"


class TooManyRowsError(QueryError):
    """An answer has more rows than a server gives; it is refused, never cut."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a question sees; None for `named` means every graph of the store.

    `base` is what relative IRIs of the question are relative to.
    """

    default: tuple[NamedNode, ...] = DEFAULT_GRAPHS
    named: tuple[NamedNode, ...] | None = None
    base: str | None = None


class ServingStore(EmbeddedStore):
    """A store that answers any form of query over any of its graphs."""

    def answer(self, query: str, dataset: Dataset, most: int) -> Found:
        """Answer a query with at most `most` rows or triples; TooManyRowsError beyond."""
        try:
            answer = self._store.query(
                query,
                base_iri=dataset.base,
                prefixes=PREFIXES,
                default_graph=self._default_of(dataset),
                named_graphs=None if dataset.named is None else list(dataset.named),
            )
        except SyntaxError as error:
            raise syntax_error(str(error)) from error
        except RuntimeError as error:
            raise unknown_function(error) from None
        if isinstance(answer, ox.QueryBoolean):
            return bool(answer)
        if isinstance(answer, ox.QuerySolutions):
            columns = tuple(v.value for v in answer.variables)
            rows = tuple(
                tuple(cast("Object | None", t) for t in row) for row in _some(answer, most)
            )
            return Table(columns, rows)
        return set(_some(answer, most))

    def _default_of(self, dataset: Dataset) -> Graphs:
        return self._default if dataset.default == DEFAULT_GRAPHS else [*dataset.default]


_Row = TypeVar("_Row")


def _some(found: Iterable[_Row], most: int) -> list[_Row]:
    taken = list(islice(found, most + 1))
    if len(taken) > most:
        raise TooManyRowsError(
            Words(f"Câu trả lời có hơn {most} dòng.", f"The answer has more than {most} rows."),
            hint=Words("Thêm điều kiện hoặc LIMIT.", "Add conditions or a LIMIT."),
        )
    return taken


def graph_text(triples: Iterable[Triple], media: str) -> str:
    """Write any triples, nameless nodes included, in RDF/XML or JSON-LD."""
    form = _form(media)
    prefixes = PREFIXES if form == ox.RdfFormat.RDF_XML else {}
    written = ox.serialize(triples, format=form, prefixes=prefixes)
    assert written is not None  # noqa: S101 - no file was named to write to
    return written.decode()


def write_graph_file(triples: Iterable[Triple], media: str, path: Path) -> None:
    """Write triples to a file one after the other, in the order in which they come."""
    ox.serialize(triples, output=str(path), format=_form(media), prefixes=PREFIXES)


def _form(media: str) -> ox.RdfFormat:
    form = ox.RdfFormat.from_media_type(media)
    assert form is not None  # noqa: S101 - the caller chose among known ones
    return form
