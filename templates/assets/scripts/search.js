// The search page. Pagefind finds, in the folder that the page names; what is found is shown by cards of our
// own, as it is printed. What is asked for stands in the address.
import { asked, folded, parts, printed } from "./search-words.js";

const KINDS = ["speaker", "tag", "outlet", "quotation", "article"];
const NAMES = new Set(["speaker", "tag", "outlet"]);
const FACETS = ["kind", "year", "speaker", "tag", "outlet"];
// Of these one thing has one value, so that two chosen mean either; of the others, both.
const EITHER = new Set(["kind", "year", "outlet"]);
const FIRST = { speaker: 6, tag: 6, outlet: 6, quotation: 8, article: 10 };
const MORE = 20;
const VALUES = 7;
const AROUND = 34;
const PAUSE = 180;

const page = document.querySelector("[data-search]");
const root = document.documentElement;
const input = page.querySelector('input[name="q"]');
const order = page.querySelector('select[name="sort"]');
const status = page.querySelector(".found");
const chosen = page.querySelector(".chosen");
const results = page.querySelector(".results");
const facets = page.querySelector(".facets");
const nothing = page.querySelector(".nothing");
const start = page.querySelector(".start");
const words = page.querySelector(".words").dataset;
const number = new Intl.NumberFormat(root.lang);
const plural = new Intl.PluralRules(root.lang);

let index = null;
let latest = 0;
const open = new Set();

// What the address says.
function state() {
  const given = new URLSearchParams(location.search);
  return {
    q: (given.get("q") ?? "").trim(),
    sort: given.get("sort") === "date" ? "date" : "",
    chosen: Object.fromEntries(FACETS.map((facet) => [facet, [...new Set(given.getAll(facet).filter(Boolean))]])),
  };
}

function address({ q, sort, chosen }) {
  const given = new URLSearchParams();
  if (q) given.set("q", q);
  for (const facet of FACETS) for (const value of chosen[facet]) given.append(facet, value);
  if (sort) given.set("sort", sort);
  return given.size ? `?${given}` : location.pathname;
}

function go(next, { replace = false } = {}) {
  history[replace ? "replaceState" : "pushState"](null, "", address(next));
  return show();
}

// Pagefind and the table of cards, loaded once.
function loaded() {
  index ??= load().catch((error) => {
    index = null;
    throw error;
  });
  return index;
}

async function load() {
  const folder = new URL(page.dataset.search, location.href);
  // Asked first: while a preview makes its first search there is none, which is no error.
  const told = await fetch(new URL("cards.json", folder), { cache: "no-cache" });
  if (!told.ok) throw new Error(`${told.url}: ${told.status}`);
  const table = await told.json();
  const pagefind = await import(new URL("pagefind.js", folder));
  await pagefind.options({ ranking: { termFrequency: 0.7, pageLength: 0.2 } });
  await pagefind.init();
  const values = await pagefind.filters();
  const packs = new Map();
  const pack = (place) => {
    if (!packs.has(place)) {
      const digest = table.packs.slice(place * 8, place * 8 + 8);
      const name = `cards/${place.toString(16).padStart(table.digits, "0")}-${digest}.json`;
      packs.set(place, fetch(new URL(name, folder)).then((answer) => answer.json()));
    }
    return packs.get(place);
  };
  return {
    values,
    search: (query, options) => pagefind.search(query, options),
    async card(found) {
      const cards = await pack(parseInt(found.id.split("_").pop().slice(0, table.digits), 16));
      return cards[found.id];
    },
    // A value's slug, as it stands in the address, to the value in the index: its slug and its name.
    whole: (facet, slug) =>
      slug in (values[facet] ?? {}) ? slug : Object.keys(values[facet] ?? {}).find((value) => value.startsWith(`${slug} `)),
  };
}

// One search: the query's words together, each phrase, and what all of them find.
async function find(search, query, filters, sort) {
  const options = { filters, ...(sort ? { sort: { date: "desc" } } : {}) };
  const terms = [
    ...query.phrases.map((phrase) => `"${phrase.join(" ")}"`),
    ...(query.words.length ? [query.words.join(" ")] : []),
  ];
  const found = [];
  for (const term of terms.length ? terms : [null]) found.push(await search.search(term, options));
  const [first, ...others] = found;
  let list = first.results;
  for (const other of others) {
    const there = new Map(other.results.map((result) => [result.id, result]));
    list = list
      .filter((result) => there.has(result.id))
      .map((result) => ({
        id: result.id,
        words: [...result.words, ...there.get(result.id).words],
        score: result.score + there.get(result.id).score,
      }));
  }
  return { list, counts: others.length ? null : first.filters };
}

