// Pointer, wheel, fingers and keys on the picture.
(() => {
  "use strict";

  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const TURN = 0.6;

  /** Lets hand and fingers move the overview. */
  KG.pointers = (box, picture, app) => {
    const down = new Map();
    let far = 0;
    let apart = 0;
    const spot = (event) => {
      const { left, top } = box.getBoundingClientRect();
      return [event.clientX - left, event.clientY - top];
    };
    const spread = () => {
      const [a, b] = [...down.values()];
      return [Math.hypot(a[0] - b[0], a[1] - b[1]), (a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
    };

    box.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      down.set(event.pointerId, spot(event));
      far = down.size > 1 ? 99 : 0;
      if (down.size === 2) [apart] = spread();
      box.setPointerCapture(event.pointerId);
    });
    box.addEventListener("pointermove", (event) => {
      const before = down.get(event.pointerId);
      const now = spot(event);
      if (!before) {
        hover(event, now);
        return;
      }
      down.set(event.pointerId, now);
      if (down.size === 2) {
        const [width, x, y] = spread();
        picture.zoom(width / (apart || width), x, y);
        apart = width;
        return;
      }
      far += Math.abs(now[0] - before[0]) + Math.abs(now[1] - before[1]);
      if (far > 4) picture.pan(now[0] - before[0], now[1] - before[1]);
    });
    const up = (event) => {
      const was = down.delete(event.pointerId);
      if (was && event.type === "pointerup" && far <= 4) click(spot(event));
    };
    box.addEventListener("pointerup", up);
    box.addEventListener("pointercancel", up);
    box.addEventListener("pointerleave", () => app.tip(""));
    box.addEventListener("dblclick", (event) => {
      const found = picture.under(...spot(event));
      if (found.node !== undefined) app.near(found.node);
      else if (!found.group && found.edge === undefined) picture.zoom(1.8, ...spot(event));
    });
    box.addEventListener("wheel", (event) => {
      event.preventDefault();
      picture.zoom(Math.exp(-event.deltaY * (event.deltaMode ? 0.04 : 0.0016)), ...spot(event));
    }, { passive: false });

    function click(at) {
      const found = picture.under(...at);
      if (found.group) picture.openGroup(found.group);
      else if (found.node !== undefined) app.choose({ node: found.node }, { move: false });
      else if (found.edge !== undefined) app.choose({ edge: found.edge });
      else app.choose({});
    }

    function hover(event, at) {
      if (event.pointerType === "touch") return;
      const found = picture.under(...at);
      box.classList.toggle("over", found.node !== undefined || found.edge !== undefined || !!found.group);
      app.tip(app.words(found), event);
    }
  };

  /** Lets keys walk the picture: arrows to what lies that way, Tab round the neighbours. */
  KG.keys = (box, app) => {
    let ring = [];

    function step(key) {
      const view = app.picture();
      const here = app.cursor >= 0 ? app.cursor : app.state.node;
      if (here < 0) return app.walk(first(view));
      const [x, y] = view.at(here);
      const [ux, uy] = ARROWS[key];
      let best = -1;
      let least = Infinity;
      for (const i of view.around(here)) {
        const [ax, ay] = view.at(i);
        const along = (ax - x) * ux + (ay - y) * uy;
        const aside = Math.abs((ax - x) * uy) + Math.abs((ay - y) * ux);
        if (along <= 0 || along < aside * TURN) continue;
        const cost = along + aside * 2;
        if (cost < least) [best, least] = [i, cost];
      }
      return best >= 0 ? app.walk(best) : app.pan(ux, uy);
    }

    function first(view) {
      const list = view.all();
      return list.length ? list.reduce((best, i) => (app.m.weight[i] > app.m.weight[best] ? i : best), list[0]) : -1;
    }

    // Tab goes round the neighbours of the chosen thing, then leaves the picture as usual.
    function round(event) {
      const { node } = app.state;
      if (node < 0) return;
      if (ring.of !== node) ring = Object.assign([node, ...app.m.neighbours(node).filter((i) => app.shown.node[i])], { of: node });
      const here = Math.max(0, ring.indexOf(app.cursor));
      const next = here + (event.shiftKey ? -1 : 1);
      if (next < 0 || next >= ring.length) {
        app.walk(-1);
        return;
      }
      event.preventDefault();
      app.walk(ring[next]);
    }

    const deeds = {
      "+": () => app.zoom(1.35), "=": () => app.zoom(1.35), "-": () => app.zoom(1 / 1.35), 0: () => app.fit(),
      Enter: () => (app.cursor >= 0 ? app.choose({ node: app.cursor }, { focus: true }) : app.toPanel()),
      " ": () => app.cursor >= 0 && app.choose({ node: app.cursor }),
      o: () => app.state.node >= 0 && app.near(app.state.node),
      h: () => app.state.node >= 0 && app.hide(app.state.node),
      p: () => app.state.node >= 0 && app.pin(app.state.node),
      m: () => !KG.by("more").hidden && app.more(),
    };

    box.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key in ARROWS) step(event.key);
      else if (event.key === "Tab") {
        round(event);
        return;
      } else if (event.key in deeds) deeds[event.key]();
      else return;
      event.preventDefault();
    });
  };
})();
