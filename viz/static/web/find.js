// Boxes that name a thing: suggestions as one types, by arrow keys or pointer. Forms work without.
"use strict";
// `choose` is told the thing that was chosen.
function suggest(box, choose) {
  const lang = document.documentElement.lang;
  const list = document.createElement("ul");
  list.className = "hits";
  list.id = `${box.id}-hits`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", lang === "en" ? "Found" : "Tìm thấy");
  list.hidden = true;
  box.parentNode.append(list);
  for (const [name, value] of [["role", "combobox"], ["aria-expanded", "false"], ["aria-controls", list.id], ["aria-autocomplete", "list"]]) box.setAttribute(name, value);
  let hits = [], at = -1, asked = 0, timer = 0;

  function close() {
    list.hidden = true; at = -1;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  }
  function mark(next) {
    at = next;
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === at)));
    if (at >= 0) box.setAttribute("aria-activedescendant", list.children[at].id);
    else box.removeAttribute("aria-activedescendant");
  }
  function show(found) {
    hits = found; list.textContent = "";
    hits.forEach((hit, i) => {
      const item = document.createElement("li"), kind = document.createElement("small");
      item.id = `${box.id}-hit-${i}`;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.append(hit.label);
      kind.textContent = hit.by ? `${hit.kind} · ${hit.by}` : hit.kind;
      item.append(kind);
      item.addEventListener("mousedown", (event) => { event.preventDefault(); close(); choose(hit); });
      list.append(item);
    });
    at = -1;
    list.hidden = !hits.length;
    box.setAttribute("aria-expanded", String(Boolean(hits.length)));
  }
  async function ask() {
    const typed = box.value.trim(), turn = ++asked;
    if (!typed) return close();
    const query = new URLSearchParams({ q: typed });
    if (lang === "en") query.set("lang", "en");
    try {
      const answer = await fetch(`/search.json?${query}`);
      const found = answer.ok ? await answer.json() : [];
      if (turn === asked) show(found);
    } catch { close(); }
  }
  box.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 60); });
  box.addEventListener("blur", close);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return close();
    if (list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      mark((at + step + hits.length + (at < 0 && step < 0 ? 1 : 0)) % hits.length);
    } else if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      const hit = hits[at];
      close();
      choose(hit);
    }
  });
}
suggest(document.getElementById("find"), (hit) => location.assign(hit.at));
// In a form the id of the chosen thing goes into the hidden box beside.
document.querySelectorAll("[data-find]").forEach((box) => suggest(box, (hit) => {
  box.value = hit.name;
  box.parentNode.querySelector("[type=hidden]").value = hit.iri.slice(hit.iri.lastIndexOf("/id/") + 4);
}));
