"""The readers, each with what it promises of any bytes whatever.

A reader here takes the bytes of a file, hands them to the program as a build does, and raises where a promise
does not hold. What the program itself raises, apart from `Faults`, is a broken promise too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from contextlib import suppress
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from pressarchive.article import Article, Block, Inline
from pressarchive.authority.records import OUTLETS, SPEAKERS, TAGS, read_authority
from pressarchive.config import read_settings
from pressarchive.desk.importing import import_records
from pressarchive.fields import yaml
from pressarchive.fields.dates import find_date, is_date, read_date
from pressarchive.index.anchors import anchors
from pressarchive.index.notices import inner_links, notice, spoken
from pressarchive.index.published import published
from pressarchive.model import Quotation, Source, Visibility
from pressarchive.pages.body import Marking, Prose, Voice
from pressarchive.pages.urls import article_url, output_path
from pressarchive.parse.article import Parsed, parse
from pressarchive.parse.markdown import is_safe_link
from pressarchive.parse.vocabulary import Knowledge
from pressarchive.problems import Faults, Problem
from pressarchive.publish import manifest
from pressarchive.publish.names import what_is_wrong
from pressarchive.quotations import quotations
from pressarchive.read.decode import decode
from pressarchive.render.addresses import SCHEMES, web
from pressarchive.text.folding import fold, folded_words, same_length_fold
from pressarchive.text.slugs import MAX_LENGTH, is_slug, slugify
from pressarchive.text.typography import typography

LANGUAGES = ("fr", "en", "de", "es", "ru", "ar", "vi", "xx")
PICTURES = frozenset({"a.jpg", "dossier/b.png"})
VISIBILITIES: tuple[Visibility, ...] = ("full", "excerpt", "metadata", "private")


class BrokenError(AssertionError):
    """A promise that does not hold."""


def hold(holds: object, promise: str, about: object = "") -> None:
    """Raise where `promise` does not hold."""
    if not holds:
        raise BrokenError(f"{promise}: {about!r}")


def text_of(data: bytes) -> str:
    """The text a build reads in `data`; empty where it is none."""
    return decode(data, "a.txt", may_be_empty=True)[0]


def decoding(data: bytes) -> None:
    """Any bytes become a text that is one, or an error."""
    text, problems = decode(data, "a.txt")
    hold(bool(text) != any(p.severity == "error" for p in problems), "a text, or an error", problems)
    hold("\r" not in text, "one kind of line end", text)
    hold(unicodedata.is_normalized("NFC", text), "accents are composed", text)
    for problem in problems:  # their places are the file's, with what was taken out of the text
        hold(problem.line + problem.column <= len(data) + 2, "a place in the file", problem)
    again, more = decode(text.encode(), "a.txt", may_be_empty=True)
    hold(again == text or any(p.severity == "error" for p in more), "what was read is read again", text)


def fields(data: bytes) -> None:
    """YAML is read or refused, by either parser, with places inside it, and so are the files made of it."""
    text = text_of(data)
    chosen = yaml.new_parser
    for parser in (chosen, yaml._PythonParser):  # noqa: SLF001 - the one for platforms without a C library
        yaml.new_parser = parser
        try:
            for node in plain(yaml.read_yaml(text, "a.yaml")):
                placed([Problem("a.yaml", node.line, node.column, "", "")], text, "a.yaml")
        except Faults as faults:
            placed(faults.problems, text, "a.yaml")
        finally:
            yaml.new_parser = chosen
    for path in (SPEAKERS, TAGS, OUTLETS):
        placed(read_authority({path: text})[1], text, path)
    whole(parse(Source("content/articles/a.txt", "Un titre\nUn texte.\n", text), KNOWLEDGE))


def plain(node: yaml.Node | None) -> Iterable[yaml.Word]:
    """The words of a node."""
    match node:
        case yaml.Word():
            yield node
        case yaml.Listing():
            for item in node.items:
                yield from plain(item)
        case yaml.Record():
            for key, value in node.entries:
                yield key
                yield from plain(value)


def settings(data: bytes) -> None:
    """`site.yaml` is read or refused."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "site.yaml").write_bytes(data)
        with suppress(Faults):
            found = read_settings(Path(folder))
            hold(found.base_path.startswith("/") and found.base_path.endswith("/"), "a base path", found)


KNOWLEDGE = Knowledge(language="fr", pictures=PICTURES)


def markdown(data: bytes) -> None:
    """A Markdown article is read or refused, and becomes HTML that is ours."""
    text = text_of(data)
    parsed = parse(Source("content/articles/a.md", text), KNOWLEDGE)
    placed(parsed.problems, text, "content/articles/a.md")
    whole(parsed)


