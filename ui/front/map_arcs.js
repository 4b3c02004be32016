// Links between counties as drawn: a line that goes from the one side's colour to the other's, and its arrowhead.

import { keyed, put, svg } from "./dom.js";

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

const spot = ({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`;

/** The line up to where its head begins, and the head: an arrow whose tip is the curve's end. Lengths in drawing units. */
function shapes(points, length, width) {
  const [p, c, q] = points;
  const span = Math.hypot(q.x - p.x, q.y - p.y);
  const t = 1 - Math.min(0.45, length / span);
  const neck = at(points, t);
  const tilt = Math.hypot(q.x - neck.x, q.y - neck.y) || 1;
  const [dx, dy] = [((q.x - neck.x) / tilt) * width, ((q.y - neck.y) / tilt) * width];
  const side = (sign) => ({ x: neck.x - sign * dy - dx * 0.25, y: neck.y + sign * dx - dy * 0.25 });
  return {
    line: `M${spot(p)}Q${spot(mid(p, c, t))} ${spot(neck)}`,
    head: `M${spot(q)}L${spot(side(1))}L${spot(neck)}L${spot(side(-1))}Z`,
  };
}

function gradient(arc) {
  return svg(
    "linearGradient",
    { id: `from-${arc.id}`, gradientUnits: "userSpaceOnUse" },
    svg("stop", { offset: "0.15", class: "from" }),
    svg("stop", { offset: "0.85", class: "to" }),
  );
}

/** One gradient a link, along its chord; both panes paint with them. */
export function drawGradients(defs, arcs) {
  keyed(defs, arcs, gradient, (node, arc) => {
    const [p, , q] = curve(arc.d);
    for (const [name, value] of [["x1", p.x], ["y1", p.y], ["x2", q.x], ["y2", q.y]]) put(node, name, value);
  });
}

function line() {
  return svg("g", {}, ...["halo", "line", "head"].map((name) => svg("path", { class: name })));
}

function hit() {
  return svg("a", {}, svg("path", { class: "hit" }));
}

/** Draw the lines of `arcs` (weakest first, so that what was chosen lies on top) and their hit areas (in the order given). */
export function drawArcs(pane, arcs, unit) {
  const rank = { dim: 0, normal: 1, selected: 2 };
  const missing = (arc) => arc.width == null;
  const byRank = [...arcs].sort((a, b) => rank[a.emphasis] - rank[b.emphasis] || missing(b) - missing(a));
  keyed(pane.lines, byRank, line, (node, arc) => {
    const [halo, stroke, head] = node.children;
    const width = (arc.width ?? 1.2) * (arc.emphasis === "selected" ? 1.4 : 1) * unit;
    const size = 4.5 * unit + width * 1.3;
    const drawn = shapes(curve(arc.d), size * 1.5, size * 0.62);
    put(node, "class", `arc ${arc.emphasis}${missing(arc) ? " missing" : ""}`);
    put(node, "data-arc", arc.id);
    put(halo, "d", drawn.line);
    put(halo, "stroke-width", width + (pane.frame.classList.contains("shaded") ? 2.4 : 5) * unit);
    put(stroke, "d", drawn.line);
    put(stroke, "stroke-width", width);
    put(stroke, "stroke-dasharray", missing(arc) ? `${5 * unit} ${4 * unit}` : null);
    put(stroke, "stroke", missing(arc) ? null : `url(#from-${arc.id})`);
    put(head, "d", drawn.head);
  });
  keyed(pane.hits, arcs, hit, (node, arc) => {
    put(node, "data-item", `arc:${arc.id}`);
    put(node.firstChild, "d", arc.d);
    put(node.firstChild, "stroke-width", Math.max(14, arc.width ?? 0) * unit);
  });
}
