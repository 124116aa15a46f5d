// Completion from our own classes, properties and concepts, found by Vietnamese or English label.
"use strict";
const Complete = (() => {
  let terms = [], prefixes = {};
  const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d").replace(/Đ/g, "D").toLowerCase();

  async function load() {
    const answer = await fetch("/terms.json");
    if (!answer.ok) return;
    const told = await answer.json();
    prefixes = told.prefixes;
    terms = told.terms.map(([kind, name, vi, en]) => ({ kind, name, vi, en, key: ` ${plain(vi)} ${plain(en)} ${name.toLowerCase()} ${name.split(":")[1].toLowerCase()}` }));
  }
  function find(typed) {
    const words = plain(typed).split(/\s+/).filter(Boolean);
    if (!words.length) return [];
    const rank = (term) => (term.name.toLowerCase().startsWith(words[0]) || plain(term.vi).startsWith(words.join(" ")) ? 0 : 1) + (term.kind === "k" ? 2 : 0);
    return terms.filter((term) => words.every((word) => term.key.includes(` ${word}`) || term.key.includes(`:${word}`))).map((term) => [rank(term), term]).sort((a, b) => a[0] - b[0] || a[1].name.localeCompare(b[1].name)).slice(0, 40).map(([, term]) => term);
  }
  // The longest run of words before the cursor that finds anything is what one meant to type.
  function hint(editor) {
    const cursor = editor.getCursor(), before = editor.getLine(cursor.line).slice(0, cursor.ch);
    const run = before.match(/[\p{L}\p{M}\d:_-]+(?: [\p{L}\p{M}\d:_-]+){0,4}$/u);
    if (!run) return null;
    let typed = run[0];
    for (;;) {
      const found = find(typed);
      if (found.length) {
        const lang = document.documentElement.lang;
        return {
          from: { line: cursor.line, ch: cursor.ch - typed.length }, to: cursor,
          list: found.map((term) => ({ text: term.name, render(item) {
            const note = document.createElement("small");
            note.textContent = lang === "en" ? term.en : term.vi;
            item.append(term.name, note);
          } })),
        };
      }
      const cut = typed.indexOf(" ");
      if (cut < 0) return null;
      typed = typed.slice(cut + 1);
    }
  }
  return { load, hint, find, get prefixes() { return prefixes; } };
})();
