// Draws the network: lines by status, shapes by kind, then names. One path for each look.
(() => {
  "use strict";

  const BOW = 0.1;
  const WIDTHS = [1.25, 1.25, 1.1, 1.3];
  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  /** Reads the colours of the page, light or dark. */
  KG.look = () => ({ paper: css("--paper"), ink: css("--ink"), soft: css("--soft"), line: css("--line"), halo: css("--halo"), land: css("--land"), coast: css("--coast"), accent: css("--accent") });

  /** Gives how much larger or smaller shapes are drawn at a scale; few of them stay larger. */
  KG.growth = (scale, few) => Math.min(1.7, Math.max(scale * 1.35, Math.min(few ? 0.9 : 0.66, scale * 6)));

  KG.scene = (m) => {
    /** Gives the middle of an edge's bow, on the screen. */
    function bow(i, ax, ay, bx, by) {
      const bend = m.bend[i];
      const mx = (ax + bx) / 2;
      const my = (ay + by) / 2;
      return bend ? [mx + (ay - by) * bend * BOW, my + (bx - ax) * bend * BOW] : [mx, my];
    }

    function edges(ctx, at, list, look, { alpha = 1, arrows = false, strong = false } = {}) {
      for (let status = 0; status < 4; status++) {
        const heads = [];
        ctx.beginPath();
        for (const i of list) {
          if (m.status[i] !== status) continue;
          const [ax, ay] = at(m.from[i]);
          const [bx, by] = at(m.to[i]);
          const [cx, cy] = bow(i, ax, ay, bx, by);
          ctx.moveTo(ax, ay);
          if (m.bend[i]) ctx.quadraticCurveTo(cx, cy, bx, by);
          else ctx.lineTo(bx, by);
          if (arrows) heads.push([m.bend[i] ? cx : ax, m.bend[i] ? cy : ay, bx, by, m.to[i]]);
        }
        ctx.setLineDash(m.data.statuses[status].dashes);
        ctx.lineWidth = WIDTHS[status] * (strong ? 1.7 : 1);
        ctx.strokeStyle = strong ? look.ink : look.line;
        ctx.globalAlpha = alpha * (status === 3 && !strong ? 0.75 : 1);
        ctx.stroke();
        ctx.setLineDash([]);
        ctx.fillStyle = ctx.strokeStyle;
        for (const head of heads) arrow(ctx, head, strong);
      }
      ctx.globalAlpha = 1;
    }

    function arrow(ctx, [ax, ay, bx, by, target], strong) {
      const far = Math.hypot(bx - ax, by - ay);
      const back = ctx.radius(target) + 2;
      if (far < back + 10) return;
      const ux = (bx - ax) / far;
      const uy = (by - ay) / far;
      const tip = [bx - ux * back, by - uy * back];
      const size = strong ? 8 : 6;
      ctx.beginPath();
      ctx.moveTo(...tip);
      ctx.lineTo(tip[0] - ux * size - uy * size * 0.42, tip[1] - uy * size + ux * size * 0.42);
      ctx.lineTo(tip[0] - ux * size + uy * size * 0.42, tip[1] - uy * size - ux * size * 0.42);
      ctx.fill();
    }

    function trace(ctx, x, y, r, corners) {
      if (!corners || r < 2) {
        ctx.moveTo(x + r, y);
        ctx.arc(x, y, r, 0, 6.2832);
        return;
      }
      corners.forEach(([dx, dy], i) => (i ? ctx.lineTo(x + dx * r, y + dy * r) : ctx.moveTo(x + dx * r, y + dy * r)));
      ctx.closePath();
    }

    function nodes(ctx, at, radius, list, look, alpha = 1) {
      ctx.globalAlpha = alpha;
      ctx.lineJoin = "round";
      m.data.kinds.forEach((kind, k) => {
        for (const hollow of [false, true]) {
          ctx.beginPath();
          let any = false;
          for (const i of list) {
            if (m.kind[i] !== k || m.hollow(i) !== hollow) continue;
            any = true;
            trace(ctx, ...at(i), radius(i), KG.CORNERS[kind.shape]);
          }
          if (!any) continue;
          ctx.strokeStyle = hollow ? KG.color(kind) : look.paper;
          ctx.fillStyle = hollow ? look.paper : KG.color(kind);
          ctx.lineWidth = hollow ? 2 : 1.2;
          ctx.fill();
          ctx.stroke();
        }
      });
      ctx.globalAlpha = 1;
    }

    function ring(ctx, [x, y], r, look) {
      ctx.beginPath();
      ctx.arc(x, y, r + 4, 0, 6.2832);
      ctx.lineWidth = 3;
      ctx.strokeStyle = look.accent;
      ctx.stroke();
    }

    return { edges, nodes, ring, bow, trace };
  };
})();
