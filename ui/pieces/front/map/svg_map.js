// The map of the pairing programme: counties, links between them, an enlarged inset, names, a key, a note, and its quarters.

import { follow, html, payload, point, put, say, sheets, stage, svg } from "../dom.js";
import { drawGradients } from "./arcs.js";
import { makeFinder, setFinder } from "./finder.js";
import { frameOf } from "./frame.js";
import { legend } from "./legend.js";
import { drawPane, makePane, stepColours, wire } from "./pane.js";
import { makePlayer, setPlayer, stop } from "./player.js";
import { itemsOf, light, listen } from "./reading.js";
import { hideTip, makeTip } from "./tip.js";

const [styles, land] = await Promise.all([
  sheets(
    new URL("../base.css", import.meta.url),
    new URL("./svg_map.css", import.meta.url),
    new URL("./key.css", import.meta.url),
    new URL("./player.css", import.meta.url),
  ),
  fetch(new URL("../map.json", import.meta.url)).then((answer) => answer.json()),
]);
const maps = new WeakMap();
const WIDE = matchMedia("(min-width: 1280px)"); // the key and the sentence stand on the map, as in the style sheet
const LEAST_NAME = 12; // pixels
const CROWDED = 0.55; // pixels a drawing unit: below, names go without what kind of place they are of
const SIDE = 0.24; // of the map's width that is theirs

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
  const map = { here, root: component.parentElement, gradients: svg("defs") };
  buildBox(map, "");
  map.frame.prepend(patterns(), map.gradients);
  map.back = html("a", { class: "wide" });
  map.back.onclick = (event) => follow(event, map.component, false, "wide", { href: map.base.wide_href });
  map.finder = makeFinder(map);
  map.corner = html("div", { class: "corner" }, map.finder.bar, map.back);
  map.box.append(map.corner);
  map.key = html("div", { class: "legend" });
  map.note = html("p", { class: "note" });
  map.under = html("div", { class: "under" }, map.key, map.note);
  map.player = makePlayer(map);
  map.boxes = html("div", { class: "boxes" }, map.box);
  here.append(map.boxes, map.player.bar, map.under);
  map.redraw = () => {
    drawAll(map);
    map.shows();
  };
  map.observer = new ResizeObserver(() => map.view && drawAll(map));
  map.observer.observe(map.box);
  map.resized = () => map.view && fill(map);
  addEventListener("resize", map.resized);
  // What stands above it comes in its own time.
  const page = document.querySelector(".stMainBlockContainer");
  map.around = new ResizeObserver(map.resized);
  if (page) map.around.observe(page);
  listen(map);
  return map;
}

/** A box with a drawing of the province in it; `prefix` keeps the ids of two drawings apart. */
function buildBox(map, prefix) {
  map.prefix = prefix;
  map.alt = svg("desc", { id: `${prefix}alt` });
  map.hatches = [hatching(`${prefix}hatch`), hatching(`${prefix}inset-hatch`)];
  map.frame = svg("svg", { class: "map", role: "group", "aria-labelledby": `${prefix}alt` }, map.alt, ...map.hatches);
  map.when = html("span", { class: "shown-quarter", hidden: true });
  map.box = html("div", { class: "box" }, map.frame, map.when);
  map.pane = makePane(map.frame, land, land.counties);
  buildInset(map);
  map.tip = makeTip(map.box);
}

/** The map of the quarter that is compared with, before the other: all else it has from that. */
function twinOf(map) {
  const twin = Object.create(map);
  buildBox(twin, "then-");
  map.boxes.prepend(twin.box);
  put(twin.box, "data-height", map.base.height);
  listen(twin);
  return twin;
}

/** Two quarters side by side have two drawings; the second is made when it is first asked for, and goes when it no longer is. */
function pair(map) {
  const beside = map.base.time?.mode === "beside";
  if (beside === Boolean(map.twin)) return;
  if (beside) map.twin = twinOf(map);
  else {
    map.twin.deaf();
    map.twin.box.remove();
    map.twin = null;
  }
}

