// The field that finds anything by its name: a dialog with a field and a list below it, asked of the server as one types.

import { keep, kept } from "./kept_here.js";
import { go, html, keyed, payload, point, put, say, sheets, stage, svg } from "./dom.js";

const styles = await sheets(new URL("./base.css", import.meta.url), new URL("./search_field.css", import.meta.url));
const fields = new WeakMap();
const PAUSE = 120; // ms without a sign typed before the server is asked
const WRITTEN_IN = "input, textarea, select, [contenteditable=true], [role=textbox], [role=combobox], [role=slider]";

function build(component) {
  const field = { asking: null, view: {}, at: -1, options: [] };
  const glass = svg("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" }, svg("path", { d: "M7 2.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 0 0 0-9M10.5 10.5L14 14" }));
  field.word = html("span");
  field.open = html("button", { type: "button", class: "open", "aria-haspopup": "dialog", "aria-keyshortcuts": "/" }, glass, field.word, html("kbd", { "aria-hidden": "true" }, "/"));
  field.input = html("input", { type: "text", role: "combobox", id: "find", autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "go", "aria-autocomplete": "list", "aria-controls": "found", "aria-expanded": "false" });
  field.close = html("button", { type: "button", class: "close" }, svg("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" }, svg("path", { d: "M3 3l10 10M13 3L3 13" })));
  field.list = html("div", { role: "listbox", id: "found" });
  field.told = html("p", { class: "told" });
  field.heard = html("p", { class: "heard", role: "status" });
  field.dialog = html("dialog", {}, html("div", { class: "head" }, field.input, field.close), field.told, field.list, field.heard);
  stage(component, styles).append(field.open, field.dialog);
  listen(field);
  return field;
}

function listen(field) {
  field.open.onclick = () => show(field);
  field.close.onclick = () => field.dialog.close();
  field.dialog.onclick = (event) => event.target === field.dialog && field.dialog.close();
  field.dialog.onclose = () => {
    field.asking?.abort();
    field.input.blur(); // a field that is not seen any more takes no keys
  };
  field.input.oninput = (event) => event.isComposing || ask(field, PAUSE);
  field.input.addEventListener("compositionend", () => ask(field, 0));
  field.input.onkeydown = (event) => key(field, event);
  // The page has keys of its own: what is typed here is none of them.
  for (const kind of ["keydown", "keyup", "keypress"]) field.dialog.addEventListener(kind, (event) => field.dialog.open && event.stopPropagation());
  field.pressed = (event) => slash(field, event);
  document.addEventListener("keydown", field.pressed);
}

/** The key that opens the field from anywhere, but where it is a sign that somebody writes. */
function slash(field, event) {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing) return;
  // A field just closed has the focus until its close is told: it is not seen, nobody writes in it.
  if (document.querySelector("dialog[open]") || event.composedPath().some((node) => node.matches?.(WRITTEN_IN) && node.checkVisibility())) return;
  event.preventDefault();
  show(field);
}

function show(field) {
  if (field.dialog.open) return;
  field.dialog.showModal();
  field.input.select();
  ask(field, 0);
}

/** Ask once nothing more was typed for a while; an answer to what was typed before is no answer any more. */
function ask(field, pause, kind) {
  clearTimeout(field.waiting);
  field.asking?.abort();
  field.wanted = false;
  const find = field.input.value.trim();
  if (!find) return answer(field, { groups: marked(field), told: "" });
  if (field.options[0]?.act) answer(field, { told: "" });
  const asking = (field.asking = new AbortController());
  field.waiting = setTimeout(async () => {
    const query = new URLSearchParams({ ...field.view.asked, find: find.slice(0, 200), ...(kind && { kind }) });
    const slow = setTimeout(() => say(field.told, field.view.words.waiting), 400);
    try {
      const got = await fetch(`${field.view.ask}?${query}`, { signal: asking.signal, credentials: "same-origin" });
      if (!got.ok && ![404, 503].includes(got.status)) throw new Error(got.status);
      answer(field, await got.json());
    } catch (error) {
      if (error.name !== "AbortError") answer(field, { told: field.view.words.failed });
    } finally {
      clearTimeout(slow);
      if (field.asking === asking) field.asking = null;
    }
  }, pause);
}

