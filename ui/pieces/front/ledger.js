// A table to read, sort and enter: numbers aligned, bars, shades and marks beside them, each row's first text a link.

import { copyButton } from "./copying.js";
import { ems, follow, html, keyed, payload, pressWithSpace, put, say, sayLink, sheets, stage } from "./dom.js";
import { hearPointed, tellPointed } from "./pointing.js";

const styles = await sheets(new URL("./base.css", import.meta.url), new URL("./ledger.css", import.meta.url));
const ledgers = new WeakMap();

function build(component) {
  const caption = html("caption");
  const [head, body, foot] = [html("tr"), html("tbody"), html("tfoot")];
  const table = html("table", {}, caption, html("thead", {}, head), body, foot);
  const scroller = html("div", { class: "scroller", role: "region" }, table);
  const ledger = { scroller, table, caption, head, body, foot, sort: null };
  ledger.copy = copyButton(() => ({ view: ledger.view, rows: ledger.view ? [...ordered(ledger), ...ledger.view.foot] : [] }));
  stage(component, styles).append(scroller, ledger.copy.button);
  for (const part of [body, foot]) part.addEventListener("click", (event) => enter(ledger, event));
  scroller.addEventListener("keydown", pressWithSpace);
  listen(ledger, component.parentElement);
  return ledger;
}

/** A row that is pointed at tells its pair to the other pieces, and one that is pointed at elsewhere is tinted. */
function listen(ledger, root) {
  let told = null;
  const tell = (event) => {
    const id = event.target.closest?.("tr")?.dataset.id ?? null;
    if (id === told || !(ledger.rows.has(id) || told)) return;
    tellPointed((told = ledger.rows.has(id) ? id : null), root);
  };
  const leave = () => told && tellPointed((told = null), root);
  for (const kind of ["pointerover", "focusin"]) ledger.body.addEventListener(kind, tell);
  for (const kind of ["pointerleave", "focusout"]) ledger.body.addEventListener(kind, leave);
  ledger.deaf = hearPointed(root, (id) => {
    for (const row of ledger.body.rows) row.classList.toggle("pointed", row.dataset.id === id);
  });
}

/** Where the server orders the rows only headers are heard, and a total is no choice: such rows are links or nothing. */
const heard = (view, row) => view.heard && !view.order && !row.kind;

/** A click on a cell's own link follows it; one anywhere else in a row is one on its link, unless text is being marked. */
function enter(ledger, event) {
  const row = ledger.rows.get(event.target.closest("tr")?.dataset.id);
  const own = event.target.closest("a[data-own]")?.getAttribute("href");
  const root = ledger.component.parentElement;
  const marked = root.getSelection ? root.getSelection() : getSelection();
  if (own) follow(event, ledger.component, false, "cell", { href: own });
  else if (row && !String(marked)) follow(event, ledger.component, heard(ledger.view, row), "row", row);
}

function heading() {
  return html("th", { scope: "col" }, html("button", { type: "button" }), html("span"));
}

function drawHead(ledger) {
  keyed(ledger.head, ledger.view.columns, heading, (node, column) => {
    const [button, text] = node.children;
    const [by, way, said] = ledger.view.order ?? ledger.sort ?? ledger.view.begins ?? [];
    const sorted = by === column.id ? way : null;
    const label = (sorted && said) || column.label;
    put(node, "class", joined(looks(column), column.turned && "turned"));
    put(node, "aria-sort", sorted);
    say(button, column.sortable ? label : "");
    say(text, label);
    put(text, "class", column.sortable && "printed"); // a head that is repeated on the next sheet shows no buttons
    button.onclick = () => {
      if (ledger.view.order) ledger.component.setTriggerValue("picked", { kind: "sort", id: column.id });
      else sortBy(ledger, column, sorted);
    };
  });
}

function sortBy(ledger, column, sorted) {
  const first = column.kind === "text" || column.kind === "mark" ? "ascending" : "descending";
  const other = first === "ascending" ? "descending" : "ascending";
  ledger.sort = [column.id, sorted === first ? other : first];
  draw(ledger);
}

const joined = (...names) => names.filter(Boolean).join(" ");
const looks = (column) => joined(column.kind, `to-${column.align}`, column.wide && "wide");

/** Rows in the order asked for; those without a value come last either way, and equals keep their order. */
function ordered({ sort, view: { rows, order, columns } }) {
  if (order || !sort || !columns.some((column) => column.id === sort[0])) return rows;
  const sign = sort[1] === "ascending" ? 1 : -1;
  const value = (row) => row.cells[sort[0]]?.sort;
  // Totals stay where they are, above the first row or below the last.
  const top = rows.findIndex((row) => !row.kind);
  const rest = [...rows.filter((row) => !row.kind)].sort((a, b) => {
    const [x, y] = [value(a), value(b)];
    if (x == null || y == null) return (x == null) - (y == null);
    return sign * (typeof x === "string" ? x.localeCompare(y, document.documentElement.lang) : x - y);
  });
  return [...rows.slice(0, top), ...rest, ...rows.slice(top).filter((row) => row.kind)];
}