function drawAll(map) {
  const { time } = map.base;
  map.view = seen(map.base, map.player.at);
  draw(map);
  const moved = time && map.player.at !== time.at;
  say(map.when, time && (moved || map.twin) ? time.frames[map.player.at].label : "");
  if (!map.twin) return;
  map.twin.view = seen(map.base, time.other);
  draw(map.twin);
  say(map.twin.when, time.frames[time.other].label);
  say(map.twin.alt, time.frames[time.other].label);
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

/** What the server sent, at another quarter. */
function seen(base, shown) {
  const { time } = base;
  if (!time || shown === time.at) return base;
  const frame = time.frames[shown];
  const rowsOf = (labels, told, period) =>
    [...labels.map((label, i) => [label, told[i]]).filter(([, said]) => said), [time.period, period]];
  const arcs = base.arcs.map((arc) => {
    const { told, ...look } = frame.arcs[arc.id];
    const line = (time.lines?.[arc.id] ?? []).map((share, at) => (at <= shown ? share : null));
    return { ...arc, width: null, pace: null, step: null, tag: "", ...look, line, rows: rowsOf(time.labels, told, frame.period) };
  });
  const shades = base.shades.map((shade) => {
    const { told, step } = frame.shades[shade.adcode];
    return { ...shade, step: step ?? null, rows: rowsOf(time.county_labels, told, frame.shade_period) };
  });
  const { counts, no_figure, arc_title, title } = frame;
  const key = { ...base.legend, counts, no_figure, arc_title, title };
  return { ...base, arcs, shades, legend: key };
}

/** What of the view is drawn: with counties in focus, only the links between them. */
function chosen({ arcs, focus }) {
  return focus.length ? arcs.filter((arc) => focus.includes(arc.start) && focus.includes(arc.end)) : arcs;
}

/** A map that is the page takes what is left of the screen below what stands above it; what stands beside it hears how high. */
function fill(map) {
  const main = document.querySelector("[data-testid=stMain]");
  const top = map.here.getBoundingClientRect().top + (main?.scrollTop ?? 0);
  if (map.base.height === "fit") {
    // A slide has places of its own, given in its style sheet.
    const above = document.querySelector(".st-key-meeting-slide") ? "" : `${Math.ceil(top)}px`;
    if (map.box.style.getPropertyValue("--above-map") !== above) map.box.style.setProperty("--above-map", above);
  }
  if (map.base.height !== "stage") return;
  if (getComputedStyle(map.here).visibility === "hidden") { // for the printer alone: as high as the province
    map.box.style.height = `${map.box.clientWidth * 0.92}px`;
    return;
  }
  const under = map.twin ? map.under.offsetHeight : 0; // else it stands on the map
  const free = Math.max(420, innerHeight - top - map.player.bar.offsetHeight - under - 10);
  const tall = WIDE.matches ? free : Math.min(free, map.box.clientWidth * 1.18);
  for (const { box } of [map, map.twin ?? map]) box.style.height = `${tall}px`;
  document.documentElement.style.setProperty("--map-stage", `${tall + map.player.bar.offsetHeight}px`);
}

/** The smallest type of a county's name: a slide asks for more than a page. */
function leastName(here) {
  return Number.parseFloat(getComputedStyle(here).getPropertyValue("--least-name")) || LEAST_NAME;
}

function draw(map) {
  const { view, pane } = map;
  const [width, height] = [map.box.clientWidth, map.box.clientHeight];
  if (!width || !height) return;
  const arcs = chosen(view);
  const known = (ids) => ids.map((id) => pane.counties.get(id)).filter(Boolean);
  const side = view.height === "stage" && WIDE.matches && !map.twin ? width * SIDE : 0;
  const frame = frameOf(width, height, land, known(view.near ? [view.near] : view.focus), side);
  const look = {
    size: Math.max(leastName(map.here), Math.min(20, height * 0.0178)), // pixels of a county's name
    stroke: Math.max(0.6, Math.min(1.5, Math.min(width, height) / 700)), // how much of its width a link gets
    colours: stepColours(map.root),
    crowded: 1 / frame.unit < CROWDED,
  };
  const [x, y, w, h] = frame.bounds;
  put(map.frame, "viewBox", frame.bounds.map((n) => n.toFixed(1)).join(" "));
  put(map.hatches[0], "patternTransform", `scale(${frame.unit.toFixed(3)})`);
  if (!map.prefix) drawGradients(map.gradients, arcs);
  for (const node of [map.mark, map.lens, map.rim, map.caption]) put(node, "display", frame.inset ? null : "none");
  const elsewhere = frame.inset ? drawInset(map, arcs, frame, look) : null; // names that the inset shows may be left out here
  const veiled = frame.inset ? land.inset : null;
  const [right, open] = [w - side * frame.unit, { x: x + side * frame.unit, y, h }];
  const named = 1.6 * look.size * frame.unit; // the inset's caption
  const cover = frame.inset && { ...frame.inset, y: frame.inset.y - named, h: frame.inset.h + named };
  const scene = { unit: frame.unit, hatch: `${map.prefix}hatch`, bounds: { ...open, w: right }, cover, veiled, elsewhere };
  drawPane(pane, view, arcs, { ...look, ...scene, spots: view.cities && !view.focus.length ? land.city_spots : null });
  if (!map.prefix) map.key.replaceChildren(...legend(view.legend, look.colours, look.stroke));
  map.items = itemsOf(view);
  wire(pane, map.items, view.heard, true);
  wire(map.inset, map.items, view.heard, false);
  light(map, map.items.has(map.lit) ? map.lit : null);
}

function drawInset(map, arcs, { inset, unit }, look) {
  const [x, y, w, h] = land.inset;
  const place = { x: inset.x, y: inset.y, width: inset.w, height: inset.h };
  for (const name in place) [map.lens, map.rim].forEach((node) => put(node, name, place[name]));
  const above = { x: inset.x + inset.w, y: inset.y - 5 * unit, "font-size": look.size * unit };
  for (const name in above) put(map.caption, name, above[name]);
  put(map.caption, "stroke-width", 3 * unit);
  map.caption.textContent = map.view.words.inset;
  const near = (unit * w) / inset.w;
  put(map.hatches[1], "patternTransform", `scale(${near.toFixed(3)})`);
  const untagged = arcs.map((arc) => ({ ...arc, tag: "" })); // they stand on the map itself
  return drawPane(map.inset, map.view, untagged, { ...look, unit: near, hatch: `${map.prefix}inset-hatch`, bounds: { x, y, w, h } });
}

export default function show(component) {
  let map = maps.get(component.parentElement);
  if (!map) maps.set(component.parentElement, (map = build(component)));
  map.component = component;
  map.base = { arcs: [], shades: [], roles: {}, focus: [], labels: {}, legend: {}, ...payload(component) };
  map.base.arcs.forEach((arc, slot) => Object.assign(arc, { slot })); // names its gradient: an id may hold any sign
  put(map.here, "data-height", map.base.height);
  put(map.box, "data-height", map.base.height);
  say(map.alt, map.base.alt);
  say(map.note, map.base.footnote);
  say(map.back, map.base.wide_href ? map.base.words.back : "");
  point(map.back, map.base.wide_href);
  hideTip(map.tip);
  setPlayer(map.player, map.base.time);
  setFinder(map.finder);
  pair(map);
  put(map.here, "data-mode", map.base.time?.mode);
  drawAll(map);
  fill(map);
  drawAll(map);
  return () => {
    stop(map.player);
    map.deaf();
    map.twin?.deaf();
    removeEventListener("resize", map.resized);
    map.observer.disconnect();
    map.around.disconnect();
    maps.delete(component.parentElement);
  };
}
