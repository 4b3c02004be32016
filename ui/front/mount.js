// How every piece begins: what Python sent is unpacked, and only the latest of it is drawn, by the script at `address`.

import { unpacked } from "./dom.js";

export async function mount(component, address) {
  const [piece, text] = await Promise.all([import(location.origin + address), unpacked(component)]);
  return text == null ? undefined : piece.default({ ...component, text });
}
