"""Import: records of articles, a JSON object a line, become files in the archive."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import msgspec
import yaml
from msgspec import Struct
from msgspec.structs import replace

from pressarchive.config import need_folder
from pressarchive.fields.dates import read_date
from pressarchive.parse.supplied import read_supplied
from pressarchive.problems import Faults, Problem, not_utf8
from pressarchive.read.decode import decode
from pressarchive.text.slugs import slugify

ARTICLES = "content/articles"
_NOT_IN_ADDRESS = re.compile(r'[ "<>\\^`{|}]|%(?![0-9A-Fa-f]{2})')
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_SUPPLIED = {
    "date": '"2023-12-01", "2023-12" or "2023"',
    "outlet": '"Le Monde"',
    "language": '"fr"',
    "url": '"https://example.org/article"',
    "licence": '"CC BY 4.0"',
}
"""Keys that a sidecar has too, each with examples of it in JSON."""
_SHOWN = re.compile(rf"write it like this: ({'|'.join(_SUPPLIED)}):")
_LONGEST_SHOWN = 60


class Record(Struct, frozen=True):
    """A line of the file. Fields it has besides are not read."""

    title: str
    text: str
    date: str = ""
    url: str = ""
    outlet: str = ""
    language: str = ""
    licence: str = ""


class Imported(Struct, frozen=True):
    """What an import did."""

    written: tuple[str, ...]
    """Content paths."""
    kept: tuple[str, ...]
    """Content paths that were there already, and were left as they were."""


class _File(Struct, frozen=True):
    """A record as the two files that it becomes."""

    path: str
    """Content path of the text."""
    text: str
    sidecar: str
    """YAML; empty: the record supplies nothing."""
    url: str


def import_records(file: Path, site_folder: Path) -> Imported:
    """One raw press text for each record of `file`, and a sidecar with what the record supplies.

    Nothing is written unless every record is sound; no file is ever overwritten. Raises `Faults` with
    every record that is not, or where there is no such folder.
    """
    need_folder(site_folder)
    articles = _articles(file)
    there, sidecars = _there(site_folder), _lonely_sidecars(site_folder)
    written: list[str] = []
    kept: list[str] = []
    taken: set[str] = set()
    for article in articles:
        placed, new = _placed(article, there, sidecars, taken)
        taken.add(_stem(placed.path))
        (written if new else kept).append(placed.path)
        if new:
            _write(site_folder / placed.path, placed)
    return Imported(tuple(written), tuple(kept))


def _articles(file: Path) -> list[_File]:
    """The records of `file`, each looked at as a build would. Raises `Faults`."""
    decoder = msgspec.json.Decoder(Record)
    articles: list[_File] = []
    problems: list[Problem] = []
    for number, line in enumerate(_text_of(file).split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = decoder.decode(line)
        except (msgspec.DecodeError, UnicodeError) as error:
            problems += _no_record(line, error, str(file), number)
            continue
        article = _file(record)
        problems += _wrong(record, article, str(file), number)
        articles.append(article)
    if problems:
        raise Faults(problems)
    return articles


def _text_of(file: Path) -> str:
    """The characters of `file`, without a byte order mark. Raises `Faults`."""
    try:
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Faults([not_utf8(error, str(file))]) from None


def _no_record(line: str, error: Exception, file: str, number: int) -> list[Problem]:
    """Why `line` is no record: each key that has no words, else what the reader of JSON says in `error`."""
    try:
        found = msgspec.json.decode(line, type=dict[str, msgspec.Raw])
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        found = None
    values = [(key, found.get(key)) for key in Record.__struct_fields__] if found is not None else []
    missing = [_missing(key, file, number) for key, value in values if value is None and key in _NEEDED]
    unlike = [
        _unlike(key, bytes(value).decode(), file, number)
        for key, value in values
        if value is not None and not bytes(value).startswith(b'"')
    ]
    hint = 'write a JSON object on the line, with "title" and "text"'
    return [*missing, *unlike] or [Problem(file, number, 0, f"this is no record: {error}", hint)]


_NEEDED = {"title": "give it the article’s headline", "text": "give it the article’s words"}
"""Keys that every record has, each with what to do where it has not."""


def _missing(key: str, file: str, line: int) -> Problem:
    return Problem(file, line, 0, f'the record has no "{key}"', _NEEDED[key])


def _unlike(key: str, value: str, file: str, line: int) -> Problem:
    """The fault of `value`, as it is written under `key`, which is not words."""
    shown = value if len(value) <= _LONGEST_SHOWN else value[:_LONGEST_SHOWN] + "…"
    what = f'"{key}" should be words between quotation marks, not {shown}'
    if value == "null" or value.startswith(("[", "{")):
        hint = _NEEDED[key] if key in _NEEDED else f'write it like this: "{key}": {_SUPPLIED[key]}'
    else:
        hint = f'write it like this: "{key}": "{shown}"'
    return Problem(file, line, 0, what, hint if key in _NEEDED else f"{hint}; or leave it out")


def _file(record: Record) -> _File:
    """By outlet and year, named by date and headline, the same at every import of the same record."""
    record = replace(record, url=_address(record.url))
    outlet = [slugify(record.outlet)] if record.outlet else []
    stem = slugify(f"{record.date} {record.title}")
    path = "/".join([ARTICLES, *outlet, *_year(record), f"{stem}.txt"])
    title = " ".join(_CONTROL.sub(" ", unicodedata.normalize("NFC", record.title)).split())
    supplied = {key: value for key in _SUPPLIED if (value := getattr(record, key))}
    sidecar = yaml.safe_dump(supplied, allow_unicode=True, sort_keys=False, width=1000) if supplied else ""
    return _File(path, f"{title}\n{record.text.rstrip()}\n", sidecar, record.url)


def _year(record: Record) -> list[str]:
    """The year of the record's date, if it has one, however the date is written."""
    date = read_date(record.date, record.language or "fr")
    return [f"{date.year:04}"] if date and date.year else []


