// The archive of the benchmark with Eleventy: the same pages as ours, and nothing more.

const SIZE = 50;
// On our pages of speakers an entry is a quotation, and each article has two of each speaker.
const SPEAKERS_SIZE = 25;
const INDEX_SIZE = 200;

const slug = (name) =>
  name.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");

const day = (article) => article.date.toISOString().slice(0, 10);

function gathered(articles, names) {
  const groups = new Map();
  for (const article of articles) {
    for (const name of names(article)) {
      if (!groups.has(name)) groups.set(name, []);
      groups.get(name).push(article);
    }
  }
  return groups;
}

function* cut(items, url, size, title) {
  const last = Math.max(Math.ceil(items.length / size), 1);
  for (let number = 1; number <= last; number++) {
    const part = items.slice((number - 1) * size, number * size);
    yield { url: number === 1 ? url : `${url}page/${number}/`, base: url, title, part, number, last, count: items.length };
  }
}

const KINDS = {
  tags: [(article) => article.data.subjects, SIZE, slug],
  speakers: [(article) => article.data.speakers, SPEAKERS_SIZE, slug],
  outlets: [(article) => [article.data.outlet], SIZE, slug],
  dates: [
    (article) => [4, 7, 10].map((end) => day(article).slice(0, end)),
    SIZE,
    (name) => name.replaceAll("-", "/"),
  ],
};

export default function (eleventy) {
  const newest = (api) => api.getFilteredByTag("article").reverse();
  const terms = (api, kind) => {
    const [names, size, path] = KINDS[kind];
    return [...gathered(newest(api), names)].map(([name, of]) => ({ name, of, size, url: `/${kind}/${path(name)}/` }));
  };
  eleventy.addPassthroughCopy("assets");
  eleventy.addCollection("newest", newest);
  eleventy.addCollection("years", (api) => terms(api, "dates").filter((term) => term.name.length === 4));
  eleventy.addCollection("lists", (api) =>
    Object.keys(KINDS).flatMap((kind) => terms(api, kind).flatMap((term) => [...cut(term.of, term.url, term.size, term.name)])),
  );
  eleventy.addCollection("indexes", (api) =>
    ["tags", "speakers", "outlets"].flatMap((kind) => {
      const sorted = terms(api, kind).sort((one, other) => one.name.localeCompare(other.name, "fr"));
      return [...cut(sorted, `/${kind}/`, INDEX_SIZE, kind)];
    }),
  );
  eleventy.addFilter("slug", slug);
  eleventy.addFilter("day", day);
  eleventy.addFilter("days", (date) => date.toISOString().slice(0, 10));
  eleventy.addFilter("opening", (article) => article.rawInput.replace(/[*#\n]+/g, " ").trim().slice(0, 240));
  eleventy.addFilter("near", (last, number) =>
    Array.from({ length: last }, (_, i) => i + 1).filter((n) => n === 1 || n === last || Math.abs(n - number) < 3),
  );
  return {
    markdownTemplateEngine: false,
    dir: { input: ".", output: "_site", includes: "_includes" },
  };
}
