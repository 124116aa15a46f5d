// The first picture of a large network shows groups; each opens on zoom. Which groups there are.
(() => {
  "use strict";

  const STEP = 62;
  const OPEN = 120; // a group this wide on the screen opens

  /** Says whether a network is so large that it is first shown in groups. */
  KG.isLarge = (m) => m.n > m.data.groups.above;

  function keys(m, by) {
    if (by === "k") return { of: (i) => m.kind[i], name: (key) => m.say([m.data.kinds[key].vi, m.data.kinds[key].en]) };
    if (by === "p") {
      return {
        of: (i) => (m.nodes.places[i] ? m.nodes.places[i][0] : -1),
        name: (key) => (key < 0 ? m.t("no-place") : m.say(m.data.places[key])),
      };
    }
    return { of: (i) => m.com[i], name: null };
  }

  /** Divides the nodes into groups by community ("c"), kind ("k") or place ("p"). */
  KG.clusters = (m, by) => {
    const { of, name } = keys(m, by);
    const members = new Map();
    for (let i = 0; i < m.n; i++) {
      const key = of(i);
      (members.get(key) || members.set(key, []).get(key)).push(i);
    }
    const list = [...members].sort((a, b) => b[1].length - a[1].length || a[0] - b[0]);
    const groups = list.map(([key, own]) => ({ key, own, name: name ? () => name(key) : () => m.label(foremost(m, own)) }));
    const x = by === "c" ? m.x : new Float32Array(m.n);
    const y = by === "c" ? m.y : new Float32Array(m.n);
    if (by !== "c") packed(groups, x, y);
    groups.forEach((group) => measure(group, x, y));
    const home = new Uint32Array(m.n);
    groups.forEach((group, g) => group.own.forEach((i) => (home[i] = g)));
    const clusters = { groups, x, y, home, bonds: bonds(m, home), opensAt: 0 };
    clusters.open = (group, scale) => group.own.length < m.data.groups.least || (group.r * scale > OPEN && scale >= clusters.opensAt);
    return clusters;
  };

  const foremost = (m, own) => own.reduce((best, i) => (m.weight[i] > m.weight[best] ? i : best), own[0]);

  // Discs outwards along a spiral, each at the first spot that is free; members in a sunflower.
  function packed(groups, x, y) {
    const done = [];
    for (const group of groups) {
      const r = STEP * 0.62 * Math.sqrt(group.own.length) + STEP;
      let spot = [0, 0];
      for (let turn = 0; turn < 4000; turn++) {
        const far = Math.sqrt(turn) * STEP;
        spot = [1.4 * far * Math.cos(turn * 2.39996), far * Math.sin(turn * 2.39996)];
        if (done.every(([a, b, other]) => Math.hypot(spot[0] - a, spot[1] - b) > r + other)) break;
      }
      done.push([...spot, r]);
      group.own.forEach((i, turn) => {
        const far = STEP * 0.55 * Math.sqrt(turn);
        x[i] = spot[0] + far * Math.cos(turn * 2.39996);
        y[i] = spot[1] + far * Math.sin(turn * 2.39996);
      });
    }
  }

  function measure(group, x, y) {
    const middle = (values) => group.own.reduce((sum, i) => sum + values[i], 0) / group.own.length;
    group.x = middle(x);
    group.y = middle(y);
    const far = group.own.map((i) => Math.hypot(x[i] - group.x, y[i] - group.y)).sort((a, b) => a - b);
    group.r = Math.max(STEP * 0.5, far[Math.floor((far.length - 1) * 0.9)] || 0);
  }

  // How many edges join two groups; the strongest are drawn.
  function bonds(m, home) {
    const found = new Map();
    for (let i = 0; i < m.e; i++) {
      const a = home[m.from[i]];
      const b = home[m.to[i]];
      if (a !== b) {
        const key = Math.min(a, b) * 1e6 + Math.max(a, b);
        found.set(key, (found.get(key) || 0) + 1);
      }
    }
    const list = [...found].map(([key, count]) => [Math.floor(key / 1e6), key % 1e6, count]);
    return list.sort((a, b) => b[2] - a[2]).slice(0, 500);
  }

})();
