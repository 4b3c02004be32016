// The map of the pairing programme: counties, links between them, an enlarged inset, names, a key and a note.

import { html, payload, put, say, sheets, stage, svg } from "../dom.js";
import { drawGradients } from "./arcs.js";
import { frameOf } from "./frame.js";
import { legend } from "./legend.js";
import { drawPane, makePane, stepColours, wire } from "./pane.js";
import { itemsOf, light, listen } from "./reading.js";
import { hideTip, makeTip } from "./tip.js";

const [styles, land] = await Promise.all([
  sheets(
    new URL("../base.css", import.meta.url),
    new URL("./svg_map.css", import.meta.url),
    new URL("./key.css", import.meta.url),
  ),
  fetch(new URL("../map.json", import.meta.url)).then((answer) => answer.json()),
]);
const maps = new WeakMap();

function hatching(id) {
  const hatch = svg("pattern", { id, width: 5, height: 5, patternUnits: "userSpaceOnUse", class: "hatch" });
  hatch.append(svg("rect", { width: 5, height: 5 }), svg("path", { d: "M-1 6L6 -1M-1 1L1 -1M4 6L6 4" }));
  return hatch;
}

function patterns() {
  const key = svg("linearGradient", { id: "key-line", gradientUnits: "userSpaceOnUse", x1: 1, x2: 30, y1: 0, y2: 0 });
  key.append(svg("stop", { offset: "0.15", class: "from" }), svg("stop", { offset: "0.85", class: "to" }));
  return svg("defs", {}, hatching("key-hatch"), key);
}

function build(component) {
  const here = stage(component, styles);
  const map = { root: component.parentElement, alt: svg("desc", { id: "alt" }), gradients: svg("defs") };
  map.hatches = [hatching("hatch"), hatching("inset-hatch")];
  map.frame = svg("svg", { class: "map", role: "group", "aria-labelledby": "alt" }, map.alt);
  map.frame.append(patterns(), ...map.hatches, map.gradients);
  map.box = html("div", { class: "box" }, map.frame);
  map.key = html("div", { class: "legend" });
  map.note = html("p", { class: "note" });
  here.append(map.box, map.key, map.note);
  map.pane = makePane(map.frame, land, land.counties);
  buildInset(map);
  map.tip = makeTip(map.box);
  map.observer = new ResizeObserver(() => map.view && draw(map));
  map.observer.observe(map.box);
  listen(map);
  return map;
}

/** The inset: its frame on the map, and the same counties and links again, larger, on water of their own. */
function buildInset(map) {
  const [x, y, w, h] = land.inset;
  const near = land.counties.filter((c) => c.x > x - 80 && c.x < x + w + 80 && c.y > y - 80 && c.y < y + h + 80);
  map.mark = svg("rect", { class: "inset-mark", x, y, width: w, height: h });
  map.pane.extra.append(map.mark);
  map.lens = svg("svg", { viewBox: land.inset.join(" "), class: "inset", "aria-hidden": "true" });
  map.lens.append(svg("rect", { x, y, width: w, height: h, class: "water" }));
  map.inset = makePane(map.lens, land, near);
  map.rim = svg("rect", { class: "inset-rim" });
  map.caption = svg("text", { class: "inset-name" });
  map.frame.append(map.lens, map.rim, map.caption);
}

/** What of the view is drawn: with counties in focus, only the links between them. */
function chosen({ arcs, focus }) {
  return focus.length ? arcs.filter((arc) => focus.includes(arc.start) && focus.includes(arc.end)) : arcs;
}

function draw(map) {
  const { view, pane } = map;
  const [width, height] = [map.box.clientWidth, map.box.clientHeight];
  if (!width || !height) return;
  const arcs = chosen(view);
  const frame = frameOf(width, height, land, view.focus.map((id) => pane.counties.get(id)).filter(Boolean));
  const look = {
    size: Math.max(10.5, Math.min(20, height * 0.0178)), // pixels of a county's name
    stroke: Math.max(0.6, Math.min(1.5, Math.min(width, height) / 700)), // how much of its width a link gets
    colours: stepColours(map.root),
  };
  const [x, y, w, h] = frame.bounds;
  put(map.frame, "viewBox", frame.bounds.map((n) => n.toFixed(1)).join(" "));
  put(map.hatches[0], "patternTransform", `scale(${frame.unit.toFixed(3)})`);
  drawGradients(map.gradients, arcs);
  const veiled = frame.inset ? land.inset : null; // names that the inset shows as well may be left out here
  const scene = { unit: frame.unit, hatch: "hatch", bounds: { x, y, w, h }, cover: frame.inset, veiled };
  drawPane(pane, view, arcs, { ...look, ...scene });
  for (const node of [map.mark, map.lens, map.rim, map.caption]) put(node, "display", frame.inset ? null : "none");
  if (frame.inset) drawInset(map, arcs, frame, look);
  map.key.replaceChildren(...legend(view.legend, look.colours, look.stroke));
  map.items = itemsOf(view);
  wire(pane, map.items, view.heard, true);
  wire(map.inset, map.items, view.heard, false);
  light(map, map.items.has(map.lit) ? map.lit : null);
}

function drawInset(map, arcs, { inset, unit }, look) {
  const [x, y, w, h] = land.inset;
  const place = { x: inset.x, y: inset.y, width: inset.w, height: inset.h };
  for (const name in place) [map.lens, map.rim].forEach((node) => put(node, name, place[name]));
  const above = { x: inset.x + inset.w, y: inset.y - 5 * unit, "font-size": look.size * 0.9 * unit };
  for (const name in above) put(map.caption, name, above[name]);
  put(map.caption, "stroke-width", 3 * unit);
  map.caption.textContent = map.view.words.inset;
  const near = (unit * w) / inset.w;
  put(map.hatches[1], "patternTransform", `scale(${near.toFixed(3)})`);
  drawPane(map.inset, map.view, arcs, { ...look, unit: near, hatch: "inset-hatch", bounds: { x, y, w, h } });
}

export default function show(component) {
  let map = maps.get(component.parentElement);
  if (!map) maps.set(component.parentElement, (map = build(component)));
  map.component = component;
  map.view = { arcs: [], shades: [], roles: {}, focus: [], labels: {}, legend: {}, ...payload(component) };
  map.view.arcs.forEach((arc, slot) => Object.assign(arc, { slot })); // names its gradient: an id may hold any sign
  put(map.box, "data-height", map.view.height);
  say(map.alt, map.view.alt);
  say(map.note, map.view.footnote);
  hideTip(map.tip);
  draw(map);
  return () => {
    map.observer.disconnect();
    maps.delete(component.parentElement);
  };
}
