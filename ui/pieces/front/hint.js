// The three steps that somebody who opens the dashboard for the first time is told; closed once, it is closed for good.

import { html, put, say } from "./dom.js";

const SEEN = "hint-seen";

function isSeen() {
  try {
    return localStorage.getItem(SEEN) !== null;
  } catch {
    return true; // a browser that keeps nothing would tell it on every page
  }
}

export function makeHint(frame) {
  const done = html("button", { type: "button", class: "done" });
  frame.hint = html("aside", { class: "hint", hidden: true }, html("strong"), html("ol"), done);
  done.onclick = () => {
    frame.hint.hidden = true;
    localStorage.setItem(SEEN, "1");
  };
  return frame.hint;
}

/** Shown in the corner until it is closed, over nothing that is read first. */
export function offerHint({ hint, view }) {
  hint.hidden = !view.hint || isSeen();
  if (hint.hidden) return;
  const [title, steps, done] = hint.children;
  put(hint, "aria-label", view.hint.title);
  say(title, view.hint.title);
  steps.replaceChildren(...view.hint.steps.map((step) => {
    const told = html("li");
    say(told, step);
    return told;
  }));
  say(done, view.hint.done);
}
