// Lanes of time, drawn from /api/lanes; a slider over the days on which things became known.
import { make, shape } from "./shapes.js";

const ROOM = 28; // marks in sight up to which each is named
const BAR = 26; // pixels from which a stretch is drawn as a bar
const REST = 350; // milliseconds after which the server is asked for the exact answer
const STEP = 900;
const DAY = 86400000;
const NOTE = { soft: "some time in it", start: "its beginning is not told", end: "its end is not told" };

const box = document.getElementById("lanes");
const at = (name) => box.querySelector(name);
const days = box.dataset.days ? box.dataset.days.split(" ") : [];
const slider = at("input[type=range]");
const player = at("[data-play]");
const still = matchMedia("(prefers-reduced-motion: reduce)"); // then nothing moves by itself
const items = new vis.DataSet();
const groups = new vis.DataSet();
let timeline, whole, shown = [], resting, asked, last;

const local = (day, hours = 0) => new Date(+day.slice(0, 4), +day.slice(5, 7) - 1, +day.slice(8, 10), hours);
const index = () => Number(slider.value);
const known = () => (index() < days.length ? days[index()] : "");
const spoken = (day) => local(day).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });

function address(base, day) {
  const made = new URL(base, location.href);
  if (day) made.searchParams.set("known_by", day);
  else made.searchParams.delete("known_by");
  return made;
}

