// The words round the picture, in the reader's language: heads, buttons, tips, notices.
(() => {
  "use strict";

  const LASTS = 6000;

  KG.wording = (m, app, stage) => {
    const { data } = m;
    const { by } = KG;
    const each = (name, put) => document.querySelectorAll(`[data-${name}]`).forEach((element) => put(element, m.t(element.dataset[name])));

    /** Puts every word of the page into the reader's language. */
    app.translate = () => {
      document.documentElement.lang = m.lang;
      document.title = `${m.say(data.title)} · Lan Tỏa`;
      by("title").textContent = m.say(data.title);
      by("about").textContent = m.say(data.about);
      by("credit").textContent = [m.t("source-line"), `${m.t("data-of")} ${data.date || "—"}`, data.backdrop && m.say(data.backdrop.credit), m.t("offline")].filter(Boolean).join(" · ");
      each("t", (element, text) => (element.textContent = text));
      each("label", (element, text) => element.setAttribute("aria-label", text));
      each("title", (element, text) => element.setAttribute("title", text));
      by("search").placeholder = m.t(app.narrow() ? "search-short" : "search");
      by("language").setAttribute("lang", m.lang === "vi" ? "en" : "vi");
    };

    /** Names what lies under the hand. */
    app.words = ({ node, edge, group }) => {
      if (node !== undefined) return `${m.label(node)} · ${m.type(node)}`;
      if (edge !== undefined) return `${m.label(m.from[edge])} — ${m.verb(edge)} → ${m.label(m.to[edge])}`;
      return group ? `${group.name()} (${group.own.length.toLocaleString(m.lang)}) · ${m.t("click-opens")}` : "";
    };

    /** Shows a tip beside the hand. */
    app.tip = (text, event) => {
      const tip = by("tip");
      tip.hidden = !text;
      tip.textContent = text;
      if (!text || !event) return;
      const box = stage.getBoundingClientRect();
      const [x, y] = [event.clientX - box.left, event.clientY - box.top];
      tip.style.setProperty("left", `${Math.max(4, Math.min(x + 14, box.width - 290))}px`);
      tip.style.setProperty("top", `${y > box.height - 90 ? y - 60 : y + 16}px`);
    };

    let lasting = 0;
    /** Tells what has been done, for a few seconds. */
    app.notice = (text) => {
      KG.announce(text);
      by("notice").textContent = text;
      by("notice").hidden = false;
      clearTimeout(lasting);
      lasting = setTimeout(() => (by("notice").hidden = true), LASTS);
    };

    /** Gives the corners of the picture that no name may cover: the buttons, the line of keys. */
    app.corners = () => {
      const { left, top } = stage.getBoundingClientRect();
      return [...stage.querySelectorAll(".zoom, .keys")].filter((element) => element.checkVisibility()).map((element) => {
        const box = element.getBoundingClientRect();
        return { x1: box.left - left - 4, x2: box.right - left + 4, y1: box.top - top - 4, y2: box.bottom - top + 4 };
      });
    };
  };
})();
