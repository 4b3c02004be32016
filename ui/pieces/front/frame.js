// What the page as a whole has: its language, its title, and the buttons for the full screen and the printer.

import { go, html, payload, put, say, sheets, stage } from "./dom.js";
import { tellWords } from "./copying.js";
import { keepHold, moved } from "./moving.js";
import { makeHint, offerHint } from "./hint.js";
import { makeQuestion, sayQuestion } from "./leaving.js";
import { keepTogether, makeClock, openPresenter } from "./together.js";
import { printAll, printOnceWhole } from "./printing.js";
import { setFoot } from "./paper.js";

const styles = await sheets(new URL("./base.css", import.meta.url), new URL("./frame.css", import.meta.url));
const frames = new WeakMap();

function build(component) {
  const frame = { here: stage(component, styles) };
  frame.full = html("button", { type: "button", hidden: true });
  frame.print = html("button", { type: "button", hidden: true });
  frame.large = html("button", { type: "button", hidden: true });
  frame.conditions = html("button", { type: "button", class: "conditions", hidden: true });
  frame.spoken = html("p", { role: "status" });
  frame.leave = html("button", { type: "button", hidden: true });
  frame.presenter = html("button", { type: "button", hidden: true });
  frame.presenter.onclick = openPresenter;
  frame.clock = makeClock();
  frame.question = makeQuestion(component);
  frame.leave.onclick = () => frame.question.showModal();
  frame.here.append(frame.conditions, frame.large, frame.full, frame.print, frame.clock, frame.presenter, frame.leave, frame.question, frame.spoken, makeHint(frame));
  frame.large.onclick = () => {
    setScale(root.dataset.scale !== "large");
    label(frame);
  };
  frame.conditions.onclick = () => {
    root.toggleAttribute("data-conditions");
    label(frame);
  };
  frame.full.onclick = (event) => {
    if (event.detail) frame.full.blur(); // pressed by hand: Space is for the next page again
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen();
  };
  frame.print.onclick = () => printAll(frame.view.whole);
  frame.turned = () => label(frame);
  document.addEventListener("fullscreenchange", frame.turned);
  frame.pressed = (event) => press(frame, event);
  document.addEventListener("keydown", frame.pressed);
  document.addEventListener("click", keepHold, true);
  frame.watch = new MutationObserver(() => {
    rename(frame.view.renamed);
    enter(frame);
    keepTogether(frame.view.meeting);
    close(frame); // a page with the same words around it is not told to the frame
  });
  return frame;
}

const root = document.documentElement;
const SCALE = "scale"; // where this browser keeps the size of type a room needs

function setScale(large) {
  if (large) root.dataset.scale = "large";
  else delete root.dataset.scale;
  try {
    if (large) localStorage.setItem(SCALE, "large");
    else localStorage.removeItem(SCALE);
  } catch {
    // a browser that keeps nothing shows it for as long as the page stands
  }
}

try {
  if (localStorage.getItem(SCALE) === "large") root.dataset.scale = "large";
} catch {
  // as above
}

function label({ full, print, large, conditions, leave, presenter, view }) {
  const words = document.fullscreenElement ? view.leave_full_screen : view.full_screen;
  say(full, document.fullscreenEnabled ? words?.label : "");
  put(full, "title", words?.title);
  say(print, view.print?.label);
  put(print, "title", view.print?.title);
  const isLarge = root.dataset.scale === "large";
  say(large, view.large?.label);
  put(large, "title", view.large?.title);
  put(large, "aria-pressed", view.large ? String(isLarge) : null);
  say(conditions, view.conditions?.label);
  put(conditions, "title", view.conditions?.title);
  put(conditions, "data-tone", view.conditions?.tone);
  put(conditions, "aria-expanded", String(root.hasAttribute("data-conditions")));
  say(presenter, view.presenter?.label);
  put(presenter, "title", view.presenter?.title);
  say(leave, view.leave?.label);
  put(leave, "title", view.leave?.title);
}

const REMOVE = "Remove "; // and the name of a file

