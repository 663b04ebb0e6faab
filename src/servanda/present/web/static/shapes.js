// Shapes of a status as SVG, made by the DOM alone: told apart without colour.
const NS = "http://www.w3.org/2000/svg";
const CIRCLE = ["circle", { cx: 7, cy: 7, r: 5 }];
const DIAMOND = ["path", { d: "M7 1 13 7 7 13 1 7Z" }];
const SQUARE = ["rect", { x: 2, y: 2, width: 10, height: 10 }];
const CROSS = ["path", { d: "M4 4 10 10M10 4 4 10" }];
export const SHAPES = {
  "happened": [[...CIRCLE, "full"]],
  "ongoing": [[...SQUARE, "full"]],
  "planned": [[...CIRCLE, "bare"]],
  "proposed": [[...DIAMOND, "bare"]],
  "conditional": [[...DIAMOND, "bare"], ["circle", { cx: 7, cy: 7, r: 2 }, "full"]],
  "did-not-happen": [[...CIRCLE, "bare"], [...CROSS, "bare"]],
  "denied": [[...SQUARE, "bare"], [...CROSS, "bare"]],
  "alleged": [["path", { d: "M7 1.5 13 12.5 1 12.5Z" }, "full"]],
  "not-stated": [[...CIRCLE, "dotted"]],
};

export function shape(status) {
  const svg = document.createElementNS(NS, "svg");
  svg.setAttribute("viewBox", "0 0 14 14");
  svg.setAttribute("class", "shape");
  svg.setAttribute("aria-hidden", "true");
  for (const [name, told, look] of SHAPES[status] || SHAPES["not-stated"]) {
    const part = document.createElementNS(NS, name);
    for (const [key, value] of Object.entries(told)) part.setAttribute(key, value);
    part.setAttribute("class", look);
    svg.append(part);
  }
  return svg;
}

export function make(tag, name, text) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (text) made.textContent = text;
  return made;
}