const within = (share) => `${Math.max(0, Math.min(1, share)) * 100}%`;
const drawn = (name, ...children) => html("span", { class: name, "aria-hidden": "true" }, ...children);

/** What a kind of column draws beside its text. */
const BESIDE = {
  bar: () => drawn("bar", html("span", { class: "fill" }), html("span", { class: "tick" })),
  stages: () => drawn("track"),
};
const FILL = {
  bar(track, { bar, tick, tone }) {
    const [fill, mark] = track.children;
    track.hidden = bar == null;
    if (bar != null) fill.style.width = within(bar);
    put(fill, "class", joined("fill", tone));
    mark.hidden = tick == null;
    if (tick != null) mark.style.left = within(tick);
  },
  stages(track, { step, steps }) {
    track.hidden = step == null || !steps;
    const wanted = Array.from({ length: steps ?? 0 }, (_, at) => ({ id: at, reached: at < step }));
    keyed(track, wanted, () => html("i"), (node, { reached }) => put(node, "class", reached && "reached"));
  },
};

function cell(column) {
  return html(column.row_header ? "th" : "td", column.row_header ? { scope: "row" } : {},
    html("span", { class: "text" }), html("span", { class: "sub" }), BESIDE[column.kind]?.());
}

function fillCell(node, column, content, row, view) {
  const { text = "", sub = "", tone, muted, href, label, step, gap, selected } = content;
  const [said, under, beside] = node.children;
  put(node, "class", joined(looks(column), gap && "gap", selected && "outlined"));
  put(node, "aria-current", selected && "true");
  put(node, "data-label", view.stacked && !column.row_header && text && column.label);
  const heat = column.kind === "heat" && step != null;
  node.style.backgroundColor = heat ? `var(--step-${step})` : "";
  node.style.color = heat ? `var(--on-step-${step})` : "";
  put(said, "class", joined("text", tone, muted && "muted"));
  said.style.setProperty("--long", `${ems(text).toFixed(1)}em`);
  const pressed = !href && column.row_header && heard(view, row);
  sayLink(said, text, href ?? (column.row_header ? row.href : null), label, pressed);
  if (said.firstElementChild) put(said.firstElementChild, "data-own", Boolean(href));
  say(under, sub);
  under.style.setProperty("--long", `${ems(sub).toFixed(1)}em`);
  if (beside) FILL[column.kind](beside, content);
}

function drawRows(body, rows, columns, view) {
  keyed(body, rows, () => html("tr"), (node, row) => {
    put(node, "data-id", row.id);
    put(node, "class", joined((row.href || heard(view, row)) && "open", row.selected && "selected", row.kind));
    put(node, "aria-current", row.selected && "true");
    keyed(node, columns, cell, (place, column) => fillCell(place, column, row.cells[column.id] ?? {}, row, view),
      (column) => `${column.id}:${column.kind}:${column.row_header}`);
  });
}

function draw(ledger) {
  const { view } = ledger;
  const titled = view.columns.find((column) => column.kind === "text")?.id;
  const columns = view.columns.map((column) => ({ ...column, row_header: column.id === titled }));
  const heated = view.columns.some((column) => column.kind === "heat");
  put(ledger.table, "class", joined(heated && "heated", view.headless && "headless", view.stacked && "stacked"));
  drawHead(ledger);
  drawRows(ledger.body, ordered(ledger), columns, view);
  drawRows(ledger.foot, view.foot, columns, view);
}

export default function show(component) {
  let ledger = ledgers.get(component.parentElement);
  if (!ledger) ledgers.set(component.parentElement, (ledger = build(component)));
  ledger.component = component;
  ledger.view = payload(component);
  ledger.rows = new Map([...ledger.view.rows, ...ledger.view.foot].map((row) => [row.id, row]));
  const height = ledger.view.max_height;
  say(ledger.caption, ledger.view.caption);
  put(ledger.scroller, "aria-label", ledger.view.caption);
  const wide = ledger.view.columns.some((column) => column.kind === "heat");
  put(ledger.scroller, "tabindex", height || wide ? 0 : null);
  ledger.scroller.style.maxHeight = height ? `${height}px` : "";
  draw(ledger);
  ledger.copy.show();
  return () => {
    ledger.deaf();
    ledger.copy.forget();
    ledgers.delete(component.parentElement);
  };
}
