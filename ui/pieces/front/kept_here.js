// What this browser keeps for its reader, and tells no server: the views he marked, and what figures said when he last looked.

const MOST = { favourites: 50, seen: 400 };

/** What is kept under a name; nothing where the browser keeps nothing, or holds what is none of ours. */
export function kept(name) {
  try {
    const found = JSON.parse(localStorage.getItem(name) ?? "[]");
    return Array.isArray(found) ? found.filter((one) => typeof one?.id === "string") : [];
  } catch {
    return [];
  }
}

/** Keep these, the newest first, as many as there is room for; whether the browser could. */
export function keep(name, items) {
  try {
    localStorage.setItem(name, JSON.stringify(items.slice(0, MOST[name])));
    return true;
  } catch {
    return false;
  }
}

/** What a figure said, and on which day, when it was last looked at under another version of the data: null where it said the same, or
    was never looked at. What it says now is kept for the next version. */
export function lastSeen(id, version, text) {
  const all = kept("seen");
  const known = all.find((one) => one.id === id);
  const day = new Date().toISOString().slice(0, 10);
  const was = known && (known.version === version ? known.was : { text: known.text, day: known.day });
  const isNew = !known || known.version !== version || known.day !== day || known.text !== text;
  if (isNew) keep("seen", [{ id, version, text, day, was }, ...all.filter((one) => one !== known)]);
  return was && was.text !== text ? was : null;
}
