// Links to pages of the app: real addresses, one entry in the browser's history, the same page with another question too.

import { follow, html, keyed, payload, point, put, say, sheets, stage } from "./dom.js";

const styles = await sheets(new URL("./base.css", import.meta.url), new URL("./links.css", import.meta.url));
const rows = new WeakMap();

function build(component) {
  const row = { nav: html("nav") };
  stage(component, styles).append(row.nav);
  return row;
}

export default function show(component) {
  let row = rows.get(component.parentElement);
  if (!row) rows.set(component.parentElement, (row = build(component)));
  const view = payload(component);
  put(row.nav, "aria-label", view.label);
  put(row.nav, "data-look", view.look);
  keyed(row.nav, view.links, () => html("a"), (anchor, link) => {
    say(anchor, link.label);
    point(anchor, link.href);
    put(anchor, "title", link.title);
    put(anchor, "lang", link.lang);
    put(anchor, "aria-current", link.current ? "page" : null);
    anchor.onclick = (event) => follow(event, component, false, "link", link);
  });
  return () => rows.delete(component.parentElement);
}
