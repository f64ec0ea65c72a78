"""An oracle of injection: every file of a built site is read as its kind, and holds nothing that a text
brought in.

What pages may hold is a list of tags and attributes, those of the theme; so are the schemes of addresses. A
file of a kind that is not known here is a failure.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree as ET

import html5lib
import rispy
from bibtexparser.entrypoint import parse_string

from pressarchive.render.theme import default_theme
from pressarchive.search.canon import SIGNATURE

ALLOWED: dict[str, frozenset[str]] = {
    tag: frozenset(attributes.split())
    for tag, _, attributes in (
        line.partition(":")
        for line in (Path(__file__).parent / "allowed.txt").read_text("utf-8").splitlines()
    )
}
"""The attributes that each tag of a page may have: no other tag is in the theme."""

IDS = re.compile(
    r"(alone|q)-[0-9a-f]{8}(-\d+)?|(year|date)-[\d-]+|letter-(\w|other)|pair-\d+|choice-[ab]|accuracy|by-year|cite|"
    r"content|copies|doubles|downloads|how|keys|known|limits|most-quoted|most-used|newest|outlets|q|related|same|"
    r"timeline|tools|undated|ways"
)
"""Names within a page: the theme's own, and those that are made of a date, a letter or a digest."""

WEB = re.compile(r"https?://[^\s\"<>\\^`{|}]+")
MAIL = re.compile(r"mailto:[^\s\"<>\\^`{|}]+")
CITATION = re.compile(
    r"data:(application/x-research-info-systems|application/x-bibtex|application/vnd\.citationstyles\.csl\+json)"
    r";charset=utf-8,[^\s\"'<>]*"
)
FETCHED = {("img", "src"), ("script", "src"), ("link", "href")}
NOT_FETCHED = {"canonical", "alternate", "prev", "next"}
ADDRESSES = {"href", "src", "action", "data-search", "data-root", "data-versionurl", "data-originalurl"}

