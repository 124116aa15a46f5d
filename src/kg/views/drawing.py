"""pyvis as the model and option builder, without its slow inserts, its template and its engine.

Nodes are numbers, so no IRI can reach a place where a browser would take it for markup. pyvis'
own ways to write a page stay unused: they ask a foreign server for scripts and escape nothing.
"""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

from pyvis.edge import Edge as PyvisEdge
from pyvis.network import Network
from pyvis.node import Node as PyvisNode

from kg.network.graph import edges_of
from kg.views.look import KINDS, STATUSES

if TYPE_CHECKING:
    import networkx as nx

    from kg.network.layout import Placed

__all__ = ["Drawing", "draw"]

_KINDS = {look.id: look for look in KINDS}
_STATUSES = {look.id: look for look in STATUSES}
_MANY = 2000

_INTERACTION = {
    "hover": True,
    "keyboard": False,
    "multiselect": False,
    "navigationButtons": False,
    "selectConnectedEdges": False,
    "tooltipDelay": 3600000,
    "zoomSpeed": 0.6,
}
_OPTIONS: dict[str, dict[str, Any] | bool] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "nodes": {"borderWidth": 1.5, "borderWidthSelected": 4, "labelHighlightBold": False},
    "edges": {
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.45}},
        "selectionWidth": 2.5,
        "hoverWidth": 1.5,
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


def draw(graph: nx.MultiDiGraph[str], placed: dict[str, Placed], weight: dict[str, int]) -> Drawing:
    """Draw a network: place, shape, size and line of everything, no words."""
    drawing = Drawing()
    number = {name: i for i, name in enumerate(sorted(graph))}
    for name, i in number.items():
        look, spot = _KINDS[graph.nodes[name]["node"].kind], placed[name]
        drawing.add_node(
            i, shape=look.shape, x=spot.x, y=spot.y,
            size=_size(weight[name]), color=_colors(look.color),
        )  # fmt: skip
    turns: dict[frozenset[str], int] = {}
    edges = edges_of(graph)
    for i, (source, target, edge) in enumerate(edges):
        pair = frozenset((source, target))
        turns[pair] = turns.get(pair, -1) + 1
        drawing.add_edge(number[source], number[target], id=i, **_line(edge.status, turns[pair]))
    drawing.set_options(json.dumps(_options(len(edges))))
    return drawing


def _options(edges: int) -> dict[str, Any]:
    hide = edges > _MANY
    interaction = {**_INTERACTION, "hideEdgesOnDrag": hide, "hideEdgesOnZoom": hide}
    return {**_OPTIONS, "interaction": interaction}


def _size(weight: int) -> float:
    return round(min(9 + 2.6 * math.sqrt(weight), 26), 1)


def _colors(color: str) -> dict[str, Any]:
    edge = {"background": color, "border": "#1d1c1a"}
    return {"background": color, "border": "#fbfaf6", "highlight": edge, "hover": edge}


def _line(status: str, turn: int) -> dict[str, Any]:
    look = _STATUSES.get(status, STATUSES[0])
    bend = ((turn + 1) // 2) * 0.16 * (1 if turn % 2 else -1)
    smooth = {
        "enabled": True,
        "type": "curvedCW" if bend > 0 else "curvedCCW",
        "roundness": abs(bend),
    }
    return {
        "dashes": list(look.dashes) or False,
        "width": look.width,
        "color": {
            "color": look.color,
            "highlight": "#1d1c1a",
            "hover": "#1d1c1a",
            "opacity": look.opacity,
        },
        "smooth": smooth if turn else False,
    }
