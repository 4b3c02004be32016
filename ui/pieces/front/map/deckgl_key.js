// The key and the note of deck.gl's map, in the words and signs of the SVG map's; it also measures that map's room.

import { html, payload, put, say, sheets, stage, svg } from "../dom.js";
import { legend } from "./legend.js";

const styles = await sheets(
  new URL("../base.css", import.meta.url),
  new URL("./svg_map.css", import.meta.url),
  new URL("./key.css", import.meta.url),
  new URL("./deckgl_key.css", import.meta.url),
);
const STEP = 20; // pixels: rooms are told to Python in steps of so many, and only when they changed by as many
const REST = 300; // milliseconds a page must have kept its size
const LEAST = 0.6; // of the window's height, for the map
const keys = new WeakMap();

/** What the signs are painted with: the line from colour to colour, and "no data", which deck.gl does not hatch. */
function paints() {
  const line = svg("linearGradient", { id: "key-line", gradientUnits: "userSpaceOnUse", x1: 1, x2: 30, y1: 0, y2: 0 });
  line.append(svg("stop", { offset: "0.15", class: "from" }), svg("stop", { offset: "0.85", class: "to" }));
  const plain = svg("pattern", { id: "key-hatch", width: 8, height: 8, patternUnits: "userSpaceOnUse" });
  plain.append(svg("rect", { width: 8, height: 8, class: "plain" }));
  return svg("svg", { class: "paints", width: 0, height: 0, "aria-hidden": "true" }, svg("defs", {}, line, plain));
}

function build(component) {
  const here = stage(component, styles);
  const key = { here, legend: html("div", { class: "legend" }), note: html("p", { class: "note" }) };
  here.append(paints(), key.legend, key.note);
  key.later = () => {
    clearTimeout(key.timer);
    key.timer = setTimeout(() => tell(key), REST);
  };
  key.observer = new ResizeObserver(key.later);
  addEventListener("resize", key.later);
  return key;
}

/** The height free for the map with its key below it, and never less than most of the window. */
function free({ map, here }) {
  let top = map.getBoundingClientRect().top;
  for (let node = map.parentElement; node; node = node.parentElement) top += node.scrollTop;
  const below = here.getBoundingClientRect().top >= map.getBoundingClientRect().bottom - 1 ? here.offsetHeight + 30 : 0;
  return Math.max(innerHeight - top - below, innerHeight * LEAST);
}

/** Tell Python the map's width and the height free for it, where they are others than it drew for. */
function tell(key) {
  const { component, view, map } = key;
  if (!map?.clientWidth) return;
  const room = [map.clientWidth, free(key)];
  if (room.every((pixels, i) => Math.abs(pixels - view.room[i]) < STEP)) return;
  const id = room.map((pixels) => Math.floor(pixels / STEP) * STEP).join("x");
  component.setTriggerValue("picked", { kind: "room", id });
}

/** Between the two dots a line: from which side to which the links go. */
function direct(key, stroke) {
  const [from, to] = key.querySelectorAll(".of-roles .entry");
  if (to) from.after(legend({ widths: [[3, ""]] }, [], stroke)[0].querySelector(".entry"));
}

/** The signs as the tilted map has them: whole lines without heads, and columns, as high as their class. */
function tilt(key, steps, most) {
  for (const head of key.querySelectorAll(".head")) head.remove();
  for (const line of key.querySelectorAll(".line")) {
    put(line, "d", "M1 7H39");
    put(line, "stroke-dasharray", null);
  }
  key.querySelectorAll(".of-steps rect").forEach((column, i) => {
    const height = i < steps.length ? 2.5 + (8.5 * (steps[i][0] + 1)) / most : 1.5; // the last is "no data": no column
    put(column, "y", 11.5 - height);
    put(column, "height", height);
  });
}

export default function show(component) {
  let key = keys.get(component.parentElement);
  if (!key) keys.set(component.parentElement, (key = build(component)));
  const view = { legend: {}, ...payload(component) };
  const map = document.querySelector(`.st-key-${CSS.escape(view.of)}`);
  if (map !== key.map) {
    key.observer.disconnect();
    // What is above the map may come later and push it down: the whole page is watched.
    for (const part of map ? [map, map.closest(".stMainBlockContainer") ?? map] : []) key.observer.observe(part);
  }
  Object.assign(key, { component, view, map });
  key.legend.replaceChildren(...legend(view.legend, view.colours, view.stroke));
  direct(key.legend, view.stroke);
  if (view.tilted) tilt(key.legend, view.legend.steps ?? [], view.colours.length);
  say(key.note, view.footnote);
  key.later();
  return () => {
    clearTimeout(key.timer);
    key.observer.disconnect();
    removeEventListener("resize", key.later);
    keys.delete(component.parentElement);
  };
}