RIS_FIELDS = {
    *(
        "type_of_reference",
        "title",
        "authors",
        "first_authors",
        "secondary_title",
        "year",
        "publication_year",
    ),
    *("date", "language", "urls", "url", "name_of_database", "id"),
}
BIBTEX_FIELDS = {"author", "title", "journal", "entrysubtype", "date", "year", "langid", "url"}
FORMULA = re.compile(r"\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
XML_TAGS = {
    "http://www.w3.org/2005/Atom": {
        *("feed", "id", "title", "updated", "published", "link", "author", "name", "uri", "generator"),
        *("entry", "summary", "content", "category", "subtitle", "rights"),
    },
    "http://purl.org/dc/terms/": {"date"},
    "http://www.w3.org/1999/xhtml": {"div", "p", "blockquote", "cite", "a", "br"},
    "http://www.sitemaps.org/schemas/sitemap/0.9": {"urlset", "url", "loc", "lastmod"},
    "": {"opml", "head", "title", "body", "outline", "ownerName", "ownerEmail", "ownerId"},
}
ADDRESS_KEYS = {
    *("url", "@id", "item", "sameAs", "isBasedOn", "archivedAt", "mainEntityOfPage", "target", "urlTemplate"),
    *("home_page_url", "feed_url", "external_url", "original", "archived", "website", "URL", "path"),
}


class Site:
    """A built site that is looked through."""

    def __init__(self, output: Path, base_url: str = "") -> None:
        self.output = output
        self.base_url = base_url
        self.files = {path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file()}
        self.folders = {f"{file.rpartition('/')[0]}/" for file in self.files if file.startswith("search/")}
        """What the search asks for by itself: the folder of its index."""

    def leads(self, page: str, address: str, *, fetched: bool = False) -> None:
        """`address`, as it stands in `page`, is a file of this site; or, where nothing is fetched from it by
        itself, one of the web or of mail.
        """
        if not fetched and (WEB.fullmatch(address) or MAIL.fullmatch(address)):
            return
        host = "https://archive.invalid"
        here = urlsplit(self.base_url or f"{host}/")
        root = f"{here.scheme}://{here.netloc}{here.path}"
        whole = urljoin(root + page, address)
        assert whole.startswith(root), (page, address)
        path = unquote(urlsplit(whole).path.removeprefix(here.path))
        path += "index.html" if path.endswith("/") or not path else ""
        assert path in self.files or path.removesuffix("index.html") in self.folders, (page, address)


def harmless(output: Path, base_url: str = "") -> int:
    """How many files the site in `output` has; fails at the first that holds what it must not."""
    site = Site(output, base_url)
    for file in sorted(site.files):
        reader = READERS.get(Path(file).name) or READERS.get(Path(file).suffix)
        assert reader, f"{file}: a file of a kind that the oracle cannot read"
        try:
            reader(site, file, (output / file).read_bytes())
        except (ValueError, ET.ParseError) as error:
            raise AssertionError(f"{file}: {error}") from error
    return len(site.files)


# Pages


def page(site: Site, file: str, data: bytes) -> None:
    """A page: sound HTML of the theme's tags, attributes and scripts, and fetches this site's files alone."""
    text = data.decode()
    try:
        tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    except html5lib.html5parser.ParseError as error:
        raise AssertionError(f"{file}: no sound HTML: {error}") from error
    names = []
    for element in tree.iter():
        assert isinstance(element.tag, str), f"{file}: a comment"
        tag = element.tag.rpartition("}")[2]
        assert tag in ALLOWED, f"{file}: <{tag}>"
        for name, value in element.attrib.items():
            assert name in ALLOWED[tag], f"{file}: <{tag} {name}={value!r}>"
        names += [element.attrib["id"]] if "id" in element.attrib else []
        leads(site, file, tag, element.attrib)
        script(site, file, tag, element.attrib, element.text or "")
    for name in names:
        assert IDS.fullmatch(name), f"{file}: id={name!r}"
    assert len(names) == len(set(names)), f"{file}: a name stands twice"


def leads(site: Site, file: str, tag: str, attributes: dict[str, str]) -> None:
    """Where an element leads, and what it fetches."""
    for name in ADDRESSES & attributes.keys():
        address = attributes[name]
        if tag == "a" and address.startswith("data:"):
            assert CITATION.fullmatch(address), (file, address)
            assert attributes.get("download"), "no browser opens it as a page"
            citation(address)
            continue
        rel = set(attributes.get("rel", "").split())
        fetched = (tag, name) in FETCHED and not rel & NOT_FETCHED
        site.leads(file, address, fetched=fetched or tag == "form")
    if "http-equiv" in attributes:
        seconds, _, address = attributes["content"].partition("; url=")
        assert seconds == "0"
        site.leads(file, address, fetched=True)
    if "download" in attributes:
        assert re.fullmatch(r"[\w.-]*", attributes["download"]), attributes


def script(site: Site, file: str, tag: str, attributes: dict[str, str], text: str) -> None:
    """A script is the theme's; data in one are JSON that says what schema.org knows."""
    if tag != "script":
        return
    if attributes.get("type") == "application/ld+json":
        data = json.loads(text)
        assert data.keys() == {"@context", "@graph"}, file
        assert data["@context"] == "https://schema.org", file
        assert not re.search("[<>&\u2028\u2029]", text), file
        addresses(site, file, data["@graph"])
    elif "src" in attributes:
        assert re.fullmatch(r"[./]*(/[\w-]+)*?/?assets/\w+/scripts/\w+\.js", attributes["src"]), attributes
    else:
        assert f"<script>{text}</script>" in (default_theme() / "base.html").read_text("utf-8"), file


def citation(address: str) -> None:
    """What a link of data holds for a citation manager."""
    kind, _, text = address.partition(";charset=utf-8,")
    {
        "data:application/x-research-info-systems": ris,
        "data:application/x-bibtex": bibtex,
        "data:application/vnd.citationstyles.csl+json": csl,
    }[kind](unquote(text))


# Data


def addresses(site: Site, file: str, value: Any, key: str = "") -> None:  # noqa: ANN401 - JSON
    """Every key is one of ours, and every address in `value` has a scheme that is allowed."""
    if isinstance(value, dict):
        for name, inner in value.items():
            assert "zq" not in name, f"{file}: a key {name!r}"
            addresses(site, file, inner, name)
    elif isinstance(value, list):
        for inner in value:
            addresses(site, file, inner, key)
    elif isinstance(value, str) and key == "content_html":
        fragment(file, value)
    elif isinstance(value, str) and value and key in ADDRESS_KEYS:
        scheme = re.match(r"[^/?#]*:|//|\\", value.strip())
        assert not scheme or WEB.match(value), f"{file}: {key}: {value!r}"


def parsed(text: str | bytes) -> Any:  # noqa: ANN401 - JSON
    """JSON as the standard has it: no key twice, no NaN."""

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        assert len(pairs) == len(dict(pairs)), "a key stands twice"
        return dict(pairs)

    def never(constant: str) -> None:
        raise ValueError(constant)

    return json.loads(text, object_pairs_hook=once, parse_constant=never)


def json_file(site: Site, file: str, data: bytes) -> None:
    value = parsed(data)
    if file.endswith("citations.json"):
        csl(data.decode())
    addresses(site, file, value)


def manifest(site: Site, file: str, data: bytes) -> None:
    """What was written, and nothing beside it."""
    listed = parsed(data)
    paths = {path for value in listed.values() if isinstance(value, dict) for path in value}
    assert paths <= site.files, f"{file}: {paths - site.files}"


def json_lines(site: Site, file: str, data: bytes) -> None:
    """A value a line, whatever a text holds."""
    lines = data.decode().split("\n")
    assert lines.pop() == "", file
    for line in lines:
        value = parsed(line)
        assert isinstance(value, dict), file
        addresses(site, file, value)


def fragment(file: str, text: str) -> None:
    """HTML in a feed: words, with the few tags that we write."""

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
            assert tag in XML_TAGS["http://www.w3.org/1999/xhtml"], f"{file}: <{tag}>"
            for name, value in attributes:
                assert name in {"lang", "dir", "href", "cite"}, f"{file}: <{tag} {name}>"
                assert name not in {"href", "cite"} or WEB.fullmatch(value or ""), f"{file}: {value}"

        def handle_comment(self, data: str) -> None:
            raise AssertionError(f"{file}: a comment {data!r}")

        def handle_decl(self, decl: str) -> None:
            self.handle_comment(decl)

        def handle_pi(self, data: str) -> None:
            self.handle_comment(data)

        def unknown_decl(self, data: str) -> None:
            self.handle_comment(data)

    reader = Reader()
    reader.feed(text)
    reader.close()


def xml(_site: Site, file: str, data: bytes) -> None:
    """XML without a document type, of the elements of its standard."""
    assert b"<!" not in data, file
    assert data.count(b"<?") == 1, file
    for element in ET.fromstring(data).iter():  # noqa: S314 - it has no document type, as was seen
        namespace, _, tag = element.tag.rpartition("}")
        assert tag in XML_TAGS[namespace.removeprefix("{")], f"{file}: <{element.tag}>"
        for name, value in element.attrib.items():
            assert "zq" not in name, f"{file}: {name}"
            if name in {"href", "xmlUrl", "htmlUrl", "src"}:
                assert WEB.fullmatch(value), f"{file}: {value}"
        if tag in {"loc", "uri"}:
            assert WEB.fullmatch(element.text or ""), f"{file}: {element.text}"


def table(_site: Site, file: str, data: bytes) -> None:
    """CSV of equal rows, in which a spreadsheet finds nothing to run."""
    assert data.startswith(b"\xef\xbb\xbf"), file
    header, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
    for row in rows:
        assert len(row) == len(header), f"{file}: {row}"
        for cell in row:
            assert not FORMULA.match(cell) or re.fullmatch(r"-?\d+(\.\d+)?", cell), f"{file}: {cell!r}"


def database(_site: Site, file: str, data: bytes) -> None:
    """SQLite that is whole, with no table of a text's making; a text in it is a text."""
    with closing(sqlite3.connect(":memory:")) as opened:
        opened.deserialize(data)
        assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)], file
        made = opened.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
        for kind, name, sql in made:
            assert kind in {"table", "index", "trigger", "view"}, name
            assert "zq" not in f"{name}{sql}", f"{file}: {name}"
        names = [name for kind, name, _ in made if kind == "table" and "_fts" not in name]
        for name in names:
            for row in opened.execute(f"SELECT * FROM {name}"):  # noqa: S608 - a name of our own
                assert not any(isinstance(value, bytes) for value in row), f"{file}: {name}: {row}"


