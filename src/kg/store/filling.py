"""Fills a server over the SPARQL 1.1 Graph Store Protocol, graph by graph, and counts afterwards.

The protocol has no transaction over several requests. Therefore the first thing written is a mark
that says an upload is under way, and the last one what it brought: readers of ours refuse a server
whose mark was never finished, and an upload that was cut off is simply run again.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import quote
from urllib.request import Request

from kg.errors import StoreError, Words
from kg.namespaces import BASE, PREFIXES
from kg.store import faults
from kg.store.base import DEFAULT_GRAPHS
from kg.store.remote import LOADING, MARK
from kg.terms import Literal, NamedNode, Triple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from contextlib import AbstractContextManager

    from kg.model import StoreView
    from kg.store.door import Door
    from kg.store.remote import RemoteStore

__all__ = ["CHUNK", "Uploaded", "fill", "query_address", "send", "write"]

CHUNK = 20_000
"""Triples that travel in one request."""

_KNOWN = (
    ("/sparql-graph-crud-auth", "/sparql-auth"),
    ("/sparql-graph-crud", "/sparql"),
    ("/rdf-graphs/service", ""),
    ("/sparql/gsp/", "/sparql"),
    ("/sparql/gsp", "/sparql"),
    ("/store", "/query"),
    ("/data", "/sparql"),
)
"""How addresses of graph stores end, and how the query address beside each ends."""


@dataclass(frozen=True, slots=True)
class Uploaded:
    """What an upload brought: triples by graph, and whether anything had to travel at all."""

    graphs: Mapping[NamedNode, int]
    sent: bool


def query_address(url: str) -> str | None:
    """Guess the query address from that of the graph store, as the known servers name them.

    >>> query_address("http://127.0.0.1:7878/store")
    'http://127.0.0.1:7878/query'
    """
    return next((url.removesuffix(a) + b for a, b in _KNOWN if url.endswith(a)), None)


def fill(
    view: StoreView,
    door: Door,
    reader: RemoteStore,
    *,
    progress: Callable[[Words], AbstractContextManager[None]],
    force: bool = False,
) -> Uploaded:
    """Make a server hold exactly the graphs of `view`; nothing is sent when it already does.

    Graphs of ours that `view` has no more are removed; graphs of others are not touched.
    """
    graphs = {name: _lines(view, name) for name in view.graphs()}
    counts = {name: len(lines) for name, lines in graphs.items()}
    digest = _digest(graphs)
    if not force and reader.mark == digest and reader.counts() == counts:
        return Uploaded(counts, sent=False)
    write(door, MARK, _said(LOADING))
    for number, (name, lines) in enumerate(graphs.items(), start=1):
        with progress(_telling(number, len(graphs), name, len(lines))):
            write(door, name, lines)
    for name in reader.counts().keys() - graphs.keys():
        send(door, "DELETE", name)
    _verify(reader, counts, len({line for g in DEFAULT_GRAPHS for line in graphs.get(g, ())}))
    write(door, MARK, _said(digest, graphs))
    return Uploaded(counts, sent=True)


def _lines(view: StoreView, graph: NamedNode) -> list[str]:
    return sorted({f"{quad.triple} .\n" for quad in view.quads(graph)})


def _digest(graphs: Mapping[NamedNode, Iterable[str]]) -> str:
    whole = hashlib.sha256()
    for name in sorted(graphs, key=lambda g: g.value):
        whole.update(f"{name}\n".encode())
        whole.update("".join(graphs[name]).encode())
    return f"sha256:{whole.hexdigest()}"


def _said(what: str, graphs: Iterable[NamedNode] = ()) -> list[str]:
    """Write the mark: what an upload says of itself, and the graphs that it brought."""
    dataset, has = NamedNode(f"{BASE}dataset"), NamedNode(f"{PREFIXES['dcterms']}hasPart")
    says = NamedNode(f"{PREFIXES['dcterms']}identifier")
    told = [Triple(dataset, says, Literal(what)), *(Triple(dataset, has, g) for g in graphs)]
    return [f"{triple} .\n" for triple in told]


def write(door: Door, graph: NamedNode, lines: Iterable[str]) -> None:
    """Replace a graph by the first chunk and add the others to it."""
    method = "PUT"
    for body in _chunks(lines, CHUNK):
        send(door, method, graph, body)
        method = "POST"


def _chunks(lines: Iterable[str], size: int) -> Iterator[bytes]:
    rest = iter(lines)
    while chunk := list(islice(rest, size)):
        yield "".join(chunk).encode()


def send(door: Door, method: str, graph: NamedNode, body: bytes | None = None) -> None:
    """Put, add to or remove a graph."""
    mark = "&" if "?" in door.url else "?"
    address = f"{door.url}{mark}graph={quote(graph.value, safe='')}"
    headers = {"Content-Type": "application/n-triples"} if body is not None else {}
    # The scheme of the address was checked by the door.
    door.send(Request(address, data=body, method=method, headers=headers))  # noqa: S310


def _verify(reader: RemoteStore, wanted: Mapping[NamedNode, int], default: int) -> None:
    found = reader.counts()
    for name in sorted(wanted.keys() | found.keys(), key=lambda g: g.value):
        if found.get(name, 0) != wanted.get(name, 0):
            raise _different(f"«{name.value}»", f"“{name.value}”", wanted, found, name)
    seen = reader.default_size()
    if seen != default:
        raise faults.other_default(default, seen)


def _different(
    vi: str,
    en: str,
    wanted: Mapping[NamedNode, int],
    found: Mapping[NamedNode, int],
    name: NamedNode,
) -> StoreError:
    sent, there = wanted.get(name, 0), found.get(name, 0)
    return StoreError(
        Words(
            f"Đã gửi {sent} bộ ba vào {vi} nhưng máy chủ có {there}.",
            f"{sent} triples were sent to {en}, but the server has {there}.",
        ),
        hint=Words("Chạy lại `kg upload --force`.", "Run `kg upload --force` again."),
    )


def _telling(number: int, total: int, graph: NamedNode, triples: int) -> Words:
    name = graph.value.removeprefix(f"{BASE}graph/")
    return Words(
        f"Nạp đồ thị {number}/{total}: {name} ({triples} bộ ba)",
        f"Sending graph {number}/{total}: {name} ({triples} triples)",
    )
