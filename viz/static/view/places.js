// Where things stand: the layout's places, turned and stretched to the shape of the stage.
(() => {
  "use strict";

  // How far a layout may be stretched; a map and its outline never are.
  const STRETCH = { force: 1.4, radial: 1.25, hierarchy: 2.4 };
  // What leads stands above what follows, so only these may lie on their side.
  const TURNS = ["force", "radial"];

  const span = (values) => {
    let [low, high] = [Infinity, -Infinity];
    for (const value of values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    return Math.max(1, high - low);
  };

  const times = (values, factor) => Float32Array.from(values, (value) => value * factor);

  /**
   * Fits the places of a layout to a stage { w, h }. `home` and `here` take a camera from the stage
   * to the layout and back, so that a link means the same on another screen.
   */
  KG.places = (layout, nodes, { w, h }) => {
    const turn = TURNS.includes(layout) && h > w;
    const [across, down] = turn ? [nodes.y, nodes.x] : [nodes.x, nodes.y];
    const most = STRETCH[layout] || 1;
    const wanted = w && h ? w / h / (span(across) / span(down)) : 1;
    const kx = Math.min(most, Math.max(1, wanted));
    const ky = Math.min(most, Math.max(1, 1 / wanted));
    return {
      x: times(across, kx),
      y: times(down, ky),
      home: ([x, y, s]) => (turn ? [y / ky, x / kx, s] : [x / kx, y / ky, s]),
      here: ([x, y, s]) => (turn ? [y * kx, x * ky, s] : [x * kx, y * ky, s]),
    };
  };
})();
