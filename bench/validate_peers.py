"""Times SHACL engines on the shipped shapes, over a graph with claims and evidence.

    python bench/validate_peers.py [--quick] [--triples 60000] [--peers pyshifty,pyshacl,pyrudof]

The graph is made here: activities and bodies with a claim and a span for each fact, one in fifty
activities without its modality. Every engine gets the same triples; reading them in is counted.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

import table
from kg import assets, ids, rdf
from kg.namespaces import LT, OA, RDF, SKOS, XSD, expand
from kg.terms import Literal, NamedNode, Triple
from kg.validate.engine import faults
from kg.validate.judge import judged
from kg.validate.shapes import Shapes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def main() -> None:
    """Measure, print, and write the table unless --quick."""
    parser = table.options(__doc__)
    parser.add_argument("--triples", type=int, default=60_000)
    parser.add_argument("--peers", default="pyshifty,pyshacl")
    told = parser.parse_args()
    shapes = Shapes.read(assets.asset("ontology", "shapes")).triples
    data = graph(5_000 if told.quick else told.triples)
    lines = [
        "# SHACL engines on the shipped shapes",
        "",
        f"{table.machine()}. {len(data):,} triples, {len(shapes):,} triples of shapes.",
        "",
        "| engine | s | s per 100,000 triples | results | of the first |",
        "|---|---|---|---|---|",
    ]
    first = 0.0
    for name in told.peers.split(","):
        start = time.perf_counter()
        found = _PEERS[name](data, list(shapes))
        taken = time.perf_counter() - start
        first = first or taken
        per = taken * 100_000 / len(data)
        lines.append(f"| {name} | {taken:.2f} | {per:.2f} | {found} | {taken / first:.1f}x |")
    table.put("validate_peers", lines, quick=told.quick)


def graph(size: int) -> list[Triple]:
    """Make a graph of about `size` triples, the ontology and the schemes included."""
    made = {quad.triple for path in _vocabulary() for quad in rdf.read(path)}
    number = 0
    while len(made) < size:
        made.update(_activity(number))
        number += 1
    return rdf.sorted_triples(made)


def _vocabulary() -> list[Path]:
    folder = assets.asset("ontology")
    return [folder / "lantoa.ttl", *sorted((folder / "schemes").glob("*.ttl"))]


def _activity(number: int) -> Iterator[Triple]:
    act, body = ids.thing(f"act-{number}"), ids.thing(f"body-{number}")
    for thing in (act, body):
        yield Triple(thing, SKOS.prefLabel, Literal(f"Mã {number}", language="vi"))
    facts = [
        (act, RDF.type, _lt("Activity")),
        (act, _lt("activityType"), ids.concept("activity-tuyen-truyen")),
        (act, _lt("ledBy"), body),
        (act, _lt("field"), ids.concept("field-giao-duc")),
        (body, RDF.type, _lt("CommunityGroup")),
        (body, _lt("bodyType"), ids.concept("bodytype-cau-lac-bo")),
    ]
    if number % 50:
        facts.append((act, _lt("modality"), ids.concept("modality-thuc-te")))
    for at, (s, p, o) in enumerate(facts):
        fact = Triple(s, p, o)
        yield fact
        yield from _claim(fact, 20 * (10 * number + at))


def _claim(fact: Triple, start: int) -> Iterator[Triple]:
    claim, span = ids.claim("x", fact), ids.thing(f"ev-x-{start}-{start + 9}")
    quote, position = NamedNode(f"{span.value}-q"), NamedNode(f"{span.value}-p")
    yield Triple(claim, RDF.type, LT.Claim)
    yield Triple(claim, RDF.subject, fact.subject)
    yield Triple(claim, RDF.predicate, fact.predicate)
    yield Triple(claim, RDF.object, fact.object)
    yield Triple(claim, LT.claimedIn, ids.source("x"))
    yield Triple(claim, LT.assertionStatus, ids.concept("status-stated"))
    yield Triple(claim, LT.rank, ids.concept("rank-normal"))
    yield Triple(claim, LT.hasEvidence, span)
    yield Triple(span, RDF.type, LT.Evidence)
    yield Triple(span, OA.hasSource, ids.source_text("x"))
    yield Triple(span, LT.paragraph, _integer(start + 1))
    yield Triple(span, OA.hasSelector, quote)
    yield Triple(span, OA.hasSelector, position)
    yield Triple(quote, RDF.type, OA.TextQuoteSelector)
    yield Triple(quote, OA.exact, Literal("chín chữ cái", language="vi"))
    yield Triple(position, RDF.type, OA.TextPositionSelector)
    yield Triple(position, OA.start, _integer(start))
    yield Triple(position, OA.end, _integer(start + 9))


def _lt(name: str) -> NamedNode:
    return NamedNode(expand(f"lt:{name}"))


def _integer(value: int) -> Literal:
    return Literal(str(value), datatype=XSD.integer)


def _pyrudof(data: list[Triple], shapes: list[Triple]) -> int:
    import pyrudof

    session = pyrudof.Rudof(pyrudof.RudofConfig())
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, name) for name in ("data.nt", "shapes.nt")]
        for path, triples in zip(files, (data, shapes), strict=True):
            ox.serialize(triples, output=str(path), format=ox.RdfFormat.N_TRIPLES)
        session.read_data(str(files[0]), format=pyrudof.RDFFormat.NTriples)
        session.read_shacl(str(files[1]), format=pyrudof.ShaclFormat.NTriples)
        return len(session.validate_shacl())


_PEERS: dict[str, Callable[[list[Triple], list[Triple]], int]] = {
    "pyshifty": lambda data, shapes: sum(1 for _ in faults(data, shapes)),
    "pyshacl": lambda data, shapes: sum(1 for _ in judged(data, shapes)),
    "pyrudof": _pyrudof,
}

if __name__ == "__main__":
    main()
