// Joins the picture, the search, the legend and the panel; keeps what is selected in the address.
(() => {
  "use strict";

  const data = JSON.parse(document.getElementById("data").textContent);
  const by = (id) => document.getElementById(id);
  const { things, links, kinds, statuses, drawing } = data;
  const make = KG.make;
  let lang = data.lang;
  let selected = {};
  const hiddenKinds = new Set();
  const hiddenStatuses = new Set();

  const t = (key) => data.words[lang][key];
  // The places are for a screen that is wider than high; on one that is not they lie on their side.
  const stage = by("picture");
  const tall = stage.clientHeight > stage.clientWidth;
  const nodes = new vis.DataSet(drawing.nodes.map((node) => (tall ? { ...node, x: node.y, y: node.x } : node)));
  const edges = new vis.DataSet(drawing.edges);
  const network = new vis.Network(stage, { nodes, edges }, drawing.options);
  const canvas = by("picture").querySelector("canvas");
  canvas.setAttribute("aria-hidden", "true");

  const number = new Map(things.map((thing, i) => [thing.id, i]));
  const around = things.map(() => []);
  links.forEach((link, i) => {
    around[link.from].push([link.to, i]);
    around[link.to].push([link.from, i]);
  });

  const nodeShown = (i) => !hiddenKinds.has(things[i].kind);
  const edgeShown = (i) =>
    nodeShown(links[i].from) && nodeShown(links[i].to) && !hiddenStatuses.has(links[i].status);

  function near() {
    if (selected.node !== undefined) return [selected.node, ...around[selected.node].map(([i]) => i)];
    if (selected.edge !== undefined) return [links[selected.edge].from, links[selected.edge].to];
    return [];
  }

  // Far away a shape would shrink to a dot: seen from there it is drawn larger, its lines thicker.
  let grown = 1;
  const growth = () => Math.min(4, Math.max(1, (tall ? 0.33 : 0.5) / network.getScale()));

  function grow() {
    const now = growth();
    if (Math.abs(now / grown - 1) < 0.04) return;
    grown = now;
    nodes.update(drawing.nodes.map((node) => ({ id: node.id, size: node.size * grown })));
    edges.update(drawing.edges.map((edge) => ({ id: edge.id, width: edge.width * grown })));
  }

  let waiting = 0;
  network.on("zoom", () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(grow);
  });
  network.on("animationFinished", grow);

  let lit = new Set();
  KG.labels(network, {
    count: things.length,
    foremost: tall ? 7 : 14, // so many names may stand on lesser shapes, else hubs would go unnamed
    label: (i) => things[i].label[lang],
    weight: (i) => things[i].weight,
    size: (i) => drawing.nodes[i].size * grown,
    corners: (width, height) => [
      { x1: width - 60, x2: width, y1: 0, y2: 170 },
      { x1: 0, x2: 420, y1: height - 26, y2: height },
    ],
    visible: nodeShown,
    marked: () => [...lit],
    isStrong: (i) => i === selected.node,
    isDim: (i) => lit.size > 0 && !lit.has(i),
  });

  const panel = KG.panel(by("panel"), data, { t, lang: () => lang, select });

  function paint() {
    lit = new Set(near());
    const dim = lit.size > 0;
    nodes.update(things.map((thing, i) => ({ id: i, hidden: !nodeShown(i), opacity: dim && !lit.has(i) ? 0.22 : 1 })));
    edges.update(
      links.map((link, i) => {
        const on = i === selected.edge || link.from === selected.node || link.to === selected.node;
        const color = { ...drawing.edges[i].color, opacity: dim ? (on ? 0.95 : 0.08) : drawing.edges[i].color.opacity };
        return { id: i, hidden: !edgeShown(i), color };
      })
    );
  }

  function select(next, { move = true, focus = false } = {}) {
    selected = next;
    if (next.node !== undefined) network.selectNodes([next.node], false);
    else if (next.edge !== undefined) network.setSelection({ nodes: [], edges: [next.edge] }, { highlightEdges: false });
    else network.unselectAll();
    paint();
    panel(next);
    document.body.classList.toggle("reading", next.node !== undefined || next.edge !== undefined);
    if (move && next.node !== undefined) show(next.node);
    if (focus) by("panel").querySelector("h2")?.focus();
    const id = next.node === undefined ? "" : `#${encodeURIComponent(things[next.node].id)}`;
    history.replaceState(null, "", id || location.pathname + location.search);
  }

  const narrow = matchMedia("(max-width: 899px)");
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;

  function show(index) {
    const scale = Math.max(network.getScale(), 0.75);
    network.moveTo({ position: network.getPosition(index), scale, animation: still ? false : { duration: 350 } });
    if (still) grow();
  }

  function fit(animate) {
    network.fit({ animation: animate && !still ? { duration: 350 } : false });
    grow();
  }

  function zoom(factor) {
    network.moveTo({ scale: Math.min(4, Math.max(0.05, network.getScale() * factor)) });
    grow();
  }

  // Search

  const find = KG.searcher(things);
  const box = by("search");
  const list = by("found");
  let hits = [];
  let at = -1;

  function offer() {
    hits = find(box.value).slice(0, 40);
    at = hits.length ? 0 : -1;
    const typed = box.value.trim() !== "";
    list.replaceChildren(
      ...hits.map((index, i) => {
        const thing = things[index];
        const kind = kinds.find((k) => k.id === thing.kind);
        const item = make("li", { role: "option", id: `hit-${i}`, onclick: () => take(i) }, KG.shape(kind), make("span", {}, thing.label[lang]), make("small", {}, thing.type[lang]));
        return item;
      }),
      ...(typed && !hits.length ? [make("li", { class: "none" }, t("none-found"))] : [])
    );
    list.hidden = !typed;
    box.setAttribute("aria-expanded", String(typed));
    point();
  }

  function point() {
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === at)));
    if (at >= 0) {
      box.setAttribute("aria-activedescendant", `hit-${at}`);
      list.children[at].scrollIntoView({ block: "nearest" });
    } else box.removeAttribute("aria-activedescendant");
  }

  function take(i) {
    if (hits[i] === undefined) return;
    const index = hits[i];
    hiddenKinds.delete(things[index].kind);
    legend();
    list.hidden = true;
    box.setAttribute("aria-expanded", "false");
    box.value = things[index].label[lang];
    select({ node: index });
  }

  box.addEventListener("input", offer);
  box.addEventListener("focus", () => box.select());
  box.addEventListener("blur", () => setTimeout(() => { list.hidden = true; box.setAttribute("aria-expanded", "false"); }, 200));
  box.addEventListener("keydown", (event) => {
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps && hits.length) {
      at = (at + steps[event.key] + hits.length) % hits.length;
      point();
      event.preventDefault();
    } else if (event.key === "Enter") take(Math.max(at, 0));
    else if (event.key === "Escape") {
      list.hidden = true;
      box.blur();
    }
  });

  // Legend

  function choice(look, hidden, picture) {
    const input = make("input", { type: "checkbox" });
    input.checked = !hidden.has(look.id);
    input.addEventListener("change", () => {
      if (input.checked) hidden.delete(look.id);
      else hidden.add(look.id);
      paint();
    });
    return make("label", look.why ? { title: look.why[lang] } : {}, input, picture(look), make("span", {}, look[lang]));
  }

  function legend() {
    const shown = new Set(things.map((thing) => thing.kind));
    const used = new Set(links.map((link) => link.status));
    by("kinds").replaceChildren(...kinds.filter((k) => shown.has(k.id)).map((k) => choice(k, hiddenKinds, KG.shape)));
    by("statuses").replaceChildren(...statuses.filter((s) => used.has(s.id)).map((s) => choice(s, hiddenStatuses, KG.line)));
  }

  // Language

  function translate() {
    document.documentElement.lang = lang;
    document.title = `${data.title[lang]} · Lan Tỏa`;
    by("title").textContent = data.title[lang];
    by("counts").textContent = `${things.length} ${t("things")} · ${links.length} ${t("links")}`;
    box.placeholder = t(narrow.matches ? "search-short" : "search");
    box.value = "";
    box.setAttribute("aria-label", t("search"));
    document.querySelectorAll("[data-t]").forEach((e) => { e.textContent = t(e.dataset.t); });
    document.querySelectorAll("[data-label]").forEach((e) => e.setAttribute("aria-label", t(e.dataset.label)));
    const word = new Map(statuses.map((s) => [s.id, s[lang]]));
    [...by("rows").rows].forEach((row, i) => {
      const link = links[i];
      row.cells[0].firstElementChild.textContent = things[link.from].label[lang];
      row.cells[1].textContent = link.label[lang];
      row.cells[2].firstElementChild.textContent = things[link.to].label[lang];
      row.cells[3].textContent = word.get(link.status) || link.status;
    });
    legend();
    panel(selected);
    network.redraw();
  }

  by("language").addEventListener("click", () => {
    lang = lang === "vi" ? "en" : "vi";
    translate();
  });

  // Picture: pointer and keys

  network.on("click", ({ nodes: [node], edges: [edge] }) => {
    if (node !== undefined) select({ node }, { move: false });
    else if (edge !== undefined) select({ edge }, { move: false });
    else select({});
  });

  const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  function step([dx, dy]) {
    if (selected.node === undefined) {
      const most = things.map((thing, i) => i).filter(nodeShown).sort((a, b) => things[b].weight - things[a].weight || a - b);
      return select({ node: most[0] });
    }
    const here = network.getPosition(selected.node);
    const scored = things.map((thing, i) => i).filter((i) => i !== selected.node && nodeShown(i)).map((i) => {
      const p = network.getPosition(i);
      const ahead = (p.x - here.x) * dx + (p.y - here.y) * dy;
      const aside = Math.abs((p.x - here.x) * dy) + Math.abs((p.y - here.y) * dx);
      return { i, ahead, cost: ahead + 2.5 * aside };
    });
    const best = scored.filter((s) => s.ahead > 1).sort((a, b) => a.cost - b.cost || a.i - b.i)[0];
    if (best) select({ node: best.i });
  }

  by("picture").addEventListener("keydown", (event) => {
    const keys = { "+": () => zoom(1.25), "=": () => zoom(1.25), "-": () => zoom(0.8), 0: () => fit(true), Home: () => fit(true), Enter: () => by("panel").querySelector("h2")?.focus() };
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key in WAYS) step(WAYS[event.key]);
    else if (event.key in keys) keys[event.key]();
    else return;
    event.preventDefault();
  });

  document.addEventListener("keydown", (event) => {
    if (event.target.tagName === "INPUT") return;
    if (event.key === "/") {
      box.focus();
      event.preventDefault();
    } else if (event.key === "Escape") {
      select({});
      by("picture").focus();
    }
  });

  by("zoom-in").addEventListener("click", () => zoom(1.3));
  by("zoom-out").addEventListener("click", () => zoom(0.77));
  by("fit").addEventListener("click", () => fit(true));

  function fromAddress() {
    const id = decodeURIComponent(location.hash.slice(1));
    if (number.has(id) && number.get(id) !== selected.node) select({ node: number.get(id) });
  }

  addEventListener("hashchange", fromAddress);

  by("legend").open = !narrow.matches;
  if (narrow.matches) box.placeholder = t("search-short");
  legend();
  panel(selected);
  fit(false);
  fromAddress();
  if (selected.node === undefined && number.has(data.start)) select({ node: number.get(data.start) }, { move: false });
  KG.ready = { network, select: (next) => select(next) };
  document.body.classList.add("ready");
})();
