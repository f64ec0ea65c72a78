// Keeps a page of the preview as it is in the archive: loads it anew if what it shows has changed, swaps
// its style sheets in place if only they have, and shows over it what keeps the archive from being built.

import { listen } from "./tabs.js";
import { show } from "./overlay.js";

const script = document.querySelector(`script[src="${new URL(import.meta.url).pathname}"]`);
const shown = { ...script.dataset };
const SCROLLED = `preview: ${location.pathname}`;
let asking = false;
let again = false;

putBack();
listen(new URL("events", import.meta.url), ask);

// One question at a time; what rings meanwhile is asked about afterwards.
async function ask() {
  again = asking;
  if (asking) return;
  asking = true;
  try {
    const question = new URL("state", import.meta.url);
    question.searchParams.set("page", decoded(location.pathname));
    const answer = await fetch(question, { cache: "no-store" });
    if (answer.ok) follow(await answer.json());
  } catch {
    // The server is gone or another: the next ring asks again.
  } finally {
    asking = false;
    if (again) ask();
  }
}

function follow({ marks, faults, count }) {
  if (!marks || marks.page !== shown.page || marks.others !== shown.others) return reload();
  if (marks.assets !== shown.assets) swapStyles(shown.assets, marks.assets);
  shown.assets = marks.assets;
  show(faults, count);
}

function swapStyles(from, to) {
  for (const link of document.querySelectorAll('link[rel~="stylesheet"]')) {
    if (!link.href.includes(`/${from}`)) continue;
    const fresh = link.cloneNode();
    fresh.href = link.href.replace(`/${from}`, `/${to}`);
    // The old one goes when the new one is there, so that the page is never bare.
    for (const end of ["load", "error"]) fresh.addEventListener(end, () => link.remove(), { once: true });
    link.after(fresh);
  }
}

function reload() {
  try {
    sessionStorage.setItem(SCROLLED, JSON.stringify([scrollX, scrollY]));
  } catch {
    // Storage is forbidden here: the browser's own memory of the place has to do.
  }
  location.reload();
}

function putBack() {
  try {
    const [left, top] = JSON.parse(sessionStorage.getItem(SCROLLED) ?? "null") ?? [];
    sessionStorage.removeItem(SCROLLED);
    if (top !== undefined) scrollTo({ left, top, behavior: "instant" });
  } catch {
    // As above.
  }
}

function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
