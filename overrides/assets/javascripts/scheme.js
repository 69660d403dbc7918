/** The colour scheme: as the reader's device has it, or as the reader chose. `partials/early.html` sets it before the page is drawn. */

const SCHEMES = ["auto", "light", "dark"];

/** Let the button in the header step through the schemes. */
export function offerSchemes() {
  const button = document.querySelector(".course-scheme");
  if (!(button instanceof HTMLElement)) return;
  const { dataset } = document.body;
  const key = document.querySelector("script[data-key]")?.getAttribute("data-key") ?? "";
  const labels = (button.dataset.labels ?? "").split("|");
  const light = matchMedia("(prefers-color-scheme: light)");
  const chosen = () => dataset.scheme ?? SCHEMES[0];

  const apply = () => {
    const scheme = (chosen() === "auto" ? light.matches : chosen() === "light") ? "default" : "slate";
    if (dataset.mdColorScheme !== scheme) dataset.mdColorScheme = scheme; // to set it is to style the whole page anew
    button.title = labels[SCHEMES.indexOf(chosen())];
    button.setAttribute("aria-label", button.title);
  };

  apply();
  light.addEventListener("change", apply);
  button.addEventListener("click", () => {
    dataset.scheme = SCHEMES[(SCHEMES.indexOf(chosen()) + 1) % SCHEMES.length];
    apply();
    try {
      localStorage.setItem(key, chosen());
    } catch {
      // blocked or full: the choice lasts as long as the page
    }
  });
}
