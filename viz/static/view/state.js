// What a reader has chosen, kept in the address: a link shows the same picture, and the browser's
// back and forward are undo and redo.
(() => {
  "use strict";

  const LISTS = ["kind", "status", "rel", "field", "place", "source"];
  const SHORT = { kind: "k", status: "s", rel: "r", field: "f", place: "p", source: "q" };

  /** Gives a state in which nothing is chosen. */
  KG.blank = () => ({
    mode: "all", node: -1, edge: -1, path: null, lang: "",
    off: Object.fromEntries(LISTS.map((name) => [name, new Set()])),
    years: null, hidden: new Set(), pinned: new Set(), open: [], more: 0, group: "c", camera: null,
  });

  const names = (m, set) => [...set].sort((a, b) => a - b).map((i) => m.id(i)).join("!");

  /** Writes a state as the fragment of an address. */
  KG.written = (m, s) => {
    const out = new URLSearchParams();
    const put = (key, value) => value && out.set(key, value);
    if (s.mode !== "all") put("m", s.mode);
    if (s.node >= 0) put("n", m.id(s.node));
    if (s.edge >= 0) put("e", [m.id(m.from[s.edge]), m.data.relations[m.rel[s.edge]][4], m.id(m.to[s.edge])].join("!"));
    if (s.path) put("w", s.path.map((i) => m.id(i)).join("!"));
    for (const name of LISTS) put(SHORT[name], [...s.off[name]].sort((a, b) => a - b).join("."));
    if (s.years) put("t", s.years.join("."));
    put("h", names(m, s.hidden));
    put("x", names(m, s.pinned));
    put("o", s.open.map((i) => m.id(i)).join("!"));
    if (s.more) put("b", String(s.more));
    if (s.group !== "c") put("g", s.group);
    if (s.camera) put("z", m.places.home(s.camera).map((v) => +v.toFixed(3)).join("_"));
    if (m.lang !== m.data.lang) put("l", m.lang);
    return out.toString();
  };

  /** Reads a state; whatever is unknown or wrong is passed over. */
  KG.read = (m, fragment) => {
    const s = KG.blank();
    const given = new URLSearchParams(fragment.replace(/^#/, ""));
    const things = (key) => (given.get(key) || "").split("!").map(m.index).filter((i) => i >= 0);
    const numbers = (key) => (given.get(key) || "").split(/[._](?=-?\d)/).map(Number).filter(Number.isFinite);
    if (["near", "table"].includes(given.get("m"))) s.mode = given.get("m");
    s.node = m.index(given.get("n") || "");
    // An address may be nothing but a name: #body-…
    if (s.node < 0 && ![...given].some(([, value]) => value)) s.node = m.index(decode(fragment));
    s.edge = edge(m, (given.get("e") || "").split("!"));
    const ends = things("w");
    if (ends.length === 2) s.path = ends;
    for (const name of LISTS) if (given.get(SHORT[name])) s.off[name] = new Set(numbers(SHORT[name]));
    const years = numbers("t");
    if (years.length === 2) s.years = years;
    s.hidden = new Set(things("h"));
    s.pinned = new Set(things("x"));
    s.open = things("o");
    s.more = Math.max(0, Math.min(40, numbers("b")[0] || 0));
    if (["k", "p"].includes(given.get("g"))) s.group = given.get("g");
    const camera = (given.get("z") || "").split("_").map(Number);
    if (camera.length === 3 && camera.every(Number.isFinite) && camera[2] > 0) s.camera = m.places.here(camera);
    s.lang = ["vi", "en"].includes(given.get("l")) ? given.get("l") : m.data.lang;
    return s;
  };

  function decode(fragment) {
    try {
      return decodeURIComponent(fragment.replace(/^#/, ""));
    } catch {
      return "";
    }
  }

  function edge(m, [from, relation, to]) {
    const a = m.index(from);
    const b = m.index(to || "");
    if (a < 0 || b < 0) return -1;
    const found = [...m.links(a)].find((i) => m.from[i] === a && m.to[i] === b && m.data.relations[m.rel[i]][4] === relation);
    return found === undefined ? -1 : found;
  }

  KG.LISTS = LISTS;
})();