/** Streamlit's own few words that no option sets, in the page's language; what each said first is kept beside it. */
function rename(renamed) {
  // A field that has a name is no decoration: Streamlit says it is.
  for (const node of document.querySelectorAll("[data-testid=stFileUploaderDropzone][role=presentation]")) put(node, "role", "group");
  const spoken = "[data-testid=stSkipToContent], [data-testid=stDownloadButtonError], [data-testid=stFileUploaderDropzone] button p";
  const called = "[data-testid=stSelectbox] button, [data-testid=stFileUploaderDropzoneInput], [data-testid=stFileChipDeleteBtn] button, [data-testid=stMultiSelect] button, [data-testid=stMultiSelectTagsContainer] [role=group], [data-testid=stDialog] button";
  for (const node of document.querySelectorAll(`${spoken}, ${called}`)) {
    const isText = node.matches(spoken);
    const said = isText ? node.textContent : node.getAttribute("aria-label");
    if (said?.startsWith(REMOVE)) node.dataset.said = said; // of another file than before
    const first = (node.dataset.said ??= said);
    const word = first?.startsWith(REMOVE) ? renamed?.[REMOVE]?.concat(first.slice(REMOVE.length)) : renamed?.[first];
    if (!word || word === said) continue;
    if (isText) node.textContent = word;
    else put(node, "aria-label", word);
  }
}

/** Streamlit draws an opened panel at the end of the page: the keyboard goes into it, and back to its button when it closes. */
function enter(frame) {
  const panel = document.querySelector("[data-testid=stPopoverBody]");
  if (panel && !frame.panel) {
    frame.opener = document.activeElement;
    panel.querySelector("button, input, a[href]")?.focus();
  } else if (!panel && frame.panel && document.activeElement === document.body) {
    frame.opener?.focus();
  }
  frame.panel = panel;
}

// What moves by arrows of its own, or is typed into; of these, what pages too: a presenter's remote sends those keys, and a
// list that was chosen from and is closed again does not hold it up.
const PAGES = "textarea, select, dialog, [contenteditable=true], [role=dialog], [role=listbox], [role=slider], [role=menu]";
const WANTS_KEYS = `${PAGES}, input, canvas, [role=combobox], [role=radiogroup], [role=tablist]`;
const SPACE = `${WANTS_KEYS}, button, summary, label, [role=button], [role=checkbox]`; // what Space presses
const OPEN = "[data-testid=stPopoverBody], [data-baseweb=popover]";

/** A key that leads on, as a presenter's remote sends it, unless something on the page wants it. */
function press({ view, question }, event) {
  if (moved(event)) return;
  const href = view.keys?.[event.key];
  const held = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
  const asks = event.key === "Escape" && view.question && !question.open;
  if (!(href || asks) || held || event.defaultPrevented || document.querySelector(OPEN)) return;
  const wants = event.key === " " ? SPACE : event.key.startsWith("Page") ? PAGES : WANTS_KEYS;
  if (event.composedPath().some((node) => node.matches?.(wants))) return;
  event.preventDefault();
  if (href) go(href);
  else question.showModal();
}

let shown = ""; // kept beside the frames: Streamlit may build the piece anew for another page

/** Another page of a meeting begins at its top and is read out. */
function begin({ spoken, view }) {
  say(spoken, view.spoken);
  if (shown && view.spoken && shown !== view.spoken) document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
  shown = view.spoken ?? "";
}

/** With no buttons nothing is left of the component's place on the page, not even the gap to the next. */
function vanish(component, empty) {
  const holder = component.parentElement.host.closest("[data-testid=stElementContainer]");
  if (holder) holder.style.position = empty ? "absolute" : "";
}

let place = ""; // the page on which the conditions were opened

/** Another page begins with its conditions closed. */
function close(frame) {
  if (place === location.pathname) return;
  place = location.pathname;
  root.removeAttribute("data-conditions");
  label(frame);
}

export default function show(component) {
  let frame = frames.get(component.parentElement);
  if (!frame) frames.set(component.parentElement, (frame = build(component)));
  frame.view = payload(component);
  document.documentElement.lang = frame.view.lang;
  close(frame);
  label(frame);
  rename(frame.view.renamed);
  setFoot(frame.view.taking?.foot);
  tellWords(frame.view.taking?.copying);
  begin(frame);
  keepTogether(frame.view.meeting);
  frame.clock.tick(frame.view.clock, frame.view.meeting);
  offerHint(frame);
  frame.watch.observe(document.body, { childList: true, subtree: true });
  if (frame.view.go) go(frame.view.go);
  printOnceWhole(frame.view.whole);
  sayQuestion(frame.question, frame.view.question);
  vanish(component, [frame.full, frame.print, frame.large, frame.conditions, frame.leave, frame.presenter].every((button) => button.hidden));
  return () => {
    document.removeEventListener("fullscreenchange", frame.turned);
    document.removeEventListener("keydown", frame.pressed);
    document.removeEventListener("click", keepHold, true);
    frame.watch.disconnect();
    frame.clock.tick();
    frames.delete(component.parentElement);
  };
}
