"""The few frozen records that cross stages, and the Protocols by which a stage is handed a store.

There is no class per ontology class: what a thing is stands in the ontology, not here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kg.errors import Place, Words
    from kg.terms import NamedNode, Object, Quad, Triple

__all__ = [
    "Claim",
    "Evidence",
    "Finding",
    "Layer",
    "Report",
    "Row",
    "Severity",
    "Source",
    "Statement",
    "StoreView",
    "StoreWriter",
    "Table",
]

Row = "Mapping[str, Object | None]"


class Layer(StrEnum):
    """The layers of the graph (tầng): each fact of a layer stands in that layer's named graph."""

    SOURCE = "source"
    READING = "reading"
    BACKGROUND = "background"
    INFERRED = "inferred"


class Severity(IntEnum):
    """How grave a finding is; only VIOLATION makes a command fail."""

    VIOLATION = 0
    WARNING = 1
    INFO = 2


@dataclass(frozen=True, slots=True)
class Source:
    """A source of facts (nguồn): an article, or a page behind a background set."""

    id: str
    title: str
    layer: Layer
    where: Place
    sha256: str = ""
    chars: int = 0


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """A span of a source text (bằng chứng).

    `start` and `end` are code points of the NFC text with LF line ends, end exclusive; a `phrase`
    with " … " in it is cut, and only its two ends must match. Paragraphs count non-empty lines
    from 1.
    """

    source: str
    paragraph: int
    start: int
    end: int
    phrase: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One triple as an author wrote it, with all that is known of it.

    `status` and `rank`, `certainty` are notations of their schemes ("stated", "preferred");
    `rival` is a label shared by rival statements of one file; `by` names the background source.
    """

    triple: Triple
    source: str
    layer: Layer
    where: Place
    status: str
    evidence: tuple[Evidence, ...] = ()
    rank: str = "normal"
    rival: str = ""
    certainty: str = ""
    speaker: NamedNode | None = None
    notes: tuple[tuple[str, str], ...] = ()
    by: str = ""

    @property
    def asserted(self) -> bool:
        """Tell whether the triple stands as a fact; of rival readings only the preferred does."""
        return self.rank != "deprecated"


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement that has its IRI and the layer graph its triple stands in (phát biểu)."""

    iri: NamedNode
    graph: NamedNode
    statement: Statement


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong or worth knowing: what, where, what next."""

    severity: Severity
    code: str
    message: Words
    where: Place | None = None
    hint: Words | None = None
    about: str = ""

    def key(self) -> tuple[int, str, int, int, str, str, str]:
        """Sort findings by gravity, then place, then code, so that two runs print the same."""
        place = self.where
        at = (place.file, place.line, place.column) if place else ("", 0, 0)
        return (int(self.severity), *at, self.code, self.about, self.message.en)


@dataclass(frozen=True, slots=True)
class Report:
    """All findings of a check, sorted and without repeats."""

    findings: tuple[Finding, ...]

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> Report:
        """Sort the findings and drop repeats."""
        unique = {f.key(): f for f in findings}
        return cls(tuple(unique[k] for k in sorted(unique)))

    @property
    def ok(self) -> bool:
        """Tell whether nothing is a violation."""
        return all(f.severity != Severity.VIOLATION for f in self.findings)


@dataclass(frozen=True, slots=True)
class Table:
    """The answer of a SELECT: column names and rows of terms (None where unbound)."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Object | None, ...], ...]
    titles: Mapping[str, Words] = field(default_factory=dict)


class StoreView(Protocol):
    """What a stage may read of a store. The default graph is facts + ontology + schemes."""

    def select(self, query: str) -> Table:
        """Run a SELECT."""

    def ask(self, query: str) -> bool:
        """Run an ASK."""

    def construct(self, query: str) -> set[Triple]:
        """Run a CONSTRUCT or DESCRIBE; repeats are dropped."""

    def quads(self, graph: NamedNode | None = None) -> Iterator[Quad]:
        """Give the quads of one named graph, or of all."""

    def graphs(self) -> Sequence[NamedNode]:
        """Name the graphs, sorted."""


class StoreWriter(StoreView, Protocol):
    """What `build` and the stages it hands a store to may write."""

    def add(self, quads: Iterable[Quad]) -> None:
        """Add quads; all of them or none."""

    def update(self, update: str) -> None:
        """Run a SPARQL update."""
