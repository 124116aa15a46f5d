// Groups that are still closed: a disc for each, its rim telling of which kinds it consists.
(() => {
  "use strict";

  const TURN = 2 * Math.PI;

  // On a map discs stay small, so that the provinces are seen; elsewhere a disc covers its things.
  function size(m, group, count, scale) {
    const cover = group.r * scale * 0.8;
    if (m.data.backdrop) return Math.min(Math.max(7, cover), 4.5 + 0.5 * Math.sqrt(count));
    return Math.max(7, cover * Math.sqrt(count / group.own.length));
  }

  // The rim's arcs: [kind, from, to], in turns from the top.
  function arcs(m, group, shown, count) {
    const kinds = new Float64Array(m.data.kinds.length);
    for (const i of group.own) kinds[m.kind[i]] += shown.node[i];
    let from = 0;
    return [...kinds].flatMap((part, k) => {
      if (!part) return [];
      const arc = [k, from, (from += part / count)];
      return [arc];
    });
  }

  function disc(m, group, g, shown, scale, at) {
    const count = group.own.reduce((sum, i) => sum + shown.node[i], 0);
    const [x, y] = at(group.x, group.y);
    const r = size(m, group, count, scale);
    const said = count.toLocaleString(m.lang);
    // The count stands in the disc where it fits.
    const inside = said.length * 6.4 < 1.7 * r;
    const text = inside ? group.name() : `${group.name()} (${said})`;
    return { group, i: -2 - g, x, y, r, count, rim: Math.max(3, Math.min(8, r * 0.18)), arcs: arcs(m, group, shown, count), said: inside ? said : "", text };
  }

  /** Gives what is drawn of the closed groups: which they are, their discs, the bonds between them. */
  KG.discs = (m, clusters, shown, scale, at) => {
    const closed = new Set();
    clusters.groups.forEach((group, g) => !clusters.open(group, scale) && closed.add(g));
    const discs = [...closed].map((g) => disc(m, clusters.groups[g], g, shown, scale, at)).filter(({ count }) => count);
    const spot = (g) => at(clusters.groups[g].x, clusters.groups[g].y);
    const bonds = clusters.bonds.filter(([a, b]) => closed.has(a) && closed.has(b))
      .map(([a, b, count]) => ({ from: spot(a), to: spot(b), width: Math.min(7, 0.6 + Math.log2(count) * 0.8) }));
    return { closed, discs, bonds };
  };

  /** Draws bonds and discs. */
  KG.drawDiscs = (ctx, m, { discs, bonds }, look) => {
    ctx.strokeStyle = look.line;
    ctx.globalAlpha = 0.5;
    for (const { from, to, width } of bonds) {
      ctx.lineWidth = width;
      ctx.beginPath();
      ctx.moveTo(...from);
      ctx.lineTo(...to);
      ctx.stroke();
    }
    ctx.globalAlpha = 1;
    ctx.font = KG.font(false, 10);
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    for (const each of discs) drawn(ctx, m, each, look);
  };

  function drawn(ctx, m, { x, y, r, rim, arcs: parts, said }, look) {
    ctx.beginPath();
    ctx.arc(x, y, r, 0, TURN);
    ctx.fillStyle = look.land;
    ctx.fill();
    ctx.lineWidth = rim;
    for (const [k, from, to] of parts) {
      ctx.beginPath();
      ctx.arc(x, y, r, (from - 0.25) * TURN, (to - 0.25) * TURN);
      ctx.strokeStyle = KG.color(m.data.kinds[k]);
      ctx.stroke();
    }
    ctx.fillStyle = look.ink;
    ctx.fillText(said, x, y);
  }
})();
