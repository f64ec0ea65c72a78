// On a speaker's page: the quotations of one tag or outlet alone. The names beside the list become
// switches; each quotation says in data-about what it is about.
export function filtering(tools) {
  const list = document.querySelector("[data-filter]");
  const groups = list ? [...list.querySelectorAll(".hung")] : [];
  if (!groups.length) return;
  const cards = [...list.querySelectorAll(".said")];
  const told = tools.querySelector(".filtered").cloneNode(true);
  const count = told.querySelector(".shown");
  const all = told.querySelector("button");
  const chosen = new Set();
  groups[0].before(told);

  const switches = [...document.querySelectorAll("[data-filters] li")].map((row) => {
    const button = tools.querySelector(".filter").cloneNode(true);
    const about = row.dataset.about;
    button.title += ` ${row.querySelector("a").textContent}`;
    button.setAttribute("aria-label", button.title);
    button.addEventListener("click", () => {
      if (!chosen.delete(about)) chosen.add(about);
      show();
    });
    row.append(button);
    return { button, about };
  });

  all.addEventListener("click", () => {
    const { button } = switches.find(({ about }) => chosen.has(about));
    chosen.clear();
    show();
    button.focus();
  });
  show();

  function show() {
    let shown = 0;
    let above = [];
    for (const card of cards) {
      // Only the first quotation of an article says where it stands: the article is hidden as a whole.
      if (card.classList.contains("apart")) above = card.dataset.about.split(" ");
      card.hidden = ![...chosen].every((about) => above.includes(about));
      shown += !card.hidden;
    }
    for (const group of groups) group.hidden = !group.querySelector(".said:not([hidden])");
    for (const { button, about } of switches) button.setAttribute("aria-pressed", chosen.has(about));
    // The words stay where they are when there are none, so that they are announced when there are.
    count.textContent = chosen.size ? count.dataset.form.replace("{n}", shown).replace("{all}", cards.length) : "";
    all.hidden = chosen.size === 0;
  }
}
