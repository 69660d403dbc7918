/*
 * The colour scheme: as the reader's device has it, or as the reader chose. It stands in the header as a classic script,
 * so that it runs before anything below it is drawn.
 */
{
  const SCHEMES = ["auto", "light", "dark"];
  const here = document.currentScript;
  const button = here.previousElementSibling;
  const key = `${new URL("../..", here.src).pathname}scheme`;
  const light = matchMedia("(prefers-color-scheme: light)");
  const labels = button.dataset.labels.split("|");
  let chosen = "auto";
  try {
    chosen = localStorage.getItem(key) ?? chosen;
  } catch {
    // blocked: the choice lasts as long as the page
  }

  const apply = () => {
    if (!SCHEMES.includes(chosen)) chosen = "auto";
    const dark = chosen === "auto" ? !light.matches : chosen === "dark";
    document.body.dataset.mdColorScheme = dark ? "slate" : "default";
    button.dataset.scheme = chosen;
    button.title = labels[SCHEMES.indexOf(chosen)];
    button.setAttribute("aria-label", button.title);
  };

  document.documentElement.classList.replace("no-js", "js");
  apply();
  light.addEventListener("change", apply);
  button.addEventListener("click", () => {
    chosen = SCHEMES[(SCHEMES.indexOf(chosen) + 1) % SCHEMES.length];
    apply();
    try {
      localStorage.setItem(key, chosen);
    } catch {
      // blocked or full
    }
  });
}
