"""A source becomes an article: its form chosen by its file's ending, its fields put together."""

from __future__ import annotations

import posixpath
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from pressarchive.article import Article, Block, Body, Inline, Picture
from pressarchive.model import Field, Quotation, Source
from pressarchive.parse.alphabets import mixed
from pressarchive.parse.corrections import corrected, told_apart
from pressarchive.parse.draft import Draft, Line, draft_of
from pressarchive.parse.forms import MARKDOWN_FORMS, RAW_FORMS, read_forms
from pressarchive.parse.language import detect
from pressarchive.parse.markdown import MarkdownBody, front_matter, read_markdown
from pressarchive.parse.raw import body_of
from pressarchive.parse.supplied import NOTHING, Supplied, missing_picture, read_supplied
from pressarchive.parse.vocabulary import Knowledge, outlets_by_name, recognised
from pressarchive.problems import Problem
from pressarchive.quotations import Understood, understood
from pressarchive.text.folding import fold, name_key
from pressarchive.text.slugs import slugify


class Parsed(Struct, frozen=True):
    """What came of a source."""

    article: Article | None
    """None: an error keeps it from being one."""
    problems: tuple[Problem, ...]


def parse(source: Source, knowledge: Knowledge) -> Parsed:
    """The article that `source` holds, and everything that is wrong with it. Never raises for the
    archivist's faults.
    """
    read = _raw(source, knowledge) if source.path.endswith(".txt") else _markdown(source, knowledge)
    supplied = read.supplied
    problems = [*read.problems, *supplied.reading.problems]
    title = supplied.field("title") or read.draft.title
    if title is None and not any(p.severity == "error" for p in problems):
        problems.append(_late_fields(source) or _untitled(source.path))
    if title is None or any(p.severity == "error" for p in problems):
        return Parsed(None, tuple(problems))
    if not read.body.text.strip():
        problems.append(_no_text(source.path))
    picture, missing = _picture(supplied, knowledge, source)
    article = _article(source, knowledge, read, title, picture)
    path = supplied_path(source)
    apart = told_apart(article.quotations, supplied.get("speakers") or (), path)
    said = corrected(read.body.text, apart.quotations, supplied.get("quotations") or (), path)
    article = replace(article, quotations=said.quotations)
    alphabets = mixed((q.speaker for q in said.quotations if q.speaker), source)
    return Parsed(article, (*problems, *missing, *apart.problems, *said.problems, *alphabets))


class _Reading(Struct, frozen=True):
    """A source as its form reads it."""

    supplied: Supplied
    draft: Draft
    body: Body
    language: Field[str]
    problems: tuple[Problem, ...] = ()


def _unread(problem: Problem, knowledge: Knowledge) -> _Reading:
    """The reading of a source that stops at `problem`."""
    language = _language(NOTHING, "", knowledge)
    return _Reading(NOTHING, Draft(lines=(), language=language.value), Body(""), language, (problem,))


def _raw(source: Source, knowledge: Knowledge) -> _Reading:
    if front_matter(source.text).yaml is not None:
        return _unread(_misplaced(source), knowledge)
    supplied = (
        read_supplied(source.sidecar, source.sidecar_path, knowledge.language)
        if source.sidecar is not None
        else NOTHING
    )
    language = _language(supplied, source.text, knowledge).value
    draft = read_forms(draft_of(source.text, language, outlets_by_name(knowledge)), RAW_FORMS)
    body = body_of(draft)
    return _Reading(supplied, draft, body, _language(supplied, body.text, knowledge))


def _markdown(source: Source, knowledge: Knowledge) -> _Reading:
    parts = front_matter(source.text)
    if parts.unterminated:
        return _unread(unterminated(source.path), knowledge)
    supplied = (
        NOTHING if parts.yaml is None else read_supplied(parts.yaml, source.path, knowledge.language, 2)
    )
    read = read_markdown(
        parts.markdown,
        source.path,
        knowledge.pictures,
        parts.first_line,
        take_headline=supplied.get("title") is None,
    )
    language = _language(supplied, read.body.text, knowledge)
    draft, body = _forms_in_markdown(read, language.value, knowledge)
    return _Reading(supplied, draft, body, language, read.problems)


def _language(supplied: Supplied, text: str, knowledge: Knowledge) -> Field[str]:
    """The article's language: supplied, told by its words, or else the archive's."""
    stated = supplied.field("language")
    if stated is not None:
        return stated
    told = detect(text)
    if told is None:
        return Field(knowledge.language, "inferred", "language of the archive")
    same = told == knowledge.language.partition("-")[0]
    return Field(knowledge.language if same else told, "inferred", "words and script")


def _forms_in_markdown(read: MarkdownBody, language: str, knowledge: Knowledge) -> tuple[Draft, Body]:
    """What the press forms read in the paragraphs of a Markdown text, and its body so annotated."""
    body = read.body
    paragraphs = [i for i, block in enumerate(body.blocks) if block.kind == "text" and block.tag == "p"]
    lines = tuple(
        Line(read.lines[i], body.text[body.blocks[i].start : body.blocks[i].end]) for i in paragraphs
    )
    title = Field(read.headline, "stated", "level-one heading", read.headline_line) if read.headline else None
    draft = Draft(lines=lines, language=language, outlets=outlets_by_name(knowledge), title=title)
    draft = read_forms(draft, MARKDOWN_FORMS)
    blocks, marks = list(body.blocks), list(body.inlines)
    for i, line in zip(paragraphs, draft.lines, strict=True):
        block = body.blocks[i]
        if line.kind == "signature":
            blocks[i] = replace(block, kind="signature", attributes=(("class", "signature"),))
        marks += [replace(m, start=block.start + m.start, end=block.start + m.end) for m in line.marks]
    return draft, Body(body.text, tuple(blocks), tuple(sorted(marks, key=lambda m: (m.start, -m.end))))


