// A field on the map for a county's name: the map closes in on it at once, from what it has, and the address keeps it.

import { go, html, keyed, put, say } from "../dom.js";

const LONGEST = 40; // signs of what is looked for; more is no county's name
let lists = 0; // a list of names is found by its id

export function makeFinder(map) {
  const id = `counties-${(lists += 1)}`;
  const finder = { map, list: html("datalist", { id }), said: html("span", { class: "unknown", role: "status", hidden: true }) };
  finder.field = html("input", { type: "search", list: id, maxlength: LONGEST, autocomplete: "off" });
  finder.bar = html("div", { class: "finder" }, finder.field, finder.list, finder.said);
  finder.field.addEventListener("input", () => {
    say(finder.said, "");
    const exact = named(finder, (name, typed) => name === typed);
    if (exact) closeIn(finder, exact);
  });
  finder.field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    look(finder);
  });
  return finder;
}

export function setFinder(finder) {
  const { words, labels, near } = finder.map.base;
  finder.bar.hidden = !words?.find;
  if (finder.bar.hidden) return;
  for (const name of ["placeholder", "aria-label"]) put(finder.field, name, words.find);
  const names = Object.entries(labels).map(([id, label]) => ({ id, label }));
  keyed(finder.list, names, () => html("option"), (node, { id, label }) => {
    put(node, "value", label);
    put(node, "label", soundsOf(finder, id).map(({ whole, initials }) => `${whole} ${initials}`).join(" ")); // lists meet it too
  });
  if (near && finder.map.root.activeElement !== finder.field) finder.field.value = labels[near] ?? "";
}

/** The county whose name, or what else it is called, fits what is typed. */
function named({ map, field }, fits) {
  const typed = field.value.trim().toLowerCase();
  const names = ([id, name]) => [name, ...(map.base.called?.[id] ?? "").split(",").filter((one) => one && !one.includes(" "))];
  return typed && Object.entries(map.base.labels).find((one) => names(one).some((name) => fits(name.toLowerCase(), typed)))?.[0];
}

/** How a county is spelled, in each reading: whole and by its initials. */
function soundsOf({ map }, id) {
  const said = (map.base.called?.[id] ?? "").split(",").filter((one) => one.includes(" "));
  return said.map((one) => ({ whole: one.replaceAll(" ", ""), initials: one.split(" ").map((syllable) => syllable[0]).join("") }));
}

/** The county whose spelling begins as typed: letters alone, without the marks of tones. */
function spelled(finder, way) {
  const typed = finder.field.value.normalize("NFD").toLowerCase().replace(/[\u0300-\u036f\s'\u2019-]/g, "");
  if (!/^[a-z]{2,}$/.test(typed)) return null;
  return Object.keys(finder.map.base.labels).find((id) => soundsOf(finder, id).some((sounds) => sounds[way].startsWith(typed)));
}

function look(finder) {
  const found = named(finder, (name, typed) => name.startsWith(typed)) ?? named(finder, (name, typed) => name.includes(typed)) ??
    spelled(finder, "whole") ?? spelled(finder, "initials");
  if (found) closeIn(finder, found);
  else if (finder.field.value.trim()) say(finder.said, finder.map.base.words.unknown);
}

function closeIn({ map, field }, id) {
  if (map.base.near === id) return;
  field.value = map.base.labels[id];
  map.base.near = id;
  map.redraw();
  const there = new URL(location.href);
  there.searchParams.set("near", id);
  go(there.pathname + there.search);
}
