// Comforts that no page needs: keys, and mathematics typeset where there is some.
"use strict";

const script = document.currentScript;

// ---- Mathematics. The raw TeX stands until KaTeX has come, and stays if it does not.
let libraries = null;
const typeset = (within) => {
  const formulas = within.querySelectorAll(".tex");
  if (formulas.length === 0 || !script) {
    return;
  }
  libraries ??= loadKatex();
  libraries.then(() => {
    formulas.forEach(renderFormula);
    document.documentElement.dataset.typeset = "yes";
  }).catch(() => { /* the raw TeX is readable */ });
};
const renderFormula = (element) => renderMathInElement(element, {
  delimiters: [
    { left: "$$", right: "$$", display: false },
    { left: "$", right: "$", display: false },
    { left: "\\(", right: "\\)", display: false },
    { left: "\\[", right: "\\]", display: false },
  ],
  ignoredClasses: ["dollar"],
  throwOnError: false,
  errorColor: "inherit",
  strict: "ignore",
  trust: false,
});
const loadKatex = () => {
  const from = script.dataset.katex;
  const load = (name) => new Promise((done, failed) => {
    const element = document.createElement("script");
    element.src = from + name;
    element.onload = done;
    element.onerror = failed;
    document.head.append(element);
  });
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = from + "katex.min.css";
  document.head.append(style);
  return load("katex.min.js").then(() => load("contrib/auto-render.min.js"));
};
typeset(document);

// ---- Mail comes by the clocks of whoever reads it.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
document.querySelectorAll('input[type="hidden"][name="zone"]').forEach((field) => { field.value = zone ?? ""; });
const towns = document.querySelector('form[action$="/subscribe"] select[name="zone"]');
if (towns && towns.value === "UTC" && [...towns.options].some((town) => town.value === zone)) {
  towns.value = zone;
}

// ---- What a search found comes in while one types.
document.addEventListener("htmx:afterSwap", (event) => typeset(event.detail.elt));

// ---- Keys: j and k go from paper to paper, o opens, / searches, ? explains.
const titles = () => [...document.querySelectorAll(".paper :is(h2, h3) > a")];
const here = () => {
  const paper = document.activeElement?.closest(".paper");
  return titles().findIndex((title) => paper?.contains(title));
};
const go = (step) => {
  const all = titles();
  const next = all[Math.min(all.length - 1, Math.max(0, here() + step))];
  next?.focus({ preventScroll: true });
  next?.closest(".paper").scrollIntoView({ block: "center" });
};
const keys = document.getElementById("keys");
document.addEventListener("keydown", (event) => {
  const writing = event.target.closest("input, textarea, select, [contenteditable]");
  if (writing || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  switch (event.key) {
    case "j": go(1); break;
    case "k": go(-1); break;
    case "o": titles()[here()]?.click(); break;
    case "/": document.getElementById("q")?.focus(); break;
    case "?": keys?.showModal(); break;
    default: return;
  }
  event.preventDefault();
});
