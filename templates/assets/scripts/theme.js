// Light, dark, or as the system has it: a choice that this browser keeps. A line in the page's head sets it
// before anything is shown.
const ROUND = { auto: "light", light: "dark", dark: "auto" };
const page = document.documentElement;

export function theme(tools, place) {
  const button = tools.querySelector(".theme").cloneNode(true);
  const show = (chosen) => {
    for (const name of button.querySelectorAll("[data-for]")) name.hidden = name.dataset.for !== chosen;
  };
  button.addEventListener("click", () => {
    const chosen = ROUND[now()];
    if (chosen === "auto") delete page.dataset.theme;
    else page.dataset.theme = chosen;
    keep("theme", chosen === "auto" ? null : chosen);
    show(chosen);
  });
  show(now());
  place.append(button);
}

function now() {
  return page.dataset.theme in ROUND ? page.dataset.theme : "auto";
}

// Other sites may share the place where a browser keeps things, so they are kept under a name of our own. It may
// refuse to keep anything; a choice then lasts as long as the page.
export function keep(name, value) {
  try {
    if (value === null) localStorage.removeItem(`pressarchive-${name}`);
    else localStorage.setItem(`pressarchive-${name}`, value);
  } catch {}
}

export function recalled(name) {
  try {
    return localStorage.getItem(`pressarchive-${name}`);
  } catch {
    return null;
  }
}
