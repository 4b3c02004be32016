// What part of the drawing a box of so many pixels shows, and where the inset stands: in the sea, lower right.

const FOCUS_MARGIN = 70; // drawing units about the counties in focus, room for their names
const SMALLEST = 260; // a focus never shows less than 130 km across

/** Fit a region (x, y, w, h) into `width` × `height` pixels, widened on the side that has room. */
function fitted({ x, y, w, h }, width, height) {
  const unit = Math.max(w / width, h / height);
  const [fullW, fullH] = [unit * width, unit * height];
  return { unit, bounds: [x - (fullW - w) / 2, y - (fullH - h) / 2, fullW, fullH] };
}

function around(spots) {
  const [xs, ys] = [spots.map((s) => s.x), spots.map((s) => s.y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const w = Math.max(SMALLEST, Math.max(...xs) - left + 2 * FOCUS_MARGIN);
  const h = Math.max(SMALLEST, Math.max(...ys) - top + 2 * FOCUS_MARGIN);
  const [cx, cy] = [(left + Math.max(...xs)) / 2, (top + Math.max(...ys)) / 2];
  return { x: cx - w / 2, y: cy - h / 2, w, h };
}

const LARGE = 0.8; // pixels a unit: from there on nothing needs enlarging

/** `unit` (drawing units a pixel), `bounds` (the viewBox) and `inset` (its rectangle in drawing units, or null). `side`: pixels on
    the left that are kept free. */
export function frameOf(width, height, land, focus, side = 0) {
  const frame = framed(width - side, height, land, focus);
  const [x, y, w, h] = frame.bounds;
  return { ...frame, bounds: [x - side * frame.unit, y, w + side * frame.unit, h] };
}

function framed(width, height, land, focus) {
  const alone = (region) => ({ ...fitted(region, width, height), inset: null });
  const whole = { x: 0, y: 0, w: land.w, h: land.h };
  if (focus.length) return alone(around(focus));
  if (!land.inset[2]) return alone(whole);
  const shape = land.inset[3] / land.inset[2];
  if (height > width) { // a phone: the map across, the inset below it
    const unit = land.w / width;
    const w = 0.37 * land.w;
    const inset = { x: land.w - w - 4, y: height * unit - w * shape - 4, w, h: w * shape };
    return { unit, bounds: [0, 0, land.w, height * unit], inset };
  }
  const unit = Math.max(land.w / width, land.h / height);
  if (1 / unit >= LARGE) return alone(whole);
  const spare = width * unit - land.w; // room beside the province
  // East of 694 the sea is free south of 712; a larger inset reaches higher and must stay east of 830.
  const w = spare < 135 ? 264 : Math.min(spare + 165, 400);
  const x = Math.min(land.w + spare - w - 4, 850);
  const inset = { x, y: land.h - w * shape - 4, w, h: w * shape };
  const left = (x + w + 4 - width * unit) / 2; // what is left over goes to both sides
  return { unit, bounds: [Math.min(0, left), 0, width * unit, height * unit], inset };
}