def _address(url: str) -> str:
    """`url` as a browser would send it: what no address may hold is percent-encoded
    (https://url.spec.whatwg.org/#path-percent-encode-set); letters of other scripts stay readable.
    """
    return _NOT_IN_ADDRESS.sub(lambda found: quote(found.group()), url.strip())


def _wrong(record: Record, article: _File, file: str, line: int) -> Iterator[Problem]:
    """What a build would refuse of the record, told where the record stands."""
    blank = [key for key in _NEEDED if not getattr(record, key).strip()]
    if "title" in blank:
        yield from (_missing(key, file, line) for key in blank)
    else:
        _, problems = decode(article.text.encode("utf-8", "surrogatepass"), file)
        for problem in problems:
            if problem.severity == "error":
                what = f'"title" and "text" make no article: {problem.what}'
                yield Problem(file, line, 0, what, "correct them in the record")
    supplied = read_supplied(article.sidecar, file, record.language or "fr") if article.sidecar else None
    for problem in supplied.reading.problems if supplied else ():
        if problem.severity == "error":
            yield replace(problem, line=line, column=0, hint=_in_json(problem.hint))


def _in_json(hint: str) -> str:
    """A hint for somebody who writes a sidecar, for somebody who writes JSON."""
    shown = _SHOWN.match(hint)
    return f'write it like this: "{shown[1]}": {_SUPPLIED[shown[1]]}' if shown else hint


def _there(site_folder: Path) -> dict[str, tuple[str, str]]:
    """The stem of each article of the archive, to its content path and the original's address."""
    there: dict[str, tuple[str, str]] = {}
    for file in sorted((site_folder / ARTICLES).rglob("*")):
        if file.suffix in (".txt", ".md") and file.is_file():
            path = file.relative_to(site_folder).as_posix()
            there[_stem(path)] = path, _url_in(file.with_suffix(".yaml"))
    return there


def _lonely_sidecars(site_folder: Path) -> dict[str, str]:
    """The text of each sidecar that has no article beside it, by the content path that this would have."""
    files = (site_folder / ARTICLES).rglob("*.yaml")
    lonely = (file for file in files if not file.with_suffix(".txt").exists())
    return {f.relative_to(site_folder).with_suffix(".txt").as_posix(): _text(f) for f in lonely}


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def _url_in(sidecar: Path) -> str:
    return str(read_supplied(_text(sidecar), "", "fr").get("url") or "")


def _stem(path: str) -> str:
    return posixpath.splitext(posixpath.basename(path))[0]


def _placed(
    article: _File, there: dict[str, tuple[str, str]], sidecars: dict[str, str], taken: set[str]
) -> tuple[_File, bool]:
    """The article under a name that is its own, and whether it is new. One of that name that is there
    already is the same article, perhaps edited since, unless the originals' addresses differ.
    """
    folder, stem = posixpath.dirname(article.path), _stem(article.path)
    name, number = stem, 2
    while True:
        placed = replace(article, path=f"{folder}/{name}.txt")
        found, url = there.get(name, ("", ""))
        free = name not in taken
        if free and not found and sidecars.get(placed.path, article.sidecar) == article.sidecar:
            return placed, True
        if free and found == placed.path and url == article.url:
            return placed, False
        name, number = f"{stem}-{number}", number + 1


def _write(target: Path, article: _File) -> None:
    """Writes the sidecar, then the text: an import that was interrupted goes on where it stopped."""
    target.parent.mkdir(parents=True, exist_ok=True)
    sidecar = target.with_suffix(".yaml")
    if article.sidecar and not sidecar.exists():
        with sidecar.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(article.sidecar)
    with target.open("x", encoding="utf-8", newline="\n") as opened:
        opened.write(article.text)
