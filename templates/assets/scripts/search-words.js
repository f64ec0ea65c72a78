// Words as the index has them: what pressarchive/search/folding.py does to a text, done to a query.
// tests/search/folding.txt holds the two together.
const LETTERS = { œ: "oe", æ: "ae", ß: "ss", ø: "o", đ: "d", ð: "d", ł: "l", þ: "th", ı: "i", ħ: "h", ŧ: "t", ŋ: "n" };
const OTHERS = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g");
const EDGE = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;
const ELISION = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'[^\p{L}\p{N}]*(?=[\p{L}\p{N}])/u;
const BETWEEN = /[^\p{L}\p{N}]+/gu;
const APOSTROPHE = /['’ʼ‘]/g;
// The white space of Python's str.split: one printed word must be one word here, too.
const SPACE = /[\t-\r\x1c-\x1f \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;
const SPACES = new RegExp(`(${SPACE.source})`);

export function folded(word) {
  return word
    .toLowerCase()
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(OTHERS, (letter) => LETTERS[letter])
    .replace(APOSTROPHE, "'")
    .replace(EDGE, "")
    .replace(ELISION, "")
    .replace(BETWEEN, "-");
}

// What is asked for: phrases in quotation marks of any kind, and words. Hyphens go, as they do in the index.
export function asked(query) {
  const phrases = [];
  const rest = query.replace(/["“”„«»]\s*([^"“”„«»]+?)\s*["“”„«»]/g, (_, words) => {
    const phrase = wordsOf(words);
    if (phrase.length) phrases.push(phrase);
    return " ";
  });
  return { phrases, words: wordsOf(rest) };
}

function wordsOf(text) {
  return text.split(SPACE).map(folded).filter(Boolean).map((word) => word.replaceAll("-", ""));
}

// A printed text, cut so that words and what stands between them take turns.
export function printed(text) {
  return text.split(SPACES);
}

// The parts of a printed word: before, the word that was looked for, after.
export function parts(word) {
  const [, before, core, after] = word.match(/^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su);
  const elided = core.match(/^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’ʼ‘][^\p{L}\p{N}]*(?=[\p{L}\p{N}])/iu)?.[0] ?? "";
  return [before + elided, core.slice(elided.length), after];
}
