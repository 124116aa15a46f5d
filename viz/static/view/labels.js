// Names on a picture: the weightiest first, none over another, all of them in the reader's size.
(() => {
  "use strict";

  const WIDTH = 24;
  const LINES = 3;
  const CELL = 72;
  const FOREMOST = 12; // so many names may stand on lesser shapes, else hubs would go unnamed

  /** Breaks a name into short lines; what is left out shows as an ellipsis. */
  KG.wrap = (text, width = WIDTH, most = LINES) => {
    const lines = [""];
    for (const word of text.split(" ")) {
      const here = lines[lines.length - 1];
      if (!here) lines[lines.length - 1] = word;
      else if (here.length + word.length < width) lines[lines.length - 1] = `${here} ${word}`;
      else lines.push(word);
    }
    return lines.length <= most ? lines : [...lines.slice(0, most - 1), `${lines[most - 1]}…`];
  };

  const rem = () => parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
  KG.FONT = '"Segoe UI", "Noto Sans", system-ui, "Liberation Sans", sans-serif';
  KG.font = (strong, size = 12.5) => `${strong ? "600 " : ""}${(size * rem()).toFixed(2)}px ${KG.FONT}`;
  KG.lineHeight = (size = 12.5) => Math.round(size * rem() * 1.2);

  /** Keeps the boxes that are taken, in a grid, so that each question looks only nearby. */
  KG.taken = () => {
    const cells = new Map();
    const each = (box, visit) => {
      for (let x = Math.floor(box.x1 / CELL); x <= Math.floor(box.x2 / CELL); x++) {
        for (let y = Math.floor(box.y1 / CELL); y <= Math.floor(box.y2 / CELL); y++) {
          if (visit(x * 65536 + y) === false) return false;
        }
      }
      return true;
    };
    const apart = (a, b) => a.x2 <= b.x1 || b.x2 <= a.x1 || a.y2 <= b.y1 || b.y2 <= a.y1;
    return {
      add: (box) => each(box, (key) => void (cells.get(key) || cells.set(key, []).get(key)).push(box)),
      free: (box, except) => each(box, (key) => (cells.get(key) || []).every((other) => other.owner === except || apart(box, other))),
    };
  };

  const cut = new Map();

  function measured(ctx, text, strong, size) {
    const key = `${ctx.font}|${text}`;
    if (!cut.has(key)) {
      if (cut.size > 6000) cut.clear();
      const rows = strong ? KG.wrap(text, 30, 9) : KG.wrap(text);
      cut.set(key, { rows, width: Math.max(...rows.map((row) => ctx.measureText(row).width)) });
    }
    return cut.get(key);
  }

  // A name stands below its shape, or above it, or beside it: the first place that is free.
  function spots(item, rows, width, line) {
    const away = item.r + 3;
    const tall = rows.length * line;
    const side = width / 2 + away + 2;
    const offers = item.inside ? [[0, -tall / 2]] : [
      [0, away], [side, -tall / 2], [-side, -tall / 2], [0, -away - tall],
      [side * 0.6, away], [-side * 0.6, away], [side * 0.6, -away - tall], [-side * 0.6, -away - tall],
      [0, away + line], [0, -away - tall - line],
    ];
    return offers.map(([dx, dy]) => {
      const x = item.x + dx;
      const top = item.y + dy;
      return { x, top, box: { x1: x - width / 2 - 2, x2: x + width / 2 + 2, y1: top - 1, y2: top + tall + 1 } };
    });
  }

  /**
   * Finds a place for as many names as fit. Items come by weight: { i, x, y, r, text, strong };
   * `bodies` are the shapes that no name may cover, `bounds` what the names may not leave.
   */
  KG.arrange = (ctx, items, { bodies = [], blocked = [], bounds, most = 400, size = 12.5 }) => {
    const taken = KG.taken();
    const foremost = new Set(items.slice(0, FOREMOST).map((item) => item.i));
    blocked.forEach(taken.add);
    bodies.filter((body) => foremost.has(body.owner)).forEach(taken.add);
    const line = KG.lineHeight(size);
    const placed = [];
    for (const [turn, item] of items.entries()) {
      if (placed.length >= most) break;
      if (turn === FOREMOST) bodies.filter((body) => !foremost.has(body.owner)).forEach(taken.add);
      ctx.font = KG.font(item.strong, size);
      const { rows, width } = measured(ctx, item.text, item.strong, size);
      const inside = (b) => b.x1 >= bounds.x1 && b.y1 >= bounds.y1 && b.x2 <= bounds.x2 && b.y2 <= bounds.y2;
      const spot = spots(item, rows, width, line).find((s) => inside(s.box) && taken.free(s.box, item.i));
      if (!spot) continue;
      taken.add(spot.box);
      placed.push({ i: item.i, rows, strong: !!item.strong, x: spot.x, top: spot.top, box: spot.box, line, size });
    }
    return placed;
  };

  /** Writes the names, each with a rim of paper round it. */
  KG.write = (ctx, placed, look) => {
    ctx.textAlign = "center";
    ctx.textBaseline = "alphabetic";
    ctx.lineJoin = "round";
    ctx.lineWidth = 4;
    ctx.strokeStyle = look.halo;
    ctx.fillStyle = look.ink;
    for (const name of placed) {
      ctx.font = KG.font(name.strong, name.size);
      name.rows.forEach((row, i) => {
        const y = name.top + (i + 0.8) * name.line;
        ctx.strokeText(row, name.x, y);
        ctx.fillText(row, name.x, y);
      });
    }
  };
})();
