"""Builds the graph: knows the order of the stages, and puts the result in place in one step.

Either the old graph stands or the new one, whatever interrupts the work. An unchanged graph is
recognised by the content of its inputs and not built again.
"""

from __future__ import annotations

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
    from kg.build.stages import make

    made = make(roots, progress)
    if not made.report.ok:
        wrong = [f for f in made.report.findings if f.severity == Severity.VIOLATION]
        raise InvalidData(wrong)
    manifest = _manifest(made, now)
    with progress(Words("Ghi kho", "Writing the store")):
        swap.put(home, now.digest, lambda path: _write(path, made, manifest))
    return manifest


def _write(path: Path, made: Made, manifest: Manifest) -> None:
    from kg import search
    from kg.store import EmbeddedStore

    EmbeddedStore(path).fill(made.view.quads())
    search.build(made.view).save(path / search.FILE)
    (path / MANIFEST).write_text(manifest.to_json(), encoding="utf-8")


def _manifest(made: Made, now: Inputs) -> Manifest:
    from kg.build import meta

    view = made.view
    counted = [f.severity.name.lower() for f in made.report.findings]
    return Manifest(
        digest=now.digest,
        date=meta.date_of(view),
        inputs=now.files,
        versions={**now.versions, "ontology": meta.ontology_version(view)},
        claims=meta.claim_count(view),
        graphs=meta.graph_counts(view),
        classes=meta.class_counts(view),
        findings={kind: counted.count(kind) for kind in sorted(set(counted))},
    )
