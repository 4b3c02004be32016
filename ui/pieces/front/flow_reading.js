// Reading a flow with the pointer, the keyboard and the finger: what lights up, what is told, where a press leads.

import { follow, pressWithSpace } from "./dom.js";
import { hideTip, showTipAt } from "./map/tip.js";

/** Whether a bar or ribbon belongs to another one: a ribbon to both its ends. */
function joined(one, other) {
  if (one === other) return true;
  const [band, bar] = ["in", "out"].includes(one.kind) ? [one, other] : [other, one];
  if (band.kind === "in") return bar.kind === "middle" && band.end === bar.id;
  if (band.kind !== "out") return false;
  return (bar.kind === "middle" && band.start === bar.id) || (bar.kind === "end" && band.end === bar.id);
}

/** Light up a bar with its ribbons, or a ribbon with its ends; the rest steps back. */
export function light(flow, key) {
  flow.lit = key;
  const item = flow.items.get(key);
  flow.box.classList.toggle("lit", Boolean(item));
  for (const other of flow.items.values()) other.node.classList.toggle("on", Boolean(item) && joined(item, other));
}

/** Where an arrow key leads: from a bar into its ribbons and on to the next bar; up and down among neighbours. */
function neighbour(flow, item, [across, down]) {
  const all = [...flow.items.values()];
  const bands = all.filter((one) => one.kind === "out");
  if (item.kind === "out") {
    const mine = bands.filter((one) => one.start === item.start);
    if (down) return mine[mine.indexOf(item) + down];
    return all.find((one) => (across < 0 ? one.kind === "middle" && one.id === item.start : one.kind === "end" && one.id === item.end));
  }
  if (down) {
    const mine = all.filter((one) => one.kind === item.kind && one.href);
    return mine[mine.indexOf(item) + down];
  }
  return bands.find((one) => (across > 0 ? item.kind === "middle" && one.start === item.id : item.kind === "end" && one.end === item.id));
}

const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export function listen(flow) {
  const { box, tip } = flow;
  const keyOf = (event) => event.target.closest?.("[data-item]")?.getAttribute("data-item");
  const onCard = (event) => tip.card.contains(event.target);
  let touch = false;
  const leave = () => {
    if (flow.lit) light(flow, null);
    hideTip(tip);
  };
  const tell = (key, [x, y], link = "") => {
    if (flow.lit !== key) light(flow, key);
    showTipAt(tip, flow.items.get(key), x, y, link);
  };
  const within = (x, y) => {
    const { left, top } = box.getBoundingClientRect();
    const zoom = box.currentCSSZoom ?? 1; // on a slide; places are measured as seen
    return [(x - left) / zoom, (y - top) / zoom];
  };
  const spot = (event) => within(event.clientX, event.clientY);
  box.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch" || tip.pinned) return;
    if (flow.items.has(keyOf(event))) tell(keyOf(event), spot(event));
    else leave();
  });
  box.addEventListener("pointerleave", () => tip.pinned || leave());
  box.addEventListener("focusin", (event) => {
    if (touch || !flow.items.has(keyOf(event)) || !event.target.matches(":focus-visible")) return;
    const { left, top, width, height } = event.target.getBoundingClientRect();
    tell(keyOf(event), within(left + width / 2, top + height / 2));
  });
  box.addEventListener("focusout", () => tip.pinned || leave());
  box.addEventListener("keydown", (event) => {
    touch = false;
    const item = flow.items.get(keyOf(event));
    if (event.key === "Escape") {
      if (!tip.card.hidden) event.preventDefault(); // what is shown goes, and not the reader
      return leave();
    }
    if (!item || !WAYS[event.key] || event.ctrlKey || event.metaKey || event.altKey) return pressWithSpace(event);
    event.preventDefault();
    neighbour(flow, item, WAYS[event.key])?.node.focus();
  });
  box.addEventListener("pointerdown", (event) => {
    touch = event.pointerType === "touch";
    if (tip.pinned && !onCard(event)) leave();
  });
  box.addEventListener("click", (event) => {
    const item = onCard(event) ? tip.item : flow.items.get(keyOf(event));
    if (!item) return;
    if (touch && item.kind === "out" && !onCard(event)) {
      event.preventDefault(); // a ribbon is thin: the first tap says which one it is, the card has the link
      tell(keyOf(event), spot(event), item.href ? flow.view.open : " ");
    } else follow(event, flow.component, false, item.kind, item);
  });
}
