// What a reader does: choosing, hiding, pinning, opening. Each changes the state, and with it the
// picture and the address.
(() => {
  "use strict";

  const NOTHING = { node: -1, edge: -1, path: null };

  KG.deeds = (m, app) => {
    const { filters } = app;

    /** Changes the state by a function, draws it, and keeps it in the address. */
    app.change = (how) => {
      how(app.state);
      app.render();
      app.keep();
    };

    /** Chooses a thing, a link, a way, or nothing. */
    app.choose = (what, { move = true, focus = false } = {}) => {
      const { node, edge } = { ...NOTHING, ...what };
      app.cursor = -1;
      app.change((s) => {
        Object.assign(s, NOTHING, what);
        if (node >= 0 && !filters.node[node]) reveal(s, node);
        if (s.mode === "near" && node >= 0 && !app.onView(node)) s.open = [...s.open, node];
      });
      if (move) app.bring();
      if (focus) app.toPanel();
      if (node >= 0) KG.announce(app.said(node));
      else if (edge >= 0) KG.announce(app.words({ edge }));
    };

    // Whoever asks for a thing by name sees it, whatever the filters say.
    function reveal(s, i) {
      s.hidden.delete(i);
      s.off.kind.delete(m.kind[i]);
      s.off.field.clear();
      s.off.place.clear();
      s.years = null;
    }

    app.hide = (i) => app.change((s) => Object.assign(s, NOTHING, { hidden: s.hidden.add(i) }));
    app.unhide = () => app.change((s) => s.hidden.clear());
    app.pin = (i) => app.change((s) => (s.pinned.has(i) ? s.pinned.delete(i) : s.pinned.add(i)));
    app.near = (i) => app.change((s) => Object.assign(s, NOTHING, { mode: KG.canFocus() ? "near" : "all", open: [i], more: 0, node: i }));
    app.open = (i) => app.change((s) => Object.assign(s, NOTHING, { open: [...s.open.filter((j) => j !== i), i], node: i }));
    app.more = () => app.change((s) => s.more++);
    app.clear = () => app.change((s) => Object.assign(s, KG.blank(), { lang: s.lang, camera: s.camera, mode: s.mode, open: s.open }));
    app.wayFrom = () => {
      KG.by("way").hidden = false;
      KG.by("way-to").focus();
    };
    app.toPanel = () => KG.by("panel").querySelector("h2")?.focus();

    /** Takes the cursor of the keyboard to a thing; -1 takes it away. */
    app.walk = (i) => {
      app.cursor = i;
      if (i >= 0) KG.announce(app.said(i));
      app.follow(i);
    };

    app.said = (i) => `${m.label(i)}, ${m.type(i)}, ${m.degree[i]} ${m.t("links")}`;
  };
})();
