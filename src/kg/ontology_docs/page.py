"""The page of the ontology: every class, property and list, Vietnamese and English side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import render, vocabulary
from kg.namespaces import DCTERMS, OWL, PREFIXES
from kg.ontology_docs.diagram import GROUPS, draw_map, draw_tree
from kg.ontology_docs.facts import Facts

if TYPE_CHECKING:
    from pathlib import Path

    from kg.vocabulary import Vocabulary

__all__ = ["page", "write_page"]


def page(words: Vocabulary | None = None) -> str:
    """Give the page as one HTML text that asks for no other file."""
    words = words or vocabulary.shipped()
    facts = Facts(words)
    classes = facts.classes()
    properties = facts.properties()
    trees = [draw_tree(group, classes) for group in GROUPS]
    drawn = {row.name for tree in trees for row in tree.rows}
    return render.page(
        "ontology.html",
        title=facts.header(DCTERMS.title),
        version=facts.header(OWL.versionInfo).vi,
        namespace=PREFIXES["lt"],
        map=draw_map(words),
        trees=trees,
        classes=classes,
        others=[c for n, c in sorted(classes.items()) if n not in drawn],
        properties=[p for p in properties if not p.reused],
        reused=[p for p in properties if p.reused],
        schemes=facts.schemes(),
    )


def write_page(path: Path, words: Vocabulary | None = None) -> None:
    """Write the page, the same bytes for the same ontology."""
    path.write_text(page(words), encoding="utf-8", newline="\n")
