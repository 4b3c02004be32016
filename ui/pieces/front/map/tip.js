// The card that says what is under the pointer or the focus: a title and its figures; after a tap also the way on.

import { html, point } from "../dom.js";

const GAP = 14; // pixels between the pointer and the card

export function makeTip(box) {
  const tip = { box, card: html("div", { class: "tip", hidden: true }), item: null, pinned: "" };
  tip.title = html("div", { class: "tip-title" });
  tip.rows = html("dl");
  tip.link = html("a", { class: "tip-link" });
  tip.card.append(tip.title, tip.rows, tip.link);
  box.append(tip.card);
  return tip;
}

/** Show `item` at (x, y), pixels from the box's corner; `pinned`, the words of its link, holds it there. */
export function showTip(tip, item, x, y, pinned = "") {
  if (tip.item !== item || tip.pinned !== pinned) {
    tip.title.textContent = item.title;
    tip.rows.replaceChildren(
      ...(item.rows ?? []).flatMap(([label, value]) => {
        const [term, said] = [html("dt"), html("dd")];
        term.textContent = label;
        said.textContent = value;
        return [term, said];
      }),
    );
    tip.link.textContent = pinned;
    tip.link.hidden = !pinned.trim();
    point(tip.link, item.href);
    tip.card.classList.toggle("pinned", Boolean(pinned));
  }
  Object.assign(tip, { item, pinned });
  tip.card.hidden = false;
  const { clientWidth: w, clientHeight: h } = tip.box;
  const { offsetWidth: cw, offsetHeight: ch } = tip.card;
  const left = x + GAP + cw <= w ? x + GAP : Math.max(0, Math.min(x - GAP - cw, w - cw));
  const top = y + GAP + ch <= h ? y + GAP : Math.max(0, Math.min(y - GAP - ch, h - ch));
  tip.card.style.transform = `translate(${Math.max(0, left)}px, ${top}px)`;
}

export function hideTip(tip) {
  tip.card.hidden = true;
  Object.assign(tip, { item: null, pinned: "" });
}
