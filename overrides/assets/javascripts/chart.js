/** A drawing of means before and after: one line for each scale, an open circle before and a filled diamond after. */

import { POINTS } from "./scales.js";
import { word } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";

/** Sizes in the units of the drawing, which is 320 wide. */
const WIDTH = 320;
const LEFT = 16;
const RIGHT = 16;
const HEAD = 30;
const ROW = 78;
const LINE = 46;
const FOOT = 4;

/**
 * @typedef {object} Row
 * @property {string} title
 * @property {number | undefined} before
 * @property {number | undefined} after
 * @property {{before: string, after: string}} words
 */

/**
 * @param {Row[]} rows
 * @returns {SVGElement}
 */
export function chart(rows) {
  const height = HEAD + rows.length * ROW + FOOT;
  const svg = make("svg", { class: "chart", viewBox: `0 0 ${WIDTH} ${height}`, role: "img" });
  const told = rows.map(({ title, words }) => word("assessment-chart-row", { scale: title, ...words }));
  svg.setAttribute("aria-label", [`${word("assessment-chart")}.`, ...told].join(" "));
  svg.append(...legend());
  rows.forEach((row, index) => svg.append(drawn(row, HEAD + index * ROW)));
  return svg;
}

function legend() {
  const half = WIDTH / 2;
  return [
    circle(LEFT + 4, 12),
    text(LEFT + 16, 16.5, word("assessment-before"), "chart__text"),
    diamond(half, 12),
    text(half + 12, 16.5, word("assessment-after"), "chart__text"),
  ];
}

/**
 * @param {Row} row
 * @param {number} top
 */
function drawn({ title, before, after, words }, top) {
  const group = make("g", { transform: `translate(0 ${top})` });
  group.append(text(LEFT - 8, 16, title, "chart__title"));
  group.append(make("line", { class: "chart__axis", x1: `${x(1)}`, x2: `${x(POINTS)}`, y1: `${LINE}`, y2: `${LINE}` }));
  for (let point = 1; point <= POINTS; point += 1) {
    group.append(make("line", { class: "chart__axis", x1: `${x(point)}`, x2: `${x(point)}`, y1: `${LINE - 4}`, y2: `${LINE + 4}` }));
    group.append(text(x(point), LINE + 25, `${point}`, "chart__tick"));
  }
  if (before !== undefined && after !== undefined) {
    group.append(make("line", { class: "chart__change", x1: `${x(before)}`, x2: `${x(after)}`, y1: `${LINE}`, y2: `${LINE}` }));
  }
  if (before !== undefined) group.append(circle(x(before), LINE));
  if (after !== undefined) group.append(diamond(x(after), LINE));
  if (before === undefined && after === undefined) group.append(text(x(3), LINE - 12, words.before, "chart__tick"));
  group.append(...values(before, after, words));
  return group;
}

/**
 * The numbers above the line, moved apart where they would touch.
 *
 * @param {number | undefined} before
 * @param {number | undefined} after
 * @param {{before: string, after: string}} words
 */
function values(before, after, words) {
  const apart = 26;
  let [one, two] = [before === undefined ? 0 : x(before), after === undefined ? 0 : x(after)];
  if (before !== undefined && after !== undefined && Math.abs(two - one) < apart) {
    const middle = Math.min(Math.max((one + two) / 2, x(1) + apart / 2), x(POINTS) - apart / 2);
    const sign = two < one ? -1 : 1;
    [one, two] = [middle - (sign * apart) / 2, middle + (sign * apart) / 2];
  }
  const found = [];
  if (before !== undefined) found.push(text(one, LINE - 12, words.before, "chart__value"));
  if (after !== undefined) found.push(text(two, LINE - 12, words.after, "chart__value chart__value--after"));
  return found;
}

/** @param {number} value */
function x(value) {
  return LEFT + ((value - 1) / (POINTS - 1)) * (WIDTH - LEFT - RIGHT);
}

/**
 * @param {number} cx
 * @param {number} cy
 */
function circle(cx, cy) {
  return make("circle", { class: "chart__before", cx: `${cx}`, cy: `${cy}`, r: "7" });
}

/**
 * @param {number} cx
 * @param {number} cy
 */
function diamond(cx, cy) {
  return make("path", { class: "chart__after", d: `M${cx - 7} ${cy}l7 -7l7 7l-7 7z` });
}

/**
 * @param {number} left
 * @param {number} baseline
 * @param {string} words
 * @param {string} name
 */
function text(left, baseline, words, name) {
  const element = make("text", { class: name, x: `${left}`, y: `${baseline}` });
  element.textContent = words;
  return element;
}

/**
 * @param {string} name
 * @param {Record<string, string>} attributes
 * @returns {SVGElement}
 */
function make(name, attributes) {
  const element = /** @type {SVGElement} */ (document.createElementNS(SVG, name));
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}
