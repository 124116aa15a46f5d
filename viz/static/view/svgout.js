// The picture as SVG, from the same places and names as on the screen; for files and for paper.
(() => {
  "use strict";

  const escape = (text) => String(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
  // XML knows no control characters but these three.
  const clean = (text) => escape(text).replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD");
  const f = (value) => (Math.round(value * 10) / 10).toString();

  KG.xml = clean;

  /** Writes what a view shows: { at, radius, nodes, edges, names, bow, w, h }. */
  KG.svgText = (m, view, { title, about, footer, legend }) => {
    const light = { ink: "#1d1c1a", line: "#6b675f", paper: "#ffffff" };
    const foot = 26 + legend.length * 0;
    const top = 64;
    const out = [];
    const { w, h } = view;
    out.push(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${f(w)} ${f(h + top + foot + 30)}" role="img" font-family="Noto Sans, Segoe UI, Liberation Sans, sans-serif">`);
    out.push(`<title>${clean(title)}</title><desc>${clean(about)}</desc>`);
    out.push(`<rect width="100%" height="100%" fill="${light.paper}"/>`);
    out.push(`<text x="16" y="32" font-family="Noto Serif, Georgia, serif" font-size="24" font-weight="700" fill="${light.ink}">${clean(title)}</text>`);
    out.push(`<text x="16" y="52" font-size="12" fill="#5f5b53">${clean(about)}</text>`);
    out.push(`<g transform="translate(0 ${top})">`);
    if (view.land) out.push(view.land());
    for (const e of view.edges) out.push(edge(m, view, e, light));
    for (const i of view.nodes) out.push(node(m, view, i, light));
    for (const name of view.names) out.push(label(name, light));
    out.push("</g>");
    let x = 16;
    const y = h + top + 18;
    for (const { kind, status, word } of legend) {
      if (kind) out.push(shape(kind, x + 6, y - 4, 6, false, light));
      else out.push(`<line x1="${x}" y1="${y - 4}" x2="${x + 30}" y2="${y - 4}" stroke="${light.line}" stroke-width="1.6" stroke-dasharray="${status.dashes.join(" ") || "none"}"/>`);
      const start = x + (kind ? 17 : 35);
      out.push(`<text x="${f(start)}" y="${y}" font-size="11" fill="${light.ink}">${clean(word)}</text>`);
      x = start + word.length * 6.1 + 16;
    }
    out.push(`<text x="16" y="${f(h + top + 42)}" font-size="10.5" fill="#5f5b53">${clean(footer)}</text></svg>`);
    return out.join("\n");
  };

  function edge(m, view, e, look) {
    const [ax, ay] = view.at(m.from[e]);
    const [bx, by] = view.at(m.to[e]);
    const [cx, cy] = view.bow(e, ax, ay, bx, by);
    const dash = m.data.statuses[m.status[e]].dashes.join(" ");
    const path = m.bend[e] ? `M${f(ax)} ${f(ay)}Q${f(cx)} ${f(cy)} ${f(bx)} ${f(by)}` : `M${f(ax)} ${f(ay)}L${f(bx)} ${f(by)}`;
    return `<path d="${path}" fill="none" stroke="${look.line}" stroke-width="1.1" stroke-opacity=".75"${dash ? ` stroke-dasharray="${dash}"` : ""}/>${head(m, view, e, m.bend[e] ? [cx, cy] : [ax, ay], [bx, by], look)}`;
  }

  function head(m, view, e, [ax, ay], [bx, by], look) {
    const far = Math.hypot(bx - ax, by - ay);
    const back = view.radius(m.to[e]) + 2;
    if (far < back + 8) return "";
    const [ux, uy] = [(bx - ax) / far, (by - ay) / far];
    const [tx, ty] = [bx - ux * back, by - uy * back];
    const wing = (side) => `${f(tx - ux * 6 - side * uy * 2.5)} ${f(ty - uy * 6 + side * ux * 2.5)}`;
    return `<path d="M${f(tx)} ${f(ty)}L${wing(1)}L${wing(-1)}Z" fill="${look.line}"/>`;
  }

  function shape(kind, x, y, r, hollow, look) {
    const paint = hollow ? `fill="${look.paper}" stroke="${kind.color}" stroke-width="2"` : `fill="${kind.color}" stroke="${look.paper}" stroke-width="1"`;
    const corners = KG.CORNERS[kind.shape];
    if (!corners) return `<circle cx="${f(x)}" cy="${f(y)}" r="${f(r)}" ${paint}/>`;
    return `<polygon points="${corners.map(([dx, dy]) => `${f(x + dx * r)},${f(y + dy * r)}`).join(" ")}" ${paint}/>`;
  }

  function node(m, view, i, look) {
    const [x, y] = view.at(i);
    return `<g><title>${clean(m.label(i))}</title>${shape(m.kindOf(i), x, y, view.radius(i), m.hollow(i), look)}</g>`;
  }

  function label(name, look) {
    const rows = name.rows.map((row, k) => `<tspan x="${f(name.x)}" y="${f(name.top + (k + 0.8) * name.line)}">${clean(row)}</tspan>`);
    return `<text text-anchor="middle" font-size="${name.size}"${name.strong ? ' font-weight="600"' : ""} fill="${look.ink}" stroke="${look.paper}" stroke-width="3.5" stroke-linejoin="round" paint-order="stroke">${rows.join("")}</text>`;
  }
})();
