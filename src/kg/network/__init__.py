"""The graph as a network: what a view's query finds, with labels, kinds and evidence.

The only door to networkx; no HTML. A view is a file of `queries/views`, the network is a directed
multigraph of plain strings and numbers, so that pages and exchange formats need no RDF.
"""

from kg.network.labels import Labels
from kg.network.queries import ViewQuery, named, of_text, shipped

__all__ = ["Labels", "ViewQuery", "named", "of_text", "shipped"]
