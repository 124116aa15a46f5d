"""The manifest of a built graph: what it was made of and how much is in it.

It has no time of day and no path in it: two builds of the same inputs have the same manifest.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["MANIFEST", "Manifest", "read_manifest"]

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a built graph is (bản kê).

    `date` is the data set's own date, the latest day a source was looked at; `findings` counts
    warnings and notices by kind.
    """

    digest: str
    date: str
    inputs: dict[str, str]
    versions: dict[str, str]
    claims: int
    graphs: dict[str, int]
    classes: dict[str, int]
    findings: dict[str, int]

    def to_json(self) -> str:
        """Write the manifest, keys sorted."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def read_manifest(store: Path) -> Manifest | None:
    """Read the manifest of a built store; None when it has none that can be read."""
    try:
        told = json.loads((store / MANIFEST).read_text(encoding="utf-8"))
        return Manifest(**told)
    except (OSError, ValueError, TypeError):
        return None
