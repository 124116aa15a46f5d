"""What a worker has at hand: the store, and what is read from it once and kept.

The rest is imported when it is first needed: a worker that takes the place of another must be
there at once.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from kg.errors import StoreError, Words
from kg.store import ServingStore

if TYPE_CHECKING:
    from pathlib import Path

    from kg.build.manifest import Manifest
    from kg.network.kinds import Kinds
    from kg.network.names import Names
    from kg.search import Index
    from kg.terms import NamedNode
    from kg.vocabulary import Vocabulary
    from kg.web.settings import Limits

__all__ = ["Desk"]


class Desk:
    """One built store, open for reading; a new build means a new desk."""

    def __init__(self, path: Path, limits: Limits, copies: Path) -> None:
        self.path = path
        self.limits = limits
        self.copies = copies / path.name
        self.store = ServingStore(path, read_only=True)
        self.kept: dict[str, object] = {}

    @cached_property
    def graphs(self) -> frozenset[NamedNode]:
        """The names of all graphs."""
        return frozenset(self.store.graphs())

    @cached_property
    def labels(self) -> Names:
        """The labels of things, read as they are needed."""
        from kg.network.names import Names

        return Names(self.store)

    @cached_property
    def kinds(self) -> Kinds:
        """The kinds of things, by their classes."""
        from kg.network.kinds import Kinds

        return Kinds(self.store)

    @cached_property
    def index(self) -> Index:
        """The search index, the country's units included: what `kg search` reads."""
        from kg import search

        return search.open_built(self.path)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Classes, properties and concepts by name."""
        from kg import vocabulary

        return vocabulary.shipped()

    @cached_property
    def manifest(self) -> Manifest:
        """What the graph is made of."""
        from kg.build.manifest import read_manifest

        found = read_manifest(self.path)
        if found is None:
            raise StoreError(Words("Kho không có bản kê.", "The store has no manifest."))
        return found
