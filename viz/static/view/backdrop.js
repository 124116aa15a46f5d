// The outline of the provinces behind a map, and the small map of the whole country in its corner.
(() => {
  "use strict";

  /** Gives a function that draws the outline, or null where the page has no map. */
  KG.backdrop = (m) => {
    const land = m.data.backdrop;
    if (!land) return null;
    const all = new Path2D();
    for (const ring of land.rings) trace(all, ring);
    const [left, top, right, bottom] = land.box;

    return (ctx, onScreen, scale, look) => {
      const [x, y] = onScreen(0, 0);
      ctx.save();
      ctx.translate(x, y);
      ctx.scale(scale, scale);
      ctx.fillStyle = look.land;
      ctx.strokeStyle = look.coast;
      ctx.lineWidth = 1.4 / scale;
      ctx.lineJoin = "round";
      ctx.fill(all);
      ctx.stroke(all);
      ctx.restore();
      ctx.taken = [];
      if ((right - left) * scale > 900) inset(ctx, onScreen, look);
      else names(ctx, onScreen, look, 11);
    };

    // The archipelagos are too small to be known by their shape.
    function names(ctx, onScreen, look, size) {
      ctx.font = `italic ${KG.font(false, size)}`;
      ctx.textAlign = "center";
      ctx.fillStyle = look.soft;
      for (const [name, px, py] of land.names) {
        const [x, y] = onScreen(px, py);
        const half = ctx.measureText(name).width / 2 + 3;
        ctx.fillText(name, x, y);
        ctx.taken.push({ x1: x - half, x2: x + half, y1: y - size, y2: y + 4 });
      }
    }

    // Whoever has come near still sees the whole country, both archipelagos, and where they are.
    function inset(ctx, onScreen, look) {
      const [w, h] = ctx.view;
      const tall = Math.min(210, h * 0.36);
      const k = tall / (bottom - top);
      const wide = (right - left) * k;
      const [x, y] = [12, h - tall - 40];
      ctx.save();
      ctx.fillStyle = look.paper;
      ctx.strokeStyle = look.coast;
      ctx.lineWidth = 1;
      ctx.fillRect(x - 6, y - 6, wide + 12, tall + 12);
      ctx.strokeRect(x - 6, y - 6, wide + 12, tall + 12);
      ctx.translate(x - left * k, y - top * k);
      ctx.scale(k, k);
      ctx.fillStyle = look.land;
      ctx.lineWidth = 0.5 / k;
      ctx.strokeStyle = look.soft;
      ctx.fill(all);
      ctx.stroke(all);
      const [ox, oy] = onScreen(0, 0);
      const [ex] = onScreen(1, 0);
      const s = ex - ox;
      ctx.strokeStyle = look.accent;
      ctx.lineWidth = 2 / k;
      const side = Math.max(w / s, 7 / k);
      const high = Math.max(h / s, 7 / k);
      ctx.strokeRect((w / 2 - ox) / s - side / 2, (h / 2 - oy) / s - high / 2, side, high);
      ctx.restore();
      names(ctx, (px, py) => [x + (px - left) * k, y + (py - top) * k], look, 9);
      ctx.taken.push({ x1: x - 8, x2: x + wide + 8, y1: y - 8, y2: y + tall + 8 });
    }
  };

  function trace(path, ring) {
    let [x, y] = [ring[0], ring[1]];
    path.moveTo(x, y);
    for (let i = 2; i < ring.length; i += 2) path.lineTo((x += ring[i]), (y += ring[i + 1]));
    path.closePath();
  }

  /** Writes the outline as SVG, for files and paper. */
  KG.backdropSvg = (m, onScreen) => {
    const rings = m.data.backdrop.rings.map((ring) => {
      let [x, y] = [ring[0], ring[1]];
      const points = [onScreen(x, y)];
      for (let i = 2; i < ring.length; i += 2) points.push(onScreen((x += ring[i]), (y += ring[i + 1])));
      return `M${points.map(([a, b]) => `${a.toFixed(1)} ${b.toFixed(1)}`).join("L")}Z`;
    });
    const names = m.data.backdrop.names.map(([name, px, py]) => {
      const [x, y] = onScreen(px, py);
      return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="middle" font-size="11" font-style="italic" fill="#5f5b53">${KG.xml(name)}</text>`;
    });
    return `<path d="${rings.join("")}" fill="#f1ece0" stroke="#cfc7b6" stroke-width="1"/>${names.join("")}`;
  };
})();
