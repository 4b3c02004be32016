// The card of what is pointed at: its figure large, what else is known of it, its course; it stands off the land, a line leads to it.

import { html, point, svg } from "../dom.js";

const AIR = 8; // pixels between the card and the edge of the map
const [LINE_W, LINE_H] = [232, 46];
const GAP = 14; // pixels between a point and the card beside it

export function makeTip(box) {
  const tip = { box, card: html("div", { class: "tip", hidden: true }), item: null, pinned: "" };
  tip.title = html("div", { class: "tip-title" });
  tip.figure = html("div", { class: "tip-figure" });
  tip.rows = html("dl");
  tip.course = svg("svg", { class: "course", viewBox: `0 0 ${LINE_W} ${LINE_H}`, "aria-hidden": "true" });
  tip.link = html("a", { class: "tip-link" });
  tip.lead = svg("svg", { class: "leader", "aria-hidden": "true" }, svg("path"));
  tip.lead.style.display = "none";
  tip.card.append(tip.title, tip.figure, tip.rows, tip.course, tip.link);
  box.append(tip.lead, tip.card);
  return tip;
}

function fill(tip, item, pinned, open) {
  tip.title.textContent = item.title;
  const [first, ...rest] = item.rows ?? [];
  const [name, value] = [html("span"), html("b")];
  [name.textContent, value.textContent] = first ?? ["", ""];
  tip.figure.replaceChildren(name, value);
  tip.rows.replaceChildren(
    ...rest.flatMap(([label, said]) => {
      const [term, told] = [html("dt"), html("dd")];
      term.textContent = label;
      told.textContent = said;
      return [term, told];
    }),
  );
  drawCourse(tip.course, item.line ?? []);
  tip.link.textContent = pinned.trim() || (item.href ? open : ""); // of what only the pointer is on: what a click does
  tip.link.hidden = !tip.link.textContent;
  point(tip.link, pinned ? item.href : null);
  tip.card.classList.toggle("pinned", Boolean(pinned));
}

/** Shares from 0 to 1, a quarter each; a gap where there is none, a dot at the last. */
function drawCourse(course, line) {
  const known = line.map((share, at) => ({ share, at })).filter(({ share }) => share != null);
  course.style.display = known.length > 1 ? "" : "none";
  if (known.length < 2) return;
  const x = (at) => 4 + (at * (LINE_W - 8)) / Math.max(1, line.length - 1);
  const y = (share) => LINE_H - 5 - share * (LINE_H - 10);
  const d = known.map(({ share, at }) => `${line[at - 1] == null ? "M" : "L"}${x(at).toFixed(1)} ${y(share).toFixed(1)}`);
  const years = line.map((_, at) => at).filter((at) => at % 4 === 0).map((at) => `M${x(at).toFixed(1)} ${LINE_H - 4}v3`);
  const last = known.at(-1);
  course.replaceChildren(
    svg("path", { class: "base", d: `M0 ${LINE_H - 4.5}H${LINE_W}${years.join("")}` }),
    svg("path", { class: "run", d: d.join("") }),
    svg("circle", { class: "now", cx: x(last.at), cy: y(last.share), r: 3 }),
  );
}

/** How much a card there hides: places on the land count once, names and what it is about more, notes most. */
function hidden(rect, scene) {
  const holds = (p) => p.x > rect.x - 6 && p.x < rect.x + rect.w + 6 && p.y > rect.y - 6 && p.y < rect.y + rect.h + 6;
  const meets = (o) => o.x < rect.x + rect.w && o.x + o.w > rect.x && o.y < rect.y + rect.h && o.y + o.h > rect.y;
  return scene.land.filter(holds).length + 2 * scene.names.filter(meets).length + 60 * scene.own.filter(holds).length +
    8 * scene.notes.filter(meets).length;
}

/** The card with the item's words, seen; how large its box is and itself. */
function present(tip, item, pinned, open) {
  if (tip.item !== item || tip.pinned !== pinned) fill(tip, item, pinned, open);
  Object.assign(tip, { item, pinned });
  tip.card.hidden = false;
  return { w: tip.box.clientWidth, h: tip.box.clientHeight, cw: tip.card.offsetWidth, ch: tip.card.offsetHeight };
}

/** Show `item`; `pinned`, the words of its link, holds it there. `scene` tells in pixels of the box what the card keeps off: `land`,
    `names`, `notes`, and what it is about: `own`, whose first is led to. */
export function showTip(tip, item, scene, pinned = "", open = "") {
  const { w, h, cw, ch } = present(tip, item, pinned, open);
  const xs = [AIR, w - cw - AIR, (w - cw) / 2], ys = [AIR, (h - ch) / 2, h - ch - AIR, (h - ch) / 4, ((h - ch) * 3) / 4];
  const goal = scene.own[0];
  const tried = xs.flatMap((x) => ys.map((y) => ({ x: Math.max(0, x), y: Math.max(0, y), w: cw, h: ch })));
  const far = (rect) => Math.hypot(rect.x + cw / 2 - goal.x, rect.y + ch / 2 - goal.y);
  const price = (rect) => hidden(rect, scene) + far(rect) / 1000;
  const best = tried.reduce((a, b) => (price(b) < price(a) ? b : a));
  tip.card.style.transform = `translate(${best.x.toFixed(0)}px, ${best.y.toFixed(0)}px)`;
  const from = { x: Math.max(best.x, Math.min(goal.x, best.x + cw)), y: Math.max(best.y, Math.min(goal.y, best.y + ch)) };
  const isOff = from.x !== goal.x || from.y !== goal.y;
  tip.lead.style.display = isOff ? "" : "none";
  tip.lead.firstChild.setAttribute("d", `M${from.x.toFixed(1)} ${from.y.toFixed(1)}L${goal.x.toFixed(1)} ${goal.y.toFixed(1)}`);
}

/** The same beside a point of the box: what is read there is small, and the pointer is on it. */
export function showTipAt(tip, item, x, y, pinned = "") {
  const { w, h, cw, ch } = present(tip, item, pinned, "");
  const left = x + GAP + cw <= w ? x + GAP : Math.max(0, Math.min(x - GAP - cw, w - cw));
  const top = y + GAP + ch <= h ? y + GAP : Math.max(0, Math.min(y - GAP - ch, h - ch));
  tip.card.style.transform = `translate(${Math.max(0, left)}px, ${top}px)`;
}

export function hideTip(tip) {
  tip.card.hidden = true;
  tip.lead.style.display = "none";
  Object.assign(tip, { item: null, pinned: "" });
}
