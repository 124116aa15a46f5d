"""Builds the graph: knows the order of the stages, and puts the result in place in one step.

Either the old graph stands or the new one, whatever interrupts the work. An unchanged graph is
recognised by the content of its inputs and not built again.
"""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kg.build import swap
from kg.build.inputs import Inputs, inputs
from kg.build.manifest import MANIFEST, Manifest, read_manifest
from kg.errors import InvalidData, StoreError, Words
from kg.model import Severity
from kg.store import current_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kg.build.ground import Ground, Tally
    from kg.build.stages import Made
    from kg.build.swap import Progress
    from kg.model import Report

__all__ = ["Inputs", "Manifest", "build", "check", "current_manifest", "inputs"]


def build(
    home: Path,
    roots: list[Path],
    *,
    progress: Progress = swap.silent,
    force: bool = False,
) -> Manifest:
    """Bring the graph in `home` up to date with its inputs; InvalidData when checks fail."""
    now = inputs(roots)
    standing = None if force else _standing(home, now)
    if standing and not swap.untidy(home):
        return standing
    with swap.alone(home, progress):
        # Whoever held the home before may have built just this.
        standing = None if force else _standing(home, now)
        if standing:
            swap.tidy(home)
            return standing
        return _build(home, roots, now, progress, force=force)


def check(roots: list[Path], *, progress: Progress = swap.silent) -> Report:
    """Make the graph in memory and give everything that is wrong with it or worth knowing."""
    from kg.build.stages import make

    return make(roots, progress).report


def current_manifest(home: Path) -> Manifest | None:
    """Give the manifest of the graph that stands, if one does."""
    try:
        return read_manifest(current_path(home))
    except StoreError:
        return None


def _standing(home: Path, now: Inputs) -> Manifest | None:
    manifest = current_manifest(home)
    return manifest if manifest and manifest.digest == now.digest else None


def _build(
    home: Path,
    roots: list[Path],
    now: Inputs,
    progress: Progress,
    *,
    force: bool,
) -> Manifest:
    written: list[Manifest] = []

    def write(path: Path) -> None:
        with _laying(home, roots, now, force=force) as ground:
            made = make(roots, progress)
            _insist(made)
        with progress(Words("Ghi kho", "Writing the store")):
            written.append(_write(path, made, now, ground()))

    from kg.build.stages import make

    swap.put(home, now.digest, write)
    return written[0]


@contextmanager
def _laying(
    home: Path, roots: list[Path], now: Inputs, *, force: bool
) -> Iterator[Callable[[], Ground]]:
    """Lay the tables of units while the block runs: the engine loads them on another core."""
    from concurrent.futures import ThreadPoolExecutor

    from kg import gazetteer
    from kg.build import ground

    snapshot = gazetteer.find(roots)
    versions = (now.versions["code"], now.versions["engine"])
    with ThreadPoolExecutor(1) as pool:
        laid = pool.submit(ground.lay, home, snapshot, versions, force=force)
        yield laid.result


def _write(path: Path, made: Made, now: Inputs, ground: Ground) -> Manifest:
    """Write a graph that was made on the ground of the tables."""
    from kg import search
    from kg.build.ground import GRAPHS
    from kg.store import EmbeddedStore

    ground.under(path)
    store, view = EmbeddedStore(path), made.view
    store.fill(q for g in view.graphs() if g not in GRAPHS for q in view.quads(g))
    search.build(view).save(path / search.FILE)
    manifest = _manifest(made, now, ground.tally)
    (path / MANIFEST).write_text(manifest.to_json(), encoding="utf-8")
    return manifest


def _insist(made: Made) -> None:
    wrong = [f for f in made.report.findings if f.severity == Severity.VIOLATION]
    if wrong:
        raise InvalidData(wrong)


def _beside(counts: dict[str, int]) -> Counter[str]:
    """Leave out the tables: the stages saw a part of them, and the tally has the whole."""
    from kg.build.ground import NAMES

    return Counter({name: count for name, count in counts.items() if name not in NAMES})


def _manifest(made: Made, now: Inputs, tally: Tally) -> Manifest:
    from kg.build import meta

    view = made.view
    counted = [f.severity.name.lower() for f in made.report.findings]
    return Manifest(
        digest=now.digest,
        date=meta.date_of(view),
        inputs=now.files,
        versions={**now.versions, "ontology": meta.ontology_version(view)},
        claims=meta.claim_count(view),
        graphs=dict(sorted((tally.graphs + _beside(meta.graph_counts(view))).items())),
        classes=dict(sorted((tally.classes + Counter(meta.class_counts(view))).items())),
        findings={kind: counted.count(kind) for kind in sorted(set(counted))},
    )