def ris(text: str) -> None:
    """RIS of our fields, a record each."""
    records = rispy.loads(text)
    assert len(records) == len(re.findall("^TY  - ", text, re.MULTILINE))
    for record in records:
        assert record.keys() <= RIS_FIELDS, record
        assert record["type_of_reference"] == "NEWS", record


def bibtex(text: str) -> None:
    """BibTeX of our fields, an entry each."""
    read = parse_string(text, parse_stack=[])
    assert not read.failed_blocks, text
    assert len(read.blocks) == len(read.entries), text
    for entry in read.entries:
        assert {field.key for field in entry.fields} <= BIBTEX_FIELDS, entry
        assert not re.search(r"\\(input|write|include)", text), text


def csl(text: str) -> None:
    """CSL-JSON of newspaper articles."""
    for item in parsed(text):
        assert item["type"] == "article-newspaper", item
        assert WEB.fullmatch(item.get("URL", "https://example.org")), item


def searched(_site: Site, file: str, data: bytes) -> None:
    """A part of Pagefind's index: its mark, then numbers and words; of a facet, names as they are."""
    whole = gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data
    assert whole.startswith(SIGNATURE), file
    value = unpacked(io.BytesIO(whole.removeprefix(SIGNATURE)))
    if not file.endswith(".pf_filter"):
        words(file, value)


