"""pyvis as the model and option builder of the focus view: one node a kind, one edge a status.

pyvis' own ways to write a page stay unused: they ask a foreign server for scripts and escape
nothing. Nodes are numbers, so no IRI can reach a place where a browser would take it for markup.
"""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from kg.views.look import KINDS, STATUSES, StatusLook

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Drawing", "patterns"]

_NOTEBOOKS = "IPython.display"


@contextmanager
def _notebooks_left_alone() -> Iterator[None]:
    """Import pyvis without IPython, which it wants for one class and which costs more than itself.

    Where IPython runs already, pyvis gets its class from there; else one that fetches it if asked.
    """
    if "IPython" in sys.modules:
        yield
        return
    # The name of the part alone: whoever asks whether IPython runs is still told that it does not.
    stand_in = ModuleType(_NOTEBOOKS)
    vars(stand_in).update(IFrame=_frame)
    sys.modules[_NOTEBOOKS] = stand_in
    try:
        yield
    finally:
        if sys.modules.get(_NOTEBOOKS) is stand_in:
            del sys.modules[_NOTEBOOKS]


def _frame(*args: Any, **kwargs: Any) -> object:  # noqa: ANN401 - IPython's own
    return import_module(_NOTEBOOKS).IFrame(*args, **kwargs)


with _notebooks_left_alone():
    from pyvis.edge import Edge as PyvisEdge
    from pyvis.network import Network
    from pyvis.node import Node as PyvisNode

_OPTIONS: dict[str, dict[str, Any] | bool] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "nodes": {"borderWidth": 1.5, "borderWidthSelected": 4, "labelHighlightBold": False},
    "edges": {
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.45}},
        "selectionWidth": 2.5,
        "hoverWidth": 1.5,
        "smooth": False,
    },
    "interaction": {
        "hover": True,
        "keyboard": False,
        "multiselect": False,
        "navigationButtons": False,
        "selectConnectedEdges": False,
        "tooltipDelay": 3600000,
        "zoomSpeed": 0.6,
    },
}


class Drawing(Network):  # type: ignore[misc]  # pyvis has no types
    """A directed pyvis network whose inserts take the same time however large it is."""

    def __init__(self) -> None:
        super().__init__(directed=True, notebook=False, cdn_resources="in_line")

    def add_node(
        self,
        n_id: int,
        label: str | None = None,
        shape: str = "dot",
        **look: Any,  # noqa: ANN401 - vis-network's options
    ) -> None:
        """Add a node once."""
        if n_id not in self.node_map:
            node = PyvisNode(n_id, shape, label, font_color=False, **look)
            self.nodes.append(node.options)
            self.node_ids.append(n_id)
            self.node_map[n_id] = node.options

    def add_edge(self, source: int, to: int, **look: Any) -> None:  # noqa: ANN401 - as above
        """Add an edge between two nodes that are there; parallel edges are kept."""
        if source not in self.node_map or to not in self.node_map:
            raise KeyError((source, to))
        self.edges.append(PyvisEdge(source, to, directed=True, **look).options)

    def data(self) -> dict[str, Any]:
        """Give nodes, edges and options as the page hands them to vis-network."""
        return {"nodes": self.nodes, "edges": self.edges, "options": self.options}


def patterns() -> dict[str, Any]:
    """Draw one node of each kind and one edge of each status: the page copies them."""
    drawing = Drawing()
    for i, look in enumerate(KINDS):
        drawing.add_node(i, label=None, shape=look.shape)
    for status in STATUSES:
        drawing.add_edge(0, 0, **_line(status))
    drawing.set_options(json.dumps(_OPTIONS))
    return drawing.data()


def _line(look: StatusLook) -> dict[str, Any]:
    return {"dashes": list(look.dashes) or False, "width": look.width}
