/** Marks in the navigation: which modules were begun and which are done. The place of each mark is always there. */

import { moduleOf } from "./course-map.js";
import { standings } from "./my-standing.js";
import { store } from "./store.js";
import { word } from "./words.js";

/** Show the marks now and whenever the record changes. */
export function markNavigation() {
  update();
  store.addEventListener("change", update);
}

function update() {
  const known = new Map(standings().map((module) => [module.id, module]));
  for (const mark of document.querySelectorAll(".md-status--module")) {
    if (!(mark instanceof HTMLElement)) continue;
    const link = mark.closest("a");
    const module = known.get(moduleOf(link?.getAttribute("href") ?? location.href)?.id ?? "");
    if (!module) continue;
    let state = "new";
    if (module.begun) state = "begun";
    if (module.done) state = "done";
    if (mark.dataset.state === state && state !== "begun") continue;
    mark.dataset.state = state;
    mark.style.setProperty("--share", `${Math.round(module.share * 100)}%`);
    const text = document.createElement("span");
    text.className = "course-unseen";
    text.textContent = state === "new" ? "" : word(`nav-${state}`);
    mark.replaceChildren(text);
  }
}
