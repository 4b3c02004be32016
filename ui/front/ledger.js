// A table to read, sort and enter: numbers aligned, thin bars beside them, each row's first text a link.

import { ems, follow, html, keyed, payload, point, pressWithSpace, put, say, sheets, stage } from "./dom.js";

const styles = await sheets(new URL("./base.css", import.meta.url), new URL("./ledger.css", import.meta.url));
const ledgers = new WeakMap();

function build(component) {
  const caption = html("caption");
  const head = html("tr");
  const body = html("tbody");
  const scroller = html("div", { class: "scroller", role: "region" },
    html("table", {}, caption, html("thead", {}, head), body));
  stage(component, styles).append(scroller);
  const ledger = { scroller, caption, head, body, sort: null };
  body.addEventListener("click", (event) => enter(ledger, event));
  scroller.addEventListener("keydown", pressWithSpace);
  return ledger;
}

/** A click anywhere in a row is one on its link, unless the reader is marking text. */
function enter(ledger, event) {
  const row = ledger.rows.get(event.target.closest("tr")?.dataset.id);
  const root = ledger.component.parentElement;
  const marked = root.getSelection ? root.getSelection() : getSelection();
  if (row && !String(marked)) follow(event, ledger.component, ledger.view.heard, "row", row);
}

function heading() {
  return html("th", { scope: "col" }, html("button", { type: "button" }), html("span"));
}

function drawHead(ledger) {
  keyed(ledger.head, ledger.view.columns, heading, (node, column) => {
    const [button, text] = node.children;
    const sorted = ledger.sort?.column === column.id ? ledger.sort.way : null;
    put(node, "class", looks(column));
    put(node, "aria-sort", sorted);
    say(button, column.sortable ? column.label : "");
    say(text, column.sortable ? "" : column.label);
    button.onclick = () => {
      const first = column.kind === "text" || column.kind === "mark" ? "ascending" : "descending";
      const other = first === "ascending" ? "descending" : "ascending";
      ledger.sort = { column: column.id, way: sorted === first ? other : first };
      draw(ledger);
    };
  });
}

const joined = (...names) => names.filter(Boolean).join(" ");
const looks = (column) => joined(column.kind, `to-${column.align}`, column.wide && "wide");

/** Rows in the order asked for; those without a value come last either way, and equals keep their order. */
function ordered({ sort, view }) {
  if (!sort || !view.columns.some((column) => column.id === sort.column)) return view.rows;
  const sign = sort.way === "ascending" ? 1 : -1;
  const value = (row) => row.cells[sort.column]?.sort;
  return [...view.rows].sort((a, b) => {
    const [x, y] = [value(a), value(b)];
    if (x == null || y == null) return (x == null) - (y == null);
    return sign * (typeof x === "string" ? x.localeCompare(y, document.documentElement.lang) : x - y);
  });
}

function cell(column) {
  const text = html("span", { class: "text" });
  const bar = html("span", { class: "bar", "aria-hidden": "true" });
  bar.append(html("span", { class: "fill" }), html("span", { class: "tick" }));
  return html(column.row_header ? "th" : "td", column.row_header ? { scope: "row" } : {},
    text, html("span", { class: "sub" }), column.kind === "bar" ? bar : null);
}

function fillCell(node, column, content, row, linked, heard) {
  const { text = "", sub = "", bar, tick, tone, muted } = content ?? {};
  const [said, under, track] = node.children;
  put(node, "class", looks(column));
  put(said, "class", joined("text", tone, muted && "muted"));
  said.style.setProperty("--long", `${ems(text).toFixed(1)}em`);
  const inside = said.firstElementChild;
  if (!linked || !(row.href || heard)) {
    if (inside || said.textContent !== text) said.textContent = text;
  } else {
    const anchor = inside ?? html("a");
    if (!inside) said.replaceChildren(anchor);
    if (anchor.textContent !== text) anchor.textContent = text;
    point(anchor, row.href);
    put(anchor, "role", anchor.hasAttribute("href") ? null : "button");
    put(anchor, "tabindex", anchor.hasAttribute("href") ? null : 0);
  }
  say(under, sub);
  if (!track) return;
  track.hidden = bar == null;
  if (bar != null) track.firstChild.style.width = `${Math.max(0, Math.min(1, bar)) * 100}%`;
  put(track.firstChild, "class", joined("fill", tone));
  track.lastChild.hidden = tick == null;
  if (tick != null) track.lastChild.style.left = `${Math.max(0, Math.min(1, tick)) * 100}%`;
}

function draw(ledger) {
  const { view } = ledger;
  const titled = view.columns.find((column) => column.kind === "text")?.id;
  const columns = view.columns.map((column) => ({ ...column, row_header: column.id === titled }));
  drawHead(ledger);
  keyed(ledger.body, ordered(ledger), () => html("tr"), (node, row) => {
    put(node, "data-id", row.id);
    put(node, "class", joined((row.href || view.heard) && "open", row.selected && "selected"));
    put(node, "aria-current", row.selected ? "true" : null);
    keyed(node, columns, cell, (place, column) => {
      fillCell(place, column, row.cells[column.id], row, column.id === titled, view.heard);
    }, (column) => `${column.id}:${column.kind}:${column.row_header}`);
  });
}

export default function show(component) {
  let ledger = ledgers.get(component.parentElement);
  if (!ledger) ledgers.set(component.parentElement, (ledger = build(component)));
  ledger.component = component;
  ledger.view = payload(component);
  ledger.rows = new Map(ledger.view.rows.map((row) => [row.id, row]));
  const height = ledger.view.max_height;
  say(ledger.caption, ledger.view.caption);
  put(ledger.scroller, "aria-label", ledger.view.caption);
  put(ledger.scroller, "tabindex", height ? 0 : null);
  ledger.scroller.style.maxHeight = height ? `${height}px` : "";
  draw(ledger);
  return () => ledgers.delete(component.parentElement);
}
