// The editor: run, show with labels, download, share. Every value becomes text, never markup.
(() => {
  "use strict";
  const at = (id) => document.getElementById(id);
  const data = JSON.parse(at("data").textContent), words = data.words, lang = document.documentElement.lang;
  const BASE = "https://w3id.org/lantoa/";
  const editor = CodeMirror.fromTextArea(at("text"), {
    mode: "application/sparql-query", lineNumbers: true, matchBrackets: true, lineWrapping: true,
    screenReaderLabel: words.query, inputStyle: "contenteditable",
    extraKeys: {
      "Ctrl-Space": (cm) => cm.showHint({ hint: Complete.hint, completeSingle: false }),
      "Ctrl-Enter": () => run(), "Cmd-Enter": () => run(), Esc: (cm) => cm.getInputField().blur(),
      Tab: false, "Shift-Tab": false,
    },
  });
  const field = editor.getInputField();
  field.setAttribute("role", "textbox");
  field.setAttribute("aria-multiline", "true");
  field.setAttribute("aria-label", words.query);
  Complete.load();
  window.lantoaEditor = editor;

  const withLang = (params) => { if (lang === "en") params.set("lang", "en"); return params; };
  const permalink = () => `/query?${withLang(new URLSearchParams({ query: editor.getValue() }))}`;
  const refresh = () => at("permalink").setAttribute("href", permalink());
  editor.on("change", () => { refresh(); unmark(); });
  refresh();

  function make(name, text, parent) {
    const node = document.createElement(name);
    if (text !== undefined) node.textContent = text;
    if (parent) parent.append(node);
    return node;
  }
  function address(iri) {
    if (iri.startsWith(`${BASE}id/`)) return `/page/${iri.slice(BASE.length + 3)}`;
    if (iri.startsWith(`${BASE}scheme/`)) return `/page/${iri.slice(BASE.length)}`;
    if (iri.startsWith(`${BASE}ont#`)) return `/ontology.html#${iri.slice(BASE.length + 4)}`;
    return /^https?:\/\//.test(iri) ? iri : "";
  }
  function short(iri) {
    const found = Object.entries(Complete.prefixes).find(([, base]) => iri.startsWith(base));
    return found ? `${found[0]}:${iri.slice(found[1].length)}` : iri;
  }
  function cell(term, labels, row) {
    const node = make("td", undefined, row);
    if (!term) return;
    if (term.type !== "uri") {
      node.textContent = term.value;
      if (term["xml:lang"]) node.lang = term["xml:lang"];
      return;
    }
    const to = address(term.value), link = make(to ? "a" : "span", labels[term.value] || short(term.value), node);
    link.title = term.value;
    if (to) link.setAttribute("href", to.startsWith("/page/") && lang === "en" ? `${to}?lang=en` : to);
  }
  async function labelsOf(bindings) {
    const iris = new Set();
    for (const row of bindings) for (const term of Object.values(row)) if (term.type === "uri") iris.add(term.value);
    if (!iris.size) return {};
    const answer = await fetch(`/labels.json?${withLang(new URLSearchParams())}`, { method: "POST", body: JSON.stringify([...iris].slice(0, 4000)) });
    return answer.ok ? answer.json() : {};
  }
  function table(names, bindings, labels) {
    const made = make("table"), head = make("tr", undefined, make("thead", undefined, made));
    for (const name of names) make("th", name, head).scope = "col";
    const body = make("tbody", undefined, made);
    for (const row of bindings) {
      const line = make("tr", undefined, body);
      for (const name of names) cell(row[name], labels, line);
    }
    return made;
  }
  function forms(kinds) {
    at("forms").textContent = "";
    for (const [name] of kinds) {
      const link = make("a", name.toUpperCase(), at("forms"));
      link.setAttribute("href", `/sparql?${new URLSearchParams({ query: editor.getValue(), format: name })}`);
      link.setAttribute("download", `lantoa.${name}`);
      at("forms").append(" ");
    }
  }
  let marked = null;
  function unmark() {
    if (marked) editor.removeLineClass(marked, "background", "fault-line");
    marked = null;
  }
  function fault(problem) {
    const where = problem.line ? `${words.line} ${problem.line}, ${words.column} ${problem.column}: ` : "";
    at("fault").hidden = false; at("tools").hidden = true;
    at("fault").textContent = where + [problem.detail, problem.hint].filter(Boolean).join(" ");
    if (!problem.line) return;
    marked = editor.addLineClass(problem.line - 1, "background", "fault-line");
    editor.setCursor({ line: problem.line - 1, ch: problem.column - 1 });
  }
  function offerNetwork() {
    at("as-network").hidden = false;
    at("as-network").setAttribute("href", `/network?${withLang(new URLSearchParams({ query: editor.getValue() }))}`);
  }
  async function shown(answer) {
    const type = (answer.headers.get("Content-Type") || "").split(";")[0], result = at("result");
    at("as-network").hidden = true;
    if (type !== "application/sparql-results+json") {
      const text = await answer.text();
      make("pre", text, result);
      at("count").textContent = "";
      if (text.trim()) offerNetwork();
      return forms(data.graphs);
    }
    const told = await answer.json();
    forms(data.rows);
    if ("boolean" in told) { at("count").textContent = told.boolean ? words.yes : words.no; return undefined; }
    const bindings = told.results.bindings, few = bindings.slice(0, 2000), labels = await labelsOf(few);
    at("count").textContent = `${bindings.length} ${words.rows}`;
    result.append(table(told.head.vars, few, labels));
    const isOurs = (term) => term.type === "uri" && term.value.startsWith(`${BASE}id/`);
    if (few.some((row) => Object.values(row).some(isOurs))) offerNetwork();
    return undefined;
  }
  async function run() {
    unmark();
    at("answer").hidden = false; at("fault").hidden = true; at("tools").hidden = false;
    at("result").textContent = ""; at("count").textContent = "…"; at("forms").textContent = "";
    history.replaceState(null, "", permalink());
    try {
      const answer = await fetch(`/sparql?${withLang(new URLSearchParams())}`, {
        method: "POST", body: editor.getValue(),
        headers: { "Content-Type": "application/sparql-query", Accept: "application/sparql-results+json, text/turtle;q=0.9" },
      });
      if (answer.ok) await shown(answer);
      else fault(await answer.json());
    } catch { fault({ detail: words.failed }); }
    at("answer").scrollIntoView({ block: "nearest" });
  }
  at("ask").addEventListener("submit", (event) => { event.preventDefault(); run(); });
  document.querySelectorAll("[data-example]").forEach((button) => button.addEventListener("click", () => {
    editor.setValue(data.examples[Number(button.dataset.example)].text);
    run();
  }));
  if (new URLSearchParams(location.search).has("query")) run();
})();
