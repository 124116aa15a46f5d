"""A store on somebody else's server: any that speaks the SPARQL 1.1 Protocol.

The default graph goes with every question, and of the named graphs only ours, so that an answer
does not depend on what else the server holds. An answer that the server cut is never taken for a
whole one: it is counted, fetched in pages where the count can prove them complete, else refused.
"""

from __future__ import annotations

import hashlib
from functools import cached_property
from typing import TYPE_CHECKING

from kg.errors import QueryError, StoreError, Words
from kg.model import Table
from kg.namespaces import LTG
from kg.store import answers, faults
from kg.store.base import DEFAULT_GRAPHS, wrong_form
from kg.store.door import Door
from kg.store.embedded import complaint
from kg.store.endpoint import Endpoint
from kg.store.parts import Parts
from kg.terms import NamedNode, Quad, Triple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.store.door import Reply
    from kg.terms import Object

__all__ = ["LOADING", "MARK", "TIMEOUT", "RemoteStore"]

TIMEOUT = 60.0
"""Seconds without a byte after which a server counts as silent."""

MARK = NamedNode(f"{LTG}upload")
"""The graph in which an upload says what it brought; it is not a part of the data."""

LOADING = "loading"
"""What the mark says while an upload is under way, or after one that was cut off."""

_ROUND = 100
"""Row limits are round numbers: an answer of so many rows, or a multiple, is counted."""
_GRAPHS = f"""SELECT DISTINCT ?graph WHERE {{ GRAPH ?graph {{ ?s ?p ?o }}
  FILTER(STRSTARTS(STR(?graph), "{LTG}")) }}"""
_MARK = f"""SELECT ?what ?graph WHERE {{ GRAPH {MARK} {{
  ?set dcterms:identifier ?what . OPTIONAL {{ ?set dcterms:hasPart ?graph }} }} }}"""
_COUNTS = f"""SELECT ?graph (COUNT(*) AS ?n) WHERE {{ GRAPH ?graph {{ ?s ?p ?o }}
  FILTER(STRSTARTS(STR(?graph), "{LTG}")) }} GROUP BY ?graph"""
_SIZES = """SELECT (COUNT(*) AS ?n) (SUM(STRLEN(STR(?o))) AS ?letters) WHERE { ?s ?p ?o }"""


