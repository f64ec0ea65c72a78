// The faults that keep the archive from being built, shown over the last good page. It stands in a shadow
// tree with a style of its own, so that neither page nor overlay changes the other.

const STYLE = `
  :host { all: initial; position: fixed; inset: auto 0 0 0; z-index: 2147483647; color-scheme: light dark; }
  section { box-sizing: border-box; max-height: 75vh; overflow: auto; padding: 1rem 1.5rem 1.5rem;
    font: 1rem/1.5 system-ui, sans-serif; color: #1b1b1b; background: #fff6f4;
    border-top: .3rem solid #b3261e; box-shadow: 0 0 2rem #0006; }
  h2 { margin: 0 2rem .5rem 0; font-size: 1.1rem; }
  ol { margin: 0; padding: 0; list-style: none; }
  li { margin-top: 1rem; overflow-wrap: anywhere; }
  code, pre { font: .9rem/1.4 ui-monospace, monospace; }
  code { font-weight: bold; }
  p { margin: 0; }
  pre { margin: .4rem 0 0; padding: .5rem .75rem; overflow-x: auto; background: #fff; border: 1px solid #d8b4b0; }
  button { position: absolute; top: .8rem; right: 1rem; width: 2rem; height: 2rem; font: inherit;
    color: inherit; background: none; border: 1px solid; border-radius: .3rem; cursor: pointer; }
  @media (prefers-color-scheme: dark) {
    section { color: #f2f2f2; background: #2b1513; }
    pre { background: #1b1b1b; border-color: #74403b; }
  }`;

let host;

// Shows `faults`, of `count` in all, in place of those shown before; none: the page alone.
export function show(faults, count) {
  host?.remove();
  host = undefined;
  if (!faults.length) return;
  host = document.createElement("preview-faults");
  const root = host.attachShadow({ mode: "open" });
  const style = new CSSStyleSheet();
  style.replaceSync(STYLE);
  root.adoptedStyleSheets = [style];
  root.append(panel(faults, count));
  document.documentElement.append(host);
}

function panel(faults, count) {
  const section = element("section", { role: "alert", lang: "en", dir: "ltr" });
  const title = count === 1 ? "This page is as it was before a fault" : `This page is as it was before ${count} faults`;
  const close = element("button", { type: "button", "aria-label": "Hide" }, "×");
  close.addEventListener("click", () => host.remove());
  const list = element("ol", {});
  list.append(...faults.map(item));
  if (count > faults.length) list.append(element("li", {}, `… and ${count - faults.length} more, told on the terminal`));
  section.append(element("h2", {}, title), close, list);
  return section;
}

function item({ place, what, hint, source, caret }) {
  const entry = element("li", {});
  entry.append(element("code", {}, place), element("p", {}, `${what} — ${hint}`));
  if (source) entry.append(element("pre", {}, caret ? `${source}\n${" ".repeat(caret - 1)}^` : source));
  return entry;
}

function element(name, attributes, text = "") {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.textContent = text;
  return made;
}
