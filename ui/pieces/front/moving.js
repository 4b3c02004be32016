// Pages of a meeting being prepared: Alt with an arrow moves the one the keyboard is in, which keeps the keyboard wherever it goes.

const TURN = "[class*=st-key-meeting-turn-]";
const WAYS = { ArrowUp: "-1-", ArrowDown: "1-" };
const PATIENCE = 10_000; // ms until the server has answered

const turns = () => [...document.querySelectorAll(TURN)];
const nameOf = (node) => [...node.classList].find((name) => name.startsWith("st-key-meeting-turn-"));
const boxOf = (turn) => turn?.querySelector("textarea, input");

/** Once the pages stand in another order: the keyboard is where it was, in the page that moved. */
function hold(turn, way) {
  const name = nameOf(turn), before = turns().map(nameOf).join(), until = performance.now() + PATIENCE;
  const look = () => {
    if (performance.now() > until || !turns().length) return;
    if (turns().map(nameOf).join() === before) return requestAnimationFrame(look);
    const there = turns().find((one) => nameOf(one) === name);
    const button = way && there?.querySelector(`[class*=st-key-meeting-move${way}] button:enabled`);
    (button || boxOf(there))?.focus();
    there?.scrollIntoView({ block: "nearest" });
  };
  requestAnimationFrame(look);
}

/** Whether a key moved a page. */
export function moved(event) {
  const way = event.altKey && !event.ctrlKey && !event.metaKey && WAYS[event.key];
  const turn = way && event.target.closest?.(TURN);
  const button = turn && turn.querySelector(`[class*=st-key-meeting-move${way}] button:enabled`);
  if (!turn) return false;
  event.preventDefault();
  if (!button) return true;
  const atButton = event.target.closest("button");
  document.activeElement?.blur(); // what is being written is kept first
  hold(turn, atButton ? way : "");
  button.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
  return true;
}

/** A press of a button that moves a page, by a person: the button stays under the finger that presses it again. */
export function keepHold(event) {
  const holder = event.isTrusted && event.target.closest?.("[class*=st-key-meeting-move]");
  const turn = holder && holder.closest(TURN);
  if (turn) hold(turn, [...holder.classList].join(" ").includes("meeting-move-1-") ? "-1-" : "1-");
}
