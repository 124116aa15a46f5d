"""For the eye: networks as HTML pages that ask nothing of any network, as SVG and as PNG.

`page_of` draws any network whose nodes and edges carry a `Node` and an `Edge`. pyvis is the
vocabulary of the close-up's options; the networks come from `kg.network`, templates from
`kg.render`. What draws is imported when it is asked for: pyvis alone takes a second, and whoever
only needs the words of the views does not wait for it.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.views.document import ViewOptions, page, page_of
    from kg.views.folder import ViewFolder
    from kg.views.still import picture

__all__ = ["ViewFolder", "ViewOptions", "page", "page_of", "picture"]

_HOMES = {
    "ViewFolder": "kg.views.folder",
    "ViewOptions": "kg.views.document",
    "page": "kg.views.document",
    "page_of": "kg.views.document",
    "picture": "kg.views.still",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(_HOMES[name]), name)
