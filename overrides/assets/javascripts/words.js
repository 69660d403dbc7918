/**
 * The words of the interface, in the language of the page. The template of each feature gives its
 * own, in `<script type="application/json" data-words>{"key": "words", …}</script>`, so that a page
 * carries those it uses and no more (`overrides/partials/words/`).
 */

/** @type {Record<string, string> | undefined} */
let words;

/**
 * The words that the page gives; none from a block that cannot be read.
 *
 * @returns {Record<string, string>}
 */
function read() {
  words ??= Object.assign({}, ...[...document.querySelectorAll("script[data-words]")].map(parse));
  return words;
}

/**
 * @param {Element} block
 * @returns {Record<string, string>}
 */
function parse(block) {
  try {
    return JSON.parse(block.textContent ?? "{}");
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
  const known = read();
  const text = Object.hasOwn(known, key) ? known[key] : key;
  return text.replace(/\{(\w+)\}/g, (gap, name) =>
    Object.hasOwn(values, name) ? String(values[name]) : gap,
  );
}
