// Single keys: j and k go through the list, / to search, ? shows what there is. They can be switched off,
// for who speaks to the machine or strikes keys unwittingly.
import { keep, recalled } from "./theme.js";

const STOPS = ".card, .said, .quotation[id]";

export function keyboard(tools, place) {
  const help = tools.querySelector(".keys").cloneNode(true);
  const on = help.querySelector("input");
  on.checked = recalled("keys") !== "off";
  on.addEventListener("change", () => keep("keys", on.checked ? null : "off"));
  document.body.append(help);

  const opener = tools.querySelector(".show-keys").cloneNode(true);
  opener.addEventListener("click", () => help.showModal());
  place.append(opener);

  const does = {
    j: () => step(1),
    k: () => step(-1),
    "/": () => document.querySelector('[role="search"] input')?.focus(),
    "?": () => help.showModal(),
  };
  addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (typing || help.open || event.ctrlKey || event.metaKey || event.altKey || !on.checked) return;
    if (!Object.hasOwn(does, event.key)) return;
    event.preventDefault();
    does[event.key]();
  });
}

function step(way) {
  const stops = [...document.querySelectorAll(STOPS)].filter((stop) => stop.offsetParent);
  const here = stops.findIndex((stop) => stop.contains(document.activeElement));
  const next = stops[here < 0 ? (way > 0 ? 0 : stops.length - 1) : here + way];
  if (!next) return;
  next.tabIndex = -1;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "center" });
}
