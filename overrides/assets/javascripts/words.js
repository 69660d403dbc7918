/**
 * The words of the interface, in the language of the page:
 * `<script type="application/json" id="__course">{"words": {…}}</script>`.
 */

/**
 * The words that the page gives; none if it gives none that can be read. Not kept: instant
 * loading can bring another page, in another language.
 *
 * @returns {Record<string, string>}
 */
function read() {
  try {
    return JSON.parse(document.getElementById("__course")?.textContent ?? "{}").words ?? {};
  } catch {
    return {};
  }
}

/**
 * The text of one word, with `{name}` replaced by `values.name`.
 * A missing word gives its key, so that a gap is seen and nothing breaks.
 *
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 * @returns {string}
 */
export function word(key, values = {}) {
  const words = read();
  const text = Object.hasOwn(words, key) ? words[key] : key;
  return text.replace(/\{(\w+)\}/g, (gap, name) =>
    Object.hasOwn(values, name) ? String(values[name]) : gap,
  );
}
