// How every piece begins: what Python sent is unpacked, and the latest of it drawn by the script at `address`.

const latest = new WeakMap(); // by element

/** As text: packed where it begins with no brace; null if something else was sent since. */
async function unpacked({ data, parentElement }) {
  latest.set(parentElement, data);
  if (data[0] === 0x7b) return new TextDecoder().decode(data);
  const text = await new Response(new Blob([data]).stream().pipeThrough(new DecompressionStream("deflate"))).text();
  return latest.get(parentElement) === data ? text : null;
}

/** The stage is busy until the latest is drawn: nobody who reads it, a person or a test, takes what stood before for it. */
export async function mount(component, address) {
  const { data, parentElement } = component;
  const stage = parentElement.querySelector("#stage");
  stage.ariaBusy = "true";
  try {
    const [piece, text] = await Promise.all([import(location.origin + address), unpacked(component)]);
    return text == null ? undefined : await piece.default({ ...component, text });
  } finally {
    if (latest.get(parentElement) === data) stage.ariaBusy = null;
  }
}
