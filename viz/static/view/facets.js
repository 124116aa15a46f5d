// The filters and the legend in one: every choice with its picture and its count, and the time line.
(() => {
  "use strict";

  const FEW = 12;

  KG.facets = (box, m, app) => {
    const { data } = m;
    const make = KG.make;
    const t = (key) => m.t(key);
    const words = {
      kind: (v) => data.kinds[v][m.lang],
      status: (v) => data.statuses[v][m.lang],
      rel: (v) => m.say(data.relations[v]),
      field: (v) => (v < 0 ? t("none") : m.say(data.fields[v])),
      place: (v) => (v < 0 ? t("none") : m.say(data.places[v])),
      source: (v) => (v < 0 ? t("none") : m.say(data.sources[v])),
    };
    const picture = { kind: (v) => KG.shape(data.kinds[v]), status: (v) => KG.line(data.statuses[v]) };
    const open = new Set(["kind", "status"]);
    const long = new Set();

    function set(name, off) {
      app.change((s) => (s.off[name] = off));
    }

    function choice(name, v, count) {
      const off = app.state.off[name];
      const input = make("input", {
        type: "checkbox", checked: !off.has(v), "data-name": name, "data-value": v,
        onchange: (event) => {
          const next = new Set(off);
          if (event.target.checked) next.delete(v);
          else next.add(v);
          set(name, next);
        },
      });
      const only = make("button", { type: "button", class: "only", "data-name": name, "data-value": v, onclick: () => set(name, new Set(app.filters.values(name).filter((other) => other !== v))) }, t("only"), make("span", { class: "reader" }, ` ${words[name](v)}`));
      const title = name === "status" ? m.say(data.statuses[v].why) : null;
      return make("li", {}, make("label", { title }, input, picture[name] ? picture[name](v) : "", make("span", { class: "word" }, words[name](v)), make("span", { class: "count" }, (count || 0).toLocaleString(m.lang))), only);
    }

    function group(name) {
      const counts = app.filters.counts(name, app.state);
      const values = app.filters.values(name);
      if (values.length < 2 && name !== "kind" && name !== "status") return "";
      const order = name === "kind" || name === "status" ? (a, b) => a - b : (a, b) => (a < 0) - (b < 0) || (counts.get(b) || 0) - (counts.get(a) || 0) || a - b;
      values.sort(order);
      const some = long.has(name) ? values : values.slice(0, FEW);
      const rest = values.length > some.length ? make("button", { type: "button", class: "small", "data-name": name, onclick: () => { long.add(name); draw(); } }, `${t("all")} (${values.length})`) : "";
      const off = app.state.off[name].size;
      const reset = off ? make("button", { type: "button", class: "small", "data-name": name, onclick: () => set(name, new Set()) }, t("show-all")) : "";
      return make(
        "details",
        { open: open.has(name), "data-name": name, ontoggle: (event) => (event.target.open ? open.add(name) : open.delete(name)) },
        make("summary", {}, t(`by-${name}`), off ? make("span", { class: "count" }, ` −${off}`) : ""),
        make("ul", { "aria-label": t(`by-${name}`) }, some.map((v) => choice(name, v, counts.get(v)))),
        rest,
        reset
      );
    }

    function span() {
      let low = Infinity;
      let high = -Infinity;
      const bars = new Map();
      for (let i = 0; i < m.n; i++) {
        const years = m.years(i);
        if (!years) continue;
        low = Math.min(low, years[0]);
        high = Math.max(high, years[1]);
        bars.set(years[0], (bars.get(years[0]) || 0) + 1);
      }
      return { low, high, bars };
    }

    // Bars by the first year of each thing, and two handles for the years between which to show.
    function time() {
      const { low, high, bars } = span();
      if (!(high > low)) return "";
      const [from, to] = app.state.years || [low, high];
      const most = Math.max(...bars.values());
      const wide = 240;
      const each = wide / (high - low + 1);
      const rects = [...bars].map(([year, count]) => {
        const tall = 4 + (count / most) * 30;
        return KG.svg("rect", { x: (year - low) * each + 0.5, y: 36 - tall, width: Math.max(1, each - 1), height: tall, class: year < from || year > to ? "out" : "in" }, KG.svg("title", {}));
      });
      rects.forEach((rect, i) => (rect.firstChild.textContent = `${[...bars][i][0]}: ${[...bars][i][1]}`));
      const chart = KG.svg("svg", { viewBox: `0 0 ${wide} 37`, class: "time", role: "img", "aria-label": t("by-time") }, ...rects);
      const handle = (name, value) => make("label", {}, make("span", {}, t(name)), make("input", {
        type: "range", min: low, max: high, value, id: `year-${name}`,
        onchange: (event) => {
          const year = Number(event.target.value);
          const next = name === "since" ? [Math.min(year, to), to] : [from, Math.max(year, from)];
          app.change((s) => (s.years = next[0] === low && next[1] === high ? null : next));
        },
        oninput: (event) => (event.target.nextElementSibling.textContent = event.target.value),
      }), make("output", {}, String(value)));
      return make("details", { open: open.has("time"), "data-name": "time", ontoggle: (event) => (event.target.open ? open.add("time") : open.delete("time")) },
        make("summary", {}, t("by-time"), app.state.years ? make("span", { class: "count" }, ` ${from}–${to}`) : ""),
        chart, make("p", { class: "years" }, handle("since", from), handle("until", to)), make("p", { class: "quiet" }, t("undated")));
    }

    /** Draws the filters anew, keeping the focus where it was. */
    function draw() {
      const again = focused();
      const groups = ["kind", "status", "rel", "field", "place"].map(group);
      box.replaceChildren(...[...groups, time(), group("source")].filter(Boolean));
      if (app.grouped()) box.append(grouping());
      if (again) box.querySelector(again)?.focus({ preventScroll: true });
    }

    // How to find what has the focus again after everything is drawn anew; failing that, its group.
    function focused() {
      const here = document.activeElement;
      if (!here || !box.contains(here)) return "";
      if (here.id) return `#${here.id}`;
      const { name, value } = here.dataset;
      const summary = `details[data-name="${name || here.closest("details")?.dataset.name}"] > summary`;
      return value === undefined ? summary : `${here.tagName}[data-name="${name}"][data-value="${value}"]`;
    }

    function grouping() {
      const pick = make("select", { id: "group", onchange: (event) => app.change((s) => { s.group = event.target.value; s.camera = null; }) },
        ["c", "k", "p"].map((value) => make("option", { value, selected: app.state.group === value }, t(`group-${value}`))));
      return make("label", { class: "grouping" }, `${t("group-by")} `, pick);
    }

    return draw;
  };
})();