def unpacked(data: io.BytesIO) -> Any:  # noqa: ANN401 - CBOR
    """The next value of CBOR: a whole number, a text or a list."""
    kind, short = divmod(data.read(1)[0], 32)
    n = short if short < 24 else int.from_bytes(data.read(1 << short - 24), "big")
    match kind:
        case 0:
            return n
        case 1:
            return -1 - n
        case 3:
            return data.read(n).decode()
        case 4:
            return [unpacked(data) for _ in range(n)]
    raise ValueError(f"CBOR of the kind {kind}")


def words(file: str, value: Any) -> None:  # noqa: ANN401 - CBOR
    """Words as they are looked for have no sign in them."""
    if isinstance(value, list):
        for inner in value:
            words(file, inner)
    elif isinstance(value, str):
        assert not re.search("[<>\"'&]", value), f"{file}: {value!r}"


# The theme's own, and Pagefind's


def theirs(_site: Site, file: str, data: bytes) -> None:
    """A file of the theme is copied as it is; one of Pagefind lies with the search."""
    folder, _, name = file.partition("/")
    if name.endswith("/style.css"):  # it is joined with the fonts' rules
        assert not re.search(rb"zq|https?:|url\(//", data), file
    elif folder == "assets":
        assert data == (default_theme() / "assets" / name.partition("/")[2]).read_bytes(), file
    else:
        assert folder == "search" or file == ".nojekyll", file


def plain(_site: Site, file: str, data: bytes) -> None:
    """Words alone, which no browser takes for anything else."""
    assert data.decode(), file


def picture(_site: Site, file: str, data: bytes) -> None:
    assert data.startswith(b"\x89PNG\r\n\x1a\n"), file


Reader = Callable[[Site, str, bytes], None]
READERS: dict[str, Reader] = {
    ".pressarchive.json": manifest,
    ".html": page,
    ".json": json_file,
    ".jsonl": json_lines,
    ".xml": xml,
    ".opml": xml,
    ".csv": table,
    ".sqlite": database,
    ".ris": lambda _site, _file, data: ris(data.decode()),
    ".bib": lambda _site, _file, data: bibtex(data.decode()),
    ".pf_index": searched,
    ".pf_meta": searched,
    ".pf_filter": searched,
    ".txt": plain,
    ".png": picture,
    **dict.fromkeys((".js", ".css", ".svg", ".woff2", ".pagefind", ".nojekyll"), theirs),
}


def texts(output: Path) -> Iterator[tuple[str, str]]:
    """The pages of a site with their words, for what must be found there."""
    for file in sorted(output.rglob("*.html")):
        tree = html5lib.parse(file.read_bytes(), namespaceHTMLElements=False)
        yield file.relative_to(output).as_posix(), "".join(tree.itertext())
