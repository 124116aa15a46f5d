// Which node or line lies under a point: a grid over the drawing, so that few are asked.
(() => {
  "use strict";

  const CELL = 160;
  const NEAR = 6;

  KG.hits = (m, px, py) => {
    const cells = new Map();
    const key = (x, y) => Math.floor(x / CELL) * 100003 + Math.floor(y / CELL);
    for (let i = 0; i < m.n; i++) {
      const k = key(px(i), py(i));
      (cells.get(k) || cells.set(k, []).get(k)).push(i);
    }

    /** Gives the nearest node within reach that passes, or -1. */
    function node(x, y, reach, passes) {
      let best = -1;
      let least = Infinity;
      const span = Math.max(reach, 30);
      for (let cx = Math.floor((x - span) / CELL); cx <= Math.floor((x + span) / CELL); cx++) {
        for (let cy = Math.floor((y - span) / CELL); cy <= Math.floor((y + span) / CELL); cy++) {
          for (const i of cells.get(cx * 100003 + cy) || []) {
            const far = Math.hypot(px(i) - x, py(i) - y);
            if (far < least && passes(i)) {
              best = i;
              least = far;
            }
          }
        }
      }
      return best;
    }

    /** Gives the nearest line within a few pixels, or -1. */
    function edge(x, y, at, bow, passes) {
      let best = -1;
      let least = NEAR;
      for (let i = 0; i < m.e; i++) {
        if (!passes(i)) continue;
        const [ax, ay] = at(m.from[i]);
        const [bx, by] = at(m.to[i]);
        if (Math.min(ax, bx) > x + 60 || Math.max(ax, bx) < x - 60 || Math.min(ay, by) > y + 60 || Math.max(ay, by) < y - 60) continue;
        const far = distance(i, x, y, ax, ay, bx, by, bow);
        if (far < least) {
          best = i;
          least = far;
        }
      }
      return best;
    }

    function distance(i, x, y, ax, ay, bx, by, bow) {
      if (!m.bend[i]) return KG.segment(x, y, ax, ay, bx, by);
      const [cx, cy] = bow(i, ax, ay, bx, by);
      let least = Infinity;
      let [lx, ly] = [ax, ay];
      for (let step = 1; step <= 8; step++) {
        const t = step / 8;
        const nx = (1 - t) * (1 - t) * ax + 2 * t * (1 - t) * cx + t * t * bx;
        const ny = (1 - t) * (1 - t) * ay + 2 * t * (1 - t) * cy + t * t * by;
        least = Math.min(least, KG.segment(x, y, lx, ly, nx, ny));
        [lx, ly] = [nx, ny];
      }
      return least;
    }

    return { node, edge };
  };

  /** Gives how far a point is from a line between two others. */
  KG.segment = (x, y, ax, ay, bx, by) => {
    const dx = bx - ax;
    const dy = by - ay;
    const t = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
    return Math.hypot(x - ax - t * dx, y - ay - t * dy);
  };
})();
