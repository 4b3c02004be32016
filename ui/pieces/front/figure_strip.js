// The strip of headline figures: label, value and unit, change, period, a small run of the past, and what it all means.

import { ems, follow, html, keyed, payload, put, say, sayLink, sheets, stage, svg } from "./dom.js";
import { lastSeen } from "./kept_here.js";
import { makePanel, openPanel } from "./figure_panel.js";

const styles = await sheets(
  new URL("./base.css", import.meta.url),
  new URL("./figure_strip.css", import.meta.url),
  new URL("./figure_panel.css", import.meta.url),
);
const strips = new WeakMap();
const [SPARK_W, SPARK_H, EDGE] = [96, 24, 3];

/** Runs of neighbouring known values, as points; a gap stays a gap. */
function runs(values) {
  const known = values.filter((v) => v != null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const x = (i) => EDGE + (i * (SPARK_W - 2 * EDGE)) / Math.max(1, values.length - 1);
  const share = (v) => (high === low ? 0.5 : (v - low) / (high - low));
  const y = (v) => SPARK_H - EDGE - share(v) * (SPARK_H - 2 * EDGE);
  const found = [[]];
  values.forEach((v, i) => {
    if (v != null) found.at(-1).push({ i, at: `${x(i).toFixed(1)} ${y(v).toFixed(1)}` });
    else if (found.at(-1).length) found.push([]);
  });
  return found.filter((run) => run.length);
}

function drawSpark(node, values, alt) {
  const found = runs(values ?? []);
  node.toggleAttribute("hidden", !found.length);
  if (!found.length) return;
  put(node, "aria-label", alt);
  const [line, dots, last] = node.children;
  put(line, "d", found.map((run) => `M${run.map((p) => p.at).join("L")}`).join(""));
  const alone = found.filter((run) => run.length === 1).map((run) => `M${run[0].at}h0`);
  put(dots, "d", alone.join("") || null);
  const end = found.at(-1).at(-1);
  const [cx, cy] = end.at.split(" ");
  put(last, "cx", cx);
  put(last, "cy", cy);
  // Open: the latest known value is not the latest period's.
  put(last, "class", end.i === values.length - 1 ? "last" : "last open");
}

function cell() {
  const spark = svg("svg", { class: "spark", viewBox: `0 0 ${SPARK_W} ${SPARK_H}`, role: "img" });
  spark.append(svg("path", { class: "run" }), svg("path", { class: "alone" }), svg("circle", { r: 2.4 }));
  const more = html("button", { class: "more", type: "button", "aria-haspopup": "dialog" });
  more.append(svg("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" },
    svg("circle", { cx: 8, cy: 8, r: 7 }), svg("path", { d: "M8 7.2v4.3M8 4.3v1" })));
  const part = (tag, name) => html(tag, { class: name });
  return html("div", { class: "cell", role: "group" },
    html("div", { class: "top" }, part("div", "label"), more),
    html("div", { class: "figure" }, part("span", "value"), part("span", "unit")),
    html("div", { class: "change" }, part("span", "by"), part("span", "versus"), part("span", "seen")),
    spark, part("div", "note"));
}

function fillCell(strip, node, figure) {
  const part = (name) => node.querySelector(`.${name}`);
  node.classList.toggle("missing", Boolean(figure.missing));
  node.classList.toggle("refused", Boolean(figure.refused));
  put(node, "aria-label", figure.label);
  say(part("label"), figure.label);
  sayLink(part("value"), figure.value, figure.value_href, figure.value_label);
  // The whole tile opens what its figure opens, unless its i is pressed or text beside the link is being marked: the text of
  // a field that Tab has passed through counts as marked as well.
  node.onclick = (event) => {
    const marking = !event.target.closest("a") && String(getSelection());
    if (!figure.value_href || event.target.closest("button") || marking) return;
    follow(event, strip.component, false, "value", { href: figure.value_href });
  };
  say(part("unit"), figure.missing ? "" : figure.unit);
  say(part("by"), figure.change?.text);
  put(part("by"), "class", `by ${figure.change?.tone ?? ""}`);
  say(part("versus"), figure.change?.versus);
  say(part("seen"), seen(strip.view, figure));
  drawSpark(part("spark"), figure.spark, figure.spark_alt);
  say(part("note"), figure.note);
  const more = part("more");
  more.hidden = !figure.details?.length;
  put(more, "aria-label", `${strip.view.words.more} ${figure.label}`);
  more.onclick = () => openPanel(strip, figure, more);
}

const OWN_KEYS = ["lang", "page", "meet", "turn"]; // of the address, that change no figure

/** What has changed since this browser showed the figure under another version of the data. */
function seen({ version, words }, figure) {
  const query = new URLSearchParams(location.search);
  if (!version || !words.seen || figure.missing || figure.refused || query.has("meet")) return "";
  for (const name of OWN_KEYS) query.delete(name);
  const was = lastSeen(`${document.documentElement.lang} ${location.pathname}?${query} ${figure.id}`, version, `${figure.value} ${figure.unit ?? ""}`.trim());
  return was ? words.seen.replace("{was}", () => String(was.text)).replace("{day}", () => String(was.day)) : "";
}

/** One type size for all figures: what the longest needs. Where a unit is long, all units go below their figures. */
function fit(cells, figures) {
  const known = figures.filter((figure) => !figure.missing);
  const stacked = known.some((figure) => ems(figure.unit) > 3.5);
  const needs = known.map(({ value, unit }) => ems(value) + (stacked || !unit ? 0 : ems(unit) * 0.56 + 0.3));
  cells.classList.toggle("stacked", stacked);
  cells.style.setProperty("--breadth", Math.max(4, ...needs).toFixed(2));
}

function build(component) {
  const strip = { cells: html("div", { class: "strip" }) };
  stage(component, styles).append(strip.cells, makePanel(strip));
  return strip;
}

export default function show(component) {
  let strip = strips.get(component.parentElement);
  if (!strip) strips.set(component.parentElement, (strip = build(component)));
  strip.component = component;
  strip.view = payload(component);
  const { figures } = strip.view;
  put(strip.cells, "data-count", figures.length);
  fit(strip.cells, figures);
  keyed(strip.cells, figures, cell, (node, figure) => fillCell(strip, node, figure));
  return () => strips.delete(component.parentElement);
}
