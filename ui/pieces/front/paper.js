// The page on paper: what stands at the foot of each sheet, and charts drawn in pixels of the screen made to scale.

import { put } from "./dom.js";

const sheet = new CSSStyleSheet();
document.adoptedStyleSheets.push(sheet);

/** A text as a style sheet writes it: what could end it stands there by its number. */
const quoted = (text) => `"${text.replace(/["\\\p{Cc}]/gu, (sign) => `\\${sign.codePointAt(0).toString(16)} `)}"`;

/** The lines at the foot of every sheet. */
export function setFoot(lines = []) {
  sheet.replaceSync(lines.length ? `@page { @bottom-left { content: ${lines.map(quoted).join(' "\\a " ')} } }` : "");
}

const drawings = () => document.querySelectorAll(".js-plotly-plot .svg-container");

addEventListener("beforeprint", () => {
  for (const box of drawings()) {
    const [wide, high] = [box.offsetWidth, box.offsetHeight];
    box.style.setProperty("--drawn", `${wide} / ${high}`);
    box.style.setProperty("--wide", `${wide}px`); // larger, its type would be larger than the page's
    for (const drawing of box.querySelectorAll(".main-svg")) put(drawing, "viewBox", `0 0 ${wide} ${high}`);
  }
});
addEventListener("afterprint", () => {
  for (const box of drawings()) for (const drawing of box.querySelectorAll(".main-svg")) put(drawing, "viewBox", null);
});
