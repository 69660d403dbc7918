/** Study time in words. */

import { LOCALE } from "./locale.js";
import { word } from "./words.js";

/**
 * Minutes, or from an hour and a half on hours to the half.
 *
 * @param {number} minutes
 */
export function duration(minutes) {
  if (minutes < 90) return word("minutes", { n: minutes });
  const hours = Math.round(minutes / 30) / 2;
  return word("hours", { n: new Intl.NumberFormat(LOCALE).format(hours) });
}
