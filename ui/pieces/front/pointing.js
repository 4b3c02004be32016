// Which pair the reader points at, told from piece to piece in the page: a row lights its link, a link its row, without the server.

const POINTED = "pair-pointed";

/** Tell the other pieces; null when nothing is pointed at any more. */
export function tellPointed(id, from) {
  document.dispatchEvent(new CustomEvent(POINTED, { detail: { id, from } }));
}

/** Hear of it from the others; gives back what stops that. */
export function hearPointed(from, hear) {
  const heard = ({ detail }) => detail.from !== from && hear(detail.id);
  document.addEventListener(POINTED, heard);
  return () => document.removeEventListener(POINTED, heard);
}
