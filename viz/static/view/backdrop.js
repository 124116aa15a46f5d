// The outline of the provinces behind a map, and the small map of the whole country in its corner.
(() => {
  "use strict";

  /** Gives a function that draws the outline, or null where the page has no map. */
  KG.backdrop = (m) => {
    const land = m.data.backdrop;
    if (!land) return null;
    const all = new Path2D();
    for (const ring of land.rings) trace(all, ring);

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
      if (KG.isPart(land, onScreen)) inset(ctx, onScreen, look);
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
      const { x, y, wide, tall, k, small, mark } = KG.inset(land, ctx.view, onScreen);
      ctx.save();
      ctx.fillStyle = look.paper;
      ctx.strokeStyle = look.coast;
      ctx.lineWidth = 1;
      ctx.fillRect(x - 6, y - 6, wide + 12, tall + 12);
      ctx.strokeRect(x - 6, y - 6, wide + 12, tall + 12);
      ctx.save();
      ctx.translate(...small(0, 0));
      ctx.scale(k, k);
      ctx.fillStyle = look.land;
      ctx.lineWidth = 0.5 / k;
      ctx.strokeStyle = look.soft;
      ctx.fill(all);
      ctx.stroke(all);
      ctx.restore();
      ctx.strokeStyle = look.accent;
      ctx.lineWidth = 2;
      ctx.strokeRect(...mark);
      ctx.restore();
      names(ctx, small, look, 9);
      ctx.taken.push({ x1: x - 8, x2: x + wide + 8, y1: y - 8, y2: y + tall + 8 });
    }
  };

  /** Says whether so little of the country is seen that it stands in the corner too. */
  KG.isPart = (land, onScreen) => onScreen(land.box[2], 0)[0] - onScreen(land.box[0], 0)[0] > 900;

  /** Gives where the small country stands in a picture of this size, and the mark of what is seen. */
  KG.inset = ({ box: [left, top, right, bottom] }, [w, h], onScreen) => {
    const tall = Math.min(210, h * 0.36);
    const k = tall / (bottom - top);
    const wide = (right - left) * k;
    const [x, y] = [12, h - tall - 40];
    const small = (px, py) => [x + (px - left) * k, y + (py - top) * k];
    const [ox, oy] = onScreen(0, 0);
    const s = onScreen(1, 0)[0] - ox;
    const [mx, my] = small((w / 2 - ox) / s, (h / 2 - oy) / s);
    const [mw, mh] = [Math.max((w / s) * k, 7), Math.max((h / s) * k, 7)];
    return { x, y, wide, tall, k, small, mark: [mx - mw / 2, my - mh / 2, mw, mh] };
  };

  function trace(path, ring) {
    let [x, y] = [ring[0], ring[1]];
    path.moveTo(x, y);
    for (let i = 2; i < ring.length; i += 2) path.lineTo((x += ring[i]), (y += ring[i + 1]));
    path.closePath();
  }

  const f = (value) => value.toFixed(1);

  function outline(land, at) {
    const rings = land.rings.map((ring) => {
      let [x, y] = [ring[0], ring[1]];
      const points = [at(x, y)];
      for (let i = 2; i < ring.length; i += 2) points.push(at((x += ring[i]), (y += ring[i + 1])));
      return `M${points.map(([a, b]) => `${f(a)} ${f(b)}`).join("L")}Z`;
    });
    return `<path d="${rings.join("")}" fill="#f1ece0" stroke="#cfc7b6" stroke-width="1"/>`;
  }

  function written(land, at, size) {
    return land.names.map(([name, px, py]) => {
      const [x, y] = at(px, py);
      return `<text x="${f(x)}" y="${f(y)}" text-anchor="middle" font-size="${size}" font-style="italic" fill="#5f5b53">${KG.xml(name)}</text>`;
    }).join("");
  }

  /** Writes the outline as SVG, for files and paper; of a part also the country in the corner. */
  KG.backdropSvg = (m, onScreen, view) => {
    const land = m.data.backdrop;
    if (!KG.isPart(land, onScreen)) return outline(land, onScreen) + written(land, onScreen, 11);
    const { x, y, wide, tall, small, mark } = KG.inset(land, view, onScreen);
    const [mx, my, mw, mh] = mark.map(f);
    return [
      outline(land, onScreen),
      `<rect x="${f(x - 6)}" y="${f(y - 6)}" width="${f(wide + 12)}" height="${f(tall + 12)}" fill="#fff" stroke="#cfc7b6"/>`,
      outline(land, small), written(land, small, 9),
      `<rect x="${mx}" y="${my}" width="${mw}" height="${mh}" fill="none" stroke="#8c2f1b" stroke-width="2"/>`,
    ].join("");
  };
})();
