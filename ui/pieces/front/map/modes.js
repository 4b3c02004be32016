// Which quarters the map shows: one, two side by side, or the difference between two; and the quarter that is compared with.

import { follow, go, html, keyed, point, put } from "../dom.js";

export function makeModes(map) {
  const modes = { map, ways: html("span", { class: "ways", role: "group" }), other: html("select", { class: "other" }) };
  modes.bar = html("span", { class: "modes" }, modes.ways, modes.other);
  modes.other.onchange = () => go(map.base.time.frames[Number(modes.other.value)].other_href);
  return modes;
}

export function setModes({ map, ways, other }) {
  const { time } = map.base;
  put(ways, "aria-label", time.words.mode);
  keyed(ways, time.modes ?? [], () => html("a"), (node, { id, label, href }) => {
    if (node.textContent !== label) node.textContent = label;
    point(node, href);
    put(node, "aria-current", id === time.mode && "true");
    node.onclick = (event) => follow(event, map.component, false, "mode", { href });
  });
  other.hidden = time.other == null;
  if (other.hidden) return;
  put(other, "aria-label", time.words.other);
  const quarters = time.frames.map(({ label }, id) => ({ id, label: `${time.words.against} ${label}` }));
  keyed(other, quarters, () => html("option"), (node, { id, label }) => {
    put(node, "value", id);
    if (node.textContent !== label) node.textContent = label;
  });
  other.value = String(time.other);
}
