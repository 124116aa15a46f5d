// The picture of everything: drawn once into a bitmap that moves with the hand, anew when at rest.
(() => {
  "use strict";

  const REST = 110;
  const MARGIN = 0.3;
  const FEW = 120; // so few things have room to be drawn larger
  const ON_MAP = 0.4; // shapes on a map keep their size: what is near grows apart instead
  const HEADS = 6; // so many names are set like headings
  const NONE = { closed: new Set(), discs: [], bonds: [] };

  KG.overview = (box, m, shown, app) => {
    const canvas = KG.make("canvas", { "aria-hidden": "true" });
    box.append(canvas);
    const screen = canvas.getContext("2d");
    const store = document.createElement("canvas");
    const ctx = store.getContext("2d");
    const scene = KG.scene(m);
    let size = { w: 0, h: 0, ratio: 1 };
    const camera = { x: 0, y: 0, s: 1 };
    let drawn = null;
    let names = [];
    let lit = { nodes: new Set(), edges: new Set() };
    let clusters = null;
    let grouped = NONE;
    let timer = 0;
    let frame = 0;
    const backdrop = KG.backdrop ? KG.backdrop(m) : null;

    // Whole pixels, else the bitmap would be blurred when it is shown.
    const margin = () => [Math.round(size.w * MARGIN), Math.round(size.h * MARGIN)];
    const px = (i) => (clusters ? clusters.x[i] : m.x[i]);
    const py = (i) => (clusters ? clusters.y[i] : m.y[i]);
    const radius = (i) => Math.max(1.2, m.size(i) * KG.growth(backdrop ? ON_MAP : camera.s, app.counts.nodes < FEW));
    const onScreen = (x, y) => [(x - camera.x) * camera.s + size.w / 2, (y - camera.y) * camera.s + size.h / 2];
    const at = (i) => onScreen(px(i), py(i));
    const world = (x, y) => [(x - size.w / 2) / camera.s + camera.x, (y - size.h / 2) / camera.s + camera.y];
    const isClosed = (i) => clusters && grouped.closed.has(clusters.home[i]);
    const { fit, fitted, go, show, zoom, pan } = KG.moves(camera, m, shown, {
      size: () => size, clusters: () => clusters, isDrawn: () => !!drawn, px, py, world, redraw, blit, moved,
    });

    function inView() {
      const [padX, padY] = margin();
      const [x1, y1] = world(-padX - 30, -padY - 30);
      const [x2, y2] = world(size.w + padX + 30, size.h + padY + 30);
      const nodes = [];
      const inside = new Uint8Array(m.n);
      for (let i = 0; i < m.n; i++) {
        if (!shown.node[i] || isClosed(i)) continue;
        const x = px(i);
        const y = py(i);
        if (x < x1 || x > x2 || y < y1 || y > y2) continue;
        nodes.push(i);
        inside[i] = 1;
      }
      const edges = [];
      for (let i = 0; i < m.e; i++) {
        if (shown.edge[i] && (inside[m.from[i]] || inside[m.to[i]]) && !isClosed(m.from[i]) && !isClosed(m.to[i])) edges.push(i);
      }
      return { nodes, edges };
    }

    /** Draws everything into the bitmap. */
    function redraw() {
      clearTimeout(timer);
      timer = 0;
      if (!size.w) return;
      const look = KG.look();
      ctx.setTransform(size.ratio, 0, 0, size.ratio, 0, 0);
      ctx.clearRect(0, 0, store.width, store.height);
      ctx.translate(...margin());
      paint(ctx, look);
      drawn = { ...camera };
      // Showing the bitmap makes the browser fill it: a piece of work of its own.
      soon();
    }

    function paint(target, look) {
      target.radius = radius;
      target.view = [size.w, size.h];
      if (backdrop) backdrop(target, onScreen, camera.s, look);
      grouped = clusters ? KG.discs(m, clusters, shown, camera.s, onScreen) : NONE;
      KG.drawDiscs(target, m, grouped, look);
      const { nodes, edges } = inView();
      const dim = lit.nodes.size > 0;
      const quiet = edges.length > 4000 ? 0.4 : edges.length > 250 ? 0.62 : 0.85;
      const faint = edges.filter((i) => !lit.edges.has(i));
      scene.edges(target, at, faint, look, { alpha: dim ? 0.13 : quiet, arrows: !dim && edges.length < 900 && camera.s > 0.25 });
      if (dim) scene.edges(target, at, edges.filter((i) => lit.edges.has(i)), look, { arrows: true, strong: true });
      scene.nodes(target, at, radius, dim ? nodes.filter((i) => !lit.nodes.has(i)) : nodes, look, dim ? 0.2 : 1);
      if (dim) scene.nodes(target, at, radius, nodes.filter((i) => lit.nodes.has(i)), look);
      const { node, pinned } = app.state;
      for (const i of pinned) if (shown.node[i] && !isClosed(i)) pin(target, at(i), radius(i), look);
      if (node >= 0 && shown.node[node] && !isClosed(node)) scene.ring(target, at(node), radius(node), look);
      if (app.cursor >= 0 && app.cursor !== node) scene.ring(target, at(app.cursor), radius(app.cursor), { accent: look.soft });
      names = arrange(target, nodes, dim);
      KG.write(target, names, look);
    }

    function pin(target, [x, y], r, look) {
      target.beginPath();
      target.arc(x + r, y - r, 3.5, 0, 6.2832);
      target.fillStyle = look.accent;
      target.fill();
    }

    function arrange(target, nodes, dim) {
      const groups = grouped.discs.map((disc) => ({ ...disc, leader: !!m.data.backdrop })).sort((a, b) => b.count - a.count);
      const first = dim ? nodes.filter((i) => lit.nodes.has(i)) : nodes;
      const weight = (i) => (i === app.state.node ? 1e9 : i === app.cursor ? 1e8 : app.state.pinned.has(i) ? 1e7 : m.weight[i]);
      const sorted = (first.length > 3000 ? first.filter((i) => m.weight[i] > 3) : first).sort((a, b) => weight(b) - weight(a) || a - b);
      // On a map of few things names may stand off, with a line: places lie where they lie.
      const crowded = !!backdrop && !dim && app.counts.nodes < FEW;
      const items = sorted.slice(0, 900).map((i, turn) => {
        const [x, y] = at(i);
        const chosen = i === app.state.node;
        const head = !dim && app.counts.nodes > FEW && turn < HEADS;
        return { i, x, y, r: radius(i), text: m.label(i), strong: chosen || head, whole: chosen, leader: crowded };
      });
      if (app.state.edge >= 0 || app.state.path) items.push(...[...lit.edges].map(verb));
      const bodies = [...groups, ...items.slice(0, 700)].map(({ i, x, y, r }) => ({ owner: i, x1: x - r, x2: x + r, y1: y - r, y2: y + r }));
      return KG.arrange(target, [...groups, ...items], {
        bodies,
        blocked: [...app.corners(), ...(target.taken || [])],
        bounds: { x1: 2, y1: 2, x2: size.w - 2, y2: size.h - 2 },
        most: m.n > 5000 ? 90 : 260,
      });
    }

    // What a chosen line says stands beside its middle.
    function verb(e) {
      const [ax, ay] = at(m.from[e]);
      const [bx, by] = at(m.to[e]);
      const [x, y] = scene.bow(e, ax, ay, bx, by);
      return { i: -1e6 - e, x, y, r: 0, text: m.verb(e) };
    }

    /** Shows the bitmap where the camera now is. */
    function blit() {
      const { w, h, ratio } = size;
      const k = camera.s / drawn.s;
      const [left, top] = margin();
      const x = (drawn.x - camera.x) * camera.s + w / 2 - (w / 2 + left) * k;
      const y = (drawn.y - camera.y) * camera.s + h / 2 - (h / 2 + top) * k;
      screen.setTransform(ratio, 0, 0, ratio, 0, 0);
      screen.clearRect(0, 0, w, h);
      screen.drawImage(store, x, y, (w + 2 * left) * k, (h + 2 * top) * k);
    }

    function soon() {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => drawn && blit());
    }

    function moved() {
      soon();
      clearTimeout(timer);
      timer = setTimeout(settle, REST);
    }

    function settle() {
      redraw();
      app.settled(camera);
    }

    /** Takes the size of its box; says whether it changed. */
    function measured() {
      const { clientWidth: w, clientHeight: h } = box;
      if (!w || !h || (w === size.w && h === size.h && size.ratio === devicePixelRatio)) return false;
      size = { w, h, ratio: Math.min(devicePixelRatio || 1, 2) };
      canvas.width = w * size.ratio;
      canvas.height = h * size.ratio;
      const [left, top] = margin();
      store.width = (w + 2 * left) * size.ratio;
      store.height = (h + 2 * top) * size.ratio;
      return true;
    }

    function resize() {
      const before = size.w;
      if (!measured()) return;
      if (!before && !app.state.camera) fit();
      else redraw();
    }

    /** Gets ready for the first drawing. */
    function start() {
      if (measured()) Object.assign(camera, fitted());
    }

    function group(by) {
      clusters = KG.isLarge(m) ? KG.clusters(m, by) : null;
      hits = null;
    }

    let hits = null;
    const touch = () => (hits = hits || KG.hits(m, px, py));

    /** Tells what is under a point of the picture. */
    function under(x, y) {
      const disc = grouped.discs.findLast((each) => Math.hypot(each.x - x, each.y - y) < each.r + 4);
      if (disc) return { group: disc.group };
      const [wx, wy] = world(x, y);
      const node = touch().node(wx, wy, 22 / camera.s, (i) => shown.node[i] && !isClosed(i) && Math.hypot(...minus(at(i), x, y)) < radius(i) + 6);
      if (node >= 0) return { node };
      const edge = touch().edge(x, y, at, scene.bow, (i) => shown.edge[i] && !isClosed(m.from[i]) && !isClosed(m.to[i]));
      return edge >= 0 ? { edge } : {};
    }

    const minus = ([ax, ay], x, y) => [ax - x, ay - y];

    new ResizeObserver(resize).observe(box);
    return {
      redraw, start, fit, go, show, zoom, pan, group, under, at, radius, onScreen,
      light: (next) => (lit = next),
      camera: () => ({ ...camera }),
      size: () => size,
      names: () => names,
      grouped: () => grouped,
      lit: () => lit,
      view: inView,
      openGroup: (c) => {
        fit(c.own);
        if (camera.s < clusters.opensAt) go({ x: c.x, y: c.y, s: clusters.opensAt });
      },
      isClosed,
    };
  };
})();
