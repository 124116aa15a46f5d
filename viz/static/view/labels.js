// Which names stand on a picture, and where: the weightiest first, none over another.
(() => {
  "use strict";

  const CELL = 72;
  const FOREMOST = 12; // so many names may stand on lesser shapes, else hubs would go unnamed
  const WHOLE = [30, 9]; // the chosen thing's name stands whole

  const apart = (a, b) => a.x2 <= b.x1 || b.x2 <= a.x1 || a.y2 <= b.y1 || b.y2 <= a.y1;

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
    return {
      add: (box) => each(box, (key) => void (cells.get(key) || cells.set(key, []).get(key)).push(box)),
      free: (box, except) => each(box, (key) => (cells.get(key) || []).every((other) => other.owner === except || apart(box, other))),
    };
  };

  const known = new Map();

  function measured(ctx, text, whole) {
    const key = `${ctx.font}|${whole}|${text}`;
    if (!known.has(key)) {
      if (known.size > 6000) known.clear();
      const rows = whole ? KG.wrap(text, ...WHOLE) : KG.wrap(text);
      known.set(key, { rows, width: Math.max(...rows.map((row) => ctx.measureText(row).width)) });
    }
    return known.get(key);
  }

  // Where it is crowded a name may stand far off, with a thin line to its shape.
  const led = (side, tall, line) => [1, 3, 5, 7].flatMap((far) => [-3, -1.5, 0, 1.5, 3].flatMap((up) => [1, -1].map((way) => [way * (side + far * line), up * line - tall / 2])));

  // Says whether the line from a shape to its name runs through no other such shape.
  function clear(item, box, items) {
    const x = box.x1 > item.x ? box.x1 : box.x2 < item.x ? box.x2 : item.x;
    const y = (box.y1 + box.y2) / 2;
    return items.every((other) => other === item || !other.leader || KG.segment(other.x, other.y, item.x, item.y, x, y) > Math.min(other.r, Math.hypot(other.x - item.x, other.y - item.y) - 1));
  }

  // A name stands below its shape, or beside it, or above it: the first place that is free.
  function spots(item, rows, width, line) {
    const away = item.r + 3;
    const tall = rows.length * line;
    const side = width / 2 + away + 2;
    const offers = [
      [0, away], [side, -tall / 2], [-side, -tall / 2], [0, -away - tall],
      [side * 0.6, away], [-side * 0.6, away], [side * 0.6, -away - tall], [-side * 0.6, -away - tall],
      [side, -line * 0.6], [-side, -line * 0.6], [side, line * 0.6 - tall], [-side, line * 0.6 - tall],
      [0, away + line], [0, -away - tall - line],
      ...(item.leader ? led(side, tall, line) : []),
    ];
    return offers.map(([dx, dy]) => {
      const x = item.x + dx;
      const top = item.y + dy;
      return { x, top, box: { x1: x - width / 2 - 2, x2: x + width / 2 + 2, y1: top - 1, y2: top + tall + 1 } };
    });
  }

  /**
   * Finds a place for as many names as fit. Items come by weight: { i, x, y, r, text, strong, whole };
   * `bodies` are the shapes, which only the foremost names may cover, and only lesser ones;
   * `blocked` is what no name may cover, `bounds` what none may leave.
   */
  KG.arrange = (ctx, items, { bodies = [], blocked = [], bounds, most = 400, size = KG.SIZE }) => {
    const foremost = new Set(items.slice(0, FOREMOST).map((item) => item.i));
    const [names, shapes, weighty] = [KG.taken(), KG.taken(), KG.taken()];
    blocked.forEach(names.add);
    bodies.forEach(shapes.add);
    bodies.filter((body) => foremost.has(body.owner)).forEach(weighty.add);
    const inside = (b) => b.x1 >= bounds.x1 && b.y1 >= bounds.y1 && b.x2 <= bounds.x2 && b.y2 <= bounds.y2;
    const line = KG.lineHeight(size);
    const placed = [];
    for (const item of items) {
      if (placed.length >= most) break;
      ctx.font = KG.font(item.strong, size);
      const { rows, width } = measured(ctx, item.text, item.whole);
      const offers = spots(item, rows, width, line).filter(({ box }) => inside(box) && names.free(box, item.i));
      const free = ({ box }) => shapes.free(box, item.i);
      const spot = offers.find((offer) => free(offer) && (!item.leader || clear(item, offer.box, items)))
        || (foremost.has(item.i) && item.i >= 0 && offers.find(({ box }) => weighty.free(box, item.i)));
      if (!spot) continue;
      names.add(spot.box);
      placed.push({ i: item.i, from: item.leader ? item : null, rows, strong: !!item.strong, x: spot.x, top: spot.top, box: spot.box, line, size });
    }
    return placed;
  };
})();
