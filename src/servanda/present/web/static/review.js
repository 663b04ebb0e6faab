// The review queue: one key a decision, while no field is being written in. It can be switched off (WCAG 2.1.4).

const WORDS = "keys";
const box = document.getElementById("keys");
const line = document.getElementById("keys-switch");

if (line) line.hidden = false;
if (box) {
  try {
    box.checked = localStorage.getItem(WORDS) !== "off";
  } catch {
    // a browser that keeps nothing begins with keys each time
  }
  box.addEventListener("change", () => {
    try {
      localStorage.setItem(WORDS, box.checked ? "on" : "off");
    } catch {
      // as above
    }
  });
}

const writes = (one) =>
  one.closest?.("textarea, select, [contenteditable], input:not([type=radio], [type=checkbox], [type=hidden])");

document.addEventListener("keydown", (event) => {
  if (!box?.checked || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return;
  if (event.key === "Escape" && writes(event.target)) event.target.blur();
  if (event.key.length !== 1 || writes(event.target)) return;
  const key = event.key.toLowerCase();
  const found = document.querySelector(`[data-key="${CSS.escape(key)}"], [data-also="${CSS.escape(key)}"]`);
  if (!found) return;
  event.preventDefault();
  if (found.tagName !== "SUMMARY") {
    found.click();
    return;
  }
  const details = found.parentElement;
  details.open = true;
  const first = key === "c" ? "select" : "input[type=radio]";
  (details.querySelector(first) ?? found).focus();
});

document.addEventListener("htmx:afterSwap", () => document.getElementById("told")?.focus());
document.addEventListener("htmx:responseError", (event) => {
  const wrong = document.getElementById("wrong");
  if (!wrong) return;
  const answer = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
  const told = answer.querySelector(".problem");
  wrong.textContent = told ? told.textContent.trim().replace(/\s+/g, " ") : "The server did not take it. Open the page again.";
  wrong.hidden = false;
});

function openNamed() {
  const named = location.hash === "#correct" && document.getElementById("correct");
  if (named) named.open = true;
}
openNamed();
addEventListener("hashchange", openNamed);
