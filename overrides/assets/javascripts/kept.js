import { store } from "./store.js";

/** Does this browser keep what is saved, beyond this page? */
export function isKept() {
  return store.state === "ok" || store.state === "corrupt"; // what was corrupt was set aside
}
