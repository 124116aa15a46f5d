"""CSV: one statement a row, with the words for everything beside its IRI.

Two forms. The exact one gives every cell as it is, for programs. The spreadsheet one writes a
cell that a spreadsheet would take for a formula as text, and starts with a byte-order mark.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from kg.exports.view import subject_of
from kg.namespaces import compact
from kg.terms import Literal, NamedNode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from kg.exports.view import View

__all__ = ["COLUMNS", "write", "write_for_spreadsheet"]

COLUMNS = (
    "subject", "subject_vi", "predicate", "predicate_vi",
    "object", "object_vi", "language", "datatype", "layers",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def write(view: View, out: TextIO) -> None:
    """Write the statements, every cell exact."""
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(_rows(view))


def write_for_spreadsheet(view: View, out: TextIO) -> None:
    """Write the statements so that no cell runs as a formula in a spreadsheet."""
    out.write("\ufeff")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([_as_text(cell) for cell in row] for row in _rows(view))


def _rows(view: View) -> Iterator[tuple[str, ...]]:
    for row, triple in zip(view.rows, view.triples, strict=True):
        subject = subject_of(triple)
        yield (
            compact(subject.value),
            view.labels[subject].vi,
            compact(triple.predicate.value),
            view.labels[triple.predicate].vi,
            *_object(view, triple.object),
            " ".join(view.layer_of.get(row, ())),
        )


def _object(view: View, value: object) -> tuple[str, str, str, str]:
    if isinstance(value, Literal):
        datatype = "" if value.language else compact(value.datatype.value)
        return value.value, "", value.language or "", datatype
    assert isinstance(value, NamedNode)  # noqa: S101 - nothing published is a blank node
    return compact(value.value), view.labels[value].vi, "", ""


def _as_text(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
