"""The top of a file: the article a record is of, or the sources behind a background set.

What it says of the sources themselves is kept beside their claims, in the evidence graph: a count
of facts must not meet it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg import ids
from kg.model import Layer, Source, Statement
from kg.namespaces import DCTERMS, LT, PREFIXES, RDF, SKOS, XSD
from kg.sources.literals import EDTF, literal
from kg.sources.nodes import MapNode, Scalar
from kg.sources.qualifiers import Qualifiers, qualify
from kg.terms import Literal, NamedNode, Quad, Triple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.sources.context import Context
    from kg.sources.entities import Made

__all__ = ["SOURCE_KEYS", "article", "background_sources", "describe_article", "is_background"]
