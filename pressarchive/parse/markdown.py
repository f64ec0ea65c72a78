"""Markdown becomes a body: its words as plain text, its structure and emphasis as annotations."""

from __future__ import annotations

import bisect
import posixpath
import re
from collections.abc import Sequence
from functools import cache
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.utils import EnvType
from msgspec import Struct

from pressarchive.article import Block, Body, Inline
from pressarchive.model import MEDIA_FOLDER
from pressarchive.parse.prose import SIGNS, runs, signed
from pressarchive.problems import Problem

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_LEADS_OUT = re.compile(r"(?:https?://[^/]|mailto:.)", re.IGNORECASE)
_KEPT_ATTRIBUTES = ("start", "href", "title")
_FRONT_MATTER = re.compile(r"---[ \t]*\n")
_FRONT_MATTER_END = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)


class FrontMatter(Struct, frozen=True):
    """A Markdown file, parted in what the archivist supplies and the article."""

    yaml: str | None
    """None: there is none."""
    markdown: str
    first_line: int
    """Of the Markdown in the file, from 1."""
    unterminated: bool = False


def front_matter(text: str) -> FrontMatter:
    """Parts `---`, YAML, `---` from the Markdown that follows."""
    start = _FRONT_MATTER.match(text)
    if not start:
        return FrontMatter(None, text, 1)
    end = _FRONT_MATTER_END.search(text, start.end())
    if not end:
        return FrontMatter(None, "", 1, unterminated=True)
    rest = end.end() + 1
    return FrontMatter(text[start.end() : end.start()], text[rest:], text.count("\n", 0, rest) + 1)


class MarkdownBody(Struct, frozen=True):
    """A body, with what reading it brought to light."""

    body: Body
    headline: str
    """Of a level-one heading that opens the text and is not part of the body; empty: none."""
    headline_line: int
    lines: tuple[int, ...]
    """Line of each block of the body in the file; 0 where it has none."""
    problems: tuple[Problem, ...]


def is_safe_link(address: str) -> bool:
    """Whether a link may lead there: http, https, mailto, or a place in this archive."""
    address = re.sub(r"[\x00-\x20\x7f]", "", address)
    if _SCHEME.match(address):
        return bool(_LEADS_OUT.match(address))
    return not address.startswith(("//", "\\"))


_NOT_NEEDED = ["html_block", "html_inline", "linkify", "replacements", "smartquotes"]
"""Rules that would pass all the same, with the options set below."""


@cache
def _reader() -> MarkdownIt:
    """CommonMark with tables and strikethrough; HTML is text, and only safe links are links."""
    reader = MarkdownIt(
        "js-default", {"html": False, "linkify": False, "typographer": False, "maxNesting": 20}
    )
    reader.disable(_NOT_NEEDED)
    # The library stops at more signs, for its extensions.
    reader.inline.terminator_re = re.compile(f"[{re.escape(SIGNS)}]")
    # The library's own way of choosing which links are links.
    reader.validateLink = is_safe_link  # type: ignore[method-assign, assignment]
    return reader


def read_markdown(
    markdown: str, path: str, pictures: frozenset[str], first_line: int = 1, *, take_headline: bool = False
) -> MarkdownBody:
    """The body that `markdown`, from line `first_line` of the file at content path `path`, describes.

    `pictures` are the files of content/media/. With `take_headline`, a level-one heading that opens the
    text is the headline; other level-one headings become level two, below the page's own.
    """
    writer = _Writer(path, pictures, first_line)
    headline, headline_line = "", 0
    for line, tag, text in runs(markdown):
        opens = take_headline and not (headline_line or writer.blocks)
        if opens and tag == "h1":
            headline, headline_line = _plain(_within(text, {})), first_line + line
        elif tag:
            writer.block(tag, text, first_line + line)
        else:
            tokens, env = _structure(text)
            if opens and len(tokens) > 1 and tokens[0].tag == "h1":
                headline = _plain(_within(tokens[1].content, env))
                headline_line = first_line + line + (tokens[0].map or [0])[0]
                tokens = tokens[3:]
            writer.run(tokens, env, first_line + line)
    body = Body("".join(writer.words), tuple(writer.blocks), tuple(sorted(writer.inlines, key=_outer_first)))
    return MarkdownBody(body, headline, headline_line, tuple(writer.lines), tuple(writer.problems))


def _structure(text: str) -> tuple[list[Token], EnvType]:
    """The blocks of `text`, and the addresses of links that it gives for all of them."""
    tokens: list[Token] = []
    env: EnvType = {}
    _reader().block.parse(text, _reader(), env, tokens)
    return tokens, env


def _within(words: str, env: EnvType) -> list[Token]:
    """The emphasis, links and pictures among `words`."""
    return _reader().inline.parse(words, _reader(), env, [])


def link_lines(text: str, path: str) -> dict[str, int]:
    """Where each link of the Markdown file at content path `path` leads, with the line of the file on which
    the block begins that has it first; `text` is the file's.
    """
    parts = front_matter(text)
    read = read_markdown(parts.markdown, path, frozenset(), parts.first_line)
    blocks = zip(read.body.blocks, read.lines, strict=True)
    places = {block.start: line for block, line in blocks if block.kind == "text"}
    starts = list(places)
    lines: dict[str, int] = {}
    for inline in read.body.inlines:
        line = places[starts[bisect.bisect(starts, inline.start) - 1]]
        for name, value in inline.attributes:
            if name == "href":
                lines.setdefault(value, line)
    return lines


def _outer_first(inline: Inline) -> tuple[int, int]:
    return inline.start, -inline.end


