// What axe would look for in a page as it stands, and some things it would not. Returns sentences.
const findings = [];
const say = (finding, element) => findings.push(finding + (element ? ": " + element.outerHTML.slice(0, 110) : ""));
const isSeen = (e) =>
  e.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }) && !e.closest(".unseen") &&
  e.getClientRects().length > 0;
const all = (selector) => [...document.querySelectorAll(selector)];

// Colours
const linear = (c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
const parse = (text) => {
  const numbers = text.match(/[\d.]+/g).map(Number);
  return [...numbers.slice(0, 3), numbers.length > 3 ? numbers[3] : 1];
};
const luminance = (c) => 0.2126 * linear(c[0]) + 0.7152 * linear(c[1]) + 0.0722 * linear(c[2]);
const ratio = (one, other) => {
  const [light, dark] = [luminance(one), luminance(other)].sort((p, q) => q - p);
  return (light + 0.05) / (dark + 0.05);
};
const ground = (element) => {
  for (let e = element; e; e = e.parentElement) {
    const colour = parse(getComputedStyle(e).backgroundColor);
    if (colour[3] > 0.99) return colour;
  }
  return matchMedia("(prefers-color-scheme: dark)").matches ? [0, 0, 0, 1] : [255, 255, 255, 1];
};
const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (texts.nextNode()) {
  const e = texts.currentNode.parentElement;
  if (!texts.currentNode.data.trim() || !isSeen(e) || e.closest(".skip, option, svg, script, style")) continue;
  const style = getComputedStyle(e);
  const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 700);
  const contrast = ratio(parse(style.color), ground(e));
  if (contrast < (large ? 3 : 4.5)) say("contrast " + contrast.toFixed(2), e);
  if (parseFloat(style.fontSize) < 13) say("small text", e);
}
for (const e of all("input:not([type=hidden]), select, textarea").filter(isSeen)) {
  const style = getComputedStyle(e);
  const border = ratio(parse(style.borderTopColor), ground(e.parentElement));
  if (border < 3) say("border contrast " + border.toFixed(2), e);
  if (e.type === "radio" || e.type === "checkbox") {
    // Nothing is written in these; what counts is the mark.
    const mark = getComputedStyle(e, "::before");
    const colour = parse(e.type === "radio" ? mark.backgroundColor : mark.borderRightColor);
    const contrast = ratio(colour, ground(e));
    if (e.checked && contrast < 3) say("contrast of the mark " + contrast.toFixed(2), e);
    continue;
  }
  const contrast = ratio(parse(style.color), ground(e));
  if (contrast < 4.5) say("input contrast " + contrast.toFixed(2), e);
}

// Ids, and what refers to them
const ids = new Map();
for (const e of all("[id]")) {
  if (ids.has(e.id)) say("id twice", e);
  ids.set(e.id, e);
}
for (const e of all("[aria-describedby], [aria-labelledby], [aria-controls], label[for], [form]")) {
  for (const name of ["aria-describedby", "aria-labelledby", "aria-controls", "for", "form"]) {
    for (const id of (e.getAttribute(name) || "").split(" ").filter(Boolean)) {
      if (!ids.has(id)) say("no such id " + id, e);
    }
  }
}
for (const e of all("a[href^='#']")) if (!ids.has(e.hash.slice(1))) say("leads nowhere", e);

// Names
for (const e of all("input:not([type=hidden]), select, textarea")) {
  if (!e.labels.length) say("no label", e);
  else if (![...e.labels].some((label) => label.textContent.trim())) say("empty label", e);
}
for (const e of all("fieldset")) if (!e.querySelector(":scope > legend")?.textContent.trim()) say("no legend", e);
for (const e of all("img")) if (!e.hasAttribute("alt")) say("no alternative text", e);
for (const e of all("svg:not([aria-hidden=true])")) if (!e.querySelector("title")) say("no name", e);
for (const e of all("nav, section[aria-labelledby]")) {
  const label = e.getAttribute("aria-label") || document.getElementById(e.getAttribute("aria-labelledby"))?.textContent;
  if (!label?.trim()) say("landmark without a name", e);
}
for (const e of all("[aria-hidden=true]")) if (e.tabIndex >= 0) say("hidden, yet focusable", e);
for (const e of all("[tabindex]")) if (e.tabIndex > 0) say("positive tabindex", e);

// Structure
for (const tag of ["header", "main", "footer", "h1"]) {
  if (all(tag).length !== 1) say(`${all(tag).length} of ${tag}`);
}
const first = document.body.querySelector("a, button, input:not([type=hidden]), select");
if (!first?.matches("a.skip")) say("no skip link first");
let level = 0;
for (const heading of all("h1, h2, h3, h4, h5, h6")) {
  const own = Number(heading.tagName[1]);
  // The list of problems comes before the title, which is no jump.
  if (level === 0 && own === 2 && heading.closest(".problems")) continue;
  if (own > level + 1) say("heading jumps", heading);
  level = own;
}
for (const e of all("ul, ol")) {
  for (const child of e.children) if (child.tagName !== "LI") say("in a list, but no item", child);
}
if (document.documentElement.lang.length !== 2) say("no language");
if (!document.title.trim()) say("no title");
if (/user-scalable\s*=\s*no|maximum-scale/.test(document.querySelector("meta[name=viewport]")?.content ?? "")) {
  say("zoom is forbidden");
}
for (const e of all("*")) {
  for (const attribute of e.attributes) {
    if (attribute.name === "style" || attribute.name.startsWith("on")) say("inline " + attribute.name, e);
  }
}

// Room
for (const e of all("a, button, summary, input:not([type=hidden]), select")) {
  if (!isSeen(e) || e.classList.contains("skip")) continue;
  // A link within a sentence is as high as its line (WCAG 2.5.8).
  if (e.closest("article") && getComputedStyle(e).display === "inline") continue;
  const target = e.type === "checkbox" || e.type === "radio" ? e.labels[0] ?? e : e;
  const { width, height } = target.getBoundingClientRect();
  if (height < 43.9 || width < 43.9) say(`target ${width.toFixed(0)}x${height.toFixed(0)}`, e);
  if (!(e.textContent.trim() || e.labels?.length)) say("no name", e);
}
// `innerWidth` of a phone grows with what is too wide for it.
const room = document.documentElement.clientWidth;
if (document.documentElement.scrollWidth > room) {
  say(`sideways scroll: ${document.documentElement.scrollWidth} in ${room}`);
}
for (const e of all("body *")) {
  if (!isSeen(e) || e.classList.contains("skip")) continue;
  // What scrolls within its own box is as wide as it likes.
  if (e.parentElement.closest("pre, .scroller")) continue;
  const { left, right } = e.getBoundingClientRect();
  if (right > room + 0.5 || left < -0.5) say("sticks out", e);
}
return [...new Set(findings)];
