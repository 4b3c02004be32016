// Elements, style sheets, and links that stay inside the app: what every piece here is made with.
// What comes from data enters through textContent or setAttribute, and an address only if it is the app's own.

const SVG = "http://www.w3.org/2000/svg";
const LOCAL = /^(\/(?![/\\])|\?|#)/;

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) put(node, name, value);
  node.append(...children.filter((child) => child != null));
  return node;
}

/** Set an attribute, or take it away where the value is null, undefined or false. */
export function put(node, name, value) {
  if (value == null || value === false) node.removeAttribute(name);
  else if (node.getAttribute(name) !== String(value)) node.setAttribute(name, value === true ? "" : value);
}

export function html(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

/** Show a text, touching the page only where it changed; without one the element is hidden. */
export function say(node, text) {
  if (node.textContent !== (text ?? "")) node.textContent = text ?? "";
  node.hidden = !text;
}

/** How wide a text is, roughly, in ems: Chinese signs are square, as are dash and quotation marks. */
export function ems(text) {
  const breadth = (sign) => (sign > "\u2010" ? 1 : /[.,]/.test(sign) ? 0.3 : 0.62);
  return [...(text ?? "")].reduce((sum, sign) => sum + breadth(sign), 0);
}

const loaded = new Map();

async function load(address) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(await (await fetch(address)).text());
  return sheet;
}

/** Style sheets to adopt, each loaded once, before anything is drawn. */
export function sheets(...addresses) {
  for (const { href } of addresses) loaded.has(href) || loaded.set(href, load(href));
  return Promise.all(addresses.map(({ href }) => loaded.get(href)));
}

/** What Python sent. */
export function payload(component) {
  return JSON.parse(component.text);
}

/** The element the component's HTML left for it, with the style sheets adopted. */
export function stage(component, styles) {
  const root = component.parentElement;
  if (!root.adoptedStyleSheets.length) root.adoptedStyleSheets = styles;
  return root.getElementById("stage");
}

/** Make the children of `parent` match `items`, in order, keeping the elements (and so the focus) of known ids. */
export function keyed(parent, items, make, update, idOf = (item) => item.id) {
  const known = (parent.known ??= new Map());
  const wanted = new Set(items.map(idOf));
  for (const [id, node] of known) {
    if (!wanted.has(id)) {
      node.remove();
      known.delete(id);
    }
  }
  let next = parent.firstChild;
  for (const item of items) {
    let node = known.get(idOf(item));
    if (!node) known.set(idOf(item), (node = make(item)));
    if (node === next) next = next.nextSibling;
    else parent.insertBefore(node, next); // a node is moved only when it is out of place: moving one loses its focus
    update(node, item);
  }
}

/** Give an <a> its address; one that is not the app's own is left out. */
export function point(anchor, href) {
  put(anchor, "href", href && LOCAL.test(href) ? href : null);
}

/** Show a text that is a link where it has an address (or is `pressed`, heard by Python), and only a text where not. */
export function sayLink(node, text, href, label, pressed) {
  let anchor = node.querySelector("a");
  if (!(href && LOCAL.test(href)) && !pressed) {
    if (anchor || node.textContent !== text) node.textContent = text;
    return;
  }
  if (!anchor) node.replaceChildren((anchor = html("a")));
  if (anchor.textContent !== text) anchor.textContent = text;
  point(anchor, href);
  put(anchor, "role", anchor.hasAttribute("href") ? null : "button");
  put(anchor, "tabindex", anchor.hasAttribute("href") ? null : 0);
  put(anchor, "aria-label", label || null);
}

let written = -Infinity; // when a field was last left
addEventListener("focusout", (event) => event.target.matches?.("input, textarea") && (written = performance.now()), true);
const AT_ONCE = 400, PATIENCE = 5000; // ms

const app = () => document.querySelector("[data-testid=stApp]")?.dataset;

/** Does it once the app has heard what stood in the field that was left for it: a page that is gone hears nothing more. */
function onceHeard(work) {
  const start = performance.now();
  const look = () => {
    const since = performance.now() - start;
    const running = app()?.testScriptState !== "notRunning";
    if (since < 150 || (running && since < PATIENCE)) setTimeout(look, 50);
    else work();
  };
  look();
}

/** Go to a page of the app as the browser's own Forward and Back do: one entry in the history, the address decides. `instead`:
    in the place of the entry there is, so that Back does not lead to where one is only sent on. */
export function go(href, instead = false) {
  // A part of the same page: the browser scrolls there, and Back still leads to the page before.
  if (href.startsWith("#")) return location.replace(href);
  if (performance.now() - written < AT_ONCE) {
    written = -Infinity;
    return onceHeard(() => go(href, instead));
  }
  if (!LOCAL.test(href) || href === location.pathname + location.search) return;
  // Within another site a page is shown alone: what it leads to opens beside it.
  if (window !== top) return void open(href, "_blank", "noopener");
  // While its server is gone nobody hears of a new address: the browser itself goes there, to one that answers.
  if (app()?.testConnectionState !== "CONNECTED") return location.assign(href);
  history[instead ? "replaceState" : "pushState"]({}, "", href);
  dispatchEvent(new PopStateEvent("popstate", { state: {} }));
}

/** Act on a click that is not the browser's own (new tab, new window): tell Python where it listens, else go there. */
export function follow(event, component, heard, kind, item) {
  const browsers = event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  if (event.defaultPrevented || browsers || !(heard || item.href)) return;
  event.preventDefault();
  if (heard) component.setTriggerValue("picked", { kind, id: item.id });
  else go(item.href);
}

/** Let Space press what Enter presses. */
export function pressWithSpace(event) {
  const target = event.target.closest("a[href], [role=button]");
  if (!target || (event.key !== " " && (event.key !== "Enter" || target.hasAttribute("href")))) return;
  event.preventDefault();
  target.dispatchEvent(new MouseEvent("click", { bubbles: true, composed: true, cancelable: true }));
}
