// Where county names stand so that none covers another: tried about their dots, the least bad place kept.

import { at, curve } from "./arcs.js";
import { keyed, put, svg } from "../dom.js";

// How a name lies to its dot: to the right or left (x), below or above (y); earlier ones are liked better.
const PLACES = [[0, 1], [0, -1], [1, 0], [-1, 0], [1, 1], [-1, 1], [1, -1], [-1, -1]];
const SWEEPS = 3;

function overlap(a, b) {
  const w = Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x);
  const h = Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y);
  return w > 0 && h > 0 ? w * h : 0;
}

function placed(spot, size, [right, down], gap) {
  const x = right ? (right > 0 ? spot.x + gap : spot.x - gap - size.w) : spot.x - size.w / 2;
  const lift = right ? size.h * 0.35 : 0; // beside and a little above or below, not at the corner
  const y = down ? (down > 0 ? spot.y + gap - lift : spot.y - gap - size.h + lift) : spot.y - size.h / 2;
  return { x, y, ...size };
}

/** How much of a name lies outside the drawing or under the inset. */
function unseen(box, { bounds, cover }) {
  return box.w * box.h - overlap(box, bounds) + (cover ? overlap(box, cover) : 0);
}

/** What a place costs: names and dots covered, links crossed, ground left, and a little for being an unusual place. */
function cost(box, index, others, scene) {
  const out = unseen(box, scene);
  const names = others.reduce((sum, other, i) => sum + (other && i !== index ? overlap(box, other) : 0), 0);
  const dots = scene.dots.filter((dot) => overlap(box, dot)).length;
  const lines = scene.samples.filter((p) => p.x > box.x && p.x < box.x + box.w && p.y > box.y && p.y < box.y + box.h);
  return (out * 4 + names * 4) / (box.w * box.h) * 100 + dots * 30 + lines.length * scene.step * 6;
}

const tight = (box) => ({ x: box.x, y: box.y + box.h * 0.09, w: box.w, h: box.h * 0.82 });
const REACH = 14, ROUND = 20; // rings of places further out that are tried, and places on each

/** A free place further out for a name that found none beside its dot: a line leads to it. The nearest, on the fewest links. */
function further(spot, kept, scene) {
  let best = null;
  for (let ring = 1; ring <= REACH; ring += 1) {
    for (let n = 0; n < ROUND; n += 1) {
      const [turn, out] = [(2 * Math.PI * n) / ROUND, scene.gap + ring * spot.h * 0.6];
      const [cx, cy] = [spot.x + Math.cos(turn) * (out + spot.w / 2), spot.y + Math.sin(turn) * (out + spot.h / 2)];
      const box = { x: cx - spot.w / 2, y: cy - spot.h / 2, w: spot.w, h: spot.h };
      const covers = kept.some((other) => overlap(tight(box), other)) || unseen(box, scene) > box.w * box.h * 0.01;
      const on = scene.dots.filter((dot) => overlap(box, dot)).length;
      const price = cost(box, -1, [], scene) + ring * 8 + on * 60 + (covers ? 1e6 : 0);
      if (!best || price < best.price) best = { box: { ...box, led: true }, price };
    }
  }
  return best.box;
}

/** The boxes of `spots` (x, y, w, h of each name), `led` where a line has to lead there; null only for one that `spare` says is
    told elsewhere. */
export function place(spots, scene) {
  const boxes = spots.map(() => null);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    spots.forEach((spot, i) => {
      const tried = PLACES.map((way) => placed(spot, { w: spot.w, h: spot.h }, way, scene.gap));
      const costs = tried.map((box, rank) => cost(box, i, boxes, scene) + rank * 1.5);
      boxes[i] = tried[costs.indexOf(Math.min(...costs))];
    });
  }
  const order = spots.map((_, i) => i).sort((a, b) => spots[b].rank - spots[a].rank);
  const [kept, lost] = [[], []];
  for (const i of order) {
    const clear = unseen(boxes[i], scene) < boxes[i].w * boxes[i].h * 0.01;
    if (clear && !kept.some((other) => overlap(other, tight(boxes[i])))) kept.push(tight(boxes[i]));
    else lost.push(i);
  }
  for (const i of lost) {
    boxes[i] = spots[i].spare ? null : further(spots[i], kept, scene);
    if (boxes[i]) kept.push(tight(boxes[i]));
  }
  return boxes;
}

function samplesOf(arcs, step) {
  return arcs.flatMap(({ d }) => {
    const points = curve(d);
    const n = Math.ceil(Math.hypot(points[2].x - points[0].x, points[2].y - points[0].y) / step);
    return Array.from({ length: n }, (_, i) => at(points, i / n));
  });
}

/** From a dot to the name that stands away from it: to the nearest point of its box. */
function lead(spot, box) {
  const end = { x: Math.max(box.x, Math.min(spot.x, box.x + box.w)), y: Math.max(box.y, Math.min(spot.y, box.y + box.h)) };
  return `M${spot.x} ${spot.y}L${end.x.toFixed(1)} ${end.y.toFixed(1)}`;
}

/** Write `names` ({id, name, x, y, rank, strong, spare}) in a pane whose unit is so many drawing units a pixel; gives back the
    boxes that are taken, and the ids that are written. */
