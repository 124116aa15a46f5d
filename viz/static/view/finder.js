// A search box with its list: words without marks find, results stand by kind, Enter goes there.
(() => {
  "use strict";

  const MOST = 40;

  /** Joins an input and a list; `take` gets the node that was chosen. */
  KG.finder = (input, list, m, find, take) => {
    let hits = [];
    let at = -1;

    // The best match comes first whatever its kind; the rest stand by kind, best kind first.
    function grouped(found) {
      const kinds = [...new Set(found.map((i) => m.kind[i]))];
      return kinds.flatMap((kind) => found.filter((i) => m.kind[i] === kind).map((i, k) => ({ i, head: k === 0 })));
    }

    function option({ i, head }, k) {
      const kind = m.kindOf(i);
      const title = head ? KG.make("span", { class: "group" }, kind[m.lang]) : "";
      const also = m.also(i).find((name) => KG.fold(name).includes(KG.fold(input.value)) && !KG.fold(m.label(i)).includes(KG.fold(input.value)));
      return KG.make(
        "li",
        { role: "option", id: `${list.id}-${k}`, onpointerdown: (event) => event.preventDefault(), onclick: () => choose(k) },
        title,
        KG.shape(kind, m.hollow(i)),
        KG.make("span", { class: "name" }, m.label(i)),
        KG.make("small", {}, also ? `${m.type(i)} · ${also}` : m.type(i))
      );
    }

    function open(yes) {
      list.hidden = !yes;
      input.setAttribute("aria-expanded", String(yes));
      if (!yes) input.removeAttribute("aria-activedescendant");
    }

    function offer() {
      const typed = input.value.trim() !== "";
      hits = grouped(find(input.value, MOST));
      at = hits.length ? 0 : -1;
      list.replaceChildren(...hits.map(option), ...(typed && !hits.length ? [KG.make("li", { class: "none", role: "option", "aria-disabled": "true" }, m.t("none-found"))] : []));
      open(typed);
      point();
      if (typed) KG.announce(hits.length ? `${hits.length} ${m.t("found")}` : m.t("none-found"));
    }

    function point() {
      [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === at)));
      if (at < 0) return;
      input.setAttribute("aria-activedescendant", `${list.id}-${at}`);
      list.children[at].scrollIntoView({ block: "nearest" });
    }

    function choose(k) {
      if (!hits[k]) return;
      const { i } = hits[k];
      open(false);
      input.value = "";
      take(i);
    }

    input.addEventListener("input", offer);
    input.addEventListener("blur", () => open(false));
    input.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && hits.length) {
        at = (at + step + hits.length) % hits.length;
        point();
        event.preventDefault();
      } else if (event.key === "Enter") {
        event.preventDefault();
        choose(Math.max(at, 0));
      } else if (event.key === "Escape") {
        input.value = "";
        open(false);
        input.blur();
      }
    });
  };
})();
