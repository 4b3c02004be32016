// Reading the map with the pointer, the keyboard and the finger: what lights up, what is told, where a press leads. Other pieces
// hear which pair is pointed at, and a row that is pointed at elsewhere lights its link here.

import { follow, pressWithSpace } from "../dom.js";
import { hearPointed, tellPointed } from "../pointing.js";
import { at, curve } from "./arcs.js";
import { drawRims } from "./pane.js";
import { hideTip, showTip } from "./tip.js";

/** Everything with a card, by `kind:id`. */
export function itemsOf({ arcs, shades }) {
  const counties = shades.map((shade) => ["county", { ...shade, id: shade.adcode }]);
  const all = [...arcs.map((arc) => ["arc", arc]), ...counties];
  return new Map(all.map(([kind, item]) => {
    const spoken = [item.title, ...(item.rows ?? []).map((row) => row.join(" "))].join("; ");
    return [`${kind}:${item.id}`, { ...item, kind, spoken }];
  }));
}

/** The link that a key is about: its own, or that of the county's pair. */
function arcOf(map, key) {
  const [kind, id] = key?.split(":") ?? [];
  if (kind === "arc") return map.items.get(key);
  return kind === "county" ? map.view.arcs.find((arc) => arc.start === id || arc.end === id) : null;
}

/** Light up a link, its two counties and their names in both panes, and dim the rest. */
export function light(map, key) {
  map.lit = key;
  const arc = arcOf(map, key);
  map.box.classList.toggle("lit", Boolean(arc));
  for (const node of map.frame.querySelectorAll("[data-arc]")) {
    node.classList.toggle("on", node.dataset.arc === arc?.id);
  }
  const ends = arc ? [arc.start, arc.end] : [];
  for (const node of map.frame.querySelectorAll("[data-county]")) {
    node.classList.toggle("on", ends.includes(node.dataset.county));
  }
  const rims = arc ? ends : [map.view.near].filter(Boolean);
  for (const pane of [map.pane, map.inset]) drawRims(pane, rims);
}

export function listen(map) {
  const { root, box, frame, tip } = map;
  const keyOf = (event) => {
    const node = event.target.closest?.("[data-item], [data-pair]");
    return node?.getAttribute("data-item") ?? node?.getAttribute("data-pair");
  };
  const onCard = (event) => tip.card.contains(event.target);
  let touch = false;
  const leave = (told = false) => {
    if (map.lit) light(map, null);
    if (!told && map.pointed) tellPointed(null, box);
    map.pointed = null;
    hideTip(tip);
  };
  const show = (key, link = "") => {
    if (map.lit !== key) light(map, key);
    showTip(tip, map.items.get(key), sceneOf(map, key), link, map.view.words.open);
  };
  const tell = (key, link = "") => {
    show(key, link);
    const pair = arcOf(map, key)?.id;
    if (pair && pair !== map.pointed) tellPointed((map.pointed = pair), box);
  };
  map.shows = () => map.items.has(map.lit) && !tip.card.hidden && show(map.lit, tip.pinned);
  map.deaf = hearPointed(box, (id) => {
    if (map.items?.has(`arc:${id}`)) show(`arc:${id}`);
    else if (!tip.pinned) leave(true);
  });
  frame.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch" || tip.pinned) return;
    const key = keyOf(event);
    if (!map.items.has(key)) leave();
    else if (key !== map.lit || tip.card.hidden) tell(key);
  });
  frame.addEventListener("pointerleave", () => tip.pinned || leave());
  // Not on the drawing: an <svg> that listens for the focus becomes a stop for the Tab key itself.
  box.addEventListener("focusin", (event) => {
    if (map.items.has(keyOf(event)) && !touch && event.target.matches(":focus-visible")) tell(keyOf(event));
  });
  box.addEventListener("focusout", () => tip.pinned || leave());
  root.addEventListener("keydown", (event) => {
    touch = false;
    if (event.key !== "Escape") return box.contains(event.target) && pressWithSpace(event);
    if (!tip.card.hidden) event.preventDefault(); // what is shown goes, and not the reader
    leave();
  });
  root.addEventListener("pointerdown", (event) => {
    touch = event.pointerType === "touch";
    if (tip.pinned && !onCard(event)) leave();
  });
  root.addEventListener("click", (event) => {
    if (!box.contains(event.target)) return; // beside this one may stand another
    const item = onCard(event) ? tip.item : map.items.get(keyOf(event));
    if (!item) return;
    if (touch && !onCard(event)) {
      event.preventDefault(); // the first tap says what it is; the card has the link
      tell(keyOf(event), item.href || map.view.heard ? map.view.words.open : " ");
    } else follow(event, map.component, map.view.heard, item.kind, item);
  });
}

/** What a card about `key` keeps off, in pixels of the box. */
function sceneOf(map, key) {
  const box = map.box.getBoundingClientRect();
  const matrix = map.frame.getScreenCTM();
  const pixels = ({ x, y }) => ({ x: x * matrix.a + matrix.e - box.left, y: y * matrix.d + matrix.f - box.top });
  const item = map.items.get(key);
  const county = map.pane.counties.get(item.adcode);
  const arc = arcOf(map, key);
  const ends = arc ? [arc.end, arc.start].map((id) => map.pane.counties.get(id)).filter(Boolean) : [];
  const way = arc?.d ? [0.25, 0.5, 0.75].map((t) => at(curve(arc.d), t)) : [];
  const around = (node) => {
    const rect = node?.getBoundingClientRect();
    return rect?.width ? [{ x: rect.left - box.left, y: rect.top - box.top, w: rect.width, h: rect.height }] : [];
  };
  return {
    own: [...(county ? [county] : []), ...ends, ...way].map(pixels),
    land: [...map.pane.counties.values()].map(pixels),
    names: map.pane.taken.map((b) => ({ ...pixels(b), w: b.w * matrix.a, h: b.h * matrix.d })),
    notes: [map.under, map.rim, map.corner, document.querySelector(".st-key-map-lead")].flatMap(around),
  };
}
