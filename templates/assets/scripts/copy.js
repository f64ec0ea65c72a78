// Buttons that copy a quotation's address, or the quotation with its source.
export function copying(tools) {
  if (!navigator.clipboard) return;
  for (const card of document.querySelectorAll(".said")) {
    const place = card.querySelector(".actions");
    const [link, citation] = ["copy-link", "copy-citation"].map((name) =>
      tools.querySelector(`.${name}`).cloneNode(true),
    );
    link.addEventListener("click", () => copy(link, address(card)));
    citation.addEventListener("click", () => copy(citation, sentence(card)));
    place.append(link, citation);
  }
  for (const cited of document.querySelectorAll("[data-citation]")) {
    const button = tools.querySelector(".copy-citation").cloneNode(true);
    button.addEventListener("click", () => copy(button, text(cited)));
    cited.after(button);
  }
}

async function copy(button, words) {
  await navigator.clipboard.writeText(words);
  const name = button.querySelector("span");
  const before = button.title;
  name.setAttribute("role", "status");
  name.textContent = button.title = button.dataset.done;
  button.classList.add("done");
  setTimeout(() => {
    name.textContent = button.title = before;
    button.classList.remove("done");
  }, 2000);
}

// The permanent address: of the quotation in its article.
function address(card) {
  return card.querySelector(".in-context").href;
}

// The words, who says them, and where: "« … » — Sergueï Lavrov, headline, outlet, date. https://…"
function sentence(card) {
  let source = card;
  while (source && !source.querySelector(".from")) source = source.previousElementSibling;
  source ??= document.querySelector(".story .head");
  const speaker = text(card.querySelector(".speaker")) || text((card.closest(".by") ?? document).querySelector(".said-by"));
  const printed = [".from, h1", ".outlet", ".when"].map((place) => text(source.querySelector(place)));
  const words = text(card.querySelector("blockquote"));
  const where = printed.filter(Boolean).join(", ");
  return `${words}${speaker && ` — ${speaker}`}, ${where}. ${address(card)}`;
}

const text = (element) => element?.textContent.trim() ?? "";
