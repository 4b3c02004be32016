// The key below the map: what its colours, its dots, and the width and direction of its links mean.

import { html, svg } from "../dom.js";
import { headOf, REACHED, THIN } from "./arcs.js";

const RATE_WIDTH = 3; // pixels of every link of a rate, as charts/map_view.py has it

function entry(sample, text, count) {
  const label = html("span");
  label.textContent = text;
  const counted = count ? html("b", { class: "count" }) : null;
  if (counted) counted.textContent = count;
  return html("span", { class: "entry" }, sample, label, counted);
}

function box(attributes) {
  const frame = svg("svg", { class: "swatch", width: 22, height: 12, "aria-hidden": "true" });
  frame.append(svg("rect", { x: 0.5, y: 0.5, width: 21, height: 11, ...attributes }));
  return frame;
}

function dot(role) {
  const ring = role === "mountain";
  const frame = svg("svg", { class: "dots", width: 12, height: 12, "aria-hidden": "true" });
  frame.append(svg("circle", { class: role, cx: 6, cy: 6, r: ring ? 4 : 4.5, "stroke-width": ring ? 2 : 1 }));
  return frame;
}

/** A link of a class: `name` is missing, or what a rate's class is called in the style sheet. */
function line(width, name, stroke, dashed) {
  const frame = svg("svg", { class: `lines ${name}`, width: 40, height: 14, "aria-hidden": "true" });
  const [length, half] = headOf(width, 1);
  const neck = 39 - length;
  frame.append(
    svg("path", { class: "line", d: `M1 7H${neck}`, "stroke-width": width, "stroke-dasharray": dashed }),
    svg("path", { class: "head", d: `M39 7L${neck - 1} ${7 - half}L${neck} 7L${neck - 1} ${7 + half}Z` }),
  );
  if (stroke) frame.firstChild.setAttribute("stroke", stroke);
  if (stroke && !stroke.startsWith("url")) frame.lastChild.style.fill = stroke;
  return frame;
}

function group(title, entries, name) {
  if (!entries.length && !title) return null; // a title alone says why there are none
  const heading = html("span", { class: "key-title" });
  heading.textContent = title;
  heading.hidden = !title;
  return html("div", { class: `key ${name}` }, heading, html("span", { class: "entries" }, ...entries));
}

/** The whole key, made again on each drawing: it is small and nothing in it takes the focus. */
export function legend(key, colours, stroke) {
  const steps = (key.steps ?? []).map(([step, label]) => entry(box({ fill: colours[step] }), label));
  if (key.no_data) steps.push(entry(box({ fill: "url(#key-hatch)", class: "hatched" }), key.no_data));
  const across = (width) => Math.max(0.9, width * stroke);
  const sizes = (key.widths ?? []).map(([width, label]) =>
    entry(key.width_title ? line(across(width), "pace pace-2") : line(across(width), "", "url(#key-line)"), label));
  const widths = key.width_title ? [] : sizes;
  const rate = across(RATE_WIDTH);
  widths.push(...(key.shades ?? []).map(([step, label]) => entry(line(rate, "", colours[step]), label)));
  (key.paces ?? []).forEach(([pace, label], at) => {
    const dash = pace === REACHED ? `${2.6 * rate} ${1.5 * rate}` : null;
    widths.push(entry(line(rate, `pace pace-${pace}`, null, dash), label, key.counts?.[at]));
  });
  if (key.no_figure) widths.push(entry(line(THIN, "missing", null, "5 4"), key.no_figure));
  const roles = (key.roles ?? []).map((label, i) => entry(dot(i ? "mountain" : "industrial"), label));
  return [
    group("", roles, "of-roles"),
    group(key.arc_title, widths, "of-lines"),
    key.width_title ? group(key.width_title, sizes, "of-sizes") : null,
    group(key.title, steps, "of-steps"),
  ].filter(Boolean);
}