async function ask(day, signal) {
  const made = address(box.dataset.src, day);
  for (const [name, value] of new URLSearchParams(box.dataset.filters)) made.searchParams.set(name, value);
  const answer = await fetch(made, { signal, headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
  return answer.json();
}

function mark(one) {
  const link = make("a", `mark kind-${one.kind} status-${one.status}${one.by_then ? " by-then" : ""}`);
  link.href = one.words.length ? one.words[0].address : `/why/${encodeURIComponent(one.id)}`;
  link.draggable = false;
  link.dataset.id = one.id;
  link.setAttribute("aria-label", `${one.label}: ${one.text} (${one.status_name})`);
  link.append(shape(one.status), make("span", "name", `${one.label}: ${one.text}`));
  link.addEventListener("focus", () => tell(one));
  link.addEventListener("mouseenter", () => tell(one));
  return link;
}

function drawn(one) {
  const made = { id: one.id, group: one.lane, content: mark(one) };
  if (one.end && !narrow(one)) {
    const look = [one.soft && "soft", one.open && `open-${one.open}`, `of-${one.kind}`].filter(Boolean).join(" ");
    return { ...made, type: "range", start: local(one.start), end: local(one.end), className: look };
  }
  const start = one.end ? new Date((+local(one.start) + +local(one.end)) / 2) : local(one.start, 12);
  return { ...made, type: "point", start, className: `of-${one.kind}${one.end ? " slim" : ""}` };
}

// A stretch too narrow to be seen at this zoom is a mark with a halo, so that marks do not lie on each other.
function narrow(one) {
  const [from, to] = timeline ? Object.values(timeline.getWindow()) : ends();
  const width = at(".drawing").clientWidth - 170;
  return ((+local(one.end) - +local(one.start)) / (to - from)) * Math.max(width, 150) < BAR;
}

function fit() {
  const changed = shown.filter((one) => one.end && items.get(one.id) && (items.get(one.id).type === "point") !== narrow(one));
  if (changed.length) {
    items.clear();
    timeline.redraw(); // the old marks go before their like come
    items.add(shown.map(drawn));
    restack();
  }
  named();
}

function tell(one) {
  last = one;
  const place = at(".told");
  const head = make("p", "head");
  head.append(make("strong", "", one.label), " ", make("span", "badge", one.status_name));
  const note = one.by_then ? "known by then; its own day is not told" : one.open ? NOTE[one.open] : one.soft ? NOTE.soft : "";
  if (note) head.append(" ", make("span", "soft", note));
  const words = make("p", "quotes");
  for (const each of one.words) {
    const link = make("a", "words", `‘${each.quote.length > 160 ? `${each.quote.slice(0, 160)}…` : each.quote}’`);
    link.href = each.address;
    words.append(link, " ");
  }
  place.replaceChildren(head, make("p", "", one.text), words);
}

function label(lane, before) {
  const made = make("div", "lane");
  if (!before || before.group !== lane.group) made.append(make("span", "group", lane.group));
  else made.append(make("span", "hidden", lane.group));
  made.append(" ", make("span", "row", lane.name));
  return made;
}

function draw(answer) {
  shown = answer.items;
  const lanes = answer.lanes.map((lane, n) => ({
    id: lane.id,
    order: n,
    content: label(lane, answer.lanes[n - 1]),
    className: n && answer.lanes[n - 1].group === lane.group ? "same" : "first",
  }));
  groups.clear();
  groups.add(lanes);
  items.clear();
  items.add(shown.map(drawn));
  if (!timeline) begin(answer);
  else named();
  told();
}

function told() {
  const now = shown.filter((one) => items.get(one.id)).length;
  at("[data-count]").textContent = `${now} on the lanes`;
  at("[data-day]").textContent = known() ? spoken(known()) : "any day";
  slider.setAttribute("aria-valuetext", known() ? spoken(known()) : "any day");
}

function begin(answer) {
  const [first, last] = ends();
  timeline = new vis.Timeline(at(".drawing"), items, groups, {
    align: "left",
    groupOrder: "order",
    horizontalScroll: false,
    margin: { item: { horizontal: 0, vertical: 0 }, axis: 3 },
    max: new Date(last + 3653 * DAY),
    min: new Date(first - 3653 * DAY),
    maxHeight: 640,
    orientation: "top",
    selectable: false,
    showCurrentTime: false,
    showTooltips: false,
    start: new Date(first),
    end: new Date(last),
    verticalScroll: true,
    xss: { disabled: false },
    zoomKey: "ctrlKey",
    zoomMax: 1000 * 366 * DAY,
    zoomMin: 5 * DAY,
  });
  timeline.addCustomTime(local(answer.on), "on");
  const names = at(".vis-panel.vis-left");
  names.tabIndex = 0;
  names.setAttribute("role", "group");
  names.setAttribute("aria-label", "Names of the lanes");
  timeline.on("rangechanged", fit);
  named();
}

function ends() {
  if (!shown.length) return [Date.now() - 3653 * DAY, Date.now()];
  const from = Math.min(...shown.map((one) => +local(one.start)));
  const to = Math.max(...shown.map((one) => +local(one.end || one.start)));
  const room = Math.max((to - from) * 0.03, 10 * DAY);
  return [from - room, to + room];
}

function named() {
  const few = timeline.getVisibleItems().length <= ROOM;
  if (at(".drawing").classList.toggle("named", few) !== named.last) {
    named.last = few;
    restack();
  }
}

function restack() {
  timeline.itemSet.markDirty({ refreshItems: true, restackGroups: true });
  requestAnimationFrame(() => timeline.redraw());
}

function zoom(how) {
  const animation = !still.matches;
  if (how === "all") return timeline.setWindow(...ends(), { animation });
  if (how === "in") return timeline.zoomIn(0.4, { animation });
  if (how === "out") return timeline.zoomOut(0.4, { animation });
  const { start, end } = timeline.getWindow();
  // Around what was pointed at last; else, from afar, around the latest, where most is told.
  const seen = shown.map((one) => +local(one.start)).filter((when) => when <= end);
  const far = end - start > 2 * Number(how) * DAY;
  const middle = last ? +local(last.start) : far && seen.length ? Math.max(...seen) : (+start + +end) / 2;
  const half = (Number(how) * DAY) / 2;
  return timeline.setWindow(middle - half, middle + half, { animation });
}

// At once what was fetched, without what became known later; the server's own answer when the slider rests.
async function moved(exact = true) {
  clearTimeout(resting);
  asked?.abort();
  const day = known();
  whole ??= await ask("");
  if (day !== known()) return;
  const kept = whole.items.filter((one) => !day || !one.known_on || one.known_on <= day);
  const lanes = new Set(kept.map((one) => one.lane));
  draw({ ...whole, items: kept, lanes: whole.lanes.filter((one) => lanes.has(one.id)) });
  if (exact) resting = setTimeout(rest, REST);
}

async function rest() {
  asked = new AbortController();
  const day = known();
  try {
    draw(await ask(day, asked.signal));
    const here = address(location.href, day);
    here.searchParams.delete("p");
    history.replaceState(null, "", here);
    box.dataset.src = address(box.dataset.src, day);
    const page = await (await fetch(here, { signal: asked.signal })).text();
    const read = new DOMParser().parseFromString(page, "text/html");
    for (const name of ["#list", ".clocks", "[data-filter]"]) {
      const [old, now] = [document.querySelector(name), read.querySelector(name)];
      if (old && now) old.replaceWith(document.adoptNode(now));
    }
  } catch (error) {
    if (error.name !== "AbortError") fail(error);
  }
}

function fail(error) {
  at(".told").replaceChildren(make("p", "problem", `The lanes could not be drawn: ${error.message}. The list below is whole.`));
}

function play() {
  if (still.matches) {
    slider.value = index() >= days.length ? 0 : index() + 1;
    return moved().catch(fail);
  }
  if (player.getAttribute("aria-pressed") === "true") return stop();
  if (index() >= days.length) slider.value = 0;
  player.setAttribute("aria-pressed", "true");
  player.textContent = "Pause";
  moved(false).catch(fail);
  play.timer = setInterval(() => {
    slider.value = index() + 1;
    if (index() >= days.length) stop();
    else moved(false).catch(fail);
  }, days.length > 40 ? STEP / 3 : STEP);
}

function stop() {
  offer();
  moved().catch(fail);
}

// What the button does next: it plays, or goes on by one day where somebody wants nothing to move.
function offer() {
  clearInterval(play.timer);
  if (still.matches) player.removeAttribute("aria-pressed");
  else player.setAttribute("aria-pressed", "false");
  player.textContent = still.matches ? "Next day" : "Play";
}

function ticks() {
  const place = at(".ticks");
  const apart = Math.max(0.09, 40 / (place.clientWidth || 1)); // so that no year lies on another
  let year = "", last = -1;
  days.forEach((day, n) => {
    const left = n / days.length;
    const tick = make("i", day.slice(0, 4) === year ? "" : "year");
    tick.style.left = `${100 * left}%`;
    if (day.slice(0, 4) !== year && (last < 0 || left - last > apart) && left < 0.93) {
      tick.append(make("span", "", day.slice(0, 4)));
      last = left;
    }
    year = day.slice(0, 4);
    place.append(tick);
  });
}

function legend() {
  const place = at(".legend");
  const names = new Map([...document.querySelectorAll("[data-filter] [name=status] option")].map((one) => [one.value, one.textContent.replace(/ \(\d+\)$/, "")]));
  for (const [status, name] of names) {
    if (!status) continue;
    const one = make("span", `key status-${status}`);
    one.append(shape(status), name);
    place.append(one);
  }
  for (const [look, name] of [["soft", "at some time within"], ["open-end", "end not told"], ["tail", "known by then"]]) {
    const one = make("span", "key");
    one.append(make("i", `swatch ${look}`), name);
    place.append(one);
  }
}

box.addEventListener("keydown", (event) => {
  const mark = event.target.closest?.(".mark");
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!mark || !step) return;
  const next = shown[shown.findIndex((one) => one.id === mark.dataset.id) + step];
  if (!next) return;
  event.preventDefault();
  const { start, end } = timeline.getWindow();
  const when = local(next.start);
  if (when < start || when > end) timeline.moveTo(when, { animation: false });
  requestAnimationFrame(() => requestAnimationFrame(() => items.get(next.id)?.content.focus()));
});
box.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.dataset.zoom) zoom(button.dataset.zoom);
  else if (button === player) play();
});
slider.addEventListener("input", () => moved().catch(fail));

box.hidden = false;
const start = box.dataset.known ? days.findLastIndex((day) => day <= box.dataset.known) : days.length;
slider.value = Math.max(0, start);
if (days.length < 2) at(".slider").hidden = true;
ticks();
legend();
offer();
still.addEventListener("change", offer);
ask(box.dataset.known)
  .then((answer) => {
    if (!box.dataset.known) whole = answer;
    if (answer.items.length) draw(answer);
    else {
      at(".told").replaceChildren(make("p", "empty", "Nothing on record has a place in time here."));
      for (const name of [".drawing", ".zoom", ".legend"]) at(name).hidden = true;
    }
  })
  .catch(fail);
