// A link to a heading of a page: it is not there yet when the address is opened, what is above it still grows, and it may stand
// on a part of the page that is not open.

import { go } from "./dom.js";

const MOVES = ["wheel", "touchstart", "pointerdown", "keydown"];
let held = ""; // the address a part was held at

/** Keep the heading that the address names (`#money`) at the top until the reader moves; once for each time it is gone to. */
export function holdNamedPart(links) {
  const id = decodeURIComponent(location.hash.slice(1));
  if (!id) held = "";
  if (!id || held === location.href) return;
  const holding = links.filter(({ holds }) => holds?.includes(id));
  if (holding.length && !holding.some(({ current }) => current)) return go(holding[0].href + location.hash, true);
  if (!(holding.length || links.some(({ href }) => href === `#${id}`))) return;
  held = location.href;
  const page = document.querySelector('[data-testid="stMainBlockContainer"]');
  const growing = new ResizeObserver(() => document.getElementById(id)?.scrollIntoView());
  const stop = () => {
    growing.disconnect();
    for (const move of MOVES) removeEventListener(move, stop, true);
  };
  for (const move of MOVES) addEventListener(move, stop, { capture: true, passive: true });
  if (page) growing.observe(page);
}
