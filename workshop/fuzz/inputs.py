"""Inputs: what resembles the files of an archive, and is broken as files are."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import strategies as st

ROOT = Path(__file__).parents[2]

_MARKS = "«»“”„‹›\"'’‘‚–—… \u00a0\u202f\u2009"
_SPEECH = (
    *("« Nous sommes là »", "a déclaré M. Lavrov", ", a-t-il ajouté", "selon", "Selon", "dit", "que", "par"),
    *("Jean Dupont", "le ministre", "la présidente", "L'OTAN", "d'après", "said", "according to", "« “ ” »"),
    *("— Oui, dit-il", "says Angela Merkel", "„Ja“, sagte er", "“ non ”", '"oui"', "cette dernière", "Mme"),
)
_PRESS = (
    *("(AFP) -", "MINSK, 18 janvier (Agence) —", "Le 1er décembre", "1er janvier 2016, 14h30 . –"),
    *("Par Jeanne Dupont", "avec AFP", "Photo : AP |", "© AFP", "![]() |", "![une image](x.jpg)", "* * *"),
    *(
        "Publié le 12 mars 2023",
        "| cellule |",
        "# titre",
        "&amp; <b>gras</b>",
        "l’OTAN",
        "Mis à jour à 12:30",
    ),
)
_MARKDOWN = (
    *("# T", "## g", "===", "---", "- h", "1. j", "> l", "    m", "|n|o|", "|-|-|", "```", "~~~", "  ", "\\"),
    *("[a](b.md)", "[a](b.md#q-1)", "[a](#q-1)", "[a](https://e.org)", "![v](media/a.jpg)", "![v](x.png)"),
    *(
        "[a](javascript:x)",
        "[a](b.md 'content:x')",
        "<script>x</script>",
        "<!-- c -->",
        "*e*",
        "**f**",
        "`c`",
    ),
    *("![« a »](media/a.jpg)", "[« a »](b)", "[p]: /q", "[p]", "<http://e.org>", "~~s~~", "&#106;avascript:"),
    *("---\ntitle: T\n---\n", "---\ntitle: T\ndate: 2023-12\n---\n", "[a](//e.org)", "[a](/\\e.org)"),
)
_YAML = (
    *("title: T", "titre: T", "date: 2023-02-30", "tags: [Otan, Russie]", "byline:\n  - AFP", "- name: N"),
    *(
        "other_names: [a, b]",
        "picture: {file: a.jpg, caption: c}",
        "slug: ../x",
        "url: javascript:x",
        "a: b: c",
    ),
    *(
        "quotations: [{starts: Nous, speaker: X}]",
        "&x",
        "*x",
        "<<: *x",
        "!!python/object:x {}",
        "? k",
        "|",
        ">",
    ),
    *(
        "speakers: [{printed: Dupont, means: X}]",
        "language: xx",
        "visibility: excerpt",
        "\t",
        "#",
        "...",
        "---",
    ),
    *(
        "aliases: [a, a]",
        "base_url: https://e.org/a/",
        "page_size: 0",
        '"',
        "'",
        "[",
        "]",
        "{",
        "}",
        ":",
        "- ",
    ),
    *("licence: CC BY", "'a'b", '"\\x00"', "wikidata: Q1", "kind: body", "noindex: yes", "x" * 40),
)
_LINKS = (
    *(
        "javascript:",
        "JaVa\tscript:",
        "data:text/html,",
        "https:",
        "http://",
        "//",
        "\\",
        "/",
        "mailto:",
        "%",
    ),
    *(
        "e.org",
        "é",
        "@",
        ":",
        "#",
        "?",
        "&colon;",
        "\x01",
        "\u202e",
        "[",
        "]",
        "::1",
        "%0a",
        "a.md",
        "..",
        ".",
    ),
)
_DATES = (
    *("1er", "30 février", "12", "décembre", "2023", "mardi", "le", "31/12/2023", "12/01/2023", "2023-12-01"),
    *(
        "XXXX-02-29",
        "T12:30",
        "Z",
        "+01:00",
        "of",
        "de",
        "December 1, 2023",
        "1 décembre",
        "٣",
        "²",
        "0000",
        "-",
    ),
)
_NAMES = (
    *(
        "Lavrov",
        "Straße",
        "Œuvre",
        "Лавров",
        "محمد",
        "李",
        "Nguyễn",
        "CON",
        "page",
        "..",
        "/",
        "\\",
        "x" * 90,
    ),
    *("ß", "İ", "ı", "ﬁ", "½", "℃", "🎈", "e\u0301", "\u0301", "-", "_", "C++", "l’", "Ⅷ", "²"),
)
_DIGEST = "0" * 64
_MANIFEST = (
    *('{"files": {', "}}", f'"a/b.html": "{_DIGEST}"', f'"../x": "{_DIGEST}"', f'"/etc/x": "{_DIGEST}"', ","),
    *(f'"a": ["{_DIGEST}"]', '"a": []', '".git/x": ""', "[", "]", "null", "NaN", "1e999", '"\\ud800"', '""'),
)
_RECORD = st.fixed_dictionaries(
    {"title": st.text(max_size=20), "text": st.text(max_size=40)},
    optional={
        "date": st.sampled_from(["2016-01-02", "2023", "hier", "", "../x", "1er janvier 2016"]),
        "url": st.sampled_from(
            ["https://e.org/a b", "javascript:x", "", "x", "https://[", "http://é.fr/\u202e"]
        ),
        "outlet": st.text(max_size=10) | st.sampled_from(["..", "/etc", "Le Monde"]),
        "language": st.sampled_from(["fr", "xx", "", "fr-CA", "not a language"]),
        "licence": st.text(max_size=10),
    },
)

_LINE_ENDS = st.sampled_from(["\n", "\r\n", "\r", "\n\n", " ", "", "\x85", "\u2028"])
_ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "cp1251"])


def _pieces(*pieces: str) -> st.SearchStrategy[str]:
    """The pieces in any order, with any ends, and now and then with what nobody wrote between them."""
    piece = st.sampled_from(pieces) | st.sampled_from(_MARKS) | st.text(max_size=8)
    return st.builds(lambda end, parts: end.join(parts), _LINE_ENDS, st.lists(piece, max_size=24))


def _written(pattern: str) -> list[str]:
    return [path.read_text("utf-8") for path in sorted(ROOT.glob(pattern))]


_SEEDS = {
    "press-text": _written("content/articles/*.txt"),
    "quotations": _written("content/articles/*.txt"),
    "markdown": _written("content/pages/*.md"),
    "fields": _written("content/*.yaml"),
    "settings": _written("site.yaml"),
}


@st.composite
def _broken(draw: st.DrawFn, seeds: list[str]) -> str:
    """A real file of which stretches were cut, doubled, moved or overwritten."""
    text = draw(st.sampled_from(seeds))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 200)))
        put = draw(st.sampled_from(["", text[start:end] * 2]) | st.text(max_size=6) | st.sampled_from(_MARKS))
        text = text[:start] + put + text[end:]
    return text


def _texts(name: str, *pieces: str) -> st.SearchStrategy[bytes]:
    kinds = [_pieces(*pieces), st.text(max_size=120)]
    if seeds := _SEEDS.get(name):
        kinds.append(_broken(seeds))
    return st.one_of(kinds).map(lambda text: text.encode("utf-8", "replace"))


def _in_some_encoding(text: str, encoding: str) -> bytes:
    return text.encode(encoding, "replace")


_BYTES = st.one_of(
    st.binary(max_size=200),
    st.builds(_in_some_encoding, _pieces(*_PRESS, "Ã©", "\ufeff", "\x00", "\x92", "\ufffd"), _ENCODINGS),
    st.lists(
        st.binary(max_size=4) | st.builds(_in_some_encoding, st.text(max_size=8), _ENCODINGS), max_size=8
    ).map(b"".join),
)

INPUTS: dict[str, st.SearchStrategy[bytes]] = {
    "decoding": _BYTES,
    "fields": _texts("fields", *_YAML),
    "settings": _texts("settings", *_YAML, *_LINKS) | _BYTES,
    "markdown": _texts("markdown", *_MARKDOWN, *_MARKDOWN, *_SPEECH, *_YAML),
    "press-text": _texts("press-text", *_PRESS, *_SPEECH),
    "quotations": _texts("quotations", *_SPEECH),
    "names": _texts("names", *_NAMES),
    "links": _texts("links", *_LINKS),
    "dates": _texts("dates", *_DATES),
    "manifests": _texts("manifests", *_MANIFEST) | st.binary(max_size=60),
    "imports": st.lists(
        _RECORD.map(lambda record: json.dumps(record).encode()) | st.binary(max_size=20), max_size=4
    ).map(b"\n".join),
}
"""By reader: the bytes of a file it may meet."""
