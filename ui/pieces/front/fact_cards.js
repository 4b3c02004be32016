// Facts as cards: whose and about what, how the figure is meant, the figure with its qualifier, the claim, its source.

import { follow, html, keyed, payload, put, say, sayLink, sheets, stage } from "./dom.js";

const styles = await sheets(new URL("./base.css", import.meta.url), new URL("./fact_cards.css", import.meta.url));
const lists = new WeakMap();
const PARTS = ["before", "number", "unit", "after", "printed", "claim", "remark", "foot"];

function build(component) {
  const list = { items: html("ul") };
  stage(component, styles).append(list.items);
  return list;
}

function card() {
  const part = (name, tag = "span") => html(tag, { class: name });
  return html("li", {},
    html("div", { class: "top" }, part("whose"), part("topic"), part("tag")),
    html("div", { class: "body" },
      html("div", { class: "figure" }, part("before"), part("number"), part("unit"), part("after"), part("printed")),
      html("div", { class: "said" }, part("claim", "div"), part("remark", "div"))),
    part("foot", "div"));
}

function fill(list, node, fact) {
  const part = (name) => node.querySelector(`.${name}`);
  sayLink(part("whose"), fact.whose, fact.href);
  part("whose").onclick = (event) => follow(event, list.component, false, "whose", { href: fact.href });
  say(part("topic"), fact.topic);
  say(part("tag"), fact.tag);
  put(part("tag"), "data-kind", fact.kind);
  for (const name of PARTS) say(part(name), fact[name]);
  part("figure").hidden = !(fact.number || fact.printed);
}

export default function show(component) {
  let list = lists.get(component.parentElement);
  if (!list) lists.set(component.parentElement, (list = build(component)));
  list.component = component;
  const view = payload(component);
  put(list.items, "aria-label", view.label);
  put(list.items, "data-look", view.look);
  keyed(list.items, view.cards ?? [], card, (node, fact) => fill(list, node, fact));
  return () => lists.delete(component.parentElement);
}
