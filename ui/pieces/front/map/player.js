// The quarters of a map below it: played, stepped and chosen from what is there already; what stays shown goes into the address.

import { go, html, keyed, put, say, svg } from "../dom.js";
import { makeModes, setModes } from "./modes.js";

const STILL = matchMedia("(prefers-reduced-motion: reduce)");
const LATE = 5000; // ms that an answer may still be of a quarter left behind
const SHAPES = {
  back: "M6 4v12M16 4L8 10l8 6z", forward: "M14 4v12M4 4l8 6-8 6z", play: "M6 3.5l10 6.5-10 6.5z", pause: "M6 4v12M14 4v12",
};

function button(name) {
  const face = svg("svg", { viewBox: "0 0 20 20", "aria-hidden": "true" }, svg("path", { d: SHAPES[name] }));
  return html("button", { type: "button", class: name }, face);
}

export function makePlayer(map) {
  const player = { at: 0, timer: null, speed: 0, wanted: null, map };
  for (const name of ["back", "play", "forward"]) player[name] = button(name);
  player.pace = html("button", { type: "button", class: "speed" });
  player.strip = html("div", { class: "strip", role: "slider", tabindex: "0" });
  player.scale = html("span", { class: "scale" });
  player.modes = makeModes(map);
  player.bar = html("div", { class: "player", role: "group", hidden: true });
  player.bar.append(player.back, player.play, player.forward, player.pace, player.strip, html("div", { class: "aside" }, player.modes.bar, player.scale));
  player.back.onclick = () => step(player, player.at - 1);
  player.forward.onclick = () => step(player, player.at + 1);
  player.play.onclick = () => (player.timer ? pause(player) : play(player));
  player.pace.onclick = () => {
    player.speed = (player.speed + 1) % map.base.time.words.speeds.length;
    dress(player);
    if (player.timer) run(player);
  };
  player.strip.addEventListener("keydown", (event) => press(player, event));
  player.strip.addEventListener("click", (event) => {
    const chosen = event.target.closest("[data-at]");
    if (chosen) step(player, Number(chosen.dataset.at));
  });
  return player;
}

/** Take what the server sent: its quarter, unless the reader has gone on meanwhile. */
export function setPlayer(player, time) {
  player.bar.hidden = !time;
  if (!time) return stop(player);
  setModes(player.modes);
  const onTheWay = player.wanted && player.wanted.at !== time.at && performance.now() - player.wanted.since < LATE;
  if (!onTheWay) player.wanted = null;
  if (player.timer || onTheWay) return dress(player);
  player.at = time.at;
  dress(player);
}

const last = ({ map }) => map.base.time.frames.length - 1;

function play(player) {
  if (STILL.matches) return;
  if (player.at === last(player)) shows(player, 0);
  run(player);
  document.documentElement.dataset.playing = "";
  dress(player);
}

function run(player) {
  clearInterval(player.timer);
  const [pause] = player.map.base.time.words.speeds[player.speed];
  player.timer = setInterval(() => {
    if (!player.bar.isConnected) return stop(player);
    shows(player, player.at + 1);
    if (player.at === last(player)) pause(player);
  }, pause);
}

/** Nothing moves any more. */
export function stop(player) {
  clearInterval(player.timer);
  player.timer = null;
  delete document.documentElement.dataset.playing;
}

function pause(player) {
  stop(player);
  dress(player);
  settle(player);
}

/** What is shown goes into the address, so that the rest of the page tells of it too. */
function settle(player) {
  const { time } = player.map.base;
  if (player.at === time.at && !player.wanted) return;
  player.wanted = { at: player.at, since: performance.now() };
  go(time.frames[player.at].href);
}

function shows(player, at) {
  player.at = at;
  dress(player);
  player.map.redraw();
}

function step(player, at) {
  const goal = Math.max(0, Math.min(last(player), at));
  stop(player);
  if (goal !== player.at) shows(player, goal);
  dress(player);
  settle(player);
}

function press(player, event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const goal = { ArrowLeft: player.at - 1, ArrowDown: player.at - 1, ArrowRight: player.at + 1, ArrowUp: player.at + 1,
    Home: 0, End: last(player) }[event.key];
  if (goal === undefined && event.key !== " ") return;
  event.preventDefault();
  event.stopPropagation();
  if (event.key === " ") player.play.click();
  else step(player, goal);
}

function column() {
  const col = html("span", { class: "col" }, html("i", { class: "fill" }), html("i", { class: "due" }), html("span", { class: "none" }));
  return html("span", { class: "quarter" }, col, html("span", { class: "when" }, html("span"), html("span")));
}

/** The player in words and bars; what is drawn is given as shares of one height. */
function dress(player) {
  const { frames, words } = player.map.base.time;
  for (const [node, label] of [
    [player.back, words.back], [player.forward, words.forward], [player.play, player.timer ? words.pause : words.play],
  ]) put(node, "aria-label", label), put(node, "title", label);
  put(player.play.querySelector("path"), "d", SHAPES[player.timer ? "pause" : "play"]);
  player.play.hidden = player.pace.hidden = STILL.matches;
  put(player.bar, "aria-label", words.quarter);
  player.back.disabled = player.at === 0;
  player.forward.disabled = player.at === last(player);
  const [, speed] = words.speeds[player.speed];
  say(player.pace, speed);
  put(player.pace, "aria-label", `${words.speed} ${speed}`);
  say(player.scale, words.scale);
  const { strip } = player;
  for (const [name, value] of Object.entries({ label: words.quarter, valuemin: 0, valuemax: last(player), valuenow: player.at,
    valuetext: frames[player.at].label })) put(strip, `aria-${name}`, value);
  const { other } = player.map.base.time;
  strip.classList.toggle("many", frames.length > 16);
  keyed(strip, frames.map((frame, at) => ({ ...frame, at })), column, (node, frame) => fillColumn(node, frame, player.at, other), ({ at }) => at);
}

function fillColumn(node, { at, short, year, said, share, due, label }, now, other) {
  const [col, when] = node.children;
  const [fill, mark, none] = col.children;
  put(node, "data-at", at);
  put(node, "class", `quarter${at === now ? " now" : ""}${at === other ? " then" : ""}${year ? " first" : ""}`);
  put(node, "title", `${label} ${said}`);
  fill.style.height = `${(share ?? 0) * 100}%`;
  fill.hidden = share == null;
  mark.hidden = due == null;
  if (due != null) mark.style.bottom = `${due * 100}%`;
  say(none, share == null ? said : "");
  for (const [i, text] of [year ?? "", short].entries()) if (when.children[i].textContent !== text) when.children[i].textContent = text;
}
