// What is shown: nodes and edges that pass every filter, and how many each choice would give.
(() => {
  "use strict";

  const NONE = -1;

  /** Gives the values of a node or an edge under a filter, as numbers. */
  function readers(m) {
    const { nodes, edges, claims } = m.data;
    const list = (column) => (i) => column[i] || [NONE];
    return {
      kind: { of: "node", values: (i) => [m.kind[i]] },
      field: { of: "node", values: list(nodes.fields) },
      place: { of: "node", values: list(nodes.places) },
      status: { of: "edge", values: (i) => [m.status[i]] },
      rel: { of: "edge", values: (i) => [m.rel[i]] },
      source: { of: "edge", values: (i) => (edges.known[i] ? [...new Set(edges.known[i].map((c) => claims.source[c]))] : [NONE]) },
    };
  }

  KG.filters = (m) => {
    const read = readers(m);
    const node = new Uint8Array(m.n);
    const edge = new Uint8Array(m.e);
    const passes = (name, i, off) => !off[name].size || read[name].values(i).some((v) => !off[name].has(v));

    function inTime(i, years) {
      if (!years) return true;
      const own = m.years(i);
      return !own || (own[0] <= years[1] && own[1] >= years[0]);
    }

    /** Recomputes what is shown under a state. */
    function apply(s) {
      for (let i = 0; i < m.n; i++) {
        node[i] = +(!s.hidden.has(i) && passes("kind", i, s.off) && passes("field", i, s.off) && passes("place", i, s.off) && inTime(i, s.years));
      }
      let edges = 0;
      for (let i = 0; i < m.e; i++) {
        edge[i] = +(node[m.from[i]] && node[m.to[i]] && passes("status", i, s.off) && passes("rel", i, s.off) && passes("source", i, s.off));
        edges += edge[i];
      }
      let nodes = 0;
      for (let i = 0; i < m.n; i++) nodes += node[i];
      return { nodes, edges };
    }

    /** Counts, for each value of a filter, what is shown; what is switched off counts as if alone. */
    function counts(name, s) {
      const found = new Map();
      const isNode = read[name].of === "node";
      const open = { ...s.off, [name]: new Set() };
      const others = Object.keys(read).filter((key) => read[key].of === read[name].of && key !== name);
      const total = isNode ? m.n : m.e;
      for (let i = 0; i < total; i++) {
        const here = isNode ? !s.hidden.has(i) && inTime(i, s.years) : node[m.from[i]] && node[m.to[i]];
        if (!here || !others.every((key) => passes(key, i, open))) continue;
        for (const v of read[name].values(i)) found.set(v, (found.get(v) || 0) + 1);
      }
      return found;
    }

    /** Gives all values of a filter that the view has. */
    function values(name) {
      const found = new Set();
      const total = read[name].of === "node" ? m.n : m.e;
      for (let i = 0; i < total; i++) for (const v of read[name].values(i)) found.add(v);
      return [...found];
    }

    return { node, edge, apply, counts, values };
  };
})();
