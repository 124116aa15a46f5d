// The marks of a picture as SVG: lines, shapes, discs, names, from the places they have on the screen.
(() => {
  "use strict";

  const escape = (text) => String(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
  const f = (value) => (Math.round(value * 10) / 10).toString();
  const FAINT = 0.16;

  /** Makes a text safe in XML, which knows no control characters but three. */
  KG.xml = (text) => escape(text).replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD");

  KG.svgParts = (m, look) => {
    function head(view, e, [ax, ay], [bx, by], color) {
      const far = Math.hypot(bx - ax, by - ay);
      const back = view.radius(m.to[e]) + 2;
      if (far < back + 8) return "";
      const [ux, uy] = [(bx - ax) / far, (by - ay) / far];
      const [tx, ty] = [bx - ux * back, by - uy * back];
      const wing = (side) => `${f(tx - ux * 6 - side * uy * 2.5)} ${f(ty - uy * 6 + side * ux * 2.5)}`;
      return `<path d="M${f(tx)} ${f(ty)}L${wing(1)}L${wing(-1)}Z" fill="${color}"/>`;
    }

    /** Draws a line with its head; where something is chosen, the rest stands back. */
    function edge(view, e) {
      const [ax, ay] = view.at(m.from[e]);
      const [bx, by] = view.at(m.to[e]);
      const [cx, cy] = view.bow(e, ax, ay, bx, by);
      const [chosen, lit] = [view.lit.nodes.size > 0, view.lit.edges.has(e)];
      const color = lit ? look.ink : look.line;
      const dash = m.data.statuses[m.status[e]].dashes.join(" ");
      const path = m.bend[e] ? `M${f(ax)} ${f(ay)}Q${f(cx)} ${f(cy)} ${f(bx)} ${f(by)}` : `M${f(ax)} ${f(ay)}L${f(bx)} ${f(by)}`;
      const line = `<path d="${path}" fill="none" stroke="${color}" stroke-width="${lit ? 1.8 : 1.1}"${dash ? ` stroke-dasharray="${dash}"` : ""}/>`;
      const opacity = chosen ? (lit ? 1 : FAINT) : 0.75;
      return `<g opacity="${opacity}">${line}${head(view, e, m.bend[e] ? [cx, cy] : [ax, ay], [bx, by], color)}</g>`;
    }

    function shape(kind, x, y, r, hollow) {
      const paint = hollow ? `fill="${look.paper}" stroke="${kind.color}" stroke-width="2"` : `fill="${kind.color}" stroke="${look.paper}" stroke-width="1"`;
      const corners = KG.CORNERS[kind.shape];
      if (!corners) return `<circle cx="${f(x)}" cy="${f(y)}" r="${f(r)}" ${paint}/>`;
      return `<polygon points="${corners.map(([dx, dy]) => `${f(x + dx * r)},${f(y + dy * r)}`).join(" ")}" ${paint}/>`;
    }

    function node(view, i) {
      const [x, y] = view.at(i);
      const back = view.lit.nodes.size > 0 && !view.lit.nodes.has(i);
      return `<g${back ? ` opacity="${FAINT}"` : ""}><title>${KG.xml(m.label(i))}</title>${shape(m.kindOf(i), x, y, view.radius(i), m.hollow(i))}</g>`;
    }

    function bond({ from, to, width }) {
      return `<path d="M${from.map(f).join(" ")}L${to.map(f).join(" ")}" stroke="${look.line}" stroke-opacity=".5" stroke-width="${f(width)}"/>`;
    }

    // A rim's arcs are dashes of a circle that starts at the top.
    function disc({ x, y, r, rim, arcs, said, text }) {
      const round = 2 * Math.PI * r;
      const parts = arcs.map(([k, from, to]) => `<circle cx="${f(x)}" cy="${f(y)}" r="${f(r)}" fill="none" stroke="${m.data.kinds[k].color}" stroke-width="${f(rim)}" stroke-dasharray="${f((to - from) * round)} ${f(round)}" transform="rotate(${f(from * 360 - 90)} ${f(x)} ${f(y)})"/>`);
      const count = said ? `<text x="${f(x)}" y="${f(y + 3.5)}" text-anchor="middle" font-size="10" fill="${look.ink}">${KG.xml(said)}</text>` : "";
      return `<g><title>${KG.xml(text)}</title><circle cx="${f(x)}" cy="${f(y)}" r="${f(r)}" fill="#f1ece0"/>${parts.join("")}${count}</g>`;
    }

    function label(name) {
      const rows = name.rows.map((row, k) => `<tspan x="${f(name.x)}" y="${f(name.top + (k + 0.8) * name.line)}">${KG.xml(row)}</tspan>`);
      return `<text text-anchor="middle" font-size="${name.size}"${name.strong ? ' font-weight="600"' : ""} fill="${look.ink}" stroke="${look.paper}" stroke-width="4" stroke-linejoin="round" paint-order="stroke">${rows.join("")}</text>`;
    }

    function leader(name) {
      const line = KG.leader(name);
      return line ? `<path d="M${f(line[0])} ${f(line[1])}L${f(line[2])} ${f(line[3])}" stroke="${look.soft}" stroke-width="1"/>` : "";
    }

    /** Draws everything that a view shows. */
    function picture(view) {
      const { bonds, discs } = view.groups || { bonds: [], discs: [] };
      return [
        view.land ? view.land() : "", ...bonds.map(bond), ...discs.map(disc),
        ...view.edges.map((e) => edge(view, e)), ...view.nodes.map((i) => node(view, i)),
        ...view.names.map(leader), ...view.names.map(label),
      ].filter(Boolean);
    }

    return { picture, shape };
  };
})();
