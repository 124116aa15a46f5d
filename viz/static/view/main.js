// Joins the parts: one state, kept in the address; every part draws what it says.
(() => {
  "use strict";

  const { by } = KG;
  const stage = by("stage");
  const narrow = matchMedia("(max-width: 50em)");
  const middling = matchMedia("(max-width: 75em)");
  const m = KG.load(JSON.parse(by("data").textContent), { w: stage.clientWidth, h: stage.clientHeight });
  const filters = KG.filters(m);
  const app = {
    m, filters, shown: filters, state: KG.read(m, location.hash), cursor: -1,
    find: KG.searcher(m), narrow: () => narrow.matches, grouped: () => KG.isLarge(m),
  };
  app.counts = filters.apply(app.state);
  m.lang = app.state.lang;

  KG.wording(m, app, stage);
  KG.address(m, app);
  const scene = KG.scene(m);
  const overview = KG.overview(by("picture"), m, filters, app);
  const near = KG.focus(by("near"), m, filters, app);
  KG.pictures(m, app, { overview, near, scene });
  KG.deeds(m, app);
  const take = KG.take(m, app);
  const help = KG.help(m);
  const parts = { panel: KG.panel(by("panel"), m, app), facets: KG.facets(by("filters"), m, app), table: KG.table(by("table"), m, app) };
  app.cite = (i, e) => take.copy(take.citation(i, e));

  // Drawing what the state says

  let known = { ways: [], more: false };
  let grouped = "";
  let reading = "";
  app.ways = () => known;

  function light() {
    const { node, edge, path } = app.state;
    known = path ? KG.paths(m, filters, ...path) : { ways: [], more: false };
    const along = KG.along(known.ways);
    if (path) return { nodes: new Set([...path, ...along.nodes]), edges: along.edges };
    if (edge >= 0) return { nodes: new Set([m.from[edge], m.to[edge]]), edges: new Set([edge]) };
    const edges = node < 0 ? [] : [...m.links(node)].filter((e) => filters.edge[e]);
    return { nodes: new Set(node < 0 ? [] : [node, ...edges.map((e) => m.other(e, node))]), edges: new Set(edges) };
  }

  function group() {
    if (grouped === app.state.group) return;
    grouped = app.state.group;
    overview.group(grouped);
    if (overview.size().w && !app.state.camera) overview.fit();
  }

  // On a narrow screen what is chosen covers the lower half, so the picture comes to the top.
  function read() {
    const { node, edge, path } = app.state;
    const chosen = node >= 0 || edge >= 0 || !!path;
    const now = chosen ? [node, edge, path].join() : "";
    document.body.classList.toggle("reading", chosen);
    if (narrow.matches && now && now !== reading) stage.scrollIntoView();
    reading = now;
  }

  // Whoever walks one picture by keys walks the other when it takes its place.
  function show(mode) {
    const pictures = [by("picture"), by("near")];
    const walking = pictures.includes(document.activeElement);
    document.body.dataset.mode = mode;
    if (walking && mode !== "table") pictures[Number(mode === "near")].focus({ preventScroll: true });
  }

  const count = (n, word) => `${n.toLocaleString(m.lang)} ${m.t(word)}`;

  /** Draws the state. */
  app.render = () => {
    const { mode } = app.state;
    app.counts = filters.apply(app.state);
    group();
    show(mode);
    for (const each of ["all", "near", "table"]) by(`mode-${each}`).setAttribute("aria-pressed", String(mode === each));
    by("counts").textContent = `${count(app.counts.nodes, "things")} · ${count(app.counts.edges, "links")}`;
    by("more").hidden = mode !== "near";
    overview.light(light());
    parts.panel();
    parts.facets();
    if (mode === "near") drawNear();
    else if (mode === "table") parts.table();
    else overview.redraw();
    app.steps();
    read();
  };

  async function drawNear() {
    if (!app.state.open.length) app.state.open = [app.state.node >= 0 ? app.state.node : weightiest()];
    const left = await near.draw();
    by("more").hidden = app.state.mode !== "near" || !left;
    by("more").textContent = `${m.t("more")} (${left})`;
  }

  const weightiest = () => [...Array(m.n).keys()].filter((i) => filters.node[i]).reduce((best, i) => (best < 0 || m.weight[i] > m.weight[best] ? i : best), -1);

  /** Draws a state that came back from the address. */
  app.restored = () => {
    if (app.state.lang !== m.lang) {
      m.lang = app.state.lang;
      app.translate();
    }
    app.cursor = -1;
    look();
    app.render();
  };

  function look() {
    if (!app.state.camera) return;
    const [x, y, s] = app.state.camera;
    overview.go({ x, y, s });
  }

  const fold = () => (by("choices").open = !middling.matches);

  KG.finder(by("search"), by("found"), m, app.find, (i) => app.choose({ node: i }));
  KG.pointers(by("picture"), overview, app);
  KG.keys(by("picture"), app);
  KG.keys(by("near"), app);
  KG.buttons(m, app, { take, help });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", app.render);
  middling.addEventListener("change", fold);
  addEventListener("afterprint", () => delete document.documentElement.dataset.paper);
  KG.app = app;
  KG.parts = { m, overview, near, take, filters };
  KG.ready = { select: app.choose };

  const chosen = (s) => s.node >= 0 || s.edge >= 0 || s.path || s.mode !== "all";

  fold();
  app.translate();
  const { node, edge, path, camera, mode } = app.state;
  if (node < 0 && edge < 0 && !path) app.state.node = m.index(m.data.start);
  // Reading and drawing are two pieces of work, so that a large network blocks the page for neither.
  // The next frame comes before the rest of the page is read; a timer would come after it.
  requestAnimationFrame(() => {
    overview.start();
    look();
    app.render();
    if (node >= 0 && !camera && mode === "all") overview.show(node);
    document.body.classList.add("ready");
    help.first();
    // What is chosen by then is told once more, with its words.
    if (!KG.whole()) KG.arrived.then(() => chosen(app.state) && app.render());
  });
})();
