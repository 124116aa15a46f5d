// The buttons of the page, and the keys that work wherever the focus is.
(() => {
  "use strict";

  const TYPING = /^(INPUT|TEXTAREA|SELECT)$/;

  KG.buttons = (m, app, { take, help }) => {
    const { by } = KG;
    const presses = {
      undo: () => history.back(),
      redo: () => history.forward(),
      reset: app.clear,
      "zoom-in": () => app.zoom(1.4),
      "zoom-out": () => app.zoom(1 / 1.4),
      fit: () => app.fit(),
      more: app.more,
      "help-open": help.open,
      theme: () => {
        document.documentElement.dataset.theme = KG.dark() ? "light" : "dark";
        app.render();
      },
      language: () => app.change((s) => {
        s.lang = m.lang = m.lang === "vi" ? "en" : "vi";
        app.translate();
      }),
    };
    for (const mode of ["all", "near", "table"]) presses[`mode-${mode}`] = () => app.change((s) => (s.mode = mode));
    for (const [id, press] of Object.entries(presses)) by(id).addEventListener("click", press);

    document.querySelectorAll("[data-take]").forEach((button) => button.addEventListener("click", () => {
      close();
      take.deeds[button.dataset.take]();
    }));
    addEventListener("click", (event) => by("take").contains(event.target) || (by("take").open = false));

    function close() {
      by("take").open = false;
      by("take").querySelector("summary").focus();
    }

    function leave() {
      if (by("take").open) {
        close();
        return;
      }
      if (document.body.classList.contains("reading")) app.choose({});
      by(app.state.mode === "near" ? "near" : "picture").focus();
    }

    const keys = {
      "/": () => by("search").focus(),
      "?": help.open,
      Escape: leave,
    };

    addEventListener("keydown", (event) => {
      if (TYPING.test(event.target.tagName) || by("help").open) return;
      const undo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z";
      if (undo) history[event.shiftKey ? "forward" : "back"]();
      else if (event.key in keys) keys[event.key]();
      else return;
      event.preventDefault();
    });
  };
})();