def _plain(children: Sequence[Token]) -> str:
    return "".join(
        " " if child.type in ("softbreak", "hardbreak") else child.content for child in children
    ).strip()


class _Writer:
    """Writes words, blocks and inlines as it is handed one token after another."""

    def __init__(self, path: str, pictures: frozenset[str], first_line: int) -> None:
        self.words: list[str] = []
        self.blocks: list[Block] = []
        self.inlines: list[Inline] = []
        self.lines: list[int] = []
        self.problems: list[Problem] = []
        self._path, self._pictures, self._first_line = path, pictures, first_line
        self._at = 0
        self._line = first_line
        self._env: EnvType = {}
        self._tags: list[str] = []

    def block(self, tag: str, words: str, line: int) -> None:
        """A paragraph or heading by itself, on line `line` of the file."""
        self._line, self._env = line, {}
        self._words("h2" if tag == "h1" else tag, words)

    def run(self, tokens: Sequence[Token], env: EnvType, first_line: int) -> None:
        """A run of the text, from line `first_line` of the file."""
        self._first_line, self._env = first_line, env
        for token in tokens:
            self._block(token)

    def _block(self, token: Token) -> None:
        """One block token: structure, or the words that stand in it."""
        if token.map:
            self._line = self._first_line + token.map[0]
        if token.type == "inline":
            tag = self._tags[-1] if self._tags else "p"
            self._words("" if tag == "-" else tag, token.content)
        elif token.type in ("fence", "code_block"):
            start = self._write(token.content.rstrip("\n"))
            self._add(Block("code", "pre", start, self._at))
            self._write("\n")
        elif token.type == "hr":
            self._add(Block("void", "hr"))
        elif token.nesting == 1:
            self._open(token)
        elif token.nesting == -1 and (tag := self._tags.pop()) and tag not in _HOLD_WORDS:
            self._add(Block("close", tag))

    def _open(self, token: Token) -> None:
        tag = "" if token.hidden else "h2" if token.tag == "h1" else token.tag
        self._tags.append(tag or "-")
        if tag and tag not in _HOLD_WORDS:
            self._add(Block("open", tag, attributes=_attributes(token)))

    def _words(self, tag: str, words: str) -> None:
        start = self._at
        if signed(words):
            self._inline(_within(words, self._env))
        else:  # as most of press
            self._write(words)
        self._add(Block("text", tag, start, self._at))
        self._write("\n")

    def _inline(self, children: list[Token]) -> None:
        opened: list[tuple[int, Token]] = []
        for child in children:
            if child.nesting == 1:
                opened.append((self._at, child))
            elif child.nesting == -1:
                start, opener = opened.pop()
                self._mark(start, opener.tag, self._link(_attributes(opener)))
            elif child.type == "image":
                self._picture(child, in_link=any(opener.tag == "a" for _, opener in opened))
            else:
                start = self._write(" " if child.type in ("softbreak", "hardbreak") else child.content)
                if child.type in ("hardbreak", "code_inline"):
                    self._mark(start, child.tag, ())

    def _picture(self, token: Token, *, in_link: bool) -> None:
        """A picture of content/media/ is shown; any other is a link, unless it stands in one, so that a page
        asks no other host.
        """
        source = str(token.attrs.get("src", ""))
        start = self._write(_plain(token.children or ()) or posixpath.basename(source) or " ")
        target = self._content_path(source)
        if _SCHEME.match(source):
            self.inlines += [] if in_link else [Inline(start, self._at, "a", (("href", source),))]
        elif target.removeprefix(MEDIA_FOLDER) in self._pictures:
            self._mark(start, "img", (("src", "media:" + target.removeprefix(MEDIA_FOLDER)),))
        else:
            name = (
                target.removeprefix(MEDIA_FOLDER)
                if target.startswith(MEDIA_FOLDER)
                else posixpath.basename(target)
            )
            what = f'content/media/ holds no file "{name}"'
            hint = "put the picture there, or correct its name; the page is built without it"
            self.problems.append(Problem(self._path, self._line, 0, what, hint, "warning"))

    def _link(self, attributes: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
        """A link without a scheme leads to another file of content/, by its path from this one, or to a
        quotation of this page; any other place within a page has no name, and gets no link.
        """
        return tuple(
            (name, value if name != "href" or _SCHEME.match(value) else self._place(value))
            for name, value in attributes
            if not (name == "href" and value.startswith("#") and not value.startswith("#q-"))
        )

    def _place(self, address: str) -> str:
        path, sign, fragment = address.partition("#")
        return f"content:{self._content_path(path)}{sign}{fragment}" if path else address

    def _content_path(self, address: str) -> str:
        name = unquote(address.partition("#")[0].partition("?")[0])
        if name.startswith("media/"):
            return "content/" + name
        return posixpath.normpath(posixpath.join(posixpath.dirname(self._path), name))

    def _mark(self, start: int, tag: str, attributes: tuple[tuple[str, str], ...]) -> None:
        self.inlines.append(Inline(start, self._at, tag, attributes))

    def _add(self, block: Block) -> None:
        self.blocks.append(block)
        self.lines.append(self._line)

    def _write(self, words: str) -> int:
        """Appends `words` and says where they begin."""
        start = self._at
        self.words.append(words)
        self._at += len(words)
        return start


_HOLD_WORDS = frozenset({"p", "h2", "h3", "h4", "h5", "h6", "td", "th", "-"})
"""Elements written together with the words in them; `-` is a paragraph of a tight list, which has none."""


def _attributes(token: Token) -> tuple[tuple[str, str], ...]:
    return tuple((k, str(v)) for k, v in token.attrs.items() if k in _KEPT_ATTRIBUTES)