export function drawLabels(pane, names, arcs, { unit, size, dot, bounds, cover }) {
  keyed(pane.labels, names, () => svg("text"), (node, item) => {
    if (node.textContent !== item.name) node.textContent = item.name;
    put(node, "class", item.strong ? "strong" : null);
    put(node, "data-county", item.id);
  });
  put(pane.labels, "font-size", size * unit);
  put(pane.labels, "stroke-width", 3 * unit);
  const nodes = names.map((item) => pane.labels.known.get(item.id));
  const widths = nodes.map((node) => node.getComputedTextLength());
  const h = size * unit * 1.2;
  const spots = names.map((item, i) => ({ ...item, w: widths[i] + 2 * unit, h }));
  const step = 4 * unit; // between two points of a link that names keep off
  const samples = samplesOf(arcs, step);
  const around = ({ x, y }) => ({ x: x - dot, y: y - dot, w: 2 * dot, h: 2 * dot });
  const dots = [...spots, ...arcs.map(({ d }) => at(curve(d), 0.96))].map(around); // and the arrowheads
  const boxes = place(spots, { bounds, cover, dots, samples, step: step / h, gap: dot + 1.5 * unit });
  nodes.forEach((node, i) => {
    put(node, "visibility", boxes[i] ? null : "hidden");
    if (!boxes[i]) return;
    put(node, "x", (boxes[i].x + boxes[i].w / 2).toFixed(1));
    put(node, "y", (boxes[i].y + h * 0.78).toFixed(1));
  });
  const led = spots.map((spot, i) => ({ id: spot.id, d: boxes[i]?.led && lead(spot, boxes[i]) })).filter(({ d }) => d);
  keyed(pane.leads, led, () => svg("path"), (node, { d }) => put(node, "d", d));
  put(pane.leads, "stroke-width", 0.8 * unit);
  const written = new Set(names.filter((_, i) => boxes[i]).map(({ id }) => id));
  const standing = boxes.filter(Boolean);
  return { taken: [...standing, ...dots], names: standing, samples, written };
}

/** Text centred on a point, as a box. */
const centred = ({ x, y }, w, h) => ({ x: x - w / 2, y: y - h / 2, w, h });

/** The names of cities, faint, each where neither a name nor a link is; left out where there is no such place. */
export function drawCities(pane, cities, spots, { taken, samples }, { unit, size, bounds, cover }) {
  const list = Object.entries(cities).map(([id, name]) => ({ id, name }));
  keyed(pane.cities, list, () => svg("text"), (node, { name }) => node.textContent !== name && (node.textContent = name));
  put(pane.cities, "font-size", size * unit);
  const h = size * unit * 1.25;
  for (const { id } of list) {
    const node = pane.cities.known.get(id);
    const w = node.getComputedTextLength();
    const free = (spots[id] ?? []).map(([x, y]) => centred({ x, y }, w, h)).find((box) =>
      unseen(box, { bounds, cover }) < 1 && !taken.some((other) => overlap(box, other)) &&
      !samples.some((p) => p.x > box.x && p.x < box.x + box.w && p.y > box.y && p.y < box.y + box.h));
    put(node, "visibility", free ? null : "hidden");
    if (!free) continue;
    taken.push(free);
    put(node, "x", (free.x + w / 2).toFixed(1));
    put(node, "y", (free.y + h * 0.74).toFixed(1));
  }
}

const ALONG = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.2, 0.8];
const OFF = [0, 1.1, -1.1, 2.2, -2.2, 3.3, -3.3, 4.4, -4.4, 5.5, -5.5, 6.6, -6.6]; // heights above or below it, where there is no free place on it
const ASIDE = [0, 0.6, -0.6, 1.2, -1.2]; // widths beside it

/** What links carry (`tag`), the worst first, each on its own line, or close to it, where it covers no name and no other tag. */
export function drawTags(pane, arcs, { taken, names }, { unit, size, bounds, cover }) {
  const tagged = arcs.filter((arc) => arc.tag && arc.emphasis !== "dim").sort((a, b) => a.pace - b.pace);
  const make = () => svg("g", {}, svg("rect"), svg("text"));
  const kept = [];
  keyed(pane.tags, tagged, make, (node, arc) => {
    const [frame, text] = node.children;
    if (text.textContent !== arc.tag) text.textContent = arc.tag;
    put(node, "class", `tag pace-${arc.pace}`);
    put(node, "data-arc", arc.id);
    put(text, "font-size", size * unit);
    const [w, h] = [text.getComputedTextLength() + 10 * unit, size * unit * 1.4];
    const over = (box, others) => others.reduce((sum, other) => sum + overlap(box, other), 0);
    const price = (box) =>
      (30 * unseen(box, { bounds, cover }) + over(box, taken) + 40 * over(box, names) + 6 * over(box, kept)) / (w * h);
    const tried = OFF.flatMap((off, far) => ASIDE.flatMap((aside, side) => ALONG.map((t, rank) => {
      const { x, y } = at(curve(arc.d), t);
      return { box: centred({ x: x + aside * w, y: y + off * h }, w, h), rank: rank + 12 * far + 15 * side };
    })));
    const costs = tried.map(({ box, rank }) => price(box) * 3 + rank * 0.01);
    const { box } = tried[costs.indexOf(Math.min(...costs))];
    kept.push(box);
    for (const [name, value] of [["x", box.x], ["y", box.y], ["width", w], ["height", h]]) put(frame, name, value.toFixed(1));
    put(frame, "stroke-width", 1.4 * unit);
    put(frame, "rx", 1.5 * unit);
    put(text, "x", (box.x + w / 2).toFixed(1));
    put(text, "y", (box.y + h * 0.73).toFixed(1));
  });
}
