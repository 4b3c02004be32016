// Links to pages of the app: real addresses, one entry in the browser's history, the same page with another question too.

import { holdNamedPart } from "./arriving.js";
import { follow, html, keyed, payload, point, put, say, sheets, stage, svg } from "./dom.js";

const styles = await sheets(new URL("./base.css", import.meta.url), new URL("./links.css", import.meta.url));
const rows = new WeakMap();

function build(component) {
  const row = { nav: html("nav") };
  new ResizeObserver(() => showCurrent(row.nav)).observe(row.nav);
  stage(component, styles).append(row.nav);
  return row;
}

/** Where the link leads now: the address as it stands, with what the link sets in it. */
function target({ href, merge }) {
  if (!merge) return href;
  const query = new URLSearchParams(location.search);
  for (const [key, value] of Object.entries(merge)) value == null ? query.delete(key) : query.set(key, value);
  const said = String(query).replaceAll("%2C", ",");
  return location.pathname + (said && `?${said}`);
}

function makeLink() {
  const cross = svg("svg", { viewBox: "0 0 12 12", "aria-hidden": "true" }, svg("path", { d: "M3 3l6 6M9 3L3 9" }));
  return html("a", {}, html("span"), cross);
}

function draw(row, view) {
  // A sentence is read as one: it is no place to navigate to, however many of its words lead on.
  const told = view.look === "sentence";
  put(row.nav, "role", told ? "presentation" : null);
  put(row.nav, "aria-label", told ? null : view.label);
  put(row.nav, "data-look", view.look);
  keyed(row.nav, view.links, makeLink, (anchor, link) => {
    say(anchor.firstChild, link.label);
    point(anchor, link.href);
    put(anchor, "title", link.title);
    put(anchor, "aria-label", view.look === "chips" && link.href ? link.title : null);
    put(anchor, "lang", link.lang);
    put(anchor, "aria-current", link.current ? "page" : null);
    // Before the browser itself looks at the address: on a right click, or to open it in a tab.
    anchor.onpointerdown = anchor.onfocus = () => point(anchor, target(link));
    anchor.onclick = link.leaves ? null : (event) => follow(event, row.component, false, "link", { ...link, href: target(link) });
  });
}

/** In a row that scrolls, alone or with what stands beside it, the page that is open is in sight. */
function showCurrent(nav) {
  const current = nav.querySelector("[aria-current]");
  const row = nav.getRootNode().host?.closest(".st-key-submenu");
  if (current && row && row.scrollWidth > row.clientWidth + 1) {
    const [here, there] = [current.getBoundingClientRect(), row.getBoundingClientRect()];
    row.scrollLeft += here.left - there.left - (there.width - here.width) / 2;
  }
  const scrolls = nav.scrollWidth > nav.clientWidth + 1;
  nav.toggleAttribute("data-scrolls", scrolls);
  if (current && scrolls) {
    nav.scrollLeft = current.offsetLeft - (nav.clientWidth - current.offsetWidth) / 2;
  }
}

export default function show(component) {
  let row = rows.get(component.parentElement);
  if (!row) rows.set(component.parentElement, (row = build(component)));
  row.component = component;
  const view = payload(component);
  draw(row, view);
  showCurrent(row.nav);
  holdNamedPart(view.links ?? []);
  return () => rows.delete(component.parentElement);
}
