// Names on the picture: the weightiest first, none over another, all of them in the reader's size.
(() => {
  "use strict";

  const FONT = '"Segoe UI", "Noto Sans", system-ui, "Liberation Sans", sans-serif';
  const LINE = 15;
  const WIDTH = 24;
  const LINES = 3;

  function wrap(text) {
    const lines = [""];
    for (const word of text.split(" ")) {
      const here = lines[lines.length - 1];
      if (!here) lines[lines.length - 1] = word;
      else if (here.length + word.length < WIDTH) lines[lines.length - 1] = `${here} ${word}`;
      else lines.push(word);
    }
    if (lines.length <= LINES) return lines;
    return [...lines.slice(0, LINES - 1), `${lines[LINES - 1]}…`];
  }

  const apart = (a, b) => a.x2 < b.x1 || b.x2 < a.x1 || a.y2 < b.y1 || b.y2 < a.y1;

  KG.labels = (network, state) => {
    const cut = new Map();
    let order = [];

    function lines(ctx, index, strong) {
      const text = state.label(index);
      const key = `${strong ? "b" : "n"}${text}`;
      if (!cut.has(key)) {
        const rows = strong ? wrapAll(text) : wrap(text);
        cut.set(key, { rows, width: Math.max(...rows.map((row) => ctx.measureText(row).width)) });
      }
      return cut.get(key);
    }

    function wrapAll(text) {
      const rows = wrap(text);
      return rows[rows.length - 1].endsWith("…") ? text.match(/.{1,30}(\s|$)|\S{31,}/g) || rows : rows;
    }

    function sorted() {
      if (order.length !== state.count) {
        order = [...Array(state.count).keys()];
        order.sort((a, b) => state.weight(b) - state.weight(a) || a - b);
      }
      const first = state.marked();
      return first.length ? [...first, ...order.filter((i) => !first.includes(i))] : order;
    }

    // A name stands below its shape, or above it, or beside it: the first place that is free.
    function places(ctx, index, scale, strong) {
      const at = network.canvasToDOM(network.getPosition(index));
      const { rows, width } = lines(ctx, index, strong);
      const away = state.size(index) * scale + 4;
      const tall = rows.length * LINE;
      const side = width / 2 + away + 2;
      const spots = [
        [0, away], [0, -away - tall], [side, -tall / 2], [-side, -tall / 2],
        [side * 0.6, away], [-side * 0.6, away], [side * 0.6, -away - tall], [-side * 0.6, -away - tall],
      ];
      return spots.map(([dx, dy]) => {
        const x = at.x + dx;
        const top = at.y + dy;
        return { rows, x, top, box: { x1: x - width / 2 - 3, x2: x + width / 2 + 3, y1: top, y2: top + tall + 1 } };
      });
    }

    // No name stands on a shape that is in the light, be it only its edge.
    function shapes(scale) {
      const lit = order.filter((index) => state.visible(index) && !state.isDim(index));
      return lit.map((index) => {
        const at = network.canvasToDOM(network.getPosition(index));
        const r = state.size(index) * scale * 0.8;
        return [index, { x1: at.x - r, x2: at.x + r, y1: at.y - r, y2: at.y + r }];
      });
    }

    function write(ctx, spot) {
      spot.rows.forEach((row, i) => {
        const y = spot.top + (i + 0.8) * LINE;
        ctx.strokeText(row, spot.x, y);
        ctx.fillText(row, spot.x, y);
      });
    }

    network.on("afterDrawing", (ctx) => {
      const { clientWidth: width, clientHeight: height } = ctx.canvas;
      const ratio = ctx.canvas.width / width;
      const scale = network.getScale();
      const inside = (b) => b.x1 >= 0 && b.y1 >= 0 && b.x2 <= width && b.y2 <= height;
      const sequence = sorted();
      const taken = state.corners(width, height);
      const bodies = new Map(shapes(scale));
      const foremost = new Set(sequence.slice(0, state.foremost));
      const free = (index, box) =>
        inside(box) &&
        taken.every((other) => apart(box, other)) &&
        [...bodies].every(([i, body]) => (foremost.has(index) && !foremost.has(i)) || apart(box, body));
      ctx.save();
      ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
      ctx.textAlign = "center";
      ctx.lineJoin = "round";
      ctx.lineWidth = 4;
      ctx.strokeStyle = "rgba(251, 250, 246, 0.92)";
      for (const index of sequence) {
        if (!state.visible(index) || state.isDim(index)) continue;
        const strong = state.isStrong(index);
        ctx.font = `${strong ? "600 " : ""}12.5px ${FONT}`;
        const spot = places(ctx, index, scale, strong).find((s) => free(index, s.box));
        if (!spot) continue;
        taken.push(spot.box);
        ctx.fillStyle = "#1d1c1a";
        write(ctx, spot);
      }
      ctx.restore();
    });
  };
})();
