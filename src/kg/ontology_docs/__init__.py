"""Documents made from the ontology: the page that people read and the JSON-LD context.

Both are generated from `ontology/` alone, so they say what the ontology says. Nothing here asks
the network for anything.
"""

from kg.ontology_docs.context import context, write_context
from kg.ontology_docs.page import page, write_page

__all__ = ["context", "page", "write_context", "write_page"]