async function show() {
  const mine = ++latest;
  const now = state();
  if (document.activeElement !== input || input.value.trim() !== now.q) input.value = now.q;
  order.value = now.sort;
  const some = FACETS.some((facet) => now.chosen[facet].length);
  const idle = !some && now.q.length < 2;
  start.hidden = !idle;
  order.closest("label").hidden = idle;
  if (idle) {
    for (const part of [results, facets, chosen]) part.replaceChildren();
    nothing.hidden = true;
    page.classList.remove("searched");
    status.textContent = "";
    return;
  }
  page.setAttribute("aria-busy", "true");
  try {
    await answer(now, () => mine === latest);
  } catch (error) {
    if (mine !== latest) return;
    for (const part of [results, facets]) part.replaceChildren();
    status.textContent = words.failed;
    page.dataset.trouble = error.message;
  } finally {
    if (mine === latest) page.removeAttribute("aria-busy");
  }
}

async function answer(now, current) {
  const search = await loaded();
  const query = asked(now.q);
  const filters = {};
  for (const facet of FACETS) {
    const values = now.chosen[facet].map((value) => search.whole(facet, value) ?? value);
    if (values.length) filters[facet] = EITHER.has(facet) ? { any: values } : values;
  }
  const lost = now.q && !query.phrases.length && !query.words.length;
  const all = lost ? { list: [], counts: {} } : await find(search, query, filters, now.sort);
  if (!current()) return;
  if (all.list.length && !(await really(search, query, all.list))) all.list = [];
  // How much there would be of the other values of a facet of which one is chosen.
  const counts = all.counts && structuredClone(all.counts);
  if (counts && all.list.length) {
    for (const facet of FACETS.filter((facet) => EITHER.has(facet) && filters[facet])) {
      const { [facet]: _, ...others } = filters;
      counts[facet] = (await find(search, query, others, "")).counts[facet];
    }
  }
  const groups = [];
  for (const kind of all.list.length ? KINDS : []) {
    if (filters.kind && !filters.kind.any.includes(kind)) continue;
    if (all.counts && !all.counts.kind?.[kind]) continue;
    const { list } = await find(search, query, { ...filters, kind: { any: [kind] } }, NAMES.has(kind) ? "" : now.sort);
    if (list.length) groups.push({ kind, list });
  }
  const drawn = [];
  for (const group of groups) drawn.push(await section(search, group));
  if (!current()) return;
  page.classList.add("searched");
  results.replaceChildren(...drawn);
  draw(chosen, now, search);
  narrow(now, counts ?? {}, search);
  tell(now, groups);
}

// Where no word begins as a query's does, Pagefind takes the longest beginning it has, be it a letter. That
// is no answer: each word must have found something like itself.
async function really(search, query, list) {
  const wanted = new Set([...query.words, ...query.phrases.flat()]);
  for (const result of list.slice(0, 3)) {
    const card = await search.card(result);
    if (!card) continue;
    const there = [...tokens(card.t), ...tokens(card.x ?? "")].filter(({ word }) => word);
    for (const place of result.words) {
      if (place >= there.length) return true; // found in what only surrounds it
      const pieces = [there[place].word.replaceAll("-", ""), ...there[place].word.split("-")];
      for (const word of wanted) if (pieces.some((piece) => alike(word, piece))) wanted.delete(word);
    }
  }
  return wanted.size === 0;
}

function alike(word, other) {
  let same = 0;
  while (same < word.length && word[same] === other[same]) same += 1;
  return same >= Math.min(word.length, Math.max(2, Math.ceil(word.length * 0.6)));
}

// --- What is found ---

async function section(search, { kind, list }) {
  const group = clone(`group-${NAMES.has(kind) ? "names" : "cards"}`);
  group.classList.add(`of-${kind}`);
  const heading = group.querySelector("h2");
  heading.id = `found-${kind}`;
  group.setAttribute("aria-labelledby", heading.id);
  heading.prepend(words[`${kind}s`], " ");
  heading.querySelector(".count").textContent = number.format(list.length);
  const into = group.querySelector(".hits");
  const more = group.querySelector(".more");
  let shown = 0;
  const add = async (count) => {
    const next = list.slice(shown, shown + count);
    const cards = await Promise.all(next.map((result) => search.card(result)));
    shown += next.length;
    into.append(...cards.flatMap((card, at) => (card ? [hit(kind, card, next[at].words)] : [])));
    more.hidden = shown >= list.length;
    more.querySelector(".left").textContent = number.format(list.length - shown);
  };
  await add(FIRST[kind]);
  more.addEventListener("click", async () => {
    const last = into.lastElementChild;
    await add(MORE);
    last?.nextElementSibling?.querySelector("a")?.focus();
  });
  return group;
}

