// The page on paper: what stands at the foot of each sheet, charts drawn in pixels of the screen made to scale, and in its dark colours made light.

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

const written = document.createElement("i").style;
const rgb = (colour) => ((written.color = ""), (written.color = colour), written.color); // as the browser writes it

/** What a chart's dark colours are on paper, as the browser writes colours; nothing where the page is light. */
function swaps() {
  const app = document.querySelector(".stApp");
  const style = app && getComputedStyle(app);
  if (!style?.colorScheme.includes("dark")) return new Map();
  return new Map(style.getPropertyValue("--on-paper").split(",").map((pair) => pair.trim().split(" ").map(rgb)));
}

const PAINTED = ["fill", "stroke", "color", "background-color"];
let screenPaint = []; // what was painted otherwise before printing: style, property, colour

function lighten(box, paper) {
  for (const node of paper.size ? box.querySelectorAll("[style], [fill], [stroke]") : []) {
    for (const name of PAINTED) {
      const colour = node.style.getPropertyValue(name);
      const light = paper.get(colour || rgb(node.getAttribute(name) ?? ""));
      if (!light) continue;
      screenPaint.push([node.style, name, colour]);
      node.style.setProperty(name, light);
    }
  }
}

addEventListener("beforeprint", () => {
  const paper = swaps();
  for (const box of drawings()) {
    const [wide, high] = [box.offsetWidth, box.offsetHeight];
    box.style.setProperty("--drawn", `${wide} / ${high}`);
    box.style.setProperty("--wide", `${wide}px`); // larger, its type would be larger than the page's
    for (const drawing of box.querySelectorAll(".main-svg")) put(drawing, "viewBox", `0 0 ${wide} ${high}`);
    lighten(box, paper);
  }
});
addEventListener("afterprint", () => {
  for (const box of drawings()) for (const drawing of box.querySelectorAll(".main-svg")) put(drawing, "viewBox", null);
  for (const [style, name, colour] of screenPaint) style.setProperty(name, colour);
  screenPaint = [];
});
