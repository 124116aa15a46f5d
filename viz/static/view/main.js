// Joins the parts: one state, kept in the address; every part draws what it says.
(() => {
  "use strict";

  const data = JSON.parse(KG.by("data").textContent);
  const by = KG.by;
  const stage = by("stage");
  const m = KG.load(data, ["force", "radial"].includes(data.layout) && stage.clientHeight > stage.clientWidth);
  const filters = KG.filters(m);
  let depth = 0;
  let furthest = 0;
  let known = { ways: [], more: false };
  let left = 0;

  const app = {
    m, filters, shown: filters, state: KG.read(m, location.hash), cursor: -1, counts: { nodes: 0, edges: 0 },
    find: KG.searcher(m),
  };
  m.lang = app.state.lang || m.lang;

  // Choosing and changing

  /** Changes the state by a function, draws it, and keeps it in the address. */
  app.change = (how, { replace = false } = {}) => {
    how(app.state);
    render();
    keep(replace);
  };

  /** Chooses a thing, a link, a way, or nothing. */
  app.choose = ({ node = -1, edge = -1, path = null }, { move = true, focus = false } = {}) => {
    app.cursor = -1;
    app.change((s) => {
      Object.assign(s, { node, edge, path });
      if (node >= 0 && !filters.node[node]) reveal(s, node);
      if (s.mode === "near" && node >= 0 && !near.held().includes(node)) s.open = [...s.open, node];
    });
    if (move && node >= 0) app.picture().show(node);
    if (path) fitWays();
    if (edge >= 0 && move && app.state.mode === "all") fitIfAway([m.from[edge], m.to[edge]]);
    if (focus) app.toPanel();
    if (node >= 0) KG.announce(said(node));
  };

  // Whoever asks for a thing by name sees it, whatever the filters say.
  function reveal(s, i) {
    s.hidden.delete(i);
    s.off.kind.delete(m.kind[i]);
    s.off.field.clear();
    s.off.place.clear();
    s.years = null;
  }

  app.hide = (i) => app.change((s) => { s.hidden.add(i); Object.assign(s, { node: -1, edge: -1, path: null }); });
  app.unhide = () => app.change((s) => s.hidden.clear());
  app.pin = (i) => app.change((s) => (s.pinned.has(i) ? s.pinned.delete(i) : s.pinned.add(i)));
  app.near = (i) => app.change((s) => Object.assign(s, { mode: KG.canFocus() ? "near" : "all", open: [i], more: 0, node: i, edge: -1, path: null }));
  app.open = (i) => app.change((s) => { s.open = [...s.open.filter((j) => j !== i), i]; s.node = i; s.edge = -1; });
  app.wayFrom = () => {
    by("way").hidden = false;
    by("way-to").focus();
  };
  app.cite = (i, e) => take.copy(take.citation(i, e));
  app.ways = () => known;
  app.toPanel = () => by("panel").querySelector("h2")?.focus();
  app.onView = (i) => filters.node[i] && (app.state.mode !== "near" || near.held().includes(i));

  app.walk = (i) => {
    app.cursor = i;
    if (i >= 0) KG.announce(said(i));
    if (app.state.mode === "near") {
      app.state.node = i >= 0 ? i : app.state.node;
      near.draw();
    } else if (i >= 0 && away(i)) overview.show(i);
    else overview.redraw();
  };

  const said = (i) => `${m.label(i)}, ${m.type(i)}, ${m.degree[i]} ${m.t("links")}`;

  function away(i) {
    const [x, y] = overview.at(i);
    const { w, h } = overview.size();
    return x < 40 || y < 40 || x > w - 40 || y > h - 40 || overview.isClosed(i);
  }

  const fitIfAway = (list) => list.some(away) && overview.fit(list);
  const fitWays = () => app.state.mode === "all" && known.ways.length && fitIfAway([...KG.along(known.ways).nodes]);

  // The two pictures behind one handle

  const all = () => ({ at: overview.at, all: () => visible(), around: near_of, show: overview.show });
  const close = () => ({ at: near.at, all: near.held, around: near.held, show: near.show });
  app.picture = () => (app.state.mode === "near" && near.ready() ? close() : all());
  app.zoom = (factor) => (app.state.mode === "near" ? near : overview).zoom(factor);
  app.fit = () => (app.state.mode === "near" ? near.fit() : overview.fit());
  app.pan = (ux, uy) => (app.state.mode === "near" ? near : overview).pan(-ux * 90, -uy * 90);

  const visible = () => overview.view().nodes;
  const near_of = (i) => {
    const own = m.neighbours(i).filter((j) => filters.node[j]);
    return own.length > 2 ? own : visible().filter((j) => j !== i);
  };

  /** Gives the picture as it stands, for files and paper. */
  app.drawn = () => {
    const close_ = app.state.mode === "near";
    const box = by(close_ ? "near" : "picture");
    const inside = new Set(close_ ? near.held() : visible());
    const at = close_ ? near.at : overview.at;
    const { w, h } = overview.size();
    return {
      at, w: close_ ? box.clientWidth : w, h: close_ ? box.clientHeight : h, bow: scene.bow,
      radius: close_ ? near.radius : overview.radius,
      names: close_ ? near.names() : overview.names().filter((name) => name.i >= 0 || true),
      nodes: [...inside], land: data.backdrop && !close_ ? () => KG.backdropSvg(m, overview.onScreen) : null,
      edges: [...Array(m.e).keys()].filter((e) => filters.edge[e] && inside.has(m.from[e]) && inside.has(m.to[e])),
    };
  };

  app.corners = (w, h) => [{ x1: w - 62, x2: w, y1: 0, y2: 178 }, { x1: 0, x2: Math.min(w, 460), y1: h - 24, y2: h }];
  app.grouped = () => KG.isLarge(m);
  app.words = (found) => {
    if (found.node !== undefined) return `${m.label(found.node)} · ${m.type(found.node)}`;
    if (found.edge !== undefined) return `${m.label(m.from[found.edge])} — ${m.verb(found.edge)} → ${m.label(m.to[found.edge])}`;
    return found.group ? `${found.group.name()} (${found.group.own.length}) · ${m.t("click-opens")}` : "";
  };
  app.tip = (text, event) => {
    const tip = by("tip");
    tip.hidden = !text;
    tip.textContent = text;
    if (!text || !event) return;
    const box = stage.getBoundingClientRect();
    const x = event.clientX - box.left;
    const y = event.clientY - box.top;
    // Four corners of the stage; the place within it comes by the scroll of no style attribute.
    tip.style.setProperty("left", `${Math.max(4, Math.min(x + 14, box.width - 290))}px`);
    tip.style.setProperty("top", `${y > box.height - 90 ? y - 60 : y + 16}px`);
  };
  app.notice = (text) => {
    KG.announce(text);
    by("notice").textContent = text;
    by("notice").hidden = false;
    clearTimeout(app.noticed);
    app.noticed = setTimeout(() => (by("notice").hidden = true), 6000);
  };
  let stayed = 0;
  app.settled = ({ x, y, s }) => {
    app.state.camera = [x, y, s];
    clearTimeout(stayed);
    stayed = setTimeout(() => keep(true), 250);
  };

  const scene = KG.scene(m, filters);
  const overview = KG.overview(by("picture"), m, filters, app);
  const near = KG.focus(by("near"), m, filters, app);
  const panel = KG.panel(by("panel"), m, app);
  const facets = KG.facets(by("filters"), m, app);
  const table = KG.table(by("table"), m, app);
  const take = KG.take(m, app);
  const help = KG.help(m);

  // Drawing what the state says

  let grouped = "";

  function light() {
    const { node, edge, path } = app.state;
    known = path ? KG.paths(m, filters, ...path) : { ways: [], more: false };
    if (path) return { ...KG.along(known.ways), nodes: new Set([...path, ...KG.along(known.ways).nodes]) };
    if (edge >= 0) return { nodes: new Set([m.from[edge], m.to[edge]]), edges: new Set([edge]) };
    if (node < 0) return { nodes: new Set(), edges: new Set() };
    const edges = [...m.links(node)].filter((e) => filters.edge[e]);
    return { nodes: new Set([node, ...edges.map((e) => m.other(e, node))]), edges: new Set(edges) };
  }

  function render() {
    const s = app.state;
    app.counts = filters.apply(s);
    if (grouped !== s.group) {
      grouped = s.group;
      overview.group(s.group);
      if (overview.size().w && !s.camera) overview.fit();
    }
    document.body.dataset.mode = s.mode;
    for (const mode of ["all", "near", "table"]) by(`mode-${mode}`).setAttribute("aria-pressed", String(s.mode === mode));
    by("counts").textContent = `${app.counts.nodes.toLocaleString(m.lang)} ${m.t("things")} · ${app.counts.edges.toLocaleString(m.lang)} ${m.t("links")}`;
    overview.light(light());
    if (s.mode === "near") drawNear();
    else if (s.mode === "table") table();
    else overview.redraw();
    panel();
    facets();
    by("undo").disabled = depth <= 0;
    by("redo").disabled = depth >= furthest;
    by("more").hidden = s.mode !== "near";
    document.body.classList.toggle("reading", s.node >= 0 || s.edge >= 0 || !!s.path);
  }

  async function drawNear() {
    if (!app.state.open.length) app.state.open = [app.state.node >= 0 ? app.state.node : most()];
    left = await near.draw();
    by("more").hidden = app.state.mode !== "near" || !left;
    by("more").textContent = `${m.t("more")} (${left})`;
  }

  const most = () => {
    let best = -1;
    for (let i = 0; i < m.n; i++) if (filters.node[i] && (best < 0 || m.weight[i] > m.weight[best])) best = i;
    return best;
  };

  // The address: every step is an entry of the browser's history

  function keep(replace) {
    const fragment = `#${KG.written(m, app.state)}`;
    if (fragment === location.hash || (fragment === "#" && !location.hash)) return;
    if (!replace) furthest = ++depth;
    history[replace ? "replaceState" : "pushState"]({ depth }, "", fragment === "#" ? location.pathname + location.search : fragment);
    by("undo").disabled = depth <= 0;
    by("redo").disabled = depth >= furthest;
  }

  addEventListener("popstate", (event) => {
    depth = event.state?.depth || 0;
    const before = app.state;
    app.state = KG.read(m, location.hash);
    if (app.state.lang !== m.lang) {
      m.lang = app.state.lang;
      translate();
    }
    if (!app.state.camera) app.state.camera = before.camera;
    else overview.go({ x: app.state.camera[0], y: app.state.camera[1], s: app.state.camera[2] });
    app.cursor = -1;
    render();
  });

  // Words in the reader's language

  function translate() {
    document.documentElement.lang = m.lang;
    document.title = `${m.say(data.title)} · Lan Tỏa`;
    by("title").textContent = m.say(data.title);
    by("about").textContent = m.say(data.about);
    by("credit").textContent = [m.t("source-line"), `${m.t("data-of")} ${data.date || "—"}`, data.backdrop ? data.backdrop.credit : "", m.t("offline")].filter(Boolean).join(" · ");
    document.querySelectorAll("[data-t]").forEach((e) => (e.textContent = m.t(e.dataset.t)));
    document.querySelectorAll("[data-label]").forEach((e) => e.setAttribute("aria-label", m.t(e.dataset.label)));
    document.querySelectorAll("[data-title]").forEach((e) => e.setAttribute("title", m.t(e.dataset.title)));
    by("search").placeholder = m.t(matchMedia("(max-width: 50em)").matches ? "search-short" : "search");
    by("language").setAttribute("lang", m.lang === "vi" ? "en" : "vi");
  }

  // Buttons and keys

  const press = (id, deed) => by(id).addEventListener("click", deed);
  press("undo", () => history.back());
  press("redo", () => history.forward());
  press("zoom-in", () => app.zoom(1.4));
  press("zoom-out", () => app.zoom(1 / 1.4));
  press("fit", () => app.fit());
  press("more", () => app.change((s) => s.more++));
  press("help-open", () => help.open());
  press("theme", () => {
    document.documentElement.dataset.theme = KG.dark() ? "light" : "dark";
    render();
  });
  press("language", () => {
    m.lang = m.lang === "vi" ? "en" : "vi";
    translate();
    app.change((s) => (s.lang = m.lang));
  });
  press("reset", () => {
    const { lang, camera } = app.state;
    app.change((s) => Object.assign(s, KG.blank(), { lang, camera, mode: s.mode, open: s.open }));
  });
  for (const mode of ["all", "near", "table"]) press(`mode-${mode}`, () => app.change((s) => (s.mode = mode)));
  document.querySelectorAll("[data-take]").forEach((button) => button.addEventListener("click", () => {
    by("take").open = false;
    take.deeds[button.dataset.take]();
  }));
  addEventListener("afterprint", () => delete document.documentElement.dataset.paper);
  addEventListener("keydown", (event) => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (event.key === "/" && !typing) {
      by("search").focus();
      event.preventDefault();
    } else if (event.key === "?" && !typing) help.open();
    else if (event.key === "Escape" && !by("help").open) {
      if (by("take").open) by("take").open = false;
      else if (!typing && document.body.classList.contains("reading")) app.choose({});
      if (!typing) by(app.state.mode === "near" ? "near" : "picture").focus();
    } else if (event.key === "z" && (event.ctrlKey || event.metaKey) && !typing) history[event.shiftKey ? "forward" : "back"]();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", render);
  matchMedia("(max-width: 75em)").addEventListener("change", fold);

  function fold() {
    by("choices").open = !matchMedia("(max-width: 75em)").matches;
  }

  KG.finder(by("search"), by("found"), m, app.find, (i) => app.choose({ node: i }));
  KG.pointers(by("picture"), overview, app);
  KG.keys(by("picture"), app);
  KG.keys(by("near"), app);
  KG.app = app;
  KG.parts = { m, overview, near, take, filters };

  fold();
  translate();
  if (app.state.camera) {
    const [x, y, s] = app.state.camera;
    overview.go({ x, y, s });
  }
  overview.resize();
  render();
  if (app.state.node < 0 && app.state.edge < 0 && !app.state.path && m.index(data.start) >= 0) {
    app.state.node = m.index(data.start);
    render();
  } else if (app.state.node >= 0 && !app.state.camera && app.state.mode === "all") overview.show(app.state.node);
  KG.ready = { select: (next) => app.choose({ node: next.node ?? -1, edge: next.edge ?? -1 }) };
  document.body.classList.add("ready");
  help.first();
})();