def _article(
    source: Source, knowledge: Knowledge, read: _Reading, title: Field[str], picture: Picture | None
) -> Article:
    supplied, draft, body, language = read.supplied, read.draft, read.body, read.language
    either: Any = lambda key: supplied.field(key) or getattr(draft, key)  # noqa: E731
    found = understood(body.text, language.value, knowledge.names)
    outlet: Field[str] | None = either("outlet")
    record = outlets_by_name(knowledge).get(fold(outlet.value)) if outlet else None
    by_file = slugify(posixpath.splitext(posixpath.basename(source.path))[0])
    slug = supplied.get("slug") or by_file
    return Article(
        path=source.path,
        slug=slug,
        # An article that was given a slug of its own was published under its file's name before.
        aliases=tuple(s for s in dict.fromkeys((*(supplied.get("aliases") or ()), by_file)) if s != slug),
        title=title,
        printed_title=draft.title if draft.title and draft.title.value != title.value else None,
        language=language,
        date=either("date"),
        outlet=outlet,
        place=either("place"),
        bylines=supplied.bylines(outlets_by_name(knowledge)) or draft.bylines,
        captions=draft.captions,
        credits=draft.credits,
        url=supplied.field("url"),
        archived=supplied.field("archived"),
        licence=supplied.field("licence") or _of_outlet(record.licence if record else ""),
        rights=supplied.field("rights") or _of_outlet(record.rights if record else ""),
        visibility=supplied.get("visibility") or (record and record.visibility) or knowledge.visibility,
        noindex=supplied.get("noindex") or (record is not None and record.noindex),
        tags=_tags(source, supplied, title.value, body.text, language.value, knowledge),
        picture=picture,
        body=body,
        quotations=_quotations(body, found),
        people=_people(found, supplied),
    )


def _of_outlet(value: str) -> Field[str] | None:
    """A value that the article's outlet has for all its articles."""
    return Field(value, "supplied", "outlets.yaml") if value else None


def _tags(  # noqa: PLR0913, PLR0917
    source: Source, supplied: Supplied, title: str, text: str, language: str, knowledge: Knowledge
) -> tuple[Field[str], ...]:
    """The archivist's tags, then those recognised in raw press text that are not among them."""
    given = supplied.tags()
    if not (knowledge.recognise_tags and source.path.endswith(".txt")):
        return given
    had = {fold(tag.value) for tag in given}
    return (*given, *(t for t in recognised(title, text, language, knowledge) if fold(t.value) not in had))


def _people(found: Understood, supplied: Supplied) -> tuple[str, ...]:
    """The keys of the names in the text, but for those that the archivist says are a namesake's here."""
    told = {name_key(reading.values.get("printed", "")) for reading in supplied.get("speakers") or ()}
    return tuple(key for key in dict.fromkeys(map(name_key, found.people)) if key not in told)


def _quotations(body: Body, found: Understood) -> tuple[Quotation, ...]:
    """The quotations in `body`; what stands in marks within computer code, or in the words that a picture
    stands for, is none.
    """
    code: list[Block | Inline] = [b for b in body.blocks if b.kind == "code"]
    code += [inline for inline in body.inlines if inline.tag in ("code", "img")]
    return tuple(q for q in found.quotations if not any(_holds(c, q) for c in code))


def _holds(around: Block | Inline, quotation: Quotation) -> bool:
    """Whether the quotation lies in `around`, or begins or ends within a picture's words."""
    if getattr(around, "tag", "") == "img":
        return around.start < quotation.end and quotation.start < around.end
    return around.start <= quotation.start and quotation.end <= around.end


def _picture(
    supplied: Supplied, knowledge: Knowledge, source: Source
) -> tuple[Picture | None, tuple[Problem, ...]]:
    picture: Picture | None = supplied.get("picture")
    if picture is None or picture.path in knowledge.pictures:
        return picture, ()
    return None, (missing_picture(picture, supplied_path(source), supplied.line("picture")),)


def supplied_path(source: Source) -> str:
    """Content path of the file in which the archivist supplies what the article does not say."""
    return source.sidecar_path if source.path.endswith(".txt") else source.path


def _untitled(path: str) -> Problem:
    hint = 'begin the text with a "# Headline", or add "title: Headline" between two lines of ---'
    return Problem(path, 1, 0, "this article has no headline", hint)


def _late_fields(source: Source) -> Problem | None:
    """The fault of front matter that is none, since blank lines stand above it."""
    text = source.text.lstrip()
    if text == source.text or not (source.path.endswith(".md") and front_matter(text).yaml):
        return None
    line = source.text.count("\n", 0, len(source.text) - len(text)) + 1
    what = "front matter begins on the first line of a file, and blank lines stand above this one"
    return Problem(source.path, line, 1, what, "delete them")


def _no_text(path: str) -> Problem:
    return Problem(path, 0, 0, "this article has no text below its headline", "paste it there", "warning")


def _misplaced(source: Source) -> Problem:
    name = posixpath.basename(source.sidecar_path)
    what = "a raw text has no front matter: its first line is the headline"
    return Problem(
        source.path, 1, 1, what, f"move the lines between the --- into {name}, or end the name in .md"
    )


def unterminated(path: str) -> Problem:
    """The fault of front matter that is opened and never closed."""
    return Problem(
        path, 1, 1, "the front matter that begins here has no end", "close it with a line that holds only ---"
    )
