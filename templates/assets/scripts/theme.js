// Light, dark, or as the system has it: a choice that this browser keeps.
const ROUND = { auto: "light", light: "dark", dark: "auto" };

export function theme(tools) {
  const button = tools.querySelector(".theme").cloneNode(true);
  const show = (chosen) => {
    for (const name of button.querySelectorAll("[data-for]")) name.hidden = name.dataset.for !== chosen;
  };
  button.addEventListener("click", () => {
    const chosen = ROUND[kept()];
    if (chosen === "auto") {
      delete document.documentElement.dataset.theme;
      keep("theme", null);
    } else {
      document.documentElement.dataset.theme = chosen;
      keep("theme", chosen);
    }
    show(chosen);
  });
  show(kept());
  document.querySelector(".colophon .tools").append(button);
}

function kept() {
  return document.documentElement.dataset.theme || "auto";
}

// A browser may refuse to keep anything; the choice then lasts as long as the page.
export function keep(name, value) {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {}
}

export function recalled(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}
