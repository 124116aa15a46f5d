// Who says it, in which words: the claims behind a thing, a fact or a link.
(() => {
  "use strict";

  KG.claims = (m) => {
    const { data } = m;
    const make = KG.make;
    const t = (key) => m.t(key);
    const source = (claim) => (data.claims.source[claim] < 0 ? "" : m.say(data.sources[data.claims.source[claim]]));

    const mark = (status) => {
      const look = data.statuses[status];
      return make("span", { class: "status", title: m.say(look.why) }, KG.line(look), look[m.lang]);
    };

    const pair = (label, ...value) => make("p", { class: "detail" }, make("span", { class: "label" }, `${label}: `), ...value);

    const premise = ([said, words]) => make("li", {}, m.say(said), words.map(quote));
    const quote = ([text, paragraph]) =>
      make("blockquote", { lang: "vi" }, `“${text}”`, make("cite", { lang: m.lang }, `${t("paragraph")} ${paragraph}`));

    function one(claim) {
      const more = data.claims.more[claim] || {};
      const notes = (more.notes || []).filter(([lang]) => !lang || lang === m.lang);
      const premises = more.premises || [];
      return make(
        "div",
        { class: `claim ${more.rank || ""}` },
        (data.claims.quotes[claim] || []).map(quote),
        make("p", { class: "source" }, mark(data.claims.status[claim]), make("span", {}, source(claim))),
        more.rank === "deprecated" ? pair(t("rank"), t("rival")) : "",
        notes.map(([, text]) => pair(t("note"), text)),
        more.certainty ? pair(t("certainty"), m.say(more.certainty)) : "",
        more.speaker ? pair(t("speaker"), m.say(more.speaker)) : "",
        more.rule ? pair(t("rule"), m.say(more.rule)) : "",
        premises.length ? make("div", {}, pair(t("premises")), make("ul", { class: "premises" }, premises.map(premise))) : ""
      );
    }

    /** Shows the claims of a list. */
    function evidence(list) {
      if (!list || !list.length) return make("p", { class: "quiet" }, t("no-evidence"));
      return make("div", { class: "evidence" }, list.map(one));
    }

    /** Gives the quoted words of an edge or node as one text. */
    const words = (list) => (list || []).flatMap((claim) => (data.claims.quotes[claim] || []).map(([text, p]) => `“${text}” (§${p})`)).join("; ");
    const sources = (list) => [...new Set((list || []).map(source))].filter(Boolean).join("; ");

    return { evidence, mark, pair, words, sources };
  };
})();
