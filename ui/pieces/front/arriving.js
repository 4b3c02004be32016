// A link to a part of a page: the part is not there yet when the address is opened, and what is above it still grows.

const MOVES = ["wheel", "touchstart", "pointerdown", "keydown"];
let held = false;

/** Keep the part that the address names (`#money`) at the top until the reader moves; once, for the page arrived at. */
export function holdNamedPart(links) {
  const id = decodeURIComponent(location.hash.slice(1));
  if (held || !id || !links.some(({ href }) => href === `#${id}`)) return;
  held = true;
  const page = document.querySelector('[data-testid="stMainBlockContainer"]');
  const growing = new ResizeObserver(() => document.getElementById(id)?.scrollIntoView());
  const stop = () => {
    growing.disconnect();
    for (const move of MOVES) removeEventListener(move, stop, true);
  };
  for (const move of MOVES) addEventListener(move, stop, { capture: true, passive: true });
  if (page) growing.observe(page);
}
