// What is shown in a hall is not left by one key: it is asked first, over the page, and nothing behind the question moves.

import { follow, html, keyed, point, say } from "./dom.js";

/** A question with a way to stay and ways out, not asked yet. */
export function makeQuestion(component) {
  const asked = html("dialog", { "aria-labelledby": "asked" });
  asked.head = html("strong", { id: "asked" });
  asked.stay = html("button", { type: "button", autofocus: true });
  asked.ways = html("div");
  asked.stay.onclick = () => asked.close();
  asked.ways.onclick = (event) => {
    const way = event.target.closest("a");
    if (!way) return;
    asked.close();
    follow(event, component, false, "way", { href: way.getAttribute("href") });
  };
  asked.append(asked.head, asked.stay, asked.ways);
  return asked;
}

/** The words of the question; without any it is taken back. */
export function sayQuestion(asked, question) {
  if (!question) return asked.close();
  say(asked.head, question.asks);
  say(asked.stay, question.stay);
  keyed(asked.ways, question.ways, () => html("a"), (node, way) => {
    say(node, way.label);
    point(node, way.href);
  }, (way) => way.href);
}
