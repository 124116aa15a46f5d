// Help in two steps: what the picture is, then how to walk it; shown by itself the first time.
(() => {
  "use strict";

  const SEEN = "lan-toa-help";

  function stored() {
    try {
      return localStorage.getItem(SEEN);
    } catch {
      return "1";
    }
  }

  function store() {
    try {
      localStorage.setItem(SEEN, "1");
    } catch {
      // Some browsers keep nothing for a page opened from a file; then the help is offered again.
    }
  }

  KG.help = (m) => {
    const dialog = KG.by("help");
    const { make } = KG;
    let at = 1;

    function keys() {
      const rows = m.t("help-keys").split("|").map((row) => row.split("="));
      return make("dl", {}, rows.map(([key, what]) => [make("dt", {}, make("kbd", {}, key)), make("dd", {}, what)]));
    }

    function looks() {
      return make("ul", { class: "looks" }, m.data.statuses.map((s) => make("li", {}, KG.line(s), make("span", {}, make("b", {}, s[m.lang]), `: ${m.say(s.why)}`))));
    }

    function draw() {
      const close = () => dialog.close();
      const next = () => {
        at = 2;
        draw();
        dialog.querySelector("h2").focus();
      };
      dialog.replaceChildren(
        make("p", { class: "type" }, `${at}/2`),
        make("h2", { tabindex: "-1", id: "help-title" }, m.t(`help-${at}`)),
        make("p", {}, m.t(`help-${at}-text`)),
        at === 1 ? looks() : keys(),
        make("p", { class: "deeds" }, at === 1 ? make("button", { type: "button", class: "small strong", onclick: next }, m.t("help-next")) : "", make("button", { type: "button", class: "small", onclick: close }, m.t(at === 1 ? "help-skip" : "help-done")))
      );
    }

    function open() {
      at = 1;
      draw();
      dialog.showModal();
      dialog.querySelector("h2").focus();
    }

    dialog.addEventListener("close", store);
    return { open, first: () => !stored() && open() };
  };
})();
