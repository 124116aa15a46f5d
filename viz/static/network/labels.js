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

    function place(ctx, index, scale, strong) {
      const at = network.canvasToDOM(network.getPosition(index));
      const { rows, width } = lines(ctx, index, strong);
      const top = at.y + state.size(index) * scale + 4;
      const box = { x1: at.x - width / 2 - 3, x2: at.x + width / 2 + 3, y1: top, y2: top + rows.length * LINE + 1 };
      return { rows, at, top, box };
    }

    function write(ctx, spot) {
      spot.rows.forEach((row, i) => {
        const y = spot.top + (i + 0.8) * LINE;
        ctx.strokeText(row, spot.at.x, y);
        ctx.fillText(row, spot.at.x, y);
      });
    }

    network.on("afterDrawing", (ctx) => {
      const { clientWidth: width, clientHeight: height } = ctx.canvas;
      const ratio = ctx.canvas.width / width;
      const scale = network.getScale();
      const taken = [];
      ctx.save();
      ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
      ctx.textAlign = "center";
      ctx.lineJoin = "round";
      ctx.lineWidth = 4;
      ctx.strokeStyle = "rgba(251, 250, 246, 0.92)";
      for (const index of sorted()) {
        if (!state.visible(index)) continue;
        const strong = state.isStrong(index);
        ctx.font = `${strong ? "600 " : ""}12.5px ${FONT}`;
        const spot = place(ctx, index, scale, strong);
        const { box } = spot;
        if (box.x2 < 0 || box.y2 < 0 || box.x1 > width || box.y1 > height) continue;
        if (!taken.every((other) => apart(box, other))) continue;
        taken.push(box);
        ctx.fillStyle = state.isDim(index) ? "#a9a498" : "#1d1c1a";
        write(ctx, spot);
      }
      ctx.restore();
    });
  };
})();
