/** What surrounds the text of every page: the menu, the way to the top, folds that print opens, and the page that comes next. */

/** Milliseconds that a page has been there before the next one is fetched. */
const REST = 2000;

/** Set up the frame of the page. */
export function setUpFrame() {
  closeMenuOnLinks();
  showWayToTop();
  openFoldsForPrint();
  setTimeout(fetchNextPage, REST);
}

/** A link to a passage of the same page leaves the menu open; it has to close to show it. */
function closeMenuOnLinks() {
  const menu = document.getElementById("site-nav");
  menu?.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("a") && menu.matches(":popover-open")) menu.hidePopover();
  });
}

/** The way to the top is offered to whoever scrolls up, far down the page. */
function showWayToTop() {
  const link = document.querySelector(".course-top");
  if (!(link instanceof HTMLElement)) return;
  let last = scrollY;
  addEventListener(
    "scroll",
    () => {
      link.hidden = scrollY < innerHeight || scrollY > last;
      last = scrollY;
    },
    { passive: true },
  );
}

/** Paper cannot unfold anything. */
function openFoldsForPrint() {
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details")].filter((fold) => !fold.open && !fold.hidden);
    for (const fold of opened) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of opened.splice(0)) fold.open = false;
  });
}

/** Fetch the page that comes next while the reader reads this one, unless the reader saves data. */
function fetchNextPage() {
  const { connection } = /** @type {{connection?: {saveData: boolean, effectiveType: string}}} */ (navigator);
  const next = document.querySelector("link[rel=next]");
  if (!(next instanceof HTMLLinkElement) || connection?.saveData || connection?.effectiveType.includes("2g")) return;
  const hint = document.createElement("link");
  hint.rel = "prefetch";
  hint.href = next.href;
  document.head.append(hint);
}
