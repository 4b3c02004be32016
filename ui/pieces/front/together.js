// The tabs of one meeting: where one goes the other follows, over the browser's own channel, which the server hears nothing of;
// and the presenter's clock.

import { go, html, say } from "./dom.js";

const MINE = "present"; // the word of the address that makes a tab the presenter's
let channel;
let place = ""; // where all tabs are, without that word
let since = 0; // when this tab went there by itself; the later move of two holds

function here() {
  const asked = new URLSearchParams(location.search);
  asked.delete(MINE);
  return `${location.pathname}?${asked}`;
}

function hear({ data }) {
  if (typeof data?.place !== "string" || !(data.at > since) || data.place === here()) return;
  place = data.place;
  since = data.at;
  const mine = new URLSearchParams(location.search).get(MINE);
  go(mine ? `${place}&${MINE}=${mine}` : place);
}

/** Tells the other tabs of this meeting where this one is, where it went by itself; without a meeting nobody is told. */
export function keepTogether(meeting) {
  const name = meeting && `meeting-${meeting}`;
  if (channel && channel.name !== name) {
    channel.close();
    channel = undefined;
    place = "";
  }
  if (!name || !new URLSearchParams(location.search).has("meet")) return;
  if (!channel) {
    channel = new BroadcastChannel(name);
    channel.onmessage = hear;
    place = here(); // a tab that comes in moves nobody
    return;
  }
  if (here() === place) return;
  place = here();
  since = performance.timeOrigin + performance.now();
  channel.postMessage({ place, at: since });
}

const two = (number) => String(number).padStart(2, "0");

/** Another tab of the same page, for the presenter's own screen. */
export function openPresenter() {
  const asked = new URLSearchParams(location.search);
  asked.set(MINE, "1");
  open(`${location.pathname}?${asked}`, "_blank", "noopener");
}

/** The time of day and the time since this tab began to present the meeting, which a reload does not start anew. */
export function makeClock() {
  const clock = html("p", { class: "clock", role: "timer", hidden: true });
  clock.tick = (words, meeting) => {
    clearInterval(clock.beat);
    clock.hidden = !words;
    if (!words) return;
    const key = `presenting-${meeting}`;
    let begun = Number(sessionStorage.getItem(key)) || Date.now();
    sessionStorage.setItem(key, begun);
    const show = () => {
      const now = new Date(), gone = Math.max(0, Math.floor((now - begun) / 1000));
      const time = `${two(now.getHours())}:${two(now.getMinutes())}`;
      const run = `${two(Math.floor(gone / 3600))}:${two(Math.floor(gone / 60) % 60)}:${two(gone % 60)}`;
      say(clock, `${words.now} ${time} · ${words.since} ${run}`);
    };
    clock.beat = setInterval(show, 1000);
    show();
  };
  return clock;
}
