// The panel behind a figure's small i: definition, formula, unit, period, basis, source, and the way to more.

import { follow, html, point, put, say, svg } from "./dom.js";

const EDGE = 8; // pixels kept between the panel and the window's edge

/** The panel of explanations: a dialog of the browser, so Escape, focus and reading order are its own. */
export function makePanel(strip) {
  const part = (tag, name) => html(tag, { class: name });
  strip.title = part("h2", "title");
  strip.title.id = "panel-title";
  strip.list = html("dl");
  strip.link = part("a", "methods");
  strip.close = html("button", { class: "close", type: "button" });
  const cross = svg("path", { d: "M3 3l10 10M13 3L3 13" });
  strip.close.append(svg("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" }, cross));
  strip.close.onclick = () => strip.dialog.close();
  const inner = html("div", { class: "inner" }, strip.title, strip.close, strip.list, strip.link);
  strip.dialog = html("dialog", { "aria-labelledby": "panel-title" }, inner);
  strip.dialog.addEventListener("click", (event) => event.target === strip.dialog && strip.dialog.close());
  strip.link.addEventListener("click", (event) => {
    follow(event, strip.component, false, "methods", { href: strip.link.getAttribute("href") });
    if (event.defaultPrevented) strip.dialog.close();
  });
  return strip.dialog;
}

/** Open the panel on what `figure` says of itself, beside the button that was pressed. */
export function openPanel(strip, figure, button) {
  say(strip.title, figure.label);
  strip.list.replaceChildren(...figure.details.flatMap(([label, text]) => {
    const [term, said] = [html("dt"), html("dd")];
    say(term, label);
    say(said, text);
    return [term, said];
  }));
  say(strip.link, figure.link);
  point(strip.link, figure.href);
  put(strip.close, "aria-label", strip.view.words.close);
  strip.dialog.showModal();
  const zoom = strip.dialog.currentCSSZoom ?? 1; // places are measured as seen and set before the zoom
  const [at, box] = [button.getBoundingClientRect(), strip.dialog.getBoundingClientRect()];
  const tile = (button.closest(".cell") ?? button).getBoundingClientRect();
  const [right, bottom] = [innerWidth - box.width - EDGE, innerHeight - box.height - EDGE];
  // Beside the tile, so that the figure it explains stays in sight; where the window is too narrow for that, below or above it.
  const beside = tile.right + 6 <= right ? tile.right + 6 : tile.left - 6 - box.width;
  const isBeside = beside >= EDGE;
  const below = tile.bottom + 6;
  const left = isBeside ? beside : Math.min(at.right - box.width, right);
  const top = isBeside ? Math.min(tile.top, bottom) : below <= bottom ? below : Math.min(tile.top - 6 - box.height, bottom);
  strip.dialog.style.left = `${Math.max(EDGE, left) / zoom}px`;
  strip.dialog.style.top = `${Math.max(EDGE, top) / zoom}px`;
}
