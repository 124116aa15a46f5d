// The near view: what a person is looking at, at most 150 things, drawn by vis-network on rings.
(() => {
  "use strict";

  const FIRST = 100;
  const MORE = 50;
  const RING = 150;
  const ROOM = 92;
  let loading = null;

  /** Unpacks the engine that lies compressed in the page, once, when first needed. */
  function engine() {
    loading = loading || (async () => {
      await KG.arrived;
      const packed = Uint8Array.from(atob(KG.by("engine").textContent.trim()), (c) => c.charCodeAt(0));
      const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
      const script = KG.make("script");
      // The policy lets exactly this text run: its hash is in the page's head.
      script.textContent = await new Response(stream).text();
      document.head.append(script);
      if (!window.vis) throw new Error("engine");
    })();
    return loading;
  }

  KG.canFocus = () => typeof DecompressionStream === "function";

  /** Chooses what the near view holds: the opened things first, then their neighbours by weight. */
  KG.surroundings = (m, shown, state) => {
    const open = state.open.filter((i) => shown.node[i]);
    const kept = new Set(open);
    const rest = new Map();
    for (const i of open) {
      for (const edge of m.links(i)) {
        const j = m.other(edge, i);
        if (shown.edge[edge] && !kept.has(j)) rest.set(j, Math.max(rest.get(j) || 0, 4 - m.status[edge] + m.weight[j] / 1e4));
      }
    }
    const sorted = [...rest].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([j]) => j);
    const room = Math.max(0, FIRST + state.more * MORE - kept.size);
    sorted.slice(0, room).forEach((j) => kept.add(j));
    return { nodes: [...kept], left: Math.max(0, sorted.length - room) };
  };

  // Rings round the first opened thing; whoever was opened later has its own neighbours beside it.
  function rings(m, nodes, open) {
    const inside = new Set(nodes);
    const spots = new Map([[open[0], [0, 0, 0]]]);
    let ring = [open[0]];
    let far = 0;
    while (spots.size < nodes.length) {
      const next = [];
      for (const i of ring) {
        const children = m.neighbours(i).filter((j) => inside.has(j) && !spots.has(j) && !next.some(([k]) => k === j));
        children.sort((a, b) => m.kind[a] - m.kind[b] || m.weight[b] - m.weight[a] || a - b);
        children.forEach((j) => next.push([j, i]));
      }
      if (!next.length) nodes.filter((i) => !spots.has(i)).forEach((i) => next.push([i, open[0]]));
      place(next, spots, (far = Math.max(far + RING, (next.length * ROOM) / 6.2832)));
      ring = next.map(([j]) => j);
    }
    return spots;
  }

  function place(next, spots, far) {
    const angle = ([, parent]) => spots.get(parent)[2];
    next.sort((a, b) => angle(a) - angle(b));
    const share = 6.2832 / next.length;
    next.forEach(([j], k) => {
      const a = -1.5708 + share * k;
      // Every other one stands a little further out where the ring is crowded.
      const out = far * (next.length > 14 && k % 2 ? 1.22 : 1);
      spots.set(j, [out * 1.3 * Math.cos(a), out * Math.sin(a), a]);
    });
  }

  KG.focus = (box, m, shown, app) => {
    let network = null;
    let nodes = null;
    let edges = null;
    let held = [];
    let names = [];
    const moved = new Map();

    function node(i, [x, y], look) {
      const pattern = m.data.vis.nodes[m.kind[i]];
      const color = KG.color(m.kindOf(i));
      const chosen = i === app.state.node;
      const paint = { background: m.hollow(i) ? look.paper : color, border: chosen ? look.accent : m.hollow(i) ? color : look.paper };
      return {
        id: i, shape: pattern.shape, x, y, size: m.size(i) * 1.15, borderWidth: chosen ? 4 : 2,
        color: { ...paint, highlight: { ...paint, border: look.accent }, hover: { ...paint, border: look.accent } },
      };
    }

    const opened = (i) => app.state.open.includes(i);

    function edge(e, look) {
      const pattern = m.data.vis.edges[m.status[e]];
      const bend = m.bend[e] * 0.16 * (m.from[e] < m.to[e] ? 1 : -1);
      const chosen = e === app.state.edge;
      return {
        id: e, from: m.from[e], to: m.to[e], dashes: pattern.dashes, width: chosen ? 3.5 : pattern.width,
        // Links among the neighbours stand back behind those of what was opened.
        color: { color: chosen ? look.ink : look.line, opacity: chosen || opened(m.from[e]) || opened(m.to[e]) ? 1 : 0.4, highlight: look.ink, hover: look.ink },
        smooth: bend ? { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) } : false,
      };
    }

    // Names over vis-network's picture, by the same rules as in the overview.
    function write(ctx) {
      const { clientWidth: w, clientHeight: h } = ctx.canvas;
      const ratio = ctx.canvas.width / w;
      const scale = network.getScale();
      const look = KG.look();
      const items = held.map((i) => {
        const { x, y } = network.canvasToDOM(network.getPosition(i));
        return { i, x, y, r: m.size(i) * 1.15 * scale, text: m.label(i), strong: i === app.state.node, whole: i === app.state.node };
      });
      const weight = (i) => (i === app.state.node ? 1e9 : app.state.open.includes(i) ? 1e8 : app.state.pinned.has(i) ? 1e7 : m.weight[i]);
      items.sort((a, b) => weight(b.i) - weight(a.i) || a.i - b.i);
      const bodies = items.map(({ i, x, y, r }) => ({ owner: i, x1: x - r, x2: x + r, y1: y - r, y2: y + r }));
      ctx.save();
      ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
      names = KG.arrange(ctx, items, { bodies, blocked: app.corners(), bounds: { x1: 2, y1: 2, x2: w - 2, y2: h - 2 } });
      KG.write(ctx, names, look);
      ctx.restore();
    }

    function start() {
      nodes = new vis.DataSet();
      edges = new vis.DataSet();
      network = new vis.Network(box, { nodes, edges }, m.data.vis.options);
      box.querySelector("canvas").setAttribute("aria-hidden", "true");
      network.on("afterDrawing", write);
      network.on("click", ({ nodes: [i], edges: [e] }) => {
        if (i !== undefined) app.choose({ node: i });
        else if (e !== undefined) app.choose({ edge: e });
        else app.choose({});
      });
      network.on("doubleClick", ({ nodes: [i] }) => i !== undefined && app.open(i));
      network.on("dragEnd", ({ nodes: list }) => list.forEach((i) => {
        const { x, y } = network.getPosition(i);
        moved.set(i, [x, y]);
      }));
      network.on("hoverNode", ({ node: i, event }) => app.tip(m.label(i), event));
      network.on("blurNode", () => app.tip(""));
    }

    /** Draws the near view of the state. */
    async function draw() {
      await engine();
      if (!network) start();
      const { nodes: kept, left } = KG.surroundings(m, shown, app.state);
      if (!kept.length) return left;
      const look = KG.look();
      const spots = rings(m, kept, app.state.open.filter((i) => shown.node[i]));
      const inside = new Set(kept);
      const same = kept.length === held.length && kept.every((i) => held.includes(i));
      const put = kept.map((i) => node(i, moved.get(i) || spots.get(i), look));
      const lines = [...Array(m.e).keys()].filter((e) => shown.edge[e] && inside.has(m.from[e]) && inside.has(m.to[e])).map((e) => edge(e, look));
      if (same) {
        nodes.update(put);
        edges.update(lines);
      } else {
        held = [];
        edges.clear();
        nodes.clear();
        nodes.add(put);
        edges.add(lines);
        held = kept;
        network.fit({ animation: false });
        if (network.getScale() > 1.15) network.moveTo({ scale: 1.15 });
      }
      return left;
    }

    const at = (i) => {
      const { x, y } = network.canvasToDOM(network.getPosition(i));
      return [x, y];
    };
    return {
      draw, at,
      held: () => held,
      names: () => names,
      radius: (i) => m.size(i) * 1.15 * network.getScale(),
      ready: () => !!network,
      fit: () => network && network.fit({ animation: false }),
      zoom: (factor) => network && network.moveTo({ scale: Math.min(4, Math.max(0.05, network.getScale() * factor)) }),
      pan: (dx, dy) => {
        const { x, y } = network.getViewPosition();
        network.moveTo({ position: { x: x - dx / network.getScale(), y: y - dy / network.getScale() } });
      },
      show: (i) => held.includes(i) && network.moveTo({ position: network.getPosition(i), animation: false }),
    };
  };
})();
