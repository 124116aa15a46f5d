// The column beside the picture: what is known of the thing, the link or the way that is chosen.
(() => {
  "use strict";

  KG.panel = (element, m, app) => {
    const { data } = m;
    const make = KG.make;
    const t = (key) => m.t(key);
    const tell = KG.claims(m);
    const LONG = 40;

    const button = (text, onclick, extra = {}) => make("button", { type: "button", class: "small", onclick, ...extra }, text);
    const section = (title, ...children) => (children.flat().filter(Boolean).length ? make("section", {}, make("h3", {}, title), ...children) : "");

    function thing(i) {
      return make("button", { type: "button", class: "thing", onclick: () => app.choose({ node: i }) }, KG.shape(m.kindOf(i), m.hollow(i)), make("span", {}, m.label(i)));
    }

    function relation(edge, i) {
      const out = m.from[edge] === i;
      const words = out ? `${m.verb(edge)} →` : m.back(edge) ? `${m.back(edge)} →` : `← ${m.verb(edge)}`;
      const status = data.statuses[m.status[edge]];
      const verb = make("button", { type: "button", class: "verb", onclick: () => app.choose({ edge }) }, KG.line(status), make("span", {}, words), make("span", { class: "reader" }, ` (${status[m.lang]})`));
      return make("li", {}, verb, thing(m.other(edge, i)));
    }

    function head(label, title) {
      const close = make("button", { type: "button", class: "close", "aria-label": t("close"), onclick: () => app.choose({}) }, "×");
      return make("header", {}, make("p", { class: "type" }, label), make("h2", { tabindex: "-1" }, title), close);
    }

    function fact([relation, value, , claims]) {
      const [vi, en, lang] = data.terms[value];
      const text = m.lang === "en" ? en : vi;
      const summary = make("summary", {}, make("span", { class: "label" }, `${m.say(data.relations[relation])}: `), lang ? make("span", { lang }, text) : text);
      return make("details", { class: "fact" }, summary, tell.evidence(claims));
    }

    function deeds(i) {
      const s = app.state;
      return make(
        "div",
        { class: "deeds" },
        button(t("near"), () => app.near(i)),
        s.mode === "near" && !s.open.includes(i) ? button(t("open"), () => app.open(i)) : "",
        button(t("way-from"), () => app.wayFrom(i)),
        button(s.pinned.has(i) ? t("unpin") : t("pin"), () => app.pin(i), { "aria-pressed": String(s.pinned.has(i)) }),
        button(t("hide"), () => app.hide(i)),
        button(t("cite"), () => app.cite(i))
      );
    }

    function way(i) {
      const input = make("input", { type: "search", id: "way-to", role: "combobox", "aria-expanded": "false", "aria-controls": "way-found", "aria-autocomplete": "list", autocomplete: "off", placeholder: t("way-to"), "aria-label": t("way-to") });
      const list = make("ul", { id: "way-found", role: "listbox", "aria-label": t("way-to"), hidden: true });
      KG.finder(input, list, m, app.find, (j) => app.choose({ path: [i, j] }));
      return make("div", { class: "search way", id: "way", hidden: true }, input, list);
    }

    function node(i) {
      const links = [...m.links(i)];
      const also = m.also(i).filter((name) => name !== m.nodes.vi[i] && name !== m.nodes.en[i]);
      const items = links.map((edge) => relation(edge, i));
      const rest = make("ul", { class: "relations", hidden: true }, items.slice(LONG));
      const more = links.length > LONG ? button(`${t("all")} (${links.length})`, (event) => { rest.hidden = false; event.target.remove(); }) : "";
      return [
        head(make("span", {}, KG.shape(m.kindOf(i), m.hollow(i)), m.type(i)), m.label(i)),
        m.lang === "vi" && m.nodes.en[i] ? make("p", { class: "other", lang: "en" }, m.nodes.en[i]) : m.lang === "en" && m.nodes.en[i] ? make("p", { class: "other", lang: "vi" }, m.nodes.vi[i]) : "",
        also.length ? tell.pair(t("also"), also.join("; ")) : "",
        deeds(i),
        way(i),
        section(t("evidence"), tell.evidence(data.nodes.known[i])),
        section(`${t("relations")} (${links.length})`, items.length ? make("ul", { class: "relations" }, items.slice(0, LONG)) : "", more, items.length > LONG ? rest : ""),
        section(t("facts"), (data.nodes.facts[i] || []).map(fact)),
      ];
    }

    function edge(e) {
      const status = m.status[e];
      return [
        head(tell.mark(status), m.verb(e)),
        make("p", { class: "ends" }, thing(m.from[e]), make("span", { class: "arrow" }, `${m.verb(e)} →`), thing(m.to[e])),
        make("p", { class: "quiet" }, m.say(data.statuses[status].why)),
        make("div", { class: "deeds" }, button(t("cite"), () => app.cite(null, e))),
        section(t("evidence"), tell.evidence(data.edges.known[e])),
      ];
    }

    function step(way, at) {
      const e = way[at];
      const out = m.from[e] === way[at - 1];
      const words = out ? `${m.verb(e)} →` : m.back(e) ? `${m.back(e)} →` : `← ${m.verb(e)}`;
      return make("li", {},
        make("button", { type: "button", class: "verb", onclick: () => app.choose({ edge: e }) }, KG.line(data.statuses[m.status[e]]), words),
        make("p", { class: "quote", lang: "vi" }, tell.words(data.edges.known[e])),
        thing(way[at + 1]));
    }

    function ways([from, to]) {
      const { ways: found, more } = app.ways();
      const list = found.map((way, k) => make("li", { class: "way-one" }, make("p", { class: "label" }, `${t("way")} ${k + 1}`), make("ol", { class: "steps" }, make("li", {}, thing(way[0])), way.map((_, at) => (at % 2 ? step(way, at) : "")))));
      const length = found.length ? (found[0].length - 1) / 2 : 0;
      return [
        head(t("ways"), `${m.label(from)} — ${m.label(to)}`),
        make("p", {}, found.length ? `${found.length}${more ? "+" : ""} ${t("ways-found")}, ${length} ${t("steps")}.` : t("no-way")),
        make("ol", { class: "ways" }, list),
      ];
    }

    function start() {
      const most = [...Array(m.n).keys()].filter((i) => app.shown.node[i]).sort((a, b) => m.weight[b] - m.weight[a] || a - b);
      return [
        make("p", { class: "about" }, m.say(data.about)),
        make("p", { class: "hint" }, t("hint")),
        tell.pair(t("node-is"), m.say(data.node)),
        tell.pair(t("edge-is"), m.say(data.edge)),
        app.state.hidden.size ? make("p", {}, button(`${t("unhide")} (${app.state.hidden.size})`, () => app.unhide())) : "",
        section(t("start"), make("ul", { class: "relations" }, most.slice(0, 12).map((i) => make("li", {}, thing(i))))),
      ];
    }

    /** Shows what the state chooses. */
    return () => {
      const { node: i, edge: e, path } = app.state;
      const parts = path ? ways(path) : e >= 0 ? edge(e) : i >= 0 ? node(i) : start();
      element.replaceChildren(...parts.flat().filter(Boolean));
      element.scrollTop = 0;
    };
  };
})();
