// The map of the pairing programme: counties, links between them, an enlarged inset, names, a key and a note.

import { html, follow, keyed, payload, pressWithSpace, put, say, sheets, stage, svg } from "./dom.js";
import { curve, at, drawGradients } from "./map_arcs.js";
import { drawPane, makePane, stepColours, wire } from "./map_pane.js";
import { frameOf } from "./map_frame.js";
import { hideTip, makeTip, showTip } from "./map_tip.js";
import { legend } from "./map_legend.js";

const [styles, land] = await Promise.all([
  sheets(new URL("./base.css", import.meta.url), new URL("./svg_map.css", import.meta.url)),
  fetch(new URL("./map.json", import.meta.url)).then((answer) => answer.json()),
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
  map.frame = svg("svg", { class: "map", role: "group", "aria-labelledby": "alt" }, map.alt, patterns(), ...map.hatches, map.gradients);
  map.box = html("div", { class: "box" }, map.frame);
  map.key = html("div", { class: "legend" });
  map.note = html("p", { class: "note" });
  here.append(map.box, map.key, map.note);
  map.pane = makePane(map.frame, land, land.counties);
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
  map.tip = makeTip(map.box);
  map.observer = new ResizeObserver(() => map.view && draw(map));
  map.observer.observe(map.box);
  listen(map);
  return map;
}

/** Everything with a tip, by `kind:id`. */
function itemsOf({ arcs, shades }) {
  const all = [...arcs.map((arc) => ["arc", arc]), ...shades.map((shade) => ["county", { ...shade, id: shade.adcode }])];
  return new Map(all.map(([kind, item]) => {
    const spoken = [item.title, ...(item.rows ?? []).map((row) => row.join(" "))].join("; ");
    return [`${kind}:${item.id}`, { ...item, kind, spoken }];
  }));
}

function draw(map) {
  const { view } = map;
  const [width, height] = [map.box.clientWidth, map.box.clientHeight];
  if (!width || !height) return;
  const arcs = view.focus.length
    ? view.arcs.filter((arc) => view.focus.includes(arc.start) && view.focus.includes(arc.end))
    : view.arcs;
  const frame = frameOf(width, height, land, view.focus.map((id) => map.pane.counties.get(id)).filter(Boolean));
  const size = Math.max(10.5, Math.min(20, height * 0.0178)); // pixels of a county's name
  const colours = stepColours(map.root);
  put(map.frame, "viewBox", frame.bounds.join(" "));
  put(map.hatches[0], "patternTransform", `scale(${frame.unit.toFixed(3)})`);
  drawGradients(map.gradients, arcs);
  const [x, y, w, h] = frame.bounds;
  const veiled = frame.inset && ((px, py) => inside(px, py, land.inset));
  drawPane(map.pane, view, arcs, { unit: frame.unit, size, colours, hatch: "hatch", veiled, bounds: { x, y, w, h } });
  for (const node of [map.mark, map.lens, map.rim, map.caption]) put(node, "display", frame.inset ? null : "none");
  if (frame.inset) drawInset(map, arcs, frame, size, colours);
  map.key.replaceChildren(...legend(view.legend, colours));
  map.items = itemsOf(view);
  wire(map.pane, map.items, view.heard, true);
  wire(map.inset, map.items, view.heard, false);
}

const inside = (px, py, [x, y, w, h]) => px > x && px < x + w && py > y && py < y + h;

function drawInset(map, arcs, { inset, unit }, size, colours) {
  const [x, y, w, h] = land.inset;
  for (const node of [map.lens, map.rim]) {
    for (const [name, value] of [["x", inset.x], ["y", inset.y], ["width", inset.w], ["height", inset.h]]) put(node, name, value);
  }
  put(map.caption, "x", inset.x + inset.w);
  put(map.caption, "y", inset.y - 5 * unit);
  put(map.caption, "font-size", size * 0.9 * unit);
  put(map.caption, "stroke-width", 3 * unit);
  map.caption.textContent = map.view.words.inset;
  const near = (unit * w) / inset.w;
  put(map.hatches[1], "patternTransform", `scale(${near.toFixed(3)})`);
  drawPane(map.inset, map.view, arcs, { unit: near, size, colours, hatch: "inset-hatch", bounds: { x, y, w, h } });
}

/** Light up a link and its two names in both panes, and dim the rest. */
function light(map, key) {
  if (map.lit === key) return;
  map.lit = key;
  const [kind, id] = key?.split(":") ?? [];
  const arc = kind === "arc" ? map.items.get(key) : null;
  map.box.classList.toggle("lit", Boolean(arc));
  for (const node of map.frame.querySelectorAll("[data-arc]")) node.classList.toggle("on", node.dataset.arc === arc?.id);
  for (const node of map.frame.querySelectorAll("[data-county]")) {
    const end = arc && (node.dataset.county === arc.start || node.dataset.county === arc.end);
    node.classList.toggle("on", Boolean(end) || (kind === "county" && node.dataset.county === id));
  }
}

function listen(map) {
  const keyOf = (event) => event.target.closest?.("[data-item]")?.getAttribute("data-item");
  const spot = (event) => {
    const box = map.box.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const leave = () => {
    light(map, null);
    hideTip(map.tip);
  };
  let touch = false;
  map.frame.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch" || map.tip.pinned) return;
    const item = map.items.get(keyOf(event));
    if (!item) return leave();
    light(map, keyOf(event));
    showTip(map.tip, item, ...spot(event));
  });
  map.frame.addEventListener("pointerleave", () => map.tip.pinned || leave());
  map.frame.addEventListener("focusin", (event) => {
    const item = map.items.get(keyOf(event));
    if (!item || !event.target.matches(":focus-visible")) return;
    light(map, keyOf(event));
    showTip(map.tip, item, ...middle(map, event.target, item));
  });
  map.frame.addEventListener("focusout", leave);
  map.root.addEventListener("keydown", (event) => (event.key === "Escape" ? leave() : pressWithSpace(event)));
  map.root.addEventListener("pointerdown", (event) => {
    touch = event.pointerType === "touch";
    if (touch && !keyOf(event) && !map.tip.card.contains(event.target)) {
      map.tip.pinned = "";
      leave();
    }
  });
  map.root.addEventListener("click", (event) => {
    const tapped = map.tip.card.contains(event.target);
    const item = tapped ? map.tip.item : map.items.get(keyOf(event));
    if (!item) return;
    if (touch && !tapped) {
      event.preventDefault(); // the first tap says what it is; the card has the link
      light(map, keyOf(event));
      showTip(map.tip, item, ...spot(event), item.href || map.view.heard ? map.view.words.open : "");
    } else follow(event, map.component, map.view.heard, item.kind, item);
  });
}

/** Where the card of a focused item goes: the middle of the link or county, in pixels of the box. */
function middle(map, node, item) {
  const box = map.box.getBoundingClientRect();
  const matrix = map.frame.getScreenCTM();
  const county = map.pane.counties.get(item.adcode);
  const p = item.kind === "arc" ? at(curve(item.d), 0.5) : county;
  return [p.x * matrix.a + matrix.e - box.left, p.y * matrix.d + matrix.f - box.top];
}

export default function show(component) {
  let map = maps.get(component.parentElement);
  if (!map) maps.set(component.parentElement, (map = build(component)));
  map.component = component;
  map.view = { arcs: [], shades: [], roles: {}, focus: [], labels: {}, legend: {}, ...payload(component) };
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
