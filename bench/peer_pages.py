"""The peers' pages: the same network and places, each drawn as its makers recommend."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kg.network import of_text
from kg.network.graph import edges_of
from kg.views import page_of
from kg.views.document import ViewOptions
from kg.views.look import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import networkx as nx

    from kg.network.layout import Placed

__all__ = ["PACKAGES", "Pages"]

PACKAGES = {
    "vis-network": "vis-network@10",
    "sigma": "sigma@3",
    "graphology": "graphology@0.26",
    "cytoscape": "cytoscape@3",
}
_COLORS = {look.id: look.color for look in KINDS}
_FRAMES = """
const done = () => requestAnimationFrame(() => requestAnimationFrame(() => {
  window.first = window.first || performance.now();
}));"""
_READY = """
if (document.body.classList.contains("ready")) done();
new MutationObserver(() => document.body.classList.contains("ready") && done())
  .observe(document.body, { attributes: true });"""
_STOCK_LIMIT, _PLACED_LIMIT = 5000, 20000


class Pages:
    """Writes one page for each renderer."""

    def __init__(
        self,
        graph: nx.MultiDiGraph[str],
        places: Mapping[str, Placed],
        peers: Path,
        folder: Path,
    ) -> None:
        self._graph, self._places = graph, places
        self._peers, self._folder = peers, folder
        self._names = sorted(graph)
        self._number = {name: i for i, name in enumerate(self._names)}

    def write(self, size: int) -> dict[str, Path]:
        """Write the pages that can be built at this size; ours comes first."""
        pages = {"ours": self._ours()}
        if size <= _PLACED_LIMIT:
            pages["pyvis, x,y given"] = self._pyvis(stock=False)
        pages |= {
            "vis-network 10": self._vis(),
            "sigma 3": self._sigma(),
            "cytoscape 3": self._cytoscape(),
        }
        if size <= _STOCK_LIMIT:
            pages["pyvis, stock"] = self._pyvis(stock=True)
        written = {}
        for name, html in pages.items():
            path = self._folder / f"{size}-{name.replace(' ', '-').replace(',', '')}.html"
            path.write_text(html, encoding="utf-8")
            written[name] = path
        return written

    def _ours(self) -> str:
        kept = self._folder / "layouts"
        html = page_of(self._graph, of_text(""), ViewOptions(kept=kept))
        return _ended(html, _READY)

    def _script(self, package: str, *path: str) -> str:
        file = self._peers.joinpath(package, "package", *path)
        code = file.read_text(encoding="utf-8").replace("</script", "<\\/script")
        return f"<script>{code}</script>"

    def _page(self, scripts: str, data: object, code: str) -> str:
        told = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
        return (
            '<!DOCTYPE html><meta charset="utf-8"><style>html,body,#box{margin:0;height:100%}'
            f'</style><div id="box"></div>{scripts}<script>const data={told};{_FRAMES}{code}'
            "</script>"
        )

    def _nodes(self) -> list[dict[str, Any]]:
        return [
            {
                "id": i,
                "label": self._graph.nodes[name]["node"].label.vi,
                "x": self._places[name].x,
                "y": self._places[name].y,
                "color": _COLORS[self._graph.nodes[name]["node"].kind],
            }
            for name, i in self._number.items()
        ]

    def _links(self) -> list[tuple[int, int, str]]:
        return [(self._number[s], self._number[t], e.label.vi) for s, t, e in edges_of(self._graph)]

    def _vis(self) -> str:
        nodes = [{**n, "shape": "dot", "size": 8} for n in self._nodes()]
        data = {
            "nodes": nodes,
            "edges": [{"from": s, "to": t, "title": w} for s, t, w in self._links()],
        }
        code = """
        const network = new vis.Network(document.getElementById("box"), data, {
          physics: false, layout: { improvedLayout: false }, edges: { smooth: false },
          interaction: { hideEdgesOnDrag: data.nodes.length > 2000 } });
        network.once("afterDrawing", done);"""
        script = self._script("vis-network", "standalone", "umd", "vis-network.min.js")
        return self._page(script, data, code)

    def _sigma(self) -> str:
        data = {"nodes": self._nodes(), "edges": self._links()}
        code = """
        const graph = new graphology.MultiDirectedGraph();
        for (const n of data.nodes)
          graph.addNode(n.id, { x: n.x, y: -n.y, size: 4, label: n.label, color: n.color });
        for (const [s, t, w] of data.edges) graph.addEdge(s, t, { label: w });
        const renderer = new Sigma(graph, document.getElementById("box"));
        renderer.once("afterRender", done); renderer.refresh();"""
        scripts = self._script("graphology", "dist", "graphology.umd.min.js")
        return self._page(scripts + self._script("sigma", "dist", "sigma.min.js"), data, code)

    def _cytoscape(self) -> str:
        nodes = [
            {
                "data": {"id": f"n{n['id']}", "label": n["label"], "color": n["color"]},
                "position": {"x": n["x"], "y": n["y"]},
            }
            for n in self._nodes()
        ]
        edges = [{"data": {"source": f"n{s}", "target": f"n{t}"}} for s, t, _ in self._links()]
        code = """
        const cy = cytoscape({ container: document.getElementById("box"), elements: data,
          layout: { name: "preset" }, hideEdgesOnViewport: data.nodes.length > 2000,
          textureOnViewport: true, pixelRatio: 1,
          style: [{ selector: "node", style: { label: "data(label)",
            "background-color": "data(color)",
            width: 16, height: 16, "font-size": 12, "min-zoomed-font-size": 8 } },
            { selector: "edge", style: { width: 1, "curve-style": "haystack" } }] });
        cy.one("render", done); cy.fit();"""
        data = {"nodes": nodes, "edges": edges}
        return self._page(self._script("cytoscape", "dist", "cytoscape.min.js"), data, code)

    def _pyvis(self, *, stock: bool) -> str:
        from pyvis.network import Network

        network = Network(directed=True, cdn_resources="in_line", notebook=False, height="860px")
        for node in self._nodes():
            spot = {} if stock else {"x": node["x"], "y": node["y"]}
            network.add_node(node["id"], label=node["label"], color=node["color"], **spot)
        for source, target, words in self._links():
            network.add_edge(source, target, title=words)
        if not stock:
            network.toggle_physics(False)
        event = "stabilizationIterationsDone" if stock else "afterDrawing"
        again = "" if stock else "network.redraw();"
        return _ended(network.generate_html(), f'network.once("{event}", done);{again}')


def _ended(html: str, code: str) -> str:
    head, _, tail = html.rpartition("</body>")
    return f"{head}<script>{_FRAMES}{code}</script></body>{tail}"
