/**
 * What surrounds the text of every page: the menu, the way to the top, passages that a link asks for, folds that print opens,
 * and the page that comes next.
 */

/** Milliseconds that a page has been there before the next one is fetched. */
const REST = 2000;

/** Set up the frame of the page. */
export function setUpFrame() {
  closeMenus();
  showWayToTop();
  showWhatIsAskedFor();
  openFoldsForPrint();
  setTimeout(fetchNextPage, REST);
}

/**
 * The menu and the list of passages close for a link to a passage of the same page, which they would cover, and when the focus leaves
 * them, which would be behind them.
 */
function closeMenus() {
  for (const menu of [document.getElementById("site-nav"), document.getElementById("page-toc")]) {
    const close = () => menu?.matches(":popover-open") && menu.hidePopover();
    menu?.addEventListener("click", ({ target }) => target instanceof Element && target.closest("a") && close());
    menu?.addEventListener("focusout", ({ relatedTarget: to }) => {
      if (to instanceof Element && !menu.contains(to) && !to.closest("[popovertarget]")) close();
    });
  }
}

/** The way to the top is offered to whoever scrolls up, far down the page; by a little, a page moves as it is laid out. */
function showWayToTop() {
  const link = document.querySelector(".course-top");
  if (!(link instanceof HTMLElement)) return;
  let last = 0; // asking where the page stands would have it laid out
  let lowest = 0; // where somebody turned round
  addEventListener(
    "scroll",
    () => {
      if (scrollY > last) lowest = scrollY;
      link.hidden = scrollY < innerHeight || lowest - scrollY < 200;
      last = scrollY;
    },
    { passive: true },
  );
}

/** A link to what stands in a fold opens it; one to the script of a length that is not shown in a session guide chooses that length. */
function showWhatIsAskedFor() {
  const show = () => {
    const folded = document.querySelector("details:not([open]) :target");
    for (let fold = folded?.closest("details"); fold; fold = fold.parentElement?.closest("details")) fold.open = true;
    folded?.scrollIntoView();
    const target = document.querySelector(".session :target");
    if (!target) return;
    const lengths = target.closest(".session")?.querySelectorAll("fieldset input") ?? [];
    for (const length of lengths) {
      if (!(length instanceof HTMLInputElement) || length.checked || !target.classList.contains(`for-${length.value}`)) continue;
      length.checked = true;
      target.scrollIntoView();
    }
  };
  addEventListener("hashchange", show);
  addEventListener("load", show); // a browser looks for the target when it has the whole page
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

/**
 * Fetch the page that comes next while the reader reads this one, unless the reader saves data. Not with a `<link rel=prefetch>`:
 * Firefox asks the policy's default about that, which allows nothing, and Safari has none. The browser keeps what was fetched.
 */
function fetchNextPage() {
  const { connection } = /** @type {{connection?: {saveData: boolean, effectiveType: string}}} */ (navigator);
  const next = document.querySelector("a[rel=next]");
  if (!(next instanceof HTMLAnchorElement) || connection?.saveData || connection?.effectiveType?.includes("2g")) return;
  if (!location.protocol.startsWith("http")) return;
  fetch(next.href, { priority: "low" })
    .then((page) => page.text()) // to the end, so that all of it is kept
    .catch(() => {}); // it is only ahead of time: the link works or fails by itself
}
