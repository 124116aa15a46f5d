// Search as people type: without marks, đ as d, every word anywhere; exact marks come first.
(() => {
  "use strict";

  const lower = (text) => text.normalize("NFC").toLowerCase();
  const fold = (text) => lower(text).normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d");

  function entry(thing, index) {
    const names = [thing.label.vi, thing.label.en, ...thing.also];
    const all = [...names, thing.type.vi, thing.type.en].join(" · ");
    return {
      index,
      marked: lower(names.join(" · ")),
      names: names.map(fold),
      all: fold(all),
      weight: thing.weight,
    };
  }

  function score(entry, typed, folded) {
    const starts = entry.names.some((name) => name.startsWith(folded));
    const whole = entry.names.some((name) => name.includes(folded));
    return (entry.marked.includes(typed) ? 8 : 0) + (starts ? 4 : 0) + (whole ? 2 : 0);
  }

  KG.fold = fold;
  KG.searcher = (things) => {
    const entries = things.map(entry);
    return (text) => {
      const typed = lower(text.trim());
      const words = fold(typed).split(/\s+/).filter(Boolean);
      if (!words.length) return [];
      const found = entries.filter((e) => words.every((word) => e.all.includes(word)));
      const folded = words.join(" ");
      const ranked = found.map((e) => ({ e, score: score(e, typed, folded) }));
      ranked.sort((a, b) => b.score - a.score || b.e.weight - a.e.weight || a.e.index - b.e.index);
      return ranked.map((r) => r.e.index);
    };
  };
})();
