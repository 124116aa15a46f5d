// Who says it, in which words: the claims behind a thing, a fact or a link.
(() => {
  "use strict";

  KG.claims = (m, app) => {
    const { data } = m;
    const make = KG.make;
    const t = (key) => m.t(key);
    let owner = null;

    // The edge that a claim speaks of, for the premises of an inference.
    function owners() {
      if (owner) return owner;
      owner = new Map();
      data.edges.known.forEach((known, edge) => (known || []).forEach((claim) => owner.set(claim, edge)));
      return owner;
    }

    const mark = (status) => {
      const look = data.statuses[status];
      return make("span", { class: "status", title: m.say(look.why) }, KG.line(look), look[m.lang]);
    };

    const pair = (label, ...value) => make("p", { class: "detail" }, make("span", { class: "label" }, `${label}: `), ...value);

    function premise(claim) {
      const edge = owners().get(claim);
      if (edge === undefined) return make("li", {}, quotes(claim));
      const text = `${m.label(m.from[edge])} — ${m.verb(edge)} → ${m.label(m.to[edge])}`;
      return make("li", {}, make("button", { type: "button", class: "link", onclick: () => app.choose({ edge }) }, text));
    }

    function quotes(claim) {
      return (data.claims.quotes[claim] || []).map(([text, paragraph]) =>
        make("blockquote", { lang: "vi" }, `“${text}”`, make("cite", { lang: m.lang }, `${t("paragraph")} ${paragraph}`))
      );
    }

    function one(claim) {
      const more = data.claims.more[claim] || {};
      const notes = (more.notes || []).filter(([lang]) => !lang || lang === m.lang);
      const premises = more.premises || [];
      const apart = more["premises-apart"];
      return make(
        "div",
        { class: `claim ${more.rank || ""}` },
        quotes(claim),
        make("p", { class: "source" }, mark(data.claims.status[claim]), make("span", {}, m.say(data.sources[data.claims.source[claim]]))),
        more.rank === "deprecated" ? pair(t("rank"), t("rival")) : "",
        notes.map(([, text]) => pair(t("note"), text)),
        more.certainty ? pair(t("certainty"), m.say(more.certainty)) : "",
        more.speaker ? pair(t("speaker"), m.say(more.speaker)) : "",
        more.rule ? pair(t("rule"), m.say(more.rule)) : "",
        premises.length ? make("div", {}, pair(t("premises")), make("ul", { class: "premises" }, premises.map(premise))) : "",
        apart ? make("p", { class: "quiet" }, `+ ${apart} ${t("premises-apart")}`) : ""
      );
    }

    /** Shows the claims of a list. */
    function evidence(list) {
      if (!list || !list.length) return make("p", { class: "quiet" }, t("no-evidence"));
      return make("div", { class: "evidence" }, list.map(one));
    }

    /** Gives the quoted words of an edge or node as one text. */
    const words = (list) => (list || []).flatMap((claim) => (data.claims.quotes[claim] || []).map(([text, p]) => `“${text}” (§${p})`)).join("; ");
    const sources = (list) => [...new Set((list || []).map((claim) => m.say(data.sources[data.claims.source[claim]])))].join("; ");

    return { evidence, mark, pair, words, sources };
  };
})();
