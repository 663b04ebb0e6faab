// A document's page: leads to the words that an address names, and shows what was read from words that are
// pointed at. Without it, a mark stands at the words and every reading stands beside the text.

const doc = document.querySelector(".doc");
const paper = doc?.querySelector(".paper");
document.documentElement.classList.add("js");

const MARK = /⟨U\+[0-9A-F]{4,6}⟩/g; // stands for one character of the document

/** The place in a text node at which so many characters of the document have passed. */
function placeIn(node, count) {
  const text = node.data;
  let at = 0;
  while (count > 0 && at < text.length) {
    MARK.lastIndex = at;
    const found = MARK.exec(text);
    if (found && found.index === at) at += found[0].length;
    else at += text.codePointAt(at) > 0xffff ? 2 : 1;
    count -= 1;
  }
  return at;
}

function pieces() {
  return [...paper.querySelectorAll("[data-s]")].filter((one) => one.firstChild);
}

/** Highlight the characters from `start` to `end`, and bring them into view. */
function lead(start, end) {
  const all = pieces();
  const starts = all.map((one) => Number(one.dataset.s));
  let first = starts.findLastIndex((one) => one <= start);
  if (first < 0) first = 0;
  let last = starts.findLastIndex((one) => one < Math.max(end, start + 1));
  if (last < first) last = first;
  for (const old of paper.querySelectorAll(".hit")) old.classList.remove("hit");
  for (let up = all[first].parentElement; up && up !== paper; up = up.parentElement)
    if (up.tagName === "DETAILS") up.open = true;
  if ("highlights" in CSS) {
    const range = new Range();
    range.setStart(all[first].firstChild, placeIn(all[first].firstChild, start - starts[first]));
    range.setEnd(all[last].firstChild, placeIn(all[last].firstChild, end - starts[last]));
    CSS.highlights.set("cited", new Highlight(range));
  } else for (const one of all.slice(first, last + 1)) one.classList.add("hit");
  all[first].scrollIntoView({ block: "center" });
  if (all[first].matches("a")) all[first].focus({ preventScroll: true });
}

function follow() {
  const found = /^#s-(\d+)-(\d+)$/.exec(location.hash);
  if (found && paper) lead(Number(found[1]), Number(found[2]));
}

let peek = null;
let peeked = null;

function hide() {
  peek?.remove();
  peek = peeked = null;
  for (const one of doc.querySelectorAll(".on")) one.classList.remove("on");
}

function show(run) {
  if (run === peeked) return;
  hide();
  peeked = run;
  const numbers = run.dataset.n.split(" ");
  peek = document.createElement("div");
  peek.className = "peek";
  peek.setAttribute("aria-hidden", "true"); // the link itself is described by the readings
  for (const number of numbers) {
    const note = document.getElementById(`n-${number}`);
    if (!note || getComputedStyle(note).display === "none") continue;
    note.classList.add("on");
    const told = document.createElement("p");
    const kind = document.createElement("span");
    kind.className = "kind";
    kind.textContent = `${note.querySelector(".swatch").textContent}${note.querySelector(".badge") ? `, ${note.querySelector(".badge").textContent}` : ""}: `;
    told.append(kind, note.querySelector(".told").textContent);
    peek.append(told);
  }
  for (const one of doc.querySelectorAll(".run"))
    if (one.dataset.n.split(" ").some((number) => numbers.includes(number))) one.classList.add("on");
  if (!peek.childElementCount) return;
  document.body.append(peek);
  const at = run.getClientRects()[0] ?? run.getBoundingClientRect();
  const room = document.documentElement.clientWidth - peek.offsetWidth - 8;
  const below = at.bottom + peek.offsetHeight + 12 < innerHeight;
  peek.style.left = `${scrollX + Math.max(8, Math.min(at.left, room))}px`;
  peek.style.top = `${scrollY + (below ? at.bottom + 4 : at.top - peek.offsetHeight - 4)}px`;
}

if (doc && paper) {
  const runOf = (event) => event.target.closest?.(".run");
  paper.addEventListener("mouseover", (event) => (runOf(event) ? show(runOf(event)) : undefined));
  doc.addEventListener("mouseleave", (event) => {
    if (!peek?.contains(event.relatedTarget)) hide();
  });
  document.addEventListener("mouseover", (event) => {
    if (peeked && !runOf(event) && !peek?.contains(event.target) && document.activeElement !== peeked) hide();
  });
  paper.addEventListener("focusin", (event) => (runOf(event)?.matches(":focus-visible") ? show(runOf(event)) : undefined));
  paper.addEventListener("focusout", hide);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  doc.querySelector(".notes")?.addEventListener("mouseover", (event) => {
    const note = event.target.closest(".note");
    for (const one of paper.querySelectorAll(".run"))
      one.classList.toggle("on", Boolean(note) && one.dataset.n.split(" ").includes(note.dataset.n));
  });
  addEventListener("hashchange", follow);
  follow();
}
