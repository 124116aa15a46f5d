// How names are lettered on a picture: their type, how they break into lines, and how they are written.
(() => {
  "use strict";

  const WIDTH = 24;
  const LINES = 3;
  const RIM = 5;

  // A short remark in brackets stays on one line: "(từ 2025)".
  const BRACKETS = /\([^()]{1,14}\)/g;
  const SPACE = "\u00a0";

  function filled(words, width) {
    const lines = [];
    for (const word of words) {
      const here = lines[lines.length - 1];
      if (here !== undefined && here.length + word.length < width) lines[lines.length - 1] = `${here} ${word}`;
      else lines.push(word);
    }
    return lines;
  }

  /** Breaks a name into few short lines of about the same length; what is left out shows as "…". */
  KG.wrap = (text, width = WIDTH, most = LINES) => {
    const words = text.replace(BRACKETS, (found) => found.replace(/ /g, SPACE)).split(" ");
    const lines = filled(words, width);
    if (lines.length > most) return [...lines.slice(0, most - 1), `${lines[most - 1].replace(/[\s,;:.–-]+$/, "")}…`];
    let even = lines;
    for (let narrow = width - 1; narrow > 6; narrow--) {
      const tried = filled(words, narrow);
      if (tried.length > lines.length) break;
      even = tried;
    }
    return even;
  };

  const rem = () => parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
  KG.FONT = '"Segoe UI", "Noto Sans", system-ui, "Liberation Sans", sans-serif';
  KG.SIZE = 12.5;
  KG.font = (strong, size = KG.SIZE) => `${strong ? "600 " : ""}${(size * rem()).toFixed(2)}px ${KG.FONT}`;
  KG.lineHeight = (size = KG.SIZE) => Math.round(size * rem() * 1.2);

  /** Gives the thin line that joins a shape to a name which stands far from it, or null. */
  KG.leader = ({ from, box, x }) => {
    if (!from) return null;
    const [ax, ay] = [from.x, from.y];
    const bx = x > ax ? box.x1 : box.x2;
    const by = (box.y1 + box.y2) / 2;
    const far = Math.hypot(bx - ax, by - ay);
    if ((box.x1 < ax && ax < box.x2) || far < from.r + 12) return null;
    return [ax + ((bx - ax) * from.r) / far, ay + ((by - ay) * from.r) / far, bx, by];
  };

  function lead(ctx, line, look) {
    ctx.beginPath();
    ctx.moveTo(line[0], line[1]);
    ctx.lineTo(line[2], line[3]);
    ctx.lineWidth = 1;
    ctx.strokeStyle = look.soft;
    ctx.stroke();
  }

  /** Writes names, each with a rim of paper round it, so that no line runs through its letters. */
  KG.write = (ctx, placed, look) => {
    for (const line of placed.map(KG.leader)) if (line) lead(ctx, line, look);
    ctx.textAlign = "center";
    ctx.textBaseline = "alphabetic";
    ctx.lineJoin = "round";
    ctx.lineWidth = RIM;
    ctx.strokeStyle = look.halo;
    ctx.fillStyle = look.ink;
    for (const draw of ["strokeText", "fillText"]) {
      for (const name of placed) {
        ctx.font = KG.font(name.strong, name.size);
        name.rows.forEach((row, i) => ctx[draw](row, name.x, name.top + (i + 0.8) * name.line));
      }
    }
  };
})();
