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

/** The boxes of `spots` (x, y, w, h of each name); null where a name would cover another's. */
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
  const kept = [];
  for (const i of order) {
    const tight = { x: boxes[i].x, y: boxes[i].y + boxes[i].h * 0.12, w: boxes[i].w, h: boxes[i].h * 0.76 };
    const clear = unseen(boxes[i], scene) < boxes[i].w * boxes[i].h * 0.01;
    if (clear && !kept.some((box) => overlap(box, tight))) kept.push(tight);
    else boxes[i] = null;
  }
  return boxes;
}

/** Write `names` ({id, name, x, y, rank, strong}) in a pane whose unit is so many drawing units a pixel. */
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
  const spots = names.map((item, i) => ({ x: item.x, y: item.y, w: widths[i] + 2 * unit, h, rank: item.rank }));
  const step = 4 * unit; // between two points of a link that names keep off
  const samples = arcs.flatMap(({ d }) => {
    const points = curve(d);
    const n = Math.ceil(Math.hypot(points[2].x - points[0].x, points[2].y - points[0].y) / step);
    return Array.from({ length: n }, (_, i) => at(points, i / n));
  });
  const around = ({ x, y }) => ({ x: x - dot, y: y - dot, w: 2 * dot, h: 2 * dot });
  const dots = [...spots, ...arcs.map(({ d }) => at(curve(d), 0.96))].map(around); // and the arrowheads
  const boxes = place(spots, { bounds, cover, dots, samples, step: step / h, gap: dot + 1.5 * unit });
  nodes.forEach((node, i) => {
    put(node, "visibility", boxes[i] ? null : "hidden");
    if (!boxes[i]) return;
    put(node, "x", (boxes[i].x + boxes[i].w / 2).toFixed(1));
    put(node, "y", (boxes[i].y + h * 0.78).toFixed(1));
  });
}
