/** Dates and numbers as the language of the page writes them. */

import { LOCALE } from "./locale.js";

/** @param {Date} date */
export function day(date) {
  return new Intl.DateTimeFormat(LOCALE, { dateStyle: "long" }).format(date);
}

/** @param {Date} date */
export function dayAndTime(date) {
  return new Intl.DateTimeFormat(LOCALE, { dateStyle: "long", timeStyle: "short" }).format(date);
}

/**
 * @param {number} value
 * @param {number} [decimals]
 */
export function number(value, decimals) {
  const digits = decimals === undefined ? {} : { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return new Intl.NumberFormat(LOCALE, digits).format(value);
}
