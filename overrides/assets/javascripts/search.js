/** The way to the search. Dialog, worker and index are fetched the first time that someone searches. */

/** Let the button in the header and Ctrl+K open the search. (Keys without Ctrl get in the way of speech input: WCAG 2.1.4.) */
export function offerSearch() {
  const button = document.querySelector("button.course-search");
  if (!(button instanceof HTMLButtonElement)) return;
  const dialog = () => import("./search-dialog.js");
  const open = async () => {
    const { openSearch } = await dialog();
    const { index = "", worker = "" } = button.dataset;
    openSearch(new URL(index, location.href), new URL(worker, location.href));
  };
  for (const sign of ["pointerenter", "focus"]) button.addEventListener(sign, dialog, { once: true });
  button.addEventListener("click", open);
  addEventListener("keydown", (event) => {
    if (!["k", "K"].includes(event.key) || event.shiftKey || !(event.ctrlKey || event.metaKey) || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    open();
  });
}
