// Paper takes all of a page: of one that is open in part the rest is fetched first, and after printing it is open in part again.

import { go } from "./dom.js";

const LOOK = 250, PATIENCE = 60_000; // ms
const COMING = '[data-testid="stSkeleton"], [data-testid="stAppSkeleton"], [data-stale="true"]';
let asked = ""; // the path of the page that is to be printed once it is whole

/** Print the page, or what is at `whole`: the address of all its parts, where not all are open. */
export function printAll(whole) {
  if (!whole) return window.print();
  asked = location.pathname;
  go(whole);
}

/** What is shown now says whether all of it is (`whole` leads nowhere): the page that was to be printed is, once it stands. */
export function printOnceWhole(whole) {
  if (!asked || whole) return;
  if (asked === location.pathname) standing(performance.now());
  asked = "";
}

function standing(start, calm = 0) {
  const running = document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState !== "notRunning";
  const still = !running && !document.querySelector(COMING);
  // Twice at rest: what came last is drawn too.
  if (calm < 2 && performance.now() - start < PATIENCE) return setTimeout(standing, LOOK, start, still ? calm + 1 : 0);
  addEventListener("afterprint", () => history.back(), { once: true });
  window.print();
}
