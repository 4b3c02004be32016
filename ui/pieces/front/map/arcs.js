// Links between counties as drawn: a line that goes from the one side's colour to the other's, and its arrowhead.

import { keyed, put, svg } from "../dom.js";

/** The numbers of a quadratic curve "M x y Q cx cy x y", as three points. */
export function curve(d) {
  const n = d.match(/-?[\d.]+/g).map(Number);
  return [0, 2, 4].map((i) => ({ x: n[i], y: n[i + 1] }));
}

const mid = (p, q, t) => ({ x: p.x + (q.x - p.x) * t, y: p.y + (q.y - p.y) * t });

/** The point of a curve at `t`. */
export function at([p, c, q], t) {
  return mid(mid(p, c, t), mid(c, q, t), t);
}

/** The part of a curve between two of its parameters. */
function part([p, c, q], from, to) {
  return [at([p, c, q], from), mid(mid(p, c, from), mid(c, q, from), to), at([p, c, q], to)];
}

const spot = ({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`;

/** The line up to where its head begins, and the head, whose tip stops `gap` short of the end; in drawing units. */
function shapes(whole, gap, length, half) {
  const span = Math.hypot(whole[2].x - whole[0].x, whole[2].y - whole[0].y);
  const [p, c, tip] = part(whole, Math.min(0.3, (gap * 0.8) / span), 1 - Math.min(0.3, gap / span));
  const [, bend, neck] = part([p, c, tip], 0, 1 - Math.min(0.5, length / Math.hypot(tip.x - p.x, tip.y - p.y)));
  const run = Math.hypot(tip.x - neck.x, tip.y - neck.y) || 1;
  const [dx, dy] = [((tip.x - neck.x) / run) * half, ((tip.y - neck.y) / run) * half];
  const side = (sign) => ({ x: neck.x - sign * dy - dx * 0.25, y: neck.y + sign * dx - dy * 0.25 });
  return {
    line: `M${spot(p)}Q${spot(bend)} ${spot(neck)}`,
    head: `M${spot(tip)}L${spot(side(1))}L${spot(neck)}L${spot(side(-1))}Z`,
  };
}

function gradient() {
  return svg(
    "linearGradient",
    { gradientUnits: "userSpaceOnUse" },
    svg("stop", { offset: "0.15", class: "from" }),
    svg("stop", { offset: "0.85", class: "to" }),
  );
}

/** One gradient a link, along its chord; both panes paint with them. */
export function drawGradients(defs, arcs) {
  keyed(defs, arcs, gradient, (node, arc) => {
    const [p, , q] = curve(arc.d);
    put(node, "id", `link-${arc.slot}`);
    for (const [name, value] of [["x1", p.x], ["y1", p.y], ["x2", q.x], ["y2", q.y]]) put(node, name, value);
  });
}

function line() {
  return svg("g", {}, ...["halo", "line", "head"].map((name) => svg("path", { class: name })));
}

function hit() {
  return svg("a", {}, svg("path", { class: "hit" }));
}

export const THIN = 1.2; // pixels: a link without a figure

/** Length and half the breadth of the head of a line so wide. */
export const headOf = (width, unit) => [1.5, 0.62].map((share) => share * (4.5 * unit + width));

/** How a link is painted: by its pace, by a step of the scale, from side to side, or as one without a figure. */
function paintOf(arc, colours) {
  if (arc.width == null) return { look: " missing", stroke: null };
  if (arc.pace != null) return { look: ` pace pace-${arc.pace}`, stroke: null };
  if (arc.step != null) return { look: " stepped", stroke: colours[arc.step] };
  return { look: "", stroke: `url(#link-${arc.slot})` };
}

export const REACHED = 3; // the class that is drawn dashed
const dashes = (arc, width, unit) =>
  arc.width == null ? `${5 * unit} ${4 * unit}` : arc.pace === REACHED ? `${2.6 * width} ${1.5 * width}` : null;

/** The order links lie on one another: what was not asked for lowest, then what has no figure; of a rate the worst on top. */
export function byRank(arcs) {
  const rank = { dim: 0, normal: 1, selected: 2 };
  const low = (arc) => (arc.width == null ? 9 : arc.pace ?? 0);
  return [...arcs].sort((a, b) => rank[a.emphasis] - rank[b.emphasis] || low(b) - low(a));
}

/** Draw the lines of `arcs`, what was chosen on top, and their hit areas, in the order given: that of the Tab key. */
export function drawArcs(pane, arcs, { unit, stroke, dot, colours }) {
  keyed(pane.lines, byRank(arcs), line, (node, arc) => {
    const [halo, body, head] = node.children;
    const width = Math.max(0.9, (arc.width ?? THIN) * (arc.emphasis === "selected" ? 1.4 : 1) * stroke) * unit;
    const [length, half] = headOf(width, unit * stroke);
    const drawn = shapes(curve(arc.d), dot + 2.5 * unit, length, half);
    const { look, stroke: paint } = paintOf(arc, colours);
    put(node, "class", `arc ${arc.emphasis}${look}`);
    put(node, "data-arc", arc.id);
    node.style.setProperty("--w", width);
    node.style.setProperty("--edge", (pane.frame.classList.contains("shaded") ? 2.4 : 5) * unit);
    put(halo, "d", drawn.line);
    put(body, "d", drawn.line);
    put(body, "stroke-dasharray", dashes(arc, width, unit));
    put(body, "stroke", paint);
    put(head, "d", drawn.head);
    head.style.fill = arc.step == null ? "" : paint;
  });
  keyed(pane.hits, arcs, hit, (node, arc) => {
    put(node, "data-item", `arc:${arc.id}`);
    put(node.firstChild, "d", arc.d);
    put(node.firstChild, "stroke-width", Math.max(14, arc.width ?? 0) * unit);
  });
}
