// On a speaker's page: the quotations of one tag or outlet alone. The names beside the list become
// switches; each quotation says in data-about what it is about.
export function filtering(tools) {
  const list = document.querySelector("[data-filter]");
  if (!list) return;
  const cards = [...list.querySelectorAll(".said")];
  const told = tools.querySelector(".filtered").cloneNode(true);
  const count = told.querySelector(".shown");
  const chosen = new Set();
  list.before(told);

  const switches = [...document.querySelectorAll("[data-filters] li")].map((row) => {
    const button = tools.querySelector(".filter").cloneNode(true);
    const name = row.querySelector("a");
    const about = row.dataset.about;
    button.title = `${button.title} ${name.textContent}`;
    button.setAttribute("aria-label", button.title);
    button.addEventListener("click", () => {
      if (!chosen.delete(about)) chosen.add(about);
      show();
    });
    row.append(button);
    return { button, about };
  });

  told.querySelector("button").addEventListener("click", () => {
    chosen.clear();
    show();
  });
  show();

  function show() {
    let shown = 0;
    let above = null;
    for (const card of cards) {
      // Only the first quotation of an article says where it stands: the article is hidden as a whole.
      if (card.classList.contains("apart")) above = card.dataset.about.split(" ");
      const fits = [...chosen].every((about) => above.includes(about));
      card.hidden = !fits;
      shown += fits;
    }
    for (const group of list.querySelectorAll(".hung")) group.hidden = !group.querySelector(".said:not([hidden])");
    for (const { button, about } of switches) button.setAttribute("aria-pressed", chosen.has(about));
    told.hidden = chosen.size === 0;
    count.textContent = count.dataset.form.replace("{n}", shown).replace("{all}", cards.length);
  }
}
