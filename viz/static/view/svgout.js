// The picture as an SVG document with title, legend, date and source; for files and for paper.
(() => {
  "use strict";

  const LOOK = { ink: "#1d1c1a", soft: "#5f5b53", line: "#6b675f", paper: "#ffffff" };
  const SANS = "Noto Sans, Segoe UI, Liberation Sans, DejaVu Sans, sans-serif";
  const SERIF = "Noto Serif, Georgia, DejaVu Serif, serif";
  const EDGE = 16;
  const ROW = 19;
  const f = (value) => (Math.round(value * 10) / 10).toString();

  // Widths of words, measured as the browser will set them.
  function ruler() {
    const ctx = document.createElement("canvas").getContext("2d");
    return (text, size, family = SANS) => {
      ctx.font = `${size}px ${family}`;
      return ctx.measureText(text).width;
    };
  }

  /** Breaks a text into lines no wider than there is room. */
  function broken(text, room, size, measure, family) {
    const lines = [""];
    for (const word of text.split(" ")) {
      const longer = lines[lines.length - 1] ? `${lines[lines.length - 1]} ${word}` : word;
      if (measure(longer, size, family) <= room || !lines[lines.length - 1]) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  }

  const written = (lines, y, size, step, look) => lines.map((line, k) => `<text x="${EDGE}" y="${f(y + k * step)}" font-size="${size}" ${look}>${KG.xml(line)}</text>`);

  // Entries of the legend one after another, in as many rows as they need.
  function legendOf(entries, parts, top, width, measure) {
    let [x, y] = [EDGE, top];
    return entries.map(({ kind, status, word }) => {
      const sign = kind ? 17 : 35;
      const wide = sign + measure(word, 11);
      if (x > EDGE && x + wide > width - EDGE) [x, y] = [EDGE, y + ROW];
      const mark = kind ? parts.shape(kind, x + 6, y - 4, 6, false)
        : `<line x1="${f(x)}" y1="${y - 4}" x2="${f(x + 30)}" y2="${y - 4}" stroke="${LOOK.line}" stroke-width="1.6" stroke-dasharray="${status.dashes.join(" ") || "none"}"/>`;
      const text = `<text x="${f(x + sign)}" y="${y}" font-size="11" fill="${LOOK.ink}">${KG.xml(word)}</text>`;
      const entry = { svg: mark + text, y };
      x += wide + 18;
      return entry;
    });
  }

  /** Writes what a view shows: { at, radius, nodes, edges, names, groups, lit, bow, w, h, land }. */
  KG.svgText = (m, view, { title, about, footer, legend }) => {
    const { w, h } = view;
    const measure = ruler();
    const parts = KG.svgParts(m, LOOK);
    const room = w - 2 * EDGE;
    const heads = broken(title, room * 0.94, 24, measure, SERIF);
    const abouts = broken(about, room, 12, measure);
    const top = 10 + heads.length * 28 + abouts.length * 17 + 8;
    const entries = legendOf(legend, parts, top + h + 18, w, measure);
    const end = entries.reduce((low, { y }) => Math.max(low, y), top + h) + 22;
    const feet = broken(footer, room, 10.5, measure);
    const tall = end + feet.length * 15 + 4;
    return [
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${f(w)} ${f(tall)}" width="${f(w)}" height="${f(tall)}" role="img" font-family="${SANS}">`,
      `<title>${KG.xml(title)}</title><desc>${KG.xml(about)}</desc>`,
      `<rect width="100%" height="100%" fill="${LOOK.paper}"/>`,
      ...written(heads, 32, 24, 28, `font-family="${SERIF}" font-weight="700" fill="${LOOK.ink}"`),
      ...written(abouts, 10 + heads.length * 28 + 13, 12, 17, `fill="${LOOK.soft}"`),
      `<g transform="translate(0 ${f(top)})"><svg width="${f(w)}" height="${f(h)}" overflow="hidden">`,
      ...parts.picture(view),
      "</svg></g>",
      ...entries.map(({ svg }) => svg),
      ...written(feet, end, 10.5, 15, `fill="${LOOK.soft}"`),
      "</svg>",
    ].join("\n");
  };
})();
