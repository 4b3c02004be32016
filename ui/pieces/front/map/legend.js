// The key below the map: what its colours, its dots, and the width and direction of its links mean.

import { html, svg } from "../dom.js";
import { headOf, THIN } from "./arcs.js";

function entry(sample, text) {
  const label = html("span");
  label.textContent = text;
  return html("span", { class: "entry" }, sample, label);
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

function line(width, name) {
  const frame = svg("svg", { class: `lines ${name}`, width: 40, height: 14, "aria-hidden": "true" });
  const [length, half] = headOf(width, 1);
  const neck = 39 - length;
  frame.append(
    svg("path", { class: "line", d: `M1 7H${neck}`, "stroke-width": width, "stroke-dasharray": name ? "5 4" : null }),
    svg("path", { class: "head", d: `M39 7L${neck - 1} ${7 - half}L${neck} 7L${neck - 1} ${7 + half}Z` }),
  );
  if (!name) frame.firstChild.setAttribute("stroke", "url(#key-line)");
  return frame;
}

function group(title, entries, name) {
  if (!entries.length) return null;
  const heading = html("span", { class: "key-title" });
  heading.textContent = title;
  heading.hidden = !title;
  return html("div", { class: `key ${name}` }, heading, html("span", { class: "entries" }, ...entries));
}

/** The whole key, made again on each drawing: it is small and nothing in it takes the focus. */
export function legend(key, colours, stroke) {
  const steps = (key.steps ?? []).map(([step, label]) => entry(box({ fill: colours[step] }), label));
  if (key.no_data) steps.push(entry(box({ fill: "url(#key-hatch)", class: "hatched" }), key.no_data));
  const widths = (key.widths ?? []).map(([width, label]) => entry(line(Math.max(0.9, width * stroke), ""), label));
  if (key.no_figure) widths.push(entry(line(THIN, "missing"), key.no_figure));
  const roles = (key.roles ?? []).map((label, i) => entry(dot(i ? "mountain" : "industrial"), label));
  return [
    group("", roles, "of-roles"),
    group(key.arc_title, widths, "of-lines"),
    group(key.title, steps, "of-steps"),
  ].filter(Boolean);
}
