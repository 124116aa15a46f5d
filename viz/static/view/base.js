// Small tools of the page: elements, pictures of shapes and lines, the words of the interface.
(() => {
  "use strict";

  window.KG = {};
  const SVG = "http://www.w3.org/2000/svg";

  /** Makes an element; text goes in as text, never as markup. */
  KG.make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (value === true) element.setAttribute(name, "");
      else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
    }
    element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
    return element;
  };

  /** Makes an SVG element. */
  KG.svg = (tag, attributes = {}, ...children) => {
    const element = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };

  KG.by = (id) => document.getElementById(id);

  /** Tells whether all of the page has been read; what stands at its end is there only then. */
  KG.whole = () => document.readyState !== "loading";
  KG.arrived = new Promise((resolve) => {
    if (KG.whole()) resolve();
    else document.addEventListener("DOMContentLoaded", resolve, { once: true });
  });

  /** Corners of each shape on a circle of radius 1, clockwise; null stands for the circle itself. */
  KG.CORNERS = {
    dot: null,
    square: [[-0.85, -0.85], [0.85, -0.85], [0.85, 0.85], [-0.85, 0.85]],
    diamond: [[0, -1.15], [1.15, 0], [0, 1.15], [-1.15, 0]],
    triangle: [[0, -1.1], [1.1, 0.85], [-1.1, 0.85]],
    triangleDown: [[0, 1.1], [1.1, -0.85], [-1.1, -0.85]],
    hexagon: [[-0.55, -0.95], [0.55, -0.95], [1.1, 0], [0.55, 0.95], [-0.55, 0.95], [-1.1, 0]],
    star: [...Array(10).keys()].map((i) => {
      const far = i % 2 ? 0.52 : 1.25;
      return [far * Math.sin((i * Math.PI) / 5), -far * Math.cos((i * Math.PI) / 5)];
    }),
  };

  const dark = matchMedia("(prefers-color-scheme: dark)");
  KG.dark = () => (document.documentElement.dataset.theme || (dark.matches ? "dark" : "light")) === "dark";
  KG.still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
  KG.color = (kind) => (KG.dark() ? kind.dark : kind.color);

  /** Draws the shape of a kind, for lists and the legend. */
  KG.shape = (kind, hollow = false) => {
    const color = KG.color(kind);
    const look = { fill: hollow ? "none" : color, stroke: color, "stroke-width": hollow ? 2 : 0 };
    const corners = KG.CORNERS[kind.shape];
    const body = corners
      ? KG.svg("polygon", { points: corners.map(([x, y]) => `${(x * 7).toFixed(1)},${(y * 7).toFixed(1)}`).join(" "), ...look })
      : KG.svg("circle", { r: kind.id === "other" ? 4.5 : 6.5, ...look });
    return KG.svg("svg", { viewBox: "-9 -9 18 18", width: 16, height: 16, "aria-hidden": "true", class: "shape" }, body);
  };

  /** Draws the line of a status. */
  KG.line = (status) =>
    KG.svg(
      "svg",
      { viewBox: "0 0 39 10", width: 39, height: 10, "aria-hidden": "true", class: "line" },
      KG.svg("line", { x1: 1, y1: 5, x2: 38, y2: 5, "stroke-width": 2, "stroke-dasharray": status.dashes.join(" ") || "none" })
    );

  /** Says something to a screen reader without moving the focus. */
  KG.announce = (text) => {
    KG.by("said").textContent = text;
  };
})();
