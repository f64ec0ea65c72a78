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
    const words = placed(text(cited), location.href.split("#")[0]);
    button.addEventListener("click", () => copy(button, words));
    cited.append(" ", button);
  }
}

async function copy(button, words) {
  // The fixed spaces are the page's, and not the words'.
  await navigator.clipboard.writeText(words.replace(/[\u00a0\u202f]/g, " "));
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

// The words, who says them, and where: "« … » — Sergueï Lavrov, « Titre », Le Monde, 1er décembre 2023. https://…",
// as pages/citations.py has it; with the address at which the quotation stands by itself.
function sentence(card) {
  const words = text(card.querySelector("blockquote"));
  const alone = address(card).replace("#q-", "#alone-");
  const cited = card.querySelector(".cited");
  if (cited) return placed(`${words} ${text(cited)}`, alone);
  let source = card;
  while (source && !source.querySelector(".from")) source = source.previousElementSibling;
  const speaker = text(card.querySelector(".speaker[href]")) || text((card.closest(".by") ?? document).querySelector(".said-by"));
  const marks = document.getElementById("tools").content.querySelector("[data-quoted]").dataset.quoted;
  const [title, outlet, when] = [".from", ".outlet", ".when"].map((place) => text(source.querySelector(place)));
  const where = [speaker, marks.replace("{}", () => title), outlet, when].filter(Boolean).join(", ");
  return `${words} — ${where}. ${alone}`;
}

// A citation that has no address, since the archive was built without one, gets the page's.
function placed(words, address) {
  return /https?:/.test(words) ? words : `${words.replace(/\.$/, "")}. ${address}`;
}

const text = (element) => element?.textContent.trim() ?? "";
