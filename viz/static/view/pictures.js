// The overview and the close-up behind one handle: whichever is open is moved, walked and taken away.
(() => {
  "use strict";

  const EDGE = 40; // a thing this near to the rim counts as out of the picture
  const STEP = 90;

  KG.pictures = (m, app, { overview, near, scene }) => {
    const { filters } = app;
    const isNear = () => app.state.mode === "near";
    const open = () => (isNear() ? near : overview);
    const visible = () => overview.view().nodes;
    const around = (i) => {
      const own = m.neighbours(i).filter((j) => filters.node[j]);
      return own.length > 2 ? own : visible().filter((j) => j !== i);
    };
    const all = { at: overview.at, all: visible, around, show: overview.show };
    const close = { at: near.at, all: near.held, around: near.held, show: near.show };

    app.picture = () => (isNear() && near.ready() ? close : all);
    app.zoom = (factor) => open().zoom(factor);
    app.fit = () => open().fit();
    app.pan = (ux, uy) => open().pan(-ux * STEP, -uy * STEP);
    app.onView = (i) => filters.node[i] && (!isNear() || near.held().includes(i));

    function away(i) {
      const [x, y] = overview.at(i);
      const { w, h } = overview.size();
      return x < EDGE || y < EDGE || x > w - EDGE || y > h - EDGE || overview.isClosed(i);
    }

    // Two ends that nearly touch on the screen say little of the line between them.
    function tiny([a, b]) {
      const [[ax, ay], [bx, by]] = [overview.at(a), overview.at(b)];
      return Math.hypot(ax - bx, ay - by) < 3 * EDGE;
    }

    /** Brings what is chosen into the picture. */
    app.bring = () => {
      const { node, edge, path, mode } = app.state;
      if (node >= 0) app.picture().show(node);
      if (mode !== "all") return;
      const ends = edge >= 0 ? [m.from[edge], m.to[edge]] : [];
      const ways = path ? [...KG.along(app.ways().ways).nodes] : [];
      if (ends.length && (ends.some(away) || tiny(ends))) overview.fit(ends);
      else if (ways.some(away)) overview.fit(ways);
    };

    /** Lets the picture follow the keyboard's cursor. */
    app.follow = (i) => {
      if (isNear()) {
        if (i >= 0) app.state.node = i;
        near.draw();
      } else if (i >= 0 && away(i)) overview.show(i);
      else overview.redraw();
    };

    /** Gives the picture as it stands, for files and paper. */
    app.drawn = () => {
      const inside = new Set(isNear() ? near.held() : visible());
      const { clientWidth: w, clientHeight: h } = KG.by(isNear() ? "near" : "picture");
      const { at, radius, names } = open();
      return {
        at, radius, w, h, names: names(), lit: overview.lit(), groups: isNear() ? null : overview.grouped(), bow: scene.bow, nodes: [...inside],
        land: m.data.backdrop && !isNear() ? () => KG.backdropSvg(m, overview.onScreen, [w, h]) : null,
        edges: [...Array(m.e).keys()].filter((e) => filters.edge[e] && inside.has(m.from[e]) && inside.has(m.to[e])),
      };
    };
  };
})();
