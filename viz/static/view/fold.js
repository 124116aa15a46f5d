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

  function entry(m, i) {
    const names = [m.nodes.vi[i], m.nodes.en[i], ...m.also(i)].filter(Boolean);
    const folded = names.map(KG.fold);
    const type = KG.fold(m.data.types[m.nodes.type[i]].join(" "));
    return { names, folded, all: ` ${folded.join(" ")} ${type}`, short: initials(folded[0] || "") };
  }

  // A word is found at the start of a word of the name; two letters or more also as initials.
  function holds(e, word) {
    if (e.all.includes(` ${word}`)) return 2;
    if (e.all.includes(word) && word.length > 2) return 1;
    return word.length > 1 && e.short.includes(word) ? 1 : 0;
  }

  function score(e, typed, folded, words) {
    let points = 0;
    for (const word of words) {
      const found = holds(e, word);
      if (!found) return -1;
      points += found;
    }
    if (e.folded.includes(folded)) points += 40;
    else if (e.folded.some((name) => name.startsWith(`${folded} `))) points += 22;
    else if (e.folded.some((name) => name.startsWith(folded))) points += 18;
    else if (e.folded.some((name) => ` ${name} `.includes(` ${folded} `))) points += 14;
    else if (e.folded.some((name) => name.includes(folded))) points += 6;
    if (typed !== folded && e.names.some((name) => KG.marked(name).includes(typed))) points += 60;
    return points;
  }

  /** Makes the search over a model; its index is built while the page rests, or at the first word. */
  KG.searcher = (m) => {
    const entries = [];
    function grow(deadline) {
      while (entries.length < m.n && (!deadline || entries.length % 200 || deadline.timeRemaining() > 3)) {
        entries.push(entry(m, entries.length));
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
      for (let i = 0; i < m.n; i++) {
        const points = quick(entries[i], words) ? score(entries[i], typed, folded, words) : -1;
        if (points >= 0) found.push([points, i]);
      }
      found.sort((a, b) => b[0] - a[0] || m.weight[b[1]] - m.weight[a[1]] || entries[a[1]].folded[0].length - entries[b[1]].folded[0].length || a[1] - b[1]);
      return found.slice(0, limit).map(([, i]) => i);
    };
  };

  function quick(e, words) {
    for (const word of words) if (!e.all.includes(word) && !e.short.includes(word)) return false;
    return true;
  }
})();
