"""Builds the graph: knows the order of the stages, and puts the result in place in one step.

Either the old graph stands or the new one, whatever interrupts the work. An unchanged graph is
recognised by the content of its inputs and not built again.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.build import swap
from kg.build.inputs import Inputs, inputs
from kg.build.manifest import MANIFEST, Manifest, read_manifest
from kg.errors import InvalidData, StoreError, Words
from kg.model import Severity
from kg.store import current_path

if TYPE_CHECKING:
    from pathlib import Path

    from kg.build.stages import Made
    from kg.build.swap import Progress
    from kg.build.tables import Tally
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
        return _build(home, roots, now, progress)


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
) -> Manifest:
    written: list[Manifest] = []
    swap.put(home, now.digest, lambda path: written.append(_write(path, roots, now, progress)))
    return written[0]


def _write(path: Path, roots: list[Path], now: Inputs, progress: Progress) -> Manifest:
    """Make the graph and write it; the tables of units are loaded while it is made."""
    from kg import gazetteer, search
    from kg.build import tables
    from kg.build.stages import make
    from kg.gazetteer import book
    from kg.store import EmbeddedStore

    snapshot = gazetteer.find(roots)
    store = EmbeddedStore(path)
    with tables.loading(store, snapshot) as tally:
        made = make(roots, progress)
        _insist(made)
    with progress(Words("Ghi kho", "Writing the store")):
        view = made.view
        store.fill(q for g in view.graphs() if g not in tables.GRAPHS for q in view.quads(g))
        search.build(view).save(path / search.FILE)
        if snapshot:
            book.write(path / book.FILE, snapshot)
        manifest = _manifest(made, now, tally)
        (path / MANIFEST).write_text(manifest.to_json(), encoding="utf-8")
    return manifest


def _insist(made: Made) -> None:
    wrong = [f for f in made.report.findings if f.severity == Severity.VIOLATION]
    if wrong:
        raise InvalidData(wrong)


def _beside(counts: dict[str, int]) -> Counter[str]:
    """Leave out the tables: the stages saw a part of them, and the tally has the whole."""
    from kg.build.tables import NAMES

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
