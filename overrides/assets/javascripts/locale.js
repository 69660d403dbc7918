/** The language and country by which this page writes dates and numbers: British dates in English. */
export const LOCALE = (
  document.querySelector("meta[property='og:locale']")?.getAttribute("content") || document.documentElement.lang
).replace("_", "-");