function hit(kind, card, places) {
  const made = clone(NAMES.has(kind) ? "hit-name" : `hit-${kind}`);
  const link = made.querySelector("a.to");
  link.href = page.dataset.root + card.u;
  const fill = (name, text) => {
    const place = made.querySelector(`.${name}`);
    if (!place) return;
    if (text) place.textContent = text;
    else place.remove();
  };
  if (NAMES.has(kind)) {
    link.replaceChildren(...marked(tokens(card.t), new Set(places)));
    fill("count", number.format(card.n ?? 0));
    return made;
  }
  const title = tokens(card.t);
  const text = tokens(card.x ?? "");
  const before = title.filter(({ word }) => word).length;
  const within = new Set(places.filter((place) => place >= before).map((place) => place - before));
  if (kind === "article") {
    link.replaceChildren(...marked(title, new Set(places)));
    made.querySelector(".opening").replaceChildren(...marked(...excerpt(text, within)));
  } else {
    const quote = made.querySelector("blockquote p");
    quote.replaceChildren(card.b ?? "", ...marked(...(text.length > 160 ? excerpt(text, within) : [text, within])), card.a ?? "");
    fill("speaker", card.s);
  }
  fill("outlet", card.o);
  const when = made.querySelector(".when");
  if (when && card.m) {
    const time = document.createElement("time");
    time.dateTime = card.m;
    time.textContent = card.d;
    when.replaceChildren(time);
  } else fill("when", card.d);
  for (const place of card.l ? made.querySelectorAll(".printed-words") : []) {
    place.lang = card.l;
    place.dir = card.r ? "rtl" : "ltr";
  }
  return made;
}

// A printed text as what is shown, word or space, and for words how the index has them.
function tokens(text) {
  return printed(text).map((shown, at) => ({ shown, word: at % 2 ? "" : folded(shown) }));
}

// The stretch of a text in which most of what was found stands together.
function excerpt(text, places) {
  const found = [...places].sort((a, b) => a - b);
  const at = text.flatMap(({ word }, place) => (word ? [place] : []));
  let best = found[0] ?? 0;
  let most = 0;
  for (const from of found) {
    const here = found.filter((place) => place >= from && place < from + AROUND).length;
    if (here > most) [best, most] = [from, here];
  }
  const first = Math.max(0, Math.min(best - 6, at.length - AROUND));
  const last = Math.min(at.length, first + AROUND);
  const cut = text.slice(first ? at[first] : 0, last < at.length ? at[last] : text.length);
  while (cut.length && !cut.at(-1).word && !cut.at(-1).shown.trim()) cut.pop();
  if (first) cut.unshift({ shown: "… ", word: "" });
  if (last < at.length) cut.push({ shown: " …", word: "" });
  return [cut, new Set(found.map((place) => place - first))];
}

function marked(text, places) {
  const made = [];
  let place = -1;
  for (const { shown, word } of text) {
    if (word) place += 1;
    if (!word || !places.has(place)) {
      made.push(shown);
      continue;
    }
    const [before, core, after] = parts(shown);
    const mark = document.createElement("mark");
    mark.textContent = core;
    made.push(before, mark, after);
  }
  return made;
}

// --- What it is narrowed by ---

function label(facet, value) {
  if (facet === "kind") return words[`${value}s`] ?? value;
  if (facet === "year") return value === "0" ? words.undated : value;
  return value.slice(value.indexOf(" ") + 1);
}

function slug(facet, value) {
  return facet === "kind" || facet === "year" ? value : value.split(" ", 1)[0];
}

function draw(into, now, search) {
  const chips = FACETS.flatMap((facet) => now.chosen[facet].map((value) => ({ facet, value })));
  into.replaceChildren(
    ...chips.map(({ facet, value }) => {
      const button = clone("chip");
      const name = label(facet, search.whole(facet, value) ?? value);
      button.prepend(name, " ");
      button.setAttribute("aria-label", words.without.replace("{name}", name));
      button.addEventListener("click", async () => {
        await go(toggled(now, facet, value));
        (chosen.querySelector("button") ?? input).focus();
      });
      return button;
    }),
  );
}

