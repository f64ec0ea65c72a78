// Buttons that copy a quotation's address, or the quotation with its source.
export function copying(tools) {
  // Browsers have it only on pages that came over https.
  if (!navigator.clipboard) return;
  const told = tools.querySelector(".copied").cloneNode(true);
  document.body.append(told);
  const button = (name, words) => {
    const made = tools.querySelector(`.${name}`).cloneNode(true);
    made.addEventListener("click", () => copy(made, words(), told));
    return made;
  };
  for (const card of document.querySelectorAll(".said")) {
    const link = button("copy-link", () => address(card));
    const citation = button("copy-citation", () => sentence(card));
    card.querySelector(".actions").append(link, citation);
  }
  for (const cited of document.querySelectorAll("[data-citation]")) {
    const words = placed(text(cited), location.href.split("#")[0]);
    cited.append(" ", button("copy-citation", () => words));
  }
}

async function copy(button, words, told) {
  try {
    await navigator.clipboard.writeText(words);
  } catch {
    prompt(button.title, words); // Refused: here they can be copied by hand.
    return;
  }
  button.classList.add("done");
  told.textContent = told.dataset.done;
  setTimeout(() => {
    button.classList.remove("done");
    told.textContent = "";
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
  if (cited) return `${words} ${placed(text(cited), alone)}`;
  let source = card;
  while (source && !source.querySelector(".from")) source = source.previousElementSibling;
  const speaker = text(card.querySelector("a.speaker")) || text((card.closest(".by") ?? document).querySelector(".said-by"));
  const marks = plain(document.querySelector(".copied").dataset.quoted);
  const [title, outlet, when] = [".from", ".outlet", ".when"].map((place) => text(source.querySelector(place)));
  const where = [speaker, marks.replace("{}", () => title), outlet, when].filter(Boolean).join(", ");
  return `${words} — ${where}. ${alone}`;
}

// A citation that has no address, since the archive was built without one, gets the page's.
function placed(words, address) {
  return /https?:/.test(words) ? words : `${words.replace(/\.$/, "")}. ${address}`;
}

// Without the fixed spaces of print, which are for the eye.
const plain = (words) => words.replace(/\s+/g, " ").trim();
const text = (element) => plain(element?.textContent ?? "");
