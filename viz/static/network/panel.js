// What is known about a thing or a link: words, place in the text, source, status. Text only: no
// markup is ever made from data.
(() => {
  "use strict";

  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name === "onclick") element.addEventListener("click", value);
      else element.setAttribute(name, value);
    }
    element.append(...children.filter((child) => child !== null && child !== ""));
    return element;
  }

  const SVG = "http://www.w3.org/2000/svg";

  function svg(tag, attributes) {
    const element = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  }

  const POINTS = {
    square: "3,3 15,3 15,15 3,15",
    diamond: "9,1 17,9 9,17 1,9",
    triangle: "9,2 17,16 1,16",
    triangleDown: "9,16 17,2 1,2",
    hexagon: "5,2 13,2 17,9 13,16 5,16 1,9",
    star: "9,1 11.2,6.4 17,6.8 12.6,10.6 14,16.4 9,13.2 4,16.4 5.4,10.6 1,6.8 6.8,6.4",
  };

  function shape(kind) {
    const box = svg("svg", { viewBox: "0 0 18 18", width: 16, height: 16, "aria-hidden": "true", class: "shape" });
    const body = POINTS[kind.shape]
      ? svg("polygon", { points: POINTS[kind.shape], fill: kind.color })
      : svg("circle", { cx: 9, cy: 9, r: kind.id === "other" ? 5 : 7.5, fill: kind.color });
    box.append(body);
    return box;
  }

  function line(status) {
    const box = svg("svg", { viewBox: "0 0 44 10", width: 44, height: 10, "aria-hidden": "true", class: "line" });
    box.append(
      svg("line", { x1: 1, y1: 5, x2: 43, y2: 5, stroke: "#4a4742", "stroke-width": 2, "stroke-dasharray": status.dashes.join(" ") || "none" })
    );
    return box;
  }

  KG.make = make;
  KG.shape = shape;
  KG.line = line;

  KG.panel = (element, data, page) => {
    const t = (key) => page.t(key);
    const say = (words) => words[page.lang()];
    const status = (id) => data.statuses.find((s) => s.id === id) || data.statuses[0];
    const kind = (id) => data.kinds.find((k) => k.id === id) || data.kinds[data.kinds.length - 1];

    const mark = (id) => make("span", { class: `status ${id}`, title: say(status(id).why) }, line(status(id)), say(status(id)));

    function pair(label, value) {
      return make("p", { class: "detail" }, make("span", { class: "label" }, `${label}: `), value);
    }

    function claim(number) {
      const known = data.claims[number];
      const quotes = known.quotes.map(([text, paragraph]) =>
        make("blockquote", { lang: "vi" }, `“${text}”`, make("cite", {}, `${t("paragraph")} ${paragraph}`))
      );
      const notes = known.notes.filter(([lang]) => !lang || lang === page.lang());
      return make(
        "div",
        { class: `claim ${known.status} ${known.rank}` },
        ...quotes,
        make("p", { class: "source" }, mark(known.status), make("span", {}, ` ${say(known.source)}`)),
        ...notes.map(([lang, text]) => pair(t("note"), text)),
        known.certainty ? pair(t("certainty"), say(known.certainty)) : "",
        known.speaker ? pair(t("speaker"), say(known.speaker)) : "",
        known.rule ? pair(t("rule"), say(known.rule)) : "",
        known.premises.length ? pair(t("premises"), known.premises.join(", ")) : ""
      );
    }

    function evidence(claims) {
      if (!claims.length) return make("p", { class: "quiet" }, t("no-evidence"));
      return make("div", { class: "evidence" }, ...claims.map(claim));
    }

    function fact(fact) {
      const value = fact.lang ? make("span", { lang: fact.lang }, say(fact.value)) : say(fact.value);
      const head = make("summary", {}, make("span", { class: "label" }, `${say(fact.label)}: `), value);
      return make("details", { class: "fact" }, head, evidence(fact.claims));
    }

    function thingButton(index) {
      const thing = data.things[index];
      return make("button", { type: "button", class: "thing", onclick: () => page.select({ node: index }) }, shape(kind(thing.kind)), say(thing.label));
    }

    function relation(number, from) {
      const link = data.links[number];
      const out = link.from === from;
      const verb = make(
        "button",
        { type: "button", class: "verb", onclick: () => page.select({ edge: number }) },
        line(status(link.status)),
        out ? `${say(link.label)} →` : link.back ? `${say(link.back)} →` : `← ${say(link.label)}`
      );
      return make("li", {}, verb, thingButton(out ? link.to : link.from));
    }

    function section(title, ...children) {
      return children.length ? make("section", {}, make("h3", {}, title), ...children) : "";
    }

    function head(label, title, ...rest) {
      const close = make("button", { type: "button", class: "close", "aria-label": t("close"), onclick: () => page.select({}) }, "×");
      return make("header", {}, make("p", { class: "type" }, label), make("h2", { tabindex: "-1" }, title), close, ...rest);
    }

    function node(index) {
      const thing = data.things[index];
      const links = data.links.map((link, i) => i).filter((i) => data.links[i].from === index || data.links[i].to === index);
      const also = thing.also.filter((name) => name !== thing.label.vi && name !== thing.label.en);
      return [
        head(make("span", {}, shape(kind(thing.kind)), say(thing.type)), say(thing.label)),
        also.length ? pair(t("also"), also.join("; ")) : "",
        section(t("evidence"), evidence(thing.claims)),
        section(`${t("relations")} (${links.length})`, make("ul", { class: "relations" }, ...links.map((i) => relation(i, index)))),
        section(t("facts"), ...thing.facts.map(fact)),
      ];
    }

    function edge(number) {
      const link = data.links[number];
      return [
        head(mark(link.status), say(link.label)),
        make("p", { class: "ends" }, thingButton(link.from), make("span", { class: "arrow" }, ` ${say(link.label)} → `), thingButton(link.to)),
        section(t("evidence"), evidence(link.claims)),
      ];
    }

    function start() {
      const most = data.things.map((thing, i) => i).sort((a, b) => data.things[b].weight - data.things[a].weight || a - b);
      return [
        make("p", { class: "hint" }, t("hint")),
        pair(t("node-is"), say(data.node)),
        pair(t("edge-is"), say(data.edge)),
        section(t("start"), make("ul", { class: "relations" }, ...most.slice(0, 12).map((i) => make("li", {}, thingButton(i))))),
      ];
    }

    return (selected) => {
      const parts = selected.node !== undefined ? node(selected.node) : selected.edge !== undefined ? edge(selected.edge) : start();
      element.replaceChildren(...parts.filter((part) => part !== ""));
      element.scrollTop = 0;
    };
  };
})();
