// The network in typed arrays, read once from the page's columns; words are looked up when shown.
(() => {
  "use strict";

  /** Reads the columns of the page; places are fitted to a stage of this width and height. */
  KG.load = (data, stage) => {
    const { nodes, edges } = data;
    const n = nodes.id.length;
    const e = edges.from.length;
    const index = new Map(nodes.id.map((id, i) => [id, i]));
    unfolded(data.claims);
    const places = KG.places(data.layout, nodes, stage);
    const m = {
      data, n, e, nodes, places,
      lang: data.lang,
      x: places.x,
      y: places.y,
      kind: Uint8Array.from(nodes.kind),
      sure: Uint8Array.from(nodes.sure),
      com: Uint32Array.from(nodes.c),
      from: Uint32Array.from(edges.from),
      to: Uint32Array.from(edges.to),
      rel: Uint16Array.from(edges.rel),
      status: Uint8Array.from(edges.status),
      degree: new Uint32Array(n),
      weight: new Uint32Array(n),
      bend: new Int8Array(e),
    };
    around(m);
    bends(m);
    // What stands in typed arrays now need not stand twice.
    for (const name of ["x", "y", "c", "kind", "sure"]) delete nodes[name];
    for (const name of ["from", "to", "rel", "status"]) delete edges[name];
    m.id = (i) => nodes.id[i];
    m.index = (id) => (index.has(id) ? index.get(id) : -1);
    m.iri = (i) => nodes.iri[i] || data.base + nodes.id[i];
    m.say = (pair) => (m.lang === "en" ? pair[1] : pair[0]);
    m.label = (i) => (m.lang === "en" && nodes.en[i]) || nodes.vi[i];
    m.english = (i) => nodes.en[i] || nodes.vi[i];
    m.also = (i) => nodes.also[i] || [];
    m.type = (i) => m.say(data.types[nodes.type[i]]);
    m.verb = (i) => m.say(data.relations[m.rel[i]]);
    m.back = (i) => data.relations[m.rel[i]][m.lang === "en" ? 3 : 2];
    m.kindOf = (i) => data.kinds[m.kind[i]];
    m.hollow = (i) => m.sure[i] > 1;
    m.size = (i) => Math.min(5.5 + 1.6 * Math.sqrt(m.weight[i]), 17);
    m.links = (i) => m.near.subarray(m.start[i], m.start[i + 1]);
    m.other = (edge, i) => (m.from[edge] === i ? m.to[edge] : m.from[edge]);
    m.neighbours = (i) => [...new Set([...m.links(i)].map((edge) => m.other(edge, i)))].filter((j) => j !== i);
    m.t = (key) => data.words[m.lang][key] || key;
    m.years = (i) => nodes.years[i];
    return m;
  };

  // The quoted words are half of the page and stand at its end, so that the picture need not wait for
  // them: they are read when the first of them is shown and the page is whole.
  function unfolded(claims) {
    let quotes = null;
    const get = () => quotes || (KG.whole() ? (quotes = JSON.parse(KG.by("quotes").textContent)) : []);
    Object.defineProperty(claims, "quotes", { get });
  }

  // Compressed rows: the edges of node i stand in near[start[i]] … near[start[i + 1] - 1].
  function around(m) {
    for (let i = 0; i < m.e; i++) {
      // What rules add makes nothing weightier.
      if (m.status[i] < 3) {
        m.weight[m.from[i]]++;
        m.weight[m.to[i]]++;
      }
      m.degree[m.from[i]]++;
      if (m.from[i] !== m.to[i]) m.degree[m.to[i]]++;
    }
    m.start = new Uint32Array(m.n + 1);
    for (let i = 0; i < m.n; i++) m.start[i + 1] = m.start[i] + m.degree[i];
    const at = m.start.slice();
    m.near = new Uint32Array(m.start[m.n]);
    for (let i = 0; i < m.e; i++) {
      m.near[at[m.from[i]]++] = i;
      if (m.from[i] !== m.to[i]) m.near[at[m.to[i]]++] = i;
    }
  }

  // Edges between the same two nodes bow away from each other.
  function bends(m) {
    const turns = new Map();
    for (let i = 0; i < m.e; i++) {
      const low = Math.min(m.from[i], m.to[i]);
      const high = Math.max(m.from[i], m.to[i]);
      const key = low * m.n + high;
      const turn = turns.get(key) || 0;
      turns.set(key, turn + 1);
      const side = ((turn + 1) >> 1) * (turn % 2 ? 1 : -1);
      m.bend[i] = m.from[i] === low ? side : -side;
    }
  }
})();
