// A table on the clipboard as clean rows: units in the heads, plain numbers below them; as text with tabs and as a table, which keeps text text.

import { html, put, say } from "./dom.js";

// What is printed as a number: a sign of its direction or its own, digits, and the unit after them.
const NUMBER = /^([\u25b2\u25bc+\u2212\uff1d-]?) ?(\d[\d,]*(?:\.\d+)?) ?([^\d\s]*(?: [^\d\s]+)*)$/u;
const BELOW_ZERO = /[\u25bc\u2212-]/u;
const FORMULA = /^[=+\-@\t\r]/;
const RESTS = 2500; // ms that the button says what it did

let words = null;
const waiting = new Set();

/** The words of every table's button; without any there are no buttons. */
export function tellWords(said) {
  words = said ?? null;
  for (const show of waiting) show();
}

function number(text) {
  const [, sign, digits, unit] = NUMBER.exec(text) ?? [];
  return digits && { value: (BELOW_ZERO.test(sign) ? "-" : "") + digits.replaceAll(",", ""), unit };
}

const headed = (label, unit) => (unit && !label.includes(unit) ? `${label} (${unit})` : label);

/** One column as it is copied: one more beside it for units that differ, and for what stands below its figures. */
function columns({ id, label, kind }, rows) {
  const cells = rows.map((row) => row.cells[id] ?? {});
  const texts = cells.map((cell) => cell.text ?? "");
  const found = texts.map((text) => (kind === "text" || kind === "mark" ? null : number(text)));
  const units = new Set(found.filter(Boolean).map(({ unit }) => unit));
  // Where some figures are told in words, each stays as it is printed: a unit in the head would not be theirs.
  const isClean = units.size > 0 && texts.every((text, at) => found[at] || !/\d/.test(text));
  const subs = cells.map((cell) => cell.sub ?? "");
  const values = texts.map((text, at) => (isClean && found[at] ? { number: found[at].value } : { text }));
  return [
    { head: isClean && units.size === 1 ? headed(label, [...units][0]) : label, values },
    isClean && units.size > 1 && { head: `${label} (${words.unit})`, values: found.map((one) => ({ text: one?.unit ?? "" })) },
    subs.some(Boolean) && { head: `${label} (${words.remark})`, values: subs.map((text) => ({ text })) },
  ].filter(Boolean);
}

/** Heads and rows of a table: each cell `{ number }` or `{ text }`. */
export function cleanRows(view, rows) {
  const made = view.columns.flatMap((column) => columns(column, rows));
  return [made.map(({ head }) => ({ text: head })), ...rows.map((_, at) => made.map(({ values }) => values[at]))];
}

const plain = ({ number: digits, text }) => digits ?? (FORMULA.test(text) ? `'${text}` : text).replace(/[\t\r\n]+/g, " ");
const asText = (rows) => rows.map((row) => row.map(plain).join("\t")).join("\r\n");

/** As a spreadsheet reads it: text is marked as text, so that neither a formula, a date nor a number is made of it. */
function asTable(rows) {
  const cell = ({ number: digits, text }) => {
    const made = html("td", digits == null && { style: "mso-number-format:'\\@'" });
    made.textContent = digits ?? text;
    return made;
  };
  return new XMLSerializer().serializeToString(html("table", {}, ...rows.map((row) => html("tr", {}, ...row.map(cell)))));
}

/** Put a text, and a table where there is one, on the clipboard; whether it could be. Works without https too. */
export function toClipboard(text, table) {
  const hand = (event) => {
    event.clipboardData.setData("text/plain", text);
    if (table) event.clipboardData.setData("text/html", table);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  addEventListener("copy", hand, { capture: true, once: true });
  const done = document.execCommand("copy");
  removeEventListener("copy", hand, { capture: true });
  return done;
}

const FEW = 3; // rows: no more are as quickly marked by hand, and a button would push down what follows

/** A button that copies the table that `read` gives as `{ view, rows }`; `forget` lets go of it. */
export function copyButton(read) {
  const button = html("button", { type: "button", class: "copy", "aria-live": "polite", hidden: true });
  const show = (said = words?.copy) => {
    say(button, words && read().rows.length > FEW ? said : "");
    if (words) put(button, "aria-label", `${said} ${read().view?.caption ?? ""}`);
  };
  button.onclick = () => {
    const { view, rows } = read();
    const clean = cleanRows(view, rows);
    show(toClipboard(asText(clean), asTable(clean)) ? words.copied : words.failed);
    setTimeout(show, RESTS);
  };
  const again = () => show();
  waiting.add(again);
  return { button, show: again, forget: () => waiting.delete(again) };
}