def press_text(data: bytes) -> None:
    """Every letter of a raw press text is kept, in order."""
    text = text_of(data)
    parsed = parse(Source("content/articles/a.txt", text), KNOWLEDGE)
    placed(parsed.problems, text, "content/articles/a.txt")
    whole(parsed)
    if parsed.article:
        kept = f"{parsed.article.title.value} {parsed.article.body.text}"
        hold(letters(kept) == letters(text), "every letter is kept, in order", (text, kept))


_ADDRESS = re.compile(r"\]\([^)]*\)")
_DEBRIS = re.compile(r"!\[|[|#\[\]()]|\s")


def letters(text: str) -> str:
    """`text` without what a copied page leaves in it."""
    return _DEBRIS.sub("", _ADDRESS.sub("", text))


def said(data: bytes) -> None:
    """Quotations lie within their text, in order, and each is somebody's or nobody's."""
    text = text_of(data)
    for language in LANGUAGES:
        found = quotations(text, language)
        hold(found == quotations(text, language, ()), "the same text gives the same quotations", text)
        hold([q.start for q in found] == sorted(q.start for q in found), "in order", text)
        for one in found:
            words = text[one.start : one.end]
            hold(0 <= one.start < one.end <= len(text) and words == words.strip(), "within the text", one)
            hold((one.speaker is None) == (one.speaker_kind is None) == (one.how is None), "a speaker", one)
            for span in (one.mention, one.cue):
                hold(span is None or 0 <= span.start < span.end <= len(text), "spans within the text", one)


def names(data: bytes) -> None:
    """Any name has a slug that may stand in an address and as a file on every system."""
    name = text_of(data)
    slug = slugify(name)
    hold(is_slug(slug) and len(slug) <= MAX_LENGTH, "a slug", (name, slug))
    hold(slugify(slug) == slug, "a slug is its own slug", (name, slug))
    hold(not what_is_wrong(output_path(article_url(slug))), "a file name", (name, slug))
    hold(len(same_length_fold(name)) == len(name), "folded letter for letter", name)
    hold(fold(fold(name)) == fold(name), "folding folds no further", name)
    hold(" ".join(word.decode() for word in folded_words(name)) == fold(name), "words fold alike", name)
    for language in LANGUAGES:
        hold(len(typography(name, language)) == len(name), "typography moves no letter", name)


def links(data: bytes) -> None:
    """What is followed leads to the web, to a mailbox or into the archive, as a browser reads it."""
    address = text_of(data)
    if is_safe_link(address):
        hold(leads_to(address) in {*SCHEMES, ""}, "a safe scheme", address)
    followed = web(address)
    hold(not followed or leads_to(followed) in SCHEMES, "leads to the web or a mailbox", (address, followed))
    hold(not re.search(r'[\x00-\x20"<>\\^`{|}]', followed), "may stand in an attribute", (address, followed))


_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*(?=:)")


def leads_to(address: str) -> str:
    """The scheme of `address` as a browser finds it (https://url.spec.whatwg.org/#url-parsing): blanks and
    control characters at its ends, tabs and line ends anywhere count for nothing. Empty: there is none.
    """
    found = _SCHEME.match(re.sub(r"[\t\n\r]", "", address.lstrip("".join(map(chr, range(33))))).lower())
    return found[0] if found else ""


def dates(data: bytes) -> None:
    """What is found is a day, month or year of the calendar, and where it stands."""
    text = text_of(data)
    for language in LANGUAGES:
        read = read_date(text, language)
        hold(read is None or is_date(read), "a date", (text, read))
        for start in range(0, min(len(text), 60), 7):
            found = find_date(text, language, start)
            if found:
                hold(is_date(found.date) and start == found.start < found.end <= len(text), "a date", found)


def manifests(data: bytes) -> None:
    """Files are deleted on a manifest's word: it is sound, or not believed."""
    with suppress(manifest.DamagedError):
        listed = manifest.decode(data)
        hold(not [name for name in listed if what_is_wrong(name)], "no path leads out", listed)
        hold(manifest.decode(manifest.encode(listed)) == listed, "it is written as it is read", listed)


