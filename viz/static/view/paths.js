// All shortest ways between two things, over what is shown, whichever way the statements point.
(() => {
  "use strict";

  const MOST = 40;

  /** Gives the ways as lists of [node, edge, node, edge, … node]; at most forty. */
  KG.paths = (m, shown, from, to) => {
    const far = new Int32Array(m.n).fill(-1);
    far[to] = 0;
    let line = [to];
    while (line.length && far[from] < 0) {
      const next = [];
      for (const i of line) {
        for (const edge of m.links(i)) {
          const j = m.other(edge, i);
          if (!shown.edge[edge] || far[j] >= 0) continue;
          far[j] = far[i] + 1;
          next.push(j);
        }
      }
      line = next;
    }
    if (far[from] < 0) return { ways: [], more: false };
    const ways = [];
    const walk = (i, way) => {
      if (ways.length > MOST) return;
      if (i === to) {
        ways.push(way);
        return;
      }
      for (const edge of m.links(i)) {
        const j = m.other(edge, i);
        if (shown.edge[edge] && far[j] === far[i] - 1) walk(j, [...way, edge, j]);
      }
    };
    walk(from, [from]);
    // The ways that sources state come before those that rules draw.
    const firm = (way) => way.reduce((sum, item, at) => sum + (at % 2 ? m.status[item] : 0), 0);
    const sorted = ways.slice(0, MOST).sort((a, b) => firm(a) - firm(b));
    return { ways: sorted, more: ways.length > MOST };
  };

  /** Gives the nodes and edges of some ways. */
  KG.along = (ways) => {
    const nodes = new Set();
    const edges = new Set();
    for (const way of ways) way.forEach((item, at) => (at % 2 ? edges : nodes).add(item));
    return { nodes, edges };
  };
})();
