// A flow in three columns: bars with names, ribbons between them. Heights and words come finished; widths are the sheet's.

import { html, keyed, payload, point, put, sheets, stage, svg } from "./dom.js";
import { light, listen } from "./flow_reading.js";
import { hideTip, makeTip } from "./map/tip.js";

const styles = await sheets(
  new URL("./base.css", import.meta.url),
  new URL("./map/key.css", import.meta.url),
  new URL("./flow_picture.css", import.meta.url),
);
const flows = new WeakMap();

function build(component) {
  const flow = { root: component.parentElement, items: new Map(), lit: null };
  const lane = (name) => svg("svg", { class: `lane ${name}`, preserveAspectRatio: "none" });
  flow.heads = html("div", { class: "heads", "aria-hidden": "true" });
  flow.source = html("i", { class: "source" });
  [flow.inflow, flow.outflow] = [lane("inflow"), lane("outflow")];
  put(flow.inflow, "aria-hidden", "true"); // what the first ribbons tell, the bars they end in tell too
  [flow.middle, flow.ends] = [html("div", { class: "middle" }), html("div", { class: "ends" })];
  flow.notes = html("div", { class: "notes", "aria-hidden": "true" }); // the ribbons tell the same
  flow.body = html("div", { class: "body" }, flow.source, flow.inflow, flow.middle, flow.outflow, flow.notes, flow.ends);
  flow.box = html("div", { class: "flow", role: "group" }, flow.heads, flow.body);
  flow.tip = makeTip(flow.box);
  stage(component, styles).append(flow.box);
  listen(flow);
  return flow;
}

/** What bars and ribbons have alike: address, name, look, colour. */
function fill(flow, node, kind, item) {
  const key = `${kind}:${item.id}`;
  flow.items.set(key, { ...item, kind, node });
  put(node, "data-item", key);
  put(node, "data-look", item.look);
  put(node, "aria-label", [item.title, ...(item.rows ?? []).map((row) => row.join(" "))].join("; "));
  put(node, "aria-current", item.look === "chosen" ? "true" : null);
  put(node, "role", item.href ? null : "img");
  point(node, item.href);
  node.style.setProperty("--own", item.colour == null ? "var(--quiet)" : flow.colours[item.colour % flow.colours.length]);
}

function makeBar() {
  const part = (name) => html("span", { class: name });
  return html("a", { class: "bar" }, html("i", { class: "plate" }), part("name"), part("figure"), part("share"));
}

function drawBars(flow, column, kind, bars) {
  keyed(column, bars, makeBar, (node, bar) => {
    fill(flow, node, kind, bar);
    Object.assign(node.style, { top: `${bar.slot}px`, height: `${bar.room}px` });
    const [plate, name, figure, share] = node.children;
    Object.assign(plate.style, { top: `${bar.top - bar.slot}px`, height: `${bar.height}px` });
    [name.textContent, figure.textContent, share.textContent] = [bar.label, bar.figure, bar.share ?? ""];
    node.classList.toggle("empty", !bar.height);
  });
}

/** What was chosen is drawn above the rest; the keyboard keeps to the order given. */
function drawLane(flow, lane, kind, bands, height) {
  put(lane, "viewBox", `0 0 100 ${height}`);
  const above = (band) => band.look === "chosen";
  const drawn = [...bands].sort((a, b) => above(a) - above(b));
  keyed(lane, drawn, () => svg("a", { tabindex: -1 }, svg("path")), (node, band) => {
    fill(flow, node, kind, band);
    node.classList.toggle("named", Boolean(band.note));
    put(node.firstChild, "d", band.d);
  });
  for (const key of bands.map((band) => `${kind}:${band.id}`)) {
    const item = flow.items.get(key);
    flow.items.delete(key);
    flow.items.set(key, item);
  }
}

/** The largest ribbons say where they lead, beside the pair they leave. */
function drawNotes(flow, bands) {
  const named = bands.filter((band) => band.note);
  flow.box.classList.toggle("noted", named.length > 0);
  keyed(flow.notes, named, () => html("span"), (node, band) => {
    node.textContent = band.note;
    node.style.top = `${band.at}px`;
  });
}

function drawHeads(flow, heads) {
  const line = (text) => {
    const said = html("span");
    said.textContent = text;
    return said;
  };
  const head = ([name, ...units]) => html("div", {}, line(name), html("small", {}, ...units.map(line)));
  flow.heads.replaceChildren(...heads.map(head));
}

function draw(flow, view) {
  const theme = getComputedStyle(flow.root.host);
  const colours = (name) => theme.getPropertyValue(`--st-chart-${name}-colors`).split(",").map((colour) => colour.trim());
  flow.colours = colours("categorical");
  flow.box.style.setProperty("--quiet", colours("sequential")[3]);
  flow.items.clear();
  put(flow.box, "aria-label", view.alt);
  flow.box.classList.toggle("short", !view.ends.length);
  drawHeads(flow, view.heads);
  flow.body.style.height = `${view.height}px`;
  const [top, height] = view.source;
  Object.assign(flow.source.style, { top: `${top}px`, height: `${height}px` });
  drawLane(flow, flow.inflow, "in", view.inflow, view.height);
  drawBars(flow, flow.middle, "middle", view.middle);
  drawLane(flow, flow.outflow, "out", view.outflow, view.height);
  drawNotes(flow, view.outflow);
  drawBars(flow, flow.ends, "end", view.ends);
}

export default function show(component) {
  let flow = flows.get(component.parentElement);
  if (!flow) flows.set(component.parentElement, (flow = build(component)));
  flow.component = component;
  flow.view = { middle: [], ends: [], inflow: [], outflow: [], ...payload(component) };
  hideTip(flow.tip);
  const held = flow.root.activeElement?.getAttribute("data-item");
  draw(flow, flow.view);
  // A ribbon that was moved to its place among the others has lost the focus.
  if (held && !flow.root.activeElement) flow.items.get(held)?.node.focus({ preventScroll: true });
  light(flow, flow.items.has(flow.lit) ? flow.lit : null);
  return () => flows.delete(component.parentElement);
}