/** The views this browser keeps, and the way to keep this one or to let go of it. */
function marked(field) {
  const { here, words, asked } = field.view;
  if (!here) return [];
  const all = kept("favourites");
  const isKept = all.some(({ id }) => id === here.href);
  const toggle = () => keep("favourites", isKept ? all.filter(({ id }) => id !== here.href) : [{ id: here.href, name: here.name }, ...all]);
  const spoken = (href) => (asked.lang === "zh" ? href : `${href}${href.includes("?") ? "&" : "?"}lang=${asked.lang}`);
  const hits = all.map(({ id, name }) => ({ id, name: String(name), where: "", href: spoken(id) }));
  return [{ kind: "marked", label: words.favourites, hits: [{ id: "toggle", name: isKept ? words.unmark : words.mark, where: here.name, act: toggle }, ...hits] }];
}

function answer(field, { groups = [], told }) {
  field.options = groups.flatMap((group) => [
    ...group.hits.map((hit) => ({ ...hit, id: `${group.kind}-${hit.id}` })),
    ...(group.all ? [{ id: `${group.kind}-all`, name: group.all, href: group.href, kind: group.kind, all: true }] : []),
  ]);
  keyed(field.list, groups, () => html("div", { role: "group" }, html("p", { class: "kind", "aria-hidden": "true" })), (node, group) => {
    put(node, "aria-label", group.label);
    say(node.firstChild, group.label);
    const mine = field.options.filter(({ id }) => id.startsWith(`${group.kind}-`));
    keyed((node.box ??= node.appendChild(html("div", { role: "presentation" }))), mine, () => html("a", { role: "option", tabindex: -1 }, html("span", { class: "name" }), html("span", { class: "where" })), (option, item) => draw(field, option, item));
  }, (group) => group.kind);
  put(field.input, "aria-expanded", String(groups.length > 0));
  field.list.hidden = !groups.length;
  say(field.told, groups.length ? "" : told || field.view.words.hint);
  say(field.heard, field.input.value.trim() ? told : "");
  choose(field, groups.length ? 0 : -1);
  if (field.wanted && groups.length) press(field, field.options[0]);
}

function draw(field, option, item) {
  say(option.firstChild, item.name);
  say(option.lastChild, item.where);
  put(option, "class", item.all ? "all" : null);
  point(option, item.href);
  option.id = `option-${field.options.indexOf(item)}`;
  option.onclick = (event) => {
    if (event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    press(field, item);
  };
}

function press(field, item) {
  if (item.act) {
    item.act();
    return ask(field, 0);
  }
  if (!item.href) return ask(field, 0, item.kind);
  field.dialog.close();
  go(item.href);
}

function choose(field, at) {
  field.at = at;
  for (const option of field.list.querySelectorAll("[role=option]")) put(option, "aria-selected", String(option.id === `option-${at}`));
  const chosen = field.list.querySelector("[aria-selected=true]");
  put(field.input, "aria-activedescendant", chosen?.id);
  chosen?.scrollIntoView({ block: "nearest" });
}

function key(field, event) {
  if (event.isComposing) return;
  const count = field.options.length;
  const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (way && count) choose(field, (field.at + way + count) % count);
  else if (event.key === "Enter") {
    if (field.asking) field.wanted = true; // what was typed is not answered yet: its first hit opens then
    else if (field.at >= 0) press(field, field.options[field.at]);
  } else return;
  event.preventDefault();
}

export default function search(component) {
  let field = fields.get(component.parentElement);
  if (!field) fields.set(component.parentElement, (field = build(component)));
  field.view = payload(component);
  const { words } = field.view;
  say(field.word, words.search);
  put(field.open, "aria-label", words.search);
  put(field.open, "title", words.search_for);
  put(field.input, "placeholder", words.search_for);
  for (const node of [field.input, field.dialog, field.list]) put(node, "aria-label", words.search);
  put(field.close, "aria-label", words.close);
  return () => {
    document.removeEventListener("keydown", field.pressed);
    clearTimeout(field.waiting);
    field.asking?.abort();
    fields.delete(component.parentElement);
  };
}
