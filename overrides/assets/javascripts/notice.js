/**
 * A sentence at the foot of the window, once a page, when what the learner does cannot be kept. It is announced, can be put
 * away, and says what to do.
 */

import { address } from "./course-map.js";
import { store } from "./store.js";
import { word } from "./words.js";

/** Milliseconds before the sentence comes, so that an empty region is known before it is filled. */
const PAUSE = 400;

/** Tell of trouble with the storage, now and later. */
export function tellTrouble() {
  const region = document.createElement("div");
  region.className = "course-notice";
  region.setAttribute("role", "status");
  /** @type {Set<string>} */
  const told = new Set();
  const tell = () => {
    if (store.state === "ok" || told.has(store.state)) return;
    told.add(store.state);
    (document.querySelector("main") ?? document.body).append(region);
    setTimeout(() => region.replaceChildren(...parts(store.state, () => region.remove())), PAUSE);
  };
  store.addEventListener("state", tell);
  tell();
}

/**
 * @param {string} state
 * @param {() => void} close
 */
function parts(state, close) {
  const text = document.createElement("p");
  text.append(word(`trouble-${state}`), " ");
  const link = document.createElement("a");
  link.href = `${address("my-course/")}#your-data`;
  link.textContent = word("trouble-more");
  text.append(link);
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = word("close");
  button.addEventListener("click", close);
  return [text, button];
}
