// How the picture is moved: fitted in, brought nearer, slid aside, one thing into its middle.
(() => {
  "use strict";

  const TOP = 46; // what the picture keeps free above and below when everything is fitted in
  const SIDES = [52, 84]; // the same at the sides: names on the left, the buttons on the right
  const NARROW = 500;
  const NEARER = 1.3;

  /**
   * Gives what moves a camera { x, y, s } over a picture, which draws itself anew (`redraw`), shows what
   * it has drawn (`blit`) and is told that the hand moved it (`moved`).
   */
  KG.moves = (camera, m, shown, { size: sized, clusters: grouping, isDrawn, px, py, world, redraw, blit, moved }) => {
    /** Fits some nodes, or all that are shown, into the picture. */
    function fit(list) {
      const goal = fitted(list);
      if (goal) go(goal);
    }

    function fitted(list) {
      const [size, clusters] = [sized(), grouping()];
      let [x1, y1, x2, y2] = [Infinity, Infinity, -Infinity, -Infinity];
      const take = (i) => {
        x1 = Math.min(x1, px(i));
        x2 = Math.max(x2, px(i));
        y1 = Math.min(y1, py(i));
        y2 = Math.max(y2, py(i));
      };
      if (list) list.forEach(take);
      else for (let i = 0; i < m.n; i++) if (shown.node[i]) take(i);
      if (x1 === Infinity) return null;
      // The whole of a map in groups is the whole country, both archipelagos with it; a map of fewer
      // things comes near to them, and the country stands in its corner.
      if (!list && clusters && m.data.backdrop) {
        const [left, top, right, bottom] = m.data.backdrop.box;
        [x1, y1, x2, y2] = [Math.min(x1, left), Math.min(y1, top), Math.max(x2, right), Math.max(y2, bottom)];
      }
      const [left, right] = size.w > NARROW ? SIDES : SIDES.map((side) => side / 2);
      const s = Math.min((size.w - left - right) / Math.max(x2 - x1, 1), (size.h - 2 * TOP) / Math.max(y2 - y1, 1), list ? 0.9 : 1.6);
      // When all is fitted in, every group is closed, however large it stands there.
      if (!list && clusters) clusters.opensAt = s * NEARER;
      return { x: (x1 + x2) / 2 + (right - left) / 2 / s, y: (y1 + y2) / 2, s };
    }

    /** Moves the camera there, gliding unless the reader asked for stillness. */
    function go(goal, glide = false) {
      if (!glide || KG.still() || !isDrawn()) {
        Object.assign(camera, goal);
        redraw();
        return;
      }
      const start = { ...camera };
      const begun = performance.now();
      const step = (now) => {
        const part = Math.min(1, (now - begun) / 320);
        const ease = part * (2 - part);
        for (const key of ["x", "y", "s"]) camera[key] = start[key] + (goal[key] - start[key]) * ease;
        blit();
        if (part < 1) requestAnimationFrame(step);
        else redraw();
      };
      requestAnimationFrame(step);
    }

    /** Brings a node into the middle, close enough to read. */
    function show(i) {
      const clusters = grouping();
      const s = clusters ? Math.max(camera.s, 130 / clusters.groups[clusters.home[i]].r, 0.5) : Math.max(camera.s, 0.62);
      go({ x: px(i), y: py(i), s }, true);
    }

    function zoom(factor, x = sized().w / 2, y = sized().h / 2) {
      const size = sized();
      const [wx, wy] = world(x, y);
      camera.s = Math.min(8, Math.max(0.002, camera.s * factor));
      camera.x = wx - (x - size.w / 2) / camera.s;
      camera.y = wy - (y - size.h / 2) / camera.s;
      moved();
    }

    function pan(dx, dy) {
      camera.x -= dx / camera.s;
      camera.y -= dy / camera.s;
      moved();
    }

    return { fit, fitted, go, show, zoom, pan };
  };
})();