class RemoteStore:
    """A server's graphs, read through its query address."""

    def __init__(
        self, url: str, *, user: str = "", password: str = "", timeout: float = TIMEOUT
    ) -> None:
        self.url = url
        self._endpoint = Endpoint(Door(url, user=user, password=password, timeout=timeout))

    def select(self, query: str) -> Table:
        """Run a SELECT over facts, ontology and schemes; `GRAPH` reaches our other graphs."""
        parts = Parts.of(query)
        if parts.form != "SELECT":
            raise wrong_form("SELECT")
        return self._select(parts)

    def ask(self, query: str) -> bool:
        """Run an ASK."""
        parts = Parts.of(query)
        if parts.form != "ASK":
            raise wrong_form("ASK")
        return answers.truth(self._send(parts).body)

    def construct(self, query: str) -> set[Triple]:
        """Run a CONSTRUCT or DESCRIBE; the server is asked for the rows, which can be counted."""
        parts = Parts.of(query)
        if parts.form == "DESCRIBE":
            rows = self._select(Parts.of(parts.described())).rows
            return {Triple(s, p, o) for s, p, o in rows}  # type: ignore[arg-type]
        if parts.form != "CONSTRUCT":
            raise wrong_form("CONSTRUCT")
        try:
            template, select = parts.constructed()
            table = self._select(Parts.of(select))
            return answers.instances(parts.prologue, template, table.columns, table.rows)
        except SyntaxError as error:
            raise complaint(query) or wrong_form("CONSTRUCT") from error

    def quads(self, graph: NamedNode | None = None) -> Iterator[Quad]:
        """Give the quads of one of our graphs, or of all of them."""
        for name in (graph,) if graph else self.graphs():
            for triple in self._triples(name):
                yield Quad(triple.subject, triple.predicate, triple.object, name)

    def graphs(self) -> tuple[NamedNode, ...]:
        """Name our graphs, sorted; StoreError when there is none or an upload is not done."""
        return self._graphs

    def counts(self) -> dict[NamedNode, int]:
        """Count the triples of each of our graphs, also while an upload is under way."""
        rows = answers.table(self._ask(Parts.of(_COUNTS)).body).rows
        return {g: int(_text(n)) for g, n in rows if isinstance(g, NamedNode) and g != MARK}

    def default_size(self) -> int:
        """Count the triples of the default graph, each once."""
        query = "SELECT DISTINCT ?s ?p ?o WHERE { ?s ?p ?o }"
        reply = self._ask(Parts.of(Parts.of(query).counted), DEFAULT_GRAPHS)
        return int(_text(answers.table(reply.body).rows[0][0]))

    @cached_property
    def version(self) -> str:
        """Tell one state of the data from another: what the upload left, else sizes and counts."""
        known = (
            self.mark.replace(LOADING, "")
            or f"{self.counts()} {self._select(Parts.of(_SIZES)).rows}"
        )
        return hashlib.sha256(f"{self.url} {known}".encode()).hexdigest()

    @property
    def mark(self) -> str:
        """Give what the last upload said of itself; empty when there was none."""
        return self._marked()[0]

    def _marked(self) -> tuple[str, tuple[NamedNode, ...]]:
        """Read what the last upload said of itself, and which graphs it brought."""
        rows = answers.table(self._ask(Parts.of(_MARK)).body).rows
        graphs = (graph for _, graph in rows if isinstance(graph, NamedNode))
        return _text(rows[0][0]) if rows else "", tuple(sorted(graphs, key=lambda g: g.value))

    @cached_property
    def _graphs(self) -> tuple[NamedNode, ...]:
        mark, brought = self._marked()
        if mark == LOADING:
            raise _unfinished(self.url)
        # To find the graphs of a server without that list it has to look at every quad.
        found = brought or self._found()
        if not found:
            raise _empty(self.url)
        if not mark and self._mixes(found):
            raise faults.other_default()
        return found

    def _found(self) -> tuple[NamedNode, ...]:
        rows = answers.table(self._ask(Parts.of(_GRAPHS)).body).rows
        names = (g for (g,) in rows if isinstance(g, NamedNode) and g != MARK)
        return tuple(sorted(names, key=lambda g: g.value))

    def _mixes(self, graphs: tuple[NamedNode, ...]) -> bool:
        # An upload has made sure of it; where something else filled the server, ask: claims stand
        # in named graphs only, so one in the default graph means that every graph is in it.
        claims = Parts.of("ASK { ?claim a lt:Claim }")
        return answers.truth(self._ask(claims, DEFAULT_GRAPHS, graphs).body)

    def _triples(self, graph: NamedNode) -> set[Triple]:
        # N-Triples are what servers write fastest; a graph has no repeats, so the count tells.
        where = f"WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}"
        whole = Parts.of(f"CONSTRUCT {{ ?s ?p ?o }} {where}")
        found = answers.triples(self._ask(whole, accept=answers.ACCEPT_TRIPLES).body)
        rows = Parts.of(f"SELECT DISTINCT ?s ?p ?o {where}")
        if len(found) == self._count(rows):
            return found
        return {Triple(s, p, o) for s, p, o in self._select(rows).rows}  # type: ignore[arg-type]

    def _select(self, parts: Parts) -> Table:
        reply = self._send(parts)
        table = answers.table(reply.body)
        if not self._is_cut(parts, len(table.rows), reply):
            return table
        if not parts.can_be_paged or not table.rows:
            raise faults.capped(len(table.rows))
        return self._paged(parts, len(table.rows))

    def _is_cut(self, parts: Parts, rows: int, reply: Reply) -> bool:
        if parts.limit is not None and rows >= parts.limit:
            return False
        doubtful = "X-SPARQL-MaxRows" in reply.headers or (rows and rows % _ROUND == 0)
        return bool(doubtful) and self._count(parts) != rows

    def _paged(self, parts: Parts, size: int) -> Table:
        # The rows are distinct: as many as were counted are all of them, whatever the order.
        wanted = self._count(parts)
        found: dict[tuple[Object | None, ...], None] = {}
        columns: tuple[str, ...] = ()
        for start in range(0, wanted, size):
            page = answers.table(self._send(Parts.of(parts.page(size, start))).body)
            columns = page.columns
            found.update(dict.fromkeys(page.rows))
        if len(found) != wanted:
            raise faults.capped(size)
        return Table(columns, tuple(found))

    def _count(self, parts: Parts) -> int:
        return int(_text(answers.table(self._send(Parts.of(parts.counted)).body).rows[0][0]))

    def _send(self, parts: Parts) -> Reply:
        return self._ask(parts, DEFAULT_GRAPHS, self.graphs())

    def _ask(
        self,
        parts: Parts,
        default: tuple[NamedNode, ...] = (),
        named: tuple[NamedNode, ...] = (),
        *,
        accept: str = answers.ACCEPT,
    ) -> Reply:
        try:
            reply = self._endpoint.ask(parts.text, parts.form, default, named, accept=accept)
        except QueryError as error:
            raise complaint(parts.own) or error from error
        partial = faults.partial(reply.headers)
        if partial:
            raise partial
        return reply


def _text(term: object) -> str:
    return str(getattr(term, "value", ""))


def _empty(url: str) -> StoreError:
    return StoreError(
        Words(f"Máy chủ «{url}» chưa có đồ thị nào của ta.", f"“{url}” has no graph of ours."),
        hint=Words("Nạp bằng `kg upload`.", "Fill it with `kg upload`."),
    )


def _unfinished(url: str) -> StoreError:
    return StoreError(
        Words(
            f"Việc nạp vào «{url}» đang chạy hoặc đã đứt giữa chừng.",
            f"An upload to “{url}” is under way or was cut off.",
        ),
        hint=Words("Chờ nó xong, hoặc chạy lại `kg upload`.", "Wait, or run `kg upload` again."),
    )
