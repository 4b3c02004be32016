// Reading the map with the pointer, the keyboard and the finger: what lights up, what is told, where a press leads.

import { follow, pressWithSpace } from "../dom.js";
import { at, curve } from "./arcs.js";
import { hideTip, showTip } from "./tip.js";

/** Everything with a tip, by `kind:id`. */
export function itemsOf({ arcs, shades }) {
  const counties = shades.map((shade) => ["county", { ...shade, id: shade.adcode }]);
  const all = [...arcs.map((arc) => ["arc", arc]), ...counties];
  return new Map(all.map(([kind, item]) => {
    const spoken = [item.title, ...(item.rows ?? []).map((row) => row.join(" "))].join("; ");
    return [`${kind}:${item.id}`, { ...item, kind, spoken }];
  }));
}

/** Light up a link and its two names in both panes, and dim the rest. */
export function light(map, key) {
  map.lit = key;
  const [kind, id] = key?.split(":") ?? [];
  const arc = kind === "arc" ? map.items.get(key) : null;
  map.box.classList.toggle("lit", Boolean(arc));
  for (const node of map.frame.querySelectorAll("[data-arc]")) {
    node.classList.toggle("on", node.dataset.arc === arc?.id);
  }
  for (const node of map.frame.querySelectorAll("[data-county]")) {
    const end = arc && (node.dataset.county === arc.start || node.dataset.county === arc.end);
    node.classList.toggle("on", Boolean(end) || (kind === "county" && node.dataset.county === id));
  }
}

export function listen(map) {
  const { root, box, frame, tip } = map;
  const keyOf = (event) => event.target.closest?.("[data-item]")?.getAttribute("data-item");
  const onCard = (event) => tip.card.contains(event.target);
  let touch = false;
  const leave = () => {
    if (map.lit) light(map, null);
    hideTip(tip);
  };
  const tell = (event, [x, y], link = "") => {
    if (map.lit !== keyOf(event)) light(map, keyOf(event));
    showTip(tip, map.items.get(keyOf(event)), x, y, link);
  };
  frame.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch" || tip.pinned) return;
    if (map.items.has(keyOf(event))) tell(event, spot(map, event));
    else leave();
  });
  frame.addEventListener("pointerleave", () => tip.pinned || leave());
  // Not on the drawing: an <svg> that listens for the focus becomes a stop for the Tab key itself.
  box.addEventListener("focusin", (event) => {
    const item = map.items.get(keyOf(event));
    if (item && !touch && event.target.matches(":focus-visible")) tell(event, middle(map, item));
  });
  box.addEventListener("focusout", () => tip.pinned || leave());
  root.addEventListener("keydown", (event) => {
    touch = false;
    if (event.key !== "Escape") return pressWithSpace(event);
    if (!tip.card.hidden) event.preventDefault(); // what is shown goes, and not the reader
    leave();
  });
  root.addEventListener("pointerdown", (event) => {
    touch = event.pointerType === "touch";
    if (tip.pinned && !onCard(event)) leave();
  });
  root.addEventListener("click", (event) => {
    const item = onCard(event) ? tip.item : map.items.get(keyOf(event));
    if (!item) return;
    if (touch && !onCard(event)) {
      event.preventDefault(); // the first tap says what it is; the card has the link
      tell(event, spot(map, event), item.href || map.view.heard ? map.view.words.open : " ");
    } else follow(event, map.component, map.view.heard, item.kind, item);
  });
}

/** Where the pointer is, in pixels of the box. */
function spot(map, event) {
  const box = map.box.getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
}

/** Where the card of a focused item goes: the middle of the link or county, in pixels of the box. */
function middle(map, item) {
  const box = map.box.getBoundingClientRect();
  const matrix = map.frame.getScreenCTM();
  const county = map.pane.counties.get(item.adcode);
  const p = item.kind === "arc" ? at(curve(item.d), 0.5) : county;
  return [p.x * matrix.a + matrix.e - box.left, p.y * matrix.d + matrix.f - box.top];
}
