// One view of the province: counties, borders, links, dots and names. The map is one such pane, its inset another.

import { drawArcs } from "./arcs.js";
import { drawCities, drawLabels, drawTags } from "./labels.js";
import { keyed, point, put, svg } from "../dom.js";

/** The colours of the sequential scale, from little to much: a step is a place in it. As the page's roles, which are light on paper;
    without them those of the theme of `root`. */
export function stepColours(root) {
  const colours = getComputedStyle(root.host).getPropertyValue("--st-chart-sequential-colors");
  return colours.split(",").map((colour, step) => `var(--step-${step}, ${colour.trim()})`);
}

/** Build a pane of `counties` inside `frame`, an <svg>. */
export function makePane(frame, land, counties) {
  const layer = (name, hidden) => frame.appendChild(svg("g", { class: name, "aria-hidden": hidden ? "true" : null }));
  const ground = layer("land", true);
  for (const county of counties) ground.append(svg("path", { d: county.d }));
  const pane = { frame, counties: new Map(counties.map((county) => [county.id, county])) };
  pane.places = layer("places");
  const borders = layer("borders", true);
  borders.append(svg("path", { d: land.cities, class: "cities" }));
  borders.append(svg("path", { d: land.outline, class: "outline" }));
  pane.extra = layer("extra", true);
  pane.cities = layer("city-names", true);
  pane.rims = layer("rims", true);
  pane.lines = layer("lines", true);
  pane.hits = layer("hits");
  pane.leads = layer("leads", true);
  pane.dots = layer("dots", true);
  pane.labels = layer("labels", true);
  pane.tags = layer("tags", true);
  return pane;
}

const ownerOf = (arcs) => new Map(arcs.flatMap((arc) => [[arc.start, arc.id], [arc.end, arc.id]]));

/** The counties that say something: the programme's, tinted by role, or those with a figure, coloured by its step. */
function drawPlaces(pane, view, arcs, colours, hatch) {
  const owner = ownerOf(arcs);
  const shaded = view.shades.length > 0;
  const tinted = Object.keys(view.roles).map((adcode) => ({ adcode, role: view.roles[adcode] }));
  const places = (shaded ? view.shades : tinted).filter(({ adcode }) => pane.counties.has(adcode));
  const make = ({ adcode }) => svg("a", {}, svg("path", { d: pane.counties.get(adcode).d }));
  keyed(pane.places, places, make, (node, place) => {
    const missing = shaded && place.step == null;
    put(node, "class", shaded ? `shade${missing ? " missing" : ""}` : `tint ${place.role}`);
    put(node.firstChild, "fill", missing ? `url(#${hatch})` : shaded ? colours[place.step] : null);
    put(node, "data-item", shaded ? `county:${place.adcode}` : null);
    put(node, "data-pair", !shaded && owner.has(place.adcode) ? `arc:${owner.get(place.adcode)}` : null);
  }, ({ adcode }) => adcode);
}

function drawDots(pane, view, arcs, dot, unit) {
  const owner = ownerOf(arcs);
  const dots = Object.keys(view.roles).filter((adcode) => pane.counties.has(adcode));
  keyed(pane.dots, dots, () => svg("circle"), (node, adcode) => {
    const { x, y } = pane.counties.get(adcode);
    const ring = view.roles[adcode] === "mountain"; // told apart by shape too, not by colour alone
    const off = view.focus.length > 0 && !view.focus.includes(adcode);
    put(node, "class", `${view.roles[adcode]}${off ? " off" : ""}`);
    put(node, "cx", x);
    put(node, "cy", y);
    put(node, "r", ring ? dot - 0.75 * unit : dot);
    put(node, "stroke-width", (ring ? 2 : 1.3) * unit);
    put(node, "data-item", owner.has(adcode) ? `arc:${owner.get(adcode)}` : null);
  }, (adcode) => adcode);
}

const inside = ({ x, y }, [left, top, w, h]) => x > left && x < left + w && y > top && y < top + h;

/** The names to write; where two cannot both stand, the one with the higher rank does. */
function names(pane, view, arcs, { crowded, bounds, veiled, elsewhere }) {
  const brief = (crowded && view.brief) || {};
  const selected = arcs.filter((arc) => arc.emphasis === "selected");
  const strong = new Set([...view.focus, ...selected.flatMap((arc) => [arc.start, arc.end])]);
  const { x, y, w, h } = bounds;
  const named = [...pane.counties.values()].filter((county) => view.labels[county.id]);
  const shown = named.filter((county) => inside(county, [x, y, w, h]));
  return shown.map((county) => {
    const here = veiled && inside(county, veiled) ? 0 : 2;
    const rank = (strong.has(county.id) ? 4 : 0) + here + (view.roles[county.id] === "mountain" ? 1 : 0);
    const spare = Boolean(elsewhere?.has(county.id)); // the inset has it: here it may be left out
    return { id: county.id, x: county.x, y: county.y, name: brief[county.id] ?? view.labels[county.id], strong: strong.has(county.id), rank, spare };
  });
}

/** Draw `view` (its links already chosen) at `unit` drawing units a pixel; gives back the ids of the names that are written. */
export function drawPane(pane, view, arcs, scale) {
  const { unit, size } = scale;
  const dot = (size * 0.24 + 0.6) * unit;
  pane.frame.classList.toggle("shaded", view.shades.length > 0);
  pane.unit = unit;
  drawPlaces(pane, view, arcs, scale.colours, scale.hatch);
  drawArcs(pane, arcs, { unit, stroke: scale.stroke, dot, colours: scale.colours });
  drawDots(pane, view, arcs, dot, unit);
  const said = drawLabels(pane, names(pane, view, arcs, scale), arcs, { ...scale, dot });
  pane.taken = [...said.taken];
  drawTags(pane, arcs, said, scale);
  if (scale.spots) drawCities(pane, view.cities, scale.spots, said, scale);
  return said.written;
}

/** Outline the counties (adcodes) that a link joins. */
export function drawRims(pane, adcodes) {
  const found = adcodes.map((id) => pane.counties.get(id)).filter(Boolean);
  keyed(pane.rims, found, () => svg("path"), (node, { d }) => put(node, "d", d));
}

/** Make what can be pressed an address or a button, and what can only be read a thing the keyboard stops at. */
export function wire(pane, items, heard, keyboard) {
  for (const node of [...pane.places.children, ...pane.hits.children]) {
    const item = items.get(node.getAttribute("data-item"));
    point(node, item?.href);
    const linked = node.hasAttribute("href");
    put(node, "role", !item ? null : linked ? "link" : heard ? "button" : "img");
    put(node, "aria-label", item?.spoken);
    put(node, "tabindex", !item ? null : keyboard ? 0 : -1);
    node.classList.toggle("open", Boolean(linked || (item && heard)));
  }
}
