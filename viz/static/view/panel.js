// The column beside the picture: what is known of the thing, the link or the way that is chosen.
(() => {
  "use strict";

  KG.panel = (element, m, app) => {
    const { data } = m;
    const make = KG.make;
    const t = (key) => m.t(key);
    const tell = KG.claims(m);
    const MANY = 20; // so many links of one kind stand there before the rest is asked for

    const button = (text, onclick, extra = {}) => make("button", { type: "button", class: "small", onclick, ...extra }, text);
    const section = (title, ...children) => (children.flat().filter(Boolean).length ? make("section", {}, make("h3", {}, title), ...children) : "");

    function thing(i) {
      return make("button", { type: "button", class: "thing", onclick: () => app.choose({ node: i }) }, KG.shape(m.kindOf(i), m.hollow(i)), make("span", {}, m.label(i)));
    }

    // The words of a link as read from one of its ends.
    function verb(edge, i) {
      if (m.from[edge] === i) return `${m.verb(edge)} →`;
      return m.back(edge) ? `${m.back(edge)} →` : `← ${m.verb(edge)}`;
    }

    const status = (edge) => data.statuses[m.status[edge]];
    const quote = (edge) => {
      const said = tell.words(data.edges.known[edge]);
      return said ? make("p", { class: "quote", lang: "vi" }, said) : "";
    };

    function link(edge, i) {
      const named = `${verb(edge, i)} ${m.label(m.other(edge, i))} (${status(edge)[m.lang]})`;
      const why = make("button", { type: "button", class: "why", "aria-label": named, title: `${t("evidence")}: ${status(edge)[m.lang]}`, onclick: () => app.choose({ edge }) }, KG.line(status(edge)));
      return make("li", {}, make("div", { class: "row" }, thing(m.other(edge, i)), why), quote(edge));
    }

    // Links that say the same stand under one head; what sources state comes before what rules add.
    function relations(i) {
      const heads = new Map();
      for (const edge of [...m.links(i)].sort((a, b) => m.status[a] - m.status[b] || a - b)) {
        const words = verb(edge, i);
        (heads.get(words) || heads.set(words, []).get(words)).push(edge);
      }
      return [...heads].map(([words, edges]) => relation(words, edges, i));
    }

    function relation(words, edges, i) {
      const list = make("ul", { class: "relations" }, edges.slice(0, MANY).map((edge) => link(edge, i)));
      const rest = edges.slice(MANY);
      const unfold = (event) => {
        list.append(...rest.map((edge) => link(edge, i)));
        list.children[MANY].querySelector("button").focus();
        event.target.remove();
      };
      return make("div", { class: "relation" }, make("h4", {}, words), list, rest.length ? button(`${t("all")} (${edges.length})`, unfold) : "");
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
      const also = m.also(i).filter((name) => name !== m.nodes.vi[i] && name !== m.nodes.en[i]);
      return [
        head(make("span", {}, KG.shape(m.kindOf(i), m.hollow(i)), m.type(i)), m.label(i)),
        m.lang === "vi" && m.nodes.en[i] ? make("p", { class: "other", lang: "en" }, m.nodes.en[i]) : m.lang === "en" && m.nodes.en[i] ? make("p", { class: "other", lang: "vi" }, m.nodes.vi[i]) : "",
        also.length ? tell.pair(t("also"), also.join("; ")) : "",
        deeds(i),
        way(i),
        section(t("evidence"), tell.evidence(data.nodes.known[i])),
        section(`${t("relations")} (${m.degree[i]})`, relations(i)),
        section(t("facts"), (data.nodes.facts[i] || []).map(fact)),
      ];
    }

    function edge(e) {
      return [
        head(tell.mark(m.status[e]), m.verb(e)),
        make("p", { class: "ends" }, thing(m.from[e]), make("span", { class: "arrow" }, `${m.verb(e)} →`), thing(m.to[e])),
        make("p", { class: "quiet" }, m.say(status(e).why)),
        make("div", { class: "deeds" }, button(t("cite"), () => app.cite(null, e))),
        section(t("evidence"), tell.evidence(data.edges.known[e])),
      ];
    }

    function step(way, at) {
      const e = way[at];
      const press = make("button", { type: "button", class: "verb", onclick: () => app.choose({ edge: e }) }, KG.line(status(e)), verb(e, way[at - 1]), make("span", { class: "reader" }, ` (${status(e)[m.lang]})`));
      return make("li", {}, press, quote(e), thing(way[at + 1]));
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
