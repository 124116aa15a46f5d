"""For the eye: networks as HTML pages that ask nothing of any network, as SVG and as PNG.

`page_of` draws any network whose nodes and edges carry a `Node` and an `Edge`. pyvis is the
vocabulary of the close-up's options; the networks come from `kg.network`, templates from
`kg.render`.
"""

from kg.views.document import ViewOptions, page, page_of
from kg.views.folder import ViewFolder
from kg.views.still import picture

__all__ = ["ViewFolder", "ViewOptions", "page", "page_of", "picture"]
