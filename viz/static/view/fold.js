// Search as people type: without marks, đ as d, tones old or new, abbreviations; exact marks first.
(() => {
  "use strict";

  const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d");

  /** Folds a text to bare lower-case words: "29-NQ/TW" becomes "29 nq tw". */
  KG.fold = (text) => plain(text.toLowerCase()).replace(/[^\p{L}\p{N}]+/gu, " ").trim();

  /** Keeps the marks, but every tone at the end of its word: hoà and hòa are one. */
  KG.marked = (text) =>
    text
      .toLowerCase()
      .normalize("NFD")
      .split(/[^\p{L}\p{M}\p{N}]+/u)
      .filter(Boolean)
      .map((word) => word.replace(TONES, "").normalize("NFC") + (word.match(TONES) || []).join(""))
      .join(" ");

  // Abbreviations leave the little words out: Giáo dục và Đào tạo is GDĐT.
  const LITTLE = new Set(["va", "cua", "and", "of", "the"]);
  const initials = (folded) => folded.split(" ").map((word) => (LITTLE.has(word) ? "" : word[0] || "")).join("");

  // One flat line a thing: its folded names, each between bars, then its class; then the initials.
  function entry(m, i, types) {
    const folded = names(m, i).map(KG.fold);
    const type = m.nodes.type[i];
    types[type] = types[type] || KG.fold(m.data.types[type].join(" "));
    return [["", ...folded, types[type]].join(" | "), initials(folded[0] || "")];
  }

  const names = (m, i) => [m.nodes.vi[i], m.nodes.en[i], ...m.also(i)].filter(Boolean);
  const namesIn = (line) => line.split(" | ").slice(1, -1);

  // A word is found at the start of a word of the name; two letters or more also as initials.
  function holds([line, short], word) {
    if (line.includes(` ${word}`)) return 2;
    if (line.includes(word) && word.length > 2) return 1;
    return word.length > 1 && short.includes(word) ? 1 : 0;
  }

  function score(m, i, e, typed, folded, words) {
    let points = 0;
    for (const word of words) {
      const found = holds(e, word);
      if (!found) return -1;
      points += found;
    }
    const own = namesIn(e[0]);
    if (own.includes(folded)) points += 40;
    else if (own.some((name) => name.startsWith(`${folded} `))) points += 22;
    else if (own.some((name) => name.startsWith(folded))) points += 18;
    else if (own.some((name) => ` ${name} `.includes(` ${folded} `))) points += 14;
    else if (own.some((name) => name.includes(folded))) points += 6;
    if (typed !== folded && names(m, i).some((name) => KG.marked(name).includes(typed))) points += 60;
    return points;
  }

  /** Makes the search over a model; its index is built while the page rests, or at the first word. */
  KG.searcher = (m) => {
    const entries = [];
    const types = [];
    function grow(deadline) {
      while (entries.length < m.n && (!deadline || entries.length % 200 || deadline.timeRemaining() > 3)) {
        entries.push(entry(m, entries.length, types));
      }
      if (entries.length < m.n) requestIdleCallback(grow);
    }
    (window.requestIdleCallback || ((f) => setTimeout(f, 50)))(() => grow({ timeRemaining: () => 0 }));
    return (text, limit = 60) => {
      grow(null);
      const typed = KG.marked(text);
      const folded = KG.fold(text);
      const words = folded.split(" ").filter(Boolean);
      if (!words.length) return [];
      const found = [];
      const first = (i) => entries[i][0].indexOf(" |", 3);
      for (let i = 0; i < m.n; i++) {
        const points = quick(entries[i], words) ? score(m, i, entries[i], typed, folded, words) : -1;
        if (points >= 0) found.push([points, i]);
      }
      found.sort((a, b) => b[0] - a[0] || m.weight[b[1]] - m.weight[a[1]] || first(a[1]) - first(b[1]) || a[1] - b[1]);
      return found.slice(0, limit).map(([, i]) => i);
    };
  };

  function quick([line, short], words) {
    for (const word of words) if (!line.includes(word) && !short.includes(word)) return false;
    return true;
  }
})();
