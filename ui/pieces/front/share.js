// Addresses to take away: copied by a button, handed to an app of the device, or read from a QR code by a camera.

import { toClipboard } from "./copying.js";
import { html, keyed, payload, put, say, sheets, stage, svg } from "./dom.js";

const styles = await sheets(new URL("./base.css", import.meta.url), new URL("./share.css", import.meta.url));
const shares = new WeakMap();

function build(component) {
  const share = { list: html("div", { class: "list" }), told: html("p", { role: "status" }) };
  share.code = svg("svg", { class: "code", role: "img", hidden: true }, svg("path"));
  share.system = html("button", { type: "button", hidden: true });
  stage(component, styles).append(html("div", { class: "beside" }, share.list, share.code), share.system, share.told);
  return share;
}

function row() {
  const field = html("input", { type: "text", readonly: true });
  return html("div", {}, html("span", { class: "label" }), field, html("button", { type: "button" }));
}

function drawRow(share, node, { id, label, text }) {
  const { words } = share.view;
  const [title, field, button] = node.children;
  say(title, label);
  put(field, "aria-label", label);
  if (field.value !== text) field.value = text;
  field.onfocus = () => field.select();
  say(button, words.copy);
  put(button, "aria-label", `${words.copy} ${label}`);
  put(button, "data-id", id);
  button.onclick = () => say(share.told, toClipboard(text) ? words.copied : words.failed);
}

function drawCode({ code: drawing, view: { code, words } }) {
  drawing.toggleAttribute("hidden", !code);
  if (!code) return;
  put(drawing, "viewBox", `0 0 ${code.size} ${code.size}`);
  put(drawing, "aria-label", words.code);
  put(drawing.firstChild, "d", code.path);
}

export default function show(component) {
  let share = shares.get(component.parentElement);
  if (!share) shares.set(component.parentElement, (share = build(component)));
  share.view = payload(component);
  const { items, title, words } = share.view;
  keyed(share.list, items, row, (node, item) => drawRow(share, node, item));
  drawCode(share);
  say(share.told, "");
  say(share.system, navigator.share ? words.system : "");
  share.system.onclick = () => navigator.share({ title, url: items[0].text }).catch(() => {}); // closed again: nothing is to be told
  return () => shares.delete(component.parentElement);
}
