"""Turtle writers side by side: ours, rdflib's two, and Oxigraph's in the order of insertion.

    python bench/turtle_peers.py [--quick] [--triples 100000]

The table tells seconds, triples a second, times rdflib's turtle, and whether shuffled input gives
the same bytes. Writers take turns, and the best of three turns counts.
"""

from __future__ import annotations

import io
import random
import time
from typing import TYPE_CHECKING

import pyoxigraph as ox

import table
from kg import rdf
from kg.exports.turtle import write
from kg.exports.view import View
from kg.ids import FACTS
from kg.namespaces import LTI, PREFIXES
from kg.network import Labels
from kg.terms import Literal, NamedNode, Triple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TURNS = 3


def facts(count: int) -> Iterator[Triple]:
    """Make facts of the shape of ours: eleven a subject, a third of them text."""
    lt, xsd = PREFIXES["lt"], PREFIXES["xsd"]
    for i in range(count):
        subject = NamedNode(f"{LTI}act-{i // 11}")
        verb = NamedNode(f"{lt}verb{i % 11}")
        if i % 3 == 0:
            yield Triple(subject, verb, Literal(f"phối hợp thực hiện lần {i}", language="vi"))
        elif i % 11 == 7:
            yield Triple(subject, verb, Literal(str(i), datatype=NamedNode(f"{xsd}integer")))
        else:
            yield Triple(subject, verb, NamedNode(f"{LTI}body-{i * 7919 % 5000}"))


def ours(triples: list[Triple]) -> str:
    """Write by our writer, sorting included."""
    out = io.StringIO()
    write(View({FACTS: triples}, Labels({}), {}), out)
    return out.getvalue()


def oxigraph(triples: list[Triple]) -> str:
    """Write by Oxigraph, in the order given."""
    written = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES)
    return (written or b"").decode()


def rdflib_writer(form: str) -> Callable[[list[Triple]], str]:
    """Make a writer of rdflib; filling its graph is not timed."""

    def prepare(triples: list[Triple]) -> Callable[[], str]:
        graph = rdf.to_rdflib(triples)
        return lambda: graph.serialize(format=form)

    return prepare


def timed(write_: Callable[[], str]) -> tuple[float, str]:
    """Run a writer once."""
    start = time.perf_counter()
    text = write_()
    return time.perf_counter() - start, text


def main() -> None:
    """Measure, print, and write the table unless --quick."""
    parser = table.options(__doc__)
    parser.add_argument("--triples", type=int, default=100_000)
    told = parser.parse_args()
    count = 5_000 if told.quick else told.triples
    given = list(facts(count))
    shuffled = random.Random(1).sample(given, count)
    writers = {
        "kg turtle": lambda triples: lambda: ours(triples),
        "rdflib turtle": rdflib_writer("turtle"),
        "rdflib longturtle": rdflib_writer("longturtle"),
        "oxigraph, as given": lambda triples: lambda: oxigraph(triples),
    }
    best: dict[str, float] = dict.fromkeys(writers, float("inf"))
    texts: dict[str, set[str]] = {name: set() for name in writers}
    for turn in range(TURNS):
        for name, prepare in writers.items():
            seconds, text = timed(prepare(given if turn % 2 else shuffled))
            best[name] = min(best[name], seconds)
            texts[name].add(text)
    lines = [
        "# Turtle writers side by side",
        "",
        f"{table.machine()}. {count:,} triples; the best of {TURNS} turns.",
        "",
        "| writer | s | triples/s | rdflib turtle / this | same bytes when shuffled |",
        "|---|---|---|---|---|",
    ]
    for name, seconds in best.items():
        ratio = best["rdflib turtle"] / seconds
        same = "yes" if len(texts[name]) == 1 else "no"
        each = f"{seconds:.2f} | {count / seconds:,.0f} | {ratio:.1f}"
        lines.append(f"| {name} | {each} | {same} |")
    table.put("turtle_peers", lines, quick=told.quick)


if __name__ == "__main__":
    main()
