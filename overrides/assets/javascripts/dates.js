/** Dates and numbers as the language of the page writes them; English is British here. */

/** @returns {string} */
function locale() {
  const { lang } = document.documentElement;
  return lang === "en" ? "en-GB" : lang;
}

/** @param {Date} date */
export function day(date) {
  return new Intl.DateTimeFormat(locale(), { dateStyle: "long" }).format(date);
}

/** @param {Date} date */
export function dayAndTime(date) {
  return new Intl.DateTimeFormat(locale(), { dateStyle: "long", timeStyle: "short" }).format(date);
}

/**
 * @param {number} value
 * @param {number} [decimals]
 */
export function number(value, decimals) {
  const digits = decimals === undefined ? {} : { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return new Intl.NumberFormat(locale(), digits).format(value);
}
