// Taking away: pictures, paper, tables, graphs and a citation of what is shown.
(() => {
  "use strict";

  KG.take = (m, app) => {
    const { data } = m;
    const t = (key) => m.t(key);
    const tell = KG.claims(m);
    const shownNodes = () => [...Array(m.n).keys()].filter((i) => app.onView(i));
    const shownEdges = () => [...Array(m.e).keys()].filter((e) => app.shown.edge[e] && app.onView(m.from[e]) && app.onView(m.to[e]));
    const name = (ending) => `lan-toa-${data.id}${app.state.node >= 0 ? `-${m.id(app.state.node).slice(0, 40).replace(/[^\w-]/g, "-")}` : ""}.${ending}`;

    function save(text, ending, type) {
      const link = KG.make("a", { href: URL.createObjectURL(text instanceof Blob ? text : new Blob([text], { type })), download: name(ending) });
      document.body.append(link);
      link.click();
      link.remove();
      setTimeout(() => URL.revokeObjectURL(link.href), 4000);
      KG.announce(`${t("saved")} ${link.download}`);
    }

    const count = (n, key) => `${n.toLocaleString(m.lang)} ${t(key)}`;
    const footer = () => `${t("source-line")} · ${t("data-of")} ${data.date || "—"} · ${count(app.counts.nodes, "things")}, ${count(app.counts.edges, "links")}${data.backdrop ? ` · ${m.say(data.backdrop.credit)}` : ""}`;

    /** Writes the picture as SVG text. */
    function picture() {
      const legend = [
        ...data.kinds.filter((_, k) => shownNodes().some((i) => m.kind[i] === k)).map((kind) => ({ kind, word: kind[m.lang] })),
        ...data.statuses.filter((_, s) => shownEdges().some((e) => m.status[e] === s)).map((status) => ({ status, word: status[m.lang] })),
      ];
      return KG.svgText(m, app.drawn(), { title: m.say(data.title), about: m.say(data.about), footer: footer(), legend });
    }

    async function png() {
      const image = new Image();
      image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture())}`;
      await image.decode();
      const [, , w, h] = picture().match(/viewBox="([^"]+)"/)[1].split(" ").map(Number);
      const canvas = KG.make("canvas", { width: Math.round(w * 2), height: Math.round(h * 2) });
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => save(blob, "png"), "image/png");
    }

    // Spreadsheets take a cell that starts so for a formula.
    const cell = (value) => {
      const text = String(value);
      const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
      return /[",\n\r]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
    };

    function csv() {
      const head = ["from_id", "from", "relation", "label", "to_id", "to", "status", "quotes", "sources"];
      const rows = shownEdges().map((e) => [
        m.id(m.from[e]), m.label(m.from[e]), relation(e), m.verb(e), m.id(m.to[e]), m.label(m.to[e]),
        data.statuses[m.status[e]].id, tell.words(data.edges.known[e]), tell.sources(data.edges.known[e]),
      ]);
      return `\ufeff${[head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
    }

    const relation = (e) => data.relations[m.rel[e]][4];

    function graphml() {
      const keys = [["label", "node"], ["label_en", "node"], ["kind", "node"], ["iri", "node"], ["predicate", "edge"], ["label", "edge"], ["status", "edge"], ["quotes", "edge"]];
      const put = (owner, pairs) => pairs.filter(([, value]) => value !== "").map(([key, value]) => `<data key="${owner}-${key}">${KG.xml(value)}</data>`).join("");
      const nodes = shownNodes().map((i) => `<node id="${KG.xml(m.id(i))}">${put("n", [["label", m.nodes.vi[i]], ["label_en", m.english(i)], ["kind", m.kindOf(i).id], ["iri", m.iri(i)]])}</node>`);
      const edges = shownEdges().map((e) => `<edge source="${KG.xml(m.id(m.from[e]))}" target="${KG.xml(m.id(m.to[e]))}">${put("e", [["predicate", relation(e)], ["label", m.verb(e)], ["status", data.statuses[m.status[e]].id], ["quotes", tell.words(data.edges.known[e])]])}</edge>`);
      return [
        '<?xml version="1.0" encoding="UTF-8"?>', '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
        ...keys.map(([key, owner]) => `<key id="${owner[0]}-${key}" for="${owner}" attr.name="${key}" attr.type="string"/>`),
        '<graph edgedefault="directed">', ...nodes, ...edges, "</graph>", "</graphml>", "",
      ].join("\n");
    }

    const iri = (text) => `<${text.replace(/[\u0000-\u0020<>"{}|^`\\]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`)}>`;
    const literal = (text, lang) => `"${text.replace(/[\\"]/g, "\\$&").replace(/\n/g, "\\n").replace(/\r/g, "\\r").replace(/\t/g, "\\t")}"${lang ? `@${lang}` : ""}`;
    const predicate = (short) => {
      const [prefix, ...rest] = short.split(":");
      return data.prefixes[prefix] ? iri(data.prefixes[prefix] + rest.join(":")) : iri(short);
    };

    function turtle() {
      const label = iri("http://www.w3.org/2004/02/skos/core#prefLabel");
      const lines = [`# ${m.say(data.title).replace(/[\r\n]/g, " ")} · ${footer()}`];
      for (const i of shownNodes()) {
        lines.push(`${iri(m.iri(i))} ${label} ${literal(m.nodes.vi[i], "vi")}${m.nodes.en[i] ? `, ${literal(m.nodes.en[i], "en")}` : ""} .`);
      }
      for (const e of shownEdges()) lines.push(`${iri(m.iri(m.from[e]))} ${predicate(relation(e))} ${iri(m.iri(m.to[e]))} .`);
      return `${lines.join("\n")}\n`;
    }

    /** Gives the words by which a thing, a link or the view is cited. */
    function citation(i, e) {
      const what = e !== undefined && e !== null ? `${m.label(m.from[e])} — ${m.verb(e)} → ${m.label(m.to[e])}` : i !== null && i !== undefined ? `${m.label(i)} <${m.iri(i)}>` : m.say(data.title);
      const known = e !== undefined && e !== null ? data.edges.known[e] : i !== null && i !== undefined ? data.nodes.known[i] : 0;
      return [what, tell.words(known), tell.sources(known), footer()].filter(Boolean).join(". ");
    }

    async function copy(text) {
      try {
        await navigator.clipboard.writeText(text);
      } catch {
        const area = KG.make("textarea", { class: "reader", "aria-hidden": "true" });
        area.value = text;
        document.body.append(area);
        area.select();
        document.execCommand("copy");
        area.remove();
      }
      app.notice(`${t("copied")}: ${text}`);
    }

    function paper(size) {
      const sheet = KG.by("paper");
      const parsed = new DOMParser().parseFromString(picture(), "image/svg+xml").documentElement;
      sheet.replaceChildren(document.importNode(parsed, true));
      document.documentElement.dataset.paper = size;
      window.print();
    }

    const deeds = {
      png, svg: () => save(picture(), "svg", "image/svg+xml"),
      a4: () => paper("a4"), a3: () => paper("a3"),
      csv: () => save(csv(), "csv", "text/csv;charset=utf-8"),
      graphml: () => save(graphml(), "graphml", "application/graphml+xml"),
      turtle: () => save(turtle(), "ttl", "text/turtle"),
      cite: () => copy(citation()), link: () => copy(location.href),
    };
    return { deeds, copy, citation, picture, csv, graphml, turtle };
  };
})();
