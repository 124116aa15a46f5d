"""Times the store and the inference on the shipped graph, beside rdflib and owlrl.

    python bench/build_peers.py [--quick]

Each peer runs in a process of its own, over the same N-Quads; times are medians of the runs, peers
in turn, so that other work on the machine meets all alike. Answers must be equal, or it stops.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import table
from kg import assets, ids, infer
from kg.build import stages
from kg.namespaces import LTI, prefix_header
from kg.store import DEFAULT_GRAPHS, EmbeddedStore
from kg.terms import NamedNode, Quad, Triple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def main() -> None:
    """Run the peers and write the table."""
    parser = table.options(__doc__)
    parser.add_argument("--peer", help=argparse.SUPPRESS)
    parser.add_argument("--file", help=argparse.SUPPRESS)
    told = parser.parse_args()
    if told.peer:
        print(json.dumps(PEERS[told.peer](Path(told.file))))
        return
    lines = ["# Build, beside peers", "", f"{table.machine()}."]
    lines += [*_questions(1 if told.quick else 3), *_closures(quick=told.quick)]
    table.put("build_peers", lines, quick=told.quick)


# --- load and the thirty questions ---------------------------------------------------------


def _questions(runs: int) -> list[str]:
    view = _shipped()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "graph.nq"
        quads = [*view.quads(), *_default(view)]
        file.write_text("".join(f"{q} .\n" for q in quads), encoding="utf-8")
        measured = {peer: [] for peer in ("lantoa disk", "lantoa memory", "rdflib")}
        for _ in range(runs):
            for peer, times in measured.items():
                times.append(_run(peer, file))
    rows = {peer: _median(times) for peer, times in measured.items()}
    _agree({peer: times[0]["answers"] for peer, times in measured.items()})
    return _table(f"Load {len(quads)} quads and ask the thirty questions", rows)


def _default(view: EmbeddedStore) -> Iterable[Quad]:
    """Give the default graph of every question, for an engine that has no other way to know it."""
    for triple in {q.triple for graph in DEFAULT_GRAPHS for q in view.quads(graph)}:
        yield Quad(triple.subject, triple.predicate, triple.object)


def _run(peer: str, file: Path) -> dict[str, Any]:
    command = [sys.executable, __file__, "--peer", peer, "--file", str(file)]
    told: dict[str, Any] = json.loads(subprocess.check_output(command, text=True))
    return told


def _texts() -> dict[str, str]:
    folder = assets.asset("queries", "cq")
    return {p.stem: p.read_text(encoding="utf-8") for p in sorted(folder.glob("*.rq"))}


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def _lantoa(file: Path, path: Path | None) -> dict[str, Any]:
    import pyoxigraph as ox

    def load() -> EmbeddedStore:
        store = EmbeddedStore(path)
        parsed = ox.parse(path=str(file), format=ox.RdfFormat.N_QUADS)
        store.fill(q for q in parsed if isinstance(q.graph_name, ox.NamedNode))
        if path is None:
            return store
        del store
        # As the commands open it: to read, with the default graph merged.
        return EmbeddedStore(path, read_only=True)

    loaded, store = _timed(load)
    asked, answers = _timed(
        lambda: {n: len(set(store.select(t).rows)) for n, t in _texts().items()}
    )
    return {"load": loaded, "ask": asked, "answers": answers}


def _lantoa_disk(file: Path) -> dict[str, Any]:
    return _lantoa(file, file.parent / f"store-{os.getpid()}")


def _lantoa_memory(file: Path) -> dict[str, Any]:
    return _lantoa(file, None)


def _rdflib(file: Path) -> dict[str, Any]:
    import rdflib

    def load() -> rdflib.Dataset:
        return rdflib.Dataset().parse(file, format="nquads")

    loaded, graph = _timed(load)
    asked, answers = _timed(
        lambda: {n: len(set(graph.query(prefix_header() + t))) for n, t in _texts().items()}
    )
    return {"load": loaded, "ask": asked, "answers": answers}


PEERS = {"lantoa disk": _lantoa_disk, "lantoa memory": _lantoa_memory, "rdflib": _rdflib}


def _agree(answers: dict[str, dict[str, int]]) -> None:
    first, *others = answers.values()
    for other in others:
        differ = {name: (first[name], other[name]) for name in first if first[name] != other[name]}
        if differ:
            sys.exit(f"the peers answer differently: {differ}")


def _median(times: list[dict[str, Any]]) -> dict[str, float]:
    return {part: statistics.median(t[part] for t in times) for part in ("load", "ask")}


def _table(title: str, rows: dict[str, dict[str, float]]) -> list[str]:
    slow = rows["rdflib"]
    lines = ["", f"## {title}", "", "| engine | load s | ask s | load, against rdflib | ask |"]
    lines.append("|---|---|---|---|---|")
    for peer, row in rows.items():
        load, ask = row["load"], row["ask"]
        ratios = f"{slow['load'] / load:.1f}× | {slow['ask'] / ask:.1f}×"
        lines.append(f"| {peer} | {load:.2f} | {ask:.2f} | {ratios} |")
    return lines


# --- inference ------------------------------------------------------------------------------


def _closures(*, quick: bool) -> list[str]:
    view = _shipped()
    terms = [q.triple for g in (ids.ONTOLOGY, ids.SCHEMES) for q in view.quads(g)]
    inferred = {q.triple for q in view.quads(infer.GRAPH)}
    facts = {q.triple for q in view.quads(ids.FACTS)} - inferred
    lines = ["", "## Inference", "", "| engine | facts | inferred | s |", "|---|---|---|---|"]
    for copies in (1, 4) if quick else (1, 4, 16, 32):
        many = [t for n in range(copies) for t in _copy(facts, n)]
        taken, found = _timed(lambda many=many: _ours(terms, many))
        lines.append(f"| lantoa | {len(many)} | {len(found)} | {taken:.2f} |")
    if not quick:
        taken, size = _timed(lambda: _owlrl([*terms, *facts]))
        lines.append(f"| owlrl, trivial triples too | {len(facts)} | {size} | {taken:.2f} |")
    return lines


def _ours(terms: list[Triple], facts: list[Triple]) -> list[infer.Inference]:
    folders = [assets.asset("ontology", "rules"), assets.asset("ontology", "rules", "rl")]
    rules = infer.read_rules(folders)
    return infer.closure(EmbeddedStore(), rules, facts=facts, terminology=terms)


def _owlrl(triples: list[Triple]) -> int:
    import owlrl

    from kg import rdf

    graph = rdf.to_rdflib(triples)
    before = len(graph)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return len(graph) - before


def _copy(facts: Iterable[Triple], number: int) -> Iterable[Triple]:
    """Give the facts over individuals of their own, as another article's would be."""
    for t in facts:
        value = _renamed(t.object, number) if isinstance(t.object, NamedNode) else t.object
        yield Triple(_renamed(t.subject, number), t.predicate, value)


def _renamed(name: NamedNode, number: int) -> NamedNode:
    ours = name.value.startswith(LTI) and number
    return NamedNode(f"{name.value}-{number}") if ours else name


def _shipped() -> EmbeddedStore:
    return stages.make([assets.asset("data")], lambda _words: nullcontext()).view


if __name__ == "__main__":
    main()
