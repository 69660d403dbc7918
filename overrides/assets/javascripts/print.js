/**
 * Printing a part of a page. `<course-print>` shows the buttons in it; each prints the parts whose ids stand in its
 * `data-print`, and nothing else. Without this file the buttons stay hidden, and the browser prints the whole page.
 */

/**
 * Print some parts of the page alone.
 *
 * @param {Element[]} parts
 */
export function printOnly(parts) {
  const kept = new Set();
  for (const part of parts) for (let node = part; node.parentElement; node = node.parentElement) kept.add(node);
  const hidden = [...kept]
    .filter((node) => !parts.includes(node))
    .flatMap((node) => [...node.children])
    .concat([...(document.body.children ?? [])])
    .filter((node) => !kept.has(node));
  for (const node of hidden) node.classList.add("is-not-printed");
  document.documentElement.classList.add("is-printing-part");
  parts[0]?.classList.add("is-first-printed"); // what starts a page in the whole must not leave one empty before it
  addEventListener(
    "afterprint",
    () => {
      for (const node of hidden) node.classList.remove("is-not-printed");
      document.documentElement.classList.remove("is-printing-part");
      parts[0]?.classList.remove("is-first-printed");
    },
    { once: true },
  );
  print();
}

export class CoursePrint extends HTMLElement {
  connectedCallback() {
    for (const part of this.querySelectorAll("[hidden]")) part.toggleAttribute("hidden", false);
    this.addEventListener("click", ({ target }) => {
      const button = target instanceof Element ? target.closest("[data-print]") : null;
      if (!(button instanceof HTMLElement)) return;
      const ids = (button.dataset.print ?? "").split(" ");
      printOnly(ids.flatMap((id) => document.getElementById(id) ?? []));
    });
  }
}

if (!customElements.get("course-print")) customElements.define("course-print", CoursePrint);