def imports(data: bytes) -> None:
    """Records become files below content/articles/ that a build takes, or none at all."""
    with TemporaryDirectory() as name:
        folder = Path(name) / "site"
        (Path(name) / "records.jsonl").write_bytes(data)
        folder.mkdir()
        with suppress(Faults):
            written = import_records(Path(name) / "records.jsonl", folder).written
            for path in written:
                sidecar = (folder / path).with_suffix(".yaml")
                text, wrong = decode((folder / path).read_bytes(), path)
                given = decode(sidecar.read_bytes(), path)[0] if sidecar.exists() else None
                parsed = parse(Source(path, text, given), KNOWLEDGE)
                errors = [p for p in (*wrong, *parsed.problems) if p.severity == "error"]
                hold(not errors, "what was imported is built", errors)
        found = {path.relative_to(name).parts[:3] for path in Path(name).rglob("*.txt")}
        hold(found <= {("site", "content", "articles")}, "nothing is written elsewhere", found)


def whole(parsed: Parsed) -> None:
    """What holds of every article, whatever it was read from."""
    if parsed.article is None:
        hold([p for p in parsed.problems if p.severity == "error"], "no article without its reason", parsed)
        return
    for visibility in VISIBILITIES:
        shown = published(replace(parsed.article, visibility=visibility))
        if shown:
            within(shown)
            printed(shown)


def within(article: Article) -> None:
    """Every place in an article lies within its words."""
    length = len(article.body.text)
    marked: tuple[Block | Inline | Quotation, ...] = (*article.body.blocks, *article.body.inlines)
    for one in (*marked, *article.quotations):
        hold(0 <= one.start <= one.end <= length, "within the words", one)
    for said_words in article.quotations:
        for span in (said_words.mention, said_words.cue):
            hold(span is None or 0 <= span.start < span.end <= length, "spans within the words", said_words)
    places = anchors(article)
    hold(len(set(places)) == len(article.quotations), "each quotation has an address of its own", places)
    spoken(article)
    notice(article, "", "")


def printed(article: Article) -> None:
    """An article's page holds its words, within elements that are ours."""
    links_inside = {link: link.replace(":", "/") for link in inner_links(article.body)}
    marked = tuple(map(Marking, article.quotations, anchors(article)))
    voices = tuple(Voice("Lavrov", "speakers/lavrov/", 1) for _ in marked)
    body = article.body
    page = _Page()
    page.feed(Prose(body, article.language.value, "../../", links_inside, marked, voices).__html__())
    page.close()
    hold(not page.open, "elements are closed", page.open)
    hold(len(page.ids) == len(set(page.ids)), "an id stands once", page.ids)


_TAGS = {
    *("p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "table", "thead"),
    *(
        "figure",
        "figcaption",
        "tbody",
        "tr",
        "th",
        "td",
        "hr",
        "br",
        "img",
        "a",
        "em",
        "strong",
        "s",
        "span",
        "q",
        "div",
        "small",
    ),
}
_ATTRIBUTES = {"href", "src", "alt", "title", "rel", "class", "id", "start", "loading"}


class _Page(HTMLParser):
    """HTML, held against what may stand in it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        hold(tag in _TAGS, "an element of ours", tag)
        for name, value in attrs:
            hold(name in _ATTRIBUTES, "an attribute of ours", (name, value))
            if name in {"href", "src"}:
                hold(leads_to(value or "") in {*SCHEMES, ""}, "a safe scheme", value)
                hold(not re.match(r"[\x00-\x20]*[/\\]{2}", value or ""), "no other host", value)
            self.ids += [value or ""] if name == "id" else []
        if tag not in {"br", "img", "hr"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        hold(self.open and self.open.pop() == tag, "elements nest", tag)

    def handle_comment(self, data: str) -> None:
        hold(holds=False, promise="no comment", about=data)

    def handle_decl(self, decl: str) -> None:
        hold(holds=False, promise="no declaration", about=decl)

    def handle_pi(self, data: str) -> None:
        hold(holds=False, promise="no instruction", about=data)


def placed(problems: Iterable[Problem], text: str, path: str) -> None:
    """Each problem lies in the file it names, and says what to do."""
    lines = re.split(r"\r\n?|\n", text)
    for problem in problems:
        if problem.path == path:
            hold(0 <= problem.line <= len(lines) + 1, "a line of the file", problem)
            at = lines[problem.line - 1] if 0 < problem.line <= len(lines) else ""
            hold(0 <= problem.column <= len(at) + 2, "a column of the line", problem)
        hold("\n" not in str(problem), "a problem is told in one line", problem)


READERS: dict[str, Callable[[bytes], None]] = {
    "decoding": decoding,
    "fields": fields,
    "settings": settings,
    "markdown": markdown,
    "press-text": press_text,
    "quotations": said,
    "names": names,
    "links": links,
    "dates": dates,
    "manifests": manifests,
    "imports": imports,
}