function narrow(now, counts, search) {
  const held = document.activeElement?.closest(".facets") && document.activeElement.id;
  const made = FACETS.flatMap((facet) => {
    const here = new Map(Object.entries(counts[facet] ?? {}).filter(([, count]) => count));
    for (const value of now.chosen[facet]) {
      const whole = search.whole(facet, value) ?? value;
      if (!here.has(whole)) here.set(whole, 0);
    }
    if (here.size < (now.chosen[facet].length ? 1 : 2)) return [];
    const rows = [...here].sort(by(facet));
    const group = clone("facet");
    group.querySelector("legend").textContent = words[facet];
    const list = group.querySelector(".choices");
    const more = group.querySelector(".more");
    const all = open.has(facet) || rows.length <= VALUES + 2;
    const isChosen = ([value]) => now.chosen[facet].includes(slug(facet, value));
    const shown = all ? rows : rows.filter((row, at) => at < VALUES || isChosen(row));
    list.replaceChildren(...shown.map(([value, count]) => choice(now, facet, value, count)));
    more.hidden = all;
    more.querySelector(".left").textContent = number.format(rows.length - shown.length);
    more.addEventListener("click", () => {
      open.add(facet);
      list.replaceChildren(...rows.map(([value, count]) => choice(now, facet, value, count)));
      more.hidden = true;
      list.querySelectorAll("input")[shown.length]?.focus();
    });
    return [group];
  });
  facets.replaceChildren(...made);
  page.querySelector(".narrow").hidden = !made.length;
  if (held) document.getElementById(held)?.focus();
}

function by(facet) {
  if (facet === "year") return ([a], [b]) => Number(b) - Number(a);
  if (facet === "kind") return ([a], [b]) => KINDS.indexOf(a) - KINDS.indexOf(b);
  return ([a, m], [b, n]) => n - m || label(facet, a).localeCompare(label(facet, b), root.lang);
}

function choice(now, facet, value, count) {
  const made = clone("choice");
  const box = made.querySelector("input");
  const of = slug(facet, value);
  box.id = `${facet}-${of}`;
  box.checked = now.chosen[facet].includes(of);
  box.addEventListener("change", () => go(toggled(state(), facet, of)));
  made.querySelector(".name").textContent = label(facet, value);
  made.querySelector(".count").textContent = number.format(count);
  return made;
}

function toggled(now, facet, value) {
  const values = now.chosen[facet];
  const next = values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
  return { ...now, chosen: { ...now.chosen, [facet]: next } };
}

// --- What is told ---

function tell(now, groups) {
  const total = groups.reduce((sum, { list }) => sum + list.length, 0);
  nothing.hidden = total > 0;
  if (!total) {
    const some = FACETS.some((facet) => now.chosen[facet].length);
    nothing.querySelector(".what").textContent = now.q ? words.nothing.replace("{query}", now.q) : words.nobody;
    const fewer = nothing.querySelector(".fewer");
    fewer.hidden = !some;
    fewer.onclick = () => go({ ...now, chosen: Object.fromEntries(FACETS.map((facet) => [facet, []])) });
    status.textContent = now.q ? words.nothing.replace("{query}", now.q) : words.nobody;
    status.classList.add("unseen");
    return;
  }
  status.classList.remove("unseen");
  const each = groups.map(({ kind, list }) => counted(list.length, words[`${kind}One`], words[`${kind}Other`]));
  status.textContent = `${counted(total, words.one, words.other)} · ${each.join(" · ")}`;
}

function counted(n, one, other) {
  return (plural.select(n) === "one" ? one : other).replace("{n}", number.format(n));
}

function clone(name) {
  return page.querySelector(`template.${name}`).content.firstElementChild.cloneNode(true);
}

// --- What the reader does ---

let waiting = 0;
input.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => go({ ...state(), q: input.value.trim() }, { replace: true }), PAUSE);
});
input.addEventListener("focus", () => loaded().catch(() => {}), { once: true });
page.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  go({ ...state(), q: input.value.trim() }, { replace: state().q === input.value.trim() });
});
order.addEventListener("change", () => go({ ...state(), sort: order.value }));
addEventListener("popstate", show);

page.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.target.closest("select")) {
    if (input.value) {
      event.preventDefault();
      input.value = "";
      clearTimeout(waiting);
      go({ ...state(), q: "" });
    }
    input.focus();
  }
  const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!way || !event.target.closest("input[type=search], .results")) return;
  const stops = [input, ...results.querySelectorAll("a.to")];
  const here = stops.indexOf(event.target.closest(".results") ? event.target.closest(".hit")?.querySelector("a.to") : input);
  const next = stops[here + way];
  if (next) {
    event.preventDefault();
    next.focus();
  }
});

// Beside the results there is room for it; above them it would push them away.
page.querySelector(".narrow details").open = matchMedia("(min-width: 72rem)").matches;
show();
