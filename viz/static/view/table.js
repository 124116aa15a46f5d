// The twin of the picture: the same links or things as a table, under the same filters, to sort.
(() => {
  "use strict";

  const PAGE = 100;

  KG.table = (box, m, app) => {
    const make = KG.make;
    const t = (key) => m.t(key);
    const tell = KG.claims(m);
    const order = new Intl.Collator("vi");
    let what = "links";
    let by = -1;
    let down = false;
    let many = PAGE;

    const thing = (i) => make("button", { type: "button", class: "link", onclick: () => app.choose({ node: i }) }, m.label(i));
    const year = (i) => (m.years(i) ? [...new Set(m.years(i))].join("–") : "");
    const tables = {
      links: {
        rows: () => indices(m.e, app.shown.edge),
        columns: [
          ["from", (e) => m.label(m.from[e]), (e) => thing(m.from[e])],
          ["link", (e) => m.verb(e), (e) => make("button", { type: "button", class: "link", onclick: () => app.choose({ edge: e }) }, m.verb(e))],
          ["to", (e) => m.label(m.to[e]), (e) => thing(m.to[e])],
          ["status", (e) => m.data.statuses[m.status[e]][m.lang], (e) => m.data.statuses[m.status[e]][m.lang]],
          ["words", (e) => tell.words(m.data.edges.known[e]), (e) => make("span", { lang: "vi" }, tell.words(m.data.edges.known[e]))],
          ["source", (e) => tell.sources(m.data.edges.known[e]), (e) => tell.sources(m.data.edges.known[e])],
        ],
      },
      things: {
        rows: () => indices(m.n, app.shown.node),
        columns: [
          ["name", (i) => m.label(i), thing],
          ["kind", (i) => m.kindOf(i)[m.lang], (i) => m.kindOf(i)[m.lang]],
          ["type", (i) => m.type(i), (i) => m.type(i)],
          ["year", year, year],
          ["relations", (i) => m.degree[i], (i) => String(m.degree[i])],
          ["words", (i) => tell.words(m.data.nodes.known[i]), (i) => make("span", { lang: "vi" }, tell.words(m.data.nodes.known[i]))],
        ],
      },
    };

    const indices = (total, flags) => [...Array(total).keys()].filter((i) => flags[i]);

    function sorted() {
      const { rows, columns } = tables[what];
      const list = rows();
      if (by < 0) return list;
      const keys = new Map(list.map((i) => [i, columns[by][1](i)]));
      const compare = (a, b) => (typeof a === "number" ? a - b : order.compare(a, b));
      return list.sort((a, b) => (down ? -1 : 1) * compare(keys.get(a), keys.get(b)) || a - b);
    }

    function head(name, k) {
      const state = by === k ? (down ? "descending" : "ascending") : null;
      const sort = () => {
        down = by === k && !down;
        by = k;
        draw(`sort-${k}`);
      };
      return make("th", { scope: "col", "aria-sort": state }, make("button", { type: "button", id: `sort-${k}`, onclick: sort }, t(name), make("span", { "aria-hidden": "true" }, state ? (down ? " ↓" : " ↑") : " ↕")));
    }

    function tab(name, count) {
      const press = () => {
        what = name;
        by = -1;
        many = PAGE;
        draw(`rows-${name}`);
      };
      return make("button", { type: "button", id: `rows-${name}`, class: "small", "aria-pressed": String(what === name), onclick: press }, `${t(name === "links" ? "table-links" : "table-things")} (${count})`);
    }

    /** Draws the table; `focus` names the button that keeps the focus. */
    function draw(focus) {
      const { columns } = tables[what];
      const list = sorted();
      const counts = { links: tables.links.rows().length, things: tables.things.rows().length };
      const more = () => {
        many += PAGE * 5;
        draw("rows-more");
      };
      box.replaceChildren(
        make("p", { class: "deeds" }, tab("links", counts.links), tab("things", counts.things)),
        make("div", { class: "wide", tabindex: "0", role: "region", "aria-label": t("table") },
          make("table", {},
            make("caption", { class: "reader" }, `${m.say(m.data.title)}: ${list.length}`),
            make("thead", {}, make("tr", {}, columns.map(([name], k) => head(name, k)))),
            make("tbody", { id: "rows" }, list.slice(0, many).map((i) => make("tr", {}, columns.map(([, , cell]) => make("td", {}, cell(i)))))))),
        list.length > many ? make("button", { type: "button", id: "rows-more", class: "small", onclick: more }, `${t("more-rows")} (${list.length - many})`) : ""
      );
      if (focus && KG.by(focus)) KG.by(focus).focus();
    }

    return draw;
  };
})();
