// The strip of headline figures: label, value and unit, change, period, a small run of the past, and what it all means.

import { html, keyed, payload, point, put, say, sheets, stage, svg, follow } from "./dom.js";

const styles = await sheets(
  new URL("./base.css", import.meta.url),
  new URL("./figure_strip.css", import.meta.url),
);
const strips = new WeakMap();
const [SPARK_W, SPARK_H, EDGE] = [96, 24, 3];

/** Runs of neighbouring known values, as points; a gap stays a gap. */
function runs(values) {
  const known = values.filter((v) => v != null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const x = (i) => EDGE + (i * (SPARK_W - 2 * EDGE)) / Math.max(1, values.length - 1);
  const y = (v) => (high === low ? SPARK_H / 2 : SPARK_H - EDGE - ((v - low) / (high - low)) * (SPARK_H - 2 * EDGE));
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
  put(dots, "d", alone.join("") || "M0 0");
  const end = found.at(-1).at(-1);
  const [cx, cy] = end.at.split(" ");
  put(last, "cx", cx);
  put(last, "cy", cy);
  put(last, "class", end.i === values.length - 1 ? "last" : "last open"); // open: the latest known, not the latest period
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
    html("div", { class: "change" }, part("span", "by"), part("span", "versus")),
    spark, part("div", "note"), part("div", "coverage"));
}

function fillCell(strip, node, figure) {
  const part = (name) => node.querySelector(`.${name}`);
  node.classList.toggle("missing", Boolean(figure.missing));
  put(node, "aria-label", figure.label);
  say(part("label"), figure.label);
  say(part("value"), figure.value);
  say(part("unit"), figure.missing ? "" : figure.unit);
  say(part("by"), figure.change?.text);
  put(part("by"), "class", `by ${figure.change?.tone ?? ""}`);
  say(part("versus"), figure.change?.versus);
  drawSpark(part("spark"), figure.spark, figure.spark_alt);
  say(part("note"), figure.note);
  say(part("coverage"), figure.coverage);
  const more = part("more");
  more.hidden = !figure.details?.length;
  put(more, "aria-label", `${strip.view.words.more} ${figure.label}`);
  more.onclick = () => open(strip, figure, more);
}

/** A width in ems, roughly. */
const ems = (text) => [...(text ?? "")].reduce((sum, sign) => sum + (sign > "\u2e80" ? 1 : /[.,]/.test(sign) ? 0.3 : 0.62), 0);

/** One type size for all figures: what the longest needs. Where a unit is long, all units go below their figures. */
function fit(cells, figures) {
  const known = figures.filter((figure) => !figure.missing);
  const stacked = known.some((figure) => ems(figure.unit) > 3.5);
  const needs = known.map(({ value, unit }) => ems(value) + (stacked || !unit ? 0 : ems(unit) * 0.56 + 0.3));
  cells.classList.toggle("stacked", stacked);
  cells.style.setProperty("--breadth", Math.max(4, ...needs).toFixed(2));
}

/** The panel of explanations: a dialog of the browser, so Escape, focus and reading order are its own. */
function panel(strip) {
  const part = (tag, name) => html(tag, { class: name });
  strip.title = part("h2", "title");
  strip.list = html("dl");
  strip.link = part("a", "methods");
  strip.close = html("button", { class: "close", type: "button" });
  strip.close.append(svg("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" }, svg("path", { d: "M3 3l10 10M13 3L3 13" })));
  strip.close.onclick = () => strip.dialog.close();
  const inner = html("div", { class: "inner" }, strip.title, strip.close, strip.list, strip.link);
  strip.dialog = html("dialog", {}, inner);
  strip.dialog.addEventListener("click", (event) => event.target === strip.dialog && strip.dialog.close());
  strip.link.addEventListener("click", (event) => {
    follow(event, strip.component, false, "methods", { href: strip.link.getAttribute("href") });
    if (event.defaultPrevented) strip.dialog.close();
  });
  return strip.dialog;
}

function open(strip, figure, button) {
  say(strip.title, figure.label);
  strip.list.replaceChildren(...figure.details.flatMap(([label, text]) => {
    const [term, said] = [html("dt"), html("dd")];
    say(term, label);
    say(said, text);
    return [term, said];
  }));
  say(strip.link, figure.link);
  point(strip.link, figure.href);
  put(strip.close, "aria-label", strip.view.words.close);
  strip.dialog.showModal();
  const [at, box] = [button.getBoundingClientRect(), strip.dialog.getBoundingClientRect()];
  const left = Math.max(8, Math.min(at.right - box.width, innerWidth - box.width - 8));
  const below = at.bottom + 6 + box.height <= innerHeight;
  strip.dialog.style.left = `${left}px`;
  strip.dialog.style.top = `${Math.max(8, below ? at.bottom + 6 : Math.min(at.top - 6 - box.height, innerHeight - box.height - 8))}px`;
}

function build(component) {
  const strip = { cells: html("div", { class: "strip" }) };
  stage(component, styles).append(strip.cells, panel(strip));
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
