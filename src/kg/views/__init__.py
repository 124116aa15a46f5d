"""For the eye: the network of a view as one HTML page that asks nothing of any network.

pyvis is the vocabulary of nodes, edges and options; the page is our own, and vis-network stands
inside it. The networks come from `kg.network`, the template is rendered by `kg.render`.
"""

from kg.views.document import ViewOptions, page

__all__ = ["ViewOptions", "page"]
