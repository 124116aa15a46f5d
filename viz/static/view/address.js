// The address holds the state: every step is an entry of the browser's history, so that its back
// and forward, and the buttons of the page, are undo and redo.
(() => {
  "use strict";

  const STAYED = 250;

  KG.address = (m, app) => {
    let depth = history.state?.depth || 0;
    let furthest = depth;
    let stayed = 0;

    /** Keeps the state as a new step, or in place of the last one. */
    app.keep = (replace = false) => {
      const fragment = `#${KG.written(m, app.state)}`;
      if (fragment === location.hash || (fragment === "#" && !location.hash)) return;
      if (!replace) furthest = ++depth;
      history[replace ? "replaceState" : "pushState"]({ depth }, "", fragment === "#" ? location.pathname + location.search : fragment);
      app.steps();
    };

    /** Says which of undo and redo there is. */
    app.steps = () => {
      KG.by("undo").disabled = depth <= 0;
      KG.by("redo").disabled = depth >= furthest;
    };

    /** Keeps where the reader has moved to, once the hand rests; that is no step of its own. */
    app.settled = ({ x, y, s }) => {
      app.state.camera = [x, y, s];
      clearTimeout(stayed);
      stayed = setTimeout(() => app.keep(true), STAYED);
    };

    addEventListener("popstate", (event) => {
      depth = event.state?.depth || 0;
      const { camera } = app.state;
      app.state = KG.read(m, location.hash);
      if (!app.state.camera) app.state.camera = camera;
      app.restored();
    });
  };
})();
