"""The archive's settings: `site.yaml`, read closely and whole."""

from __future__ import annotations

import re
import stat
import unicodedata
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from msgspec import Struct

from pressarchive.fields.kinds import (
    choice,
    is_web_address,
    language,
    text,
    visibility,
    whole_number,
    word,
    yes_no,
)
from pressarchive.fields.records import Slot, Table, read_record
from pressarchive.fields.yaml import Node, Word, read_yaml
from pressarchive.model import Visibility
from pressarchive.problems import Faults, Problem, SettingsFaults, not_utf8

FILE_NAME = "site.yaml"
INTERFACE_LANGUAGES = ("fr", "en")
"""Languages the archive's own words (menus, dates, headings) are written in."""

_MAIL_ADDRESS = re.compile(r"[^\s@<>\"?&]+@[^\s@<>\"?&]+\.[^\s@<>\"?&]+")
_MISNAMED = (FILE_NAME, "site.yml", f"{FILE_NAME}.txt", "site.yml.txt")
_EXAMPLE = 'create it with these two lines: "title: Revue de presse" and "language: fr"'


class Settings(Struct, frozen=True, kw_only=True):
    """What `site.yaml` says, with the default of every key it leaves out."""

    title: str
    """The archive's name, at the head of every page. The one setting that must be given."""
    description: str = ""
    """A sentence or two about the archive, for its home page and for search engines."""
    language: str = "fr"
    """Language of the archive's own words, `fr` or `en`, and of every article that does not name its own."""
    base_url: str = ""
    """Address the archive is published at, with its final `/`. Links inside the archive do without it;
    feeds, the sitemap and permanent addresses need it, and are left out or relative where it is empty."""
    keeper: str = ""
    """Who keeps the archive: a person or a body."""
    contact: str = ""
    """Where to write to the keeper: an e-mail or a web address."""
    licence: str = ""
    """Under which licence the archive's own work (notes, tags, tables) may be used again."""
    rights: str = ""
    """What a reader must know of the rights in the articles, which are their outlets'."""
    visibility: Visibility = "full"
    """What is published of an article that does not say so itself, and whose outlet does not: `full`, all of
    it; `excerpt`, its short quotations; `metadata`, its headline, date and outlet; `private`, nothing."""
    require_rights: bool = False
    """Whether articles that stand here in full without a licence or a word on rights are warned of."""
    noindex: bool = False
    """Whether search engines are asked to leave the archive out."""
    takedown: str = ""
    """Where to write to have something taken down: an e-mail or a web address."""
    page_size: int = 50
    """Entries on one page of a list, from 1 to 500."""
    home_articles: int = 12
    """Latest articles shown on the home page, from 1 to 500."""
    recognise_tags: bool = True
    """Whether countries and organisations named in an article become its tags, beside those supplied."""
    feeds: Literal["all", "archive", "off"] = "all"
    """Which feeds there are, where the archive has an address: of the archive and each tag, speaker and
    outlet; of the archive alone; none."""
    first_url: str = ""
    """Address at which the archive was first published, where it has moved: ids in feeds stay what they were.
    Empty: it is still at `base_url`."""
    search: bool = True
    """Whether the site can be searched. Without, it has no search page, and its build does not index it."""
    data: bool = True
    """Whether the archive can be downloaded: as a whole in a few files, and each article beside its page."""

    social_images: bool = False
    """Whether each article has a picture of its own, for where somebody shares it, with its headline, outlet
    and date. Without, the archive's stands for every page. Either needs `base_url`."""
    warnings: tuple[Problem, ...] = ()
    """No setting: what is to be told of the file, and keeps nothing from being built."""

    @property
    def base_path(self) -> str:
        """Path of the archive on its host, with both slashes: `/`, or `/repo/`."""
        return urlsplit(self.base_url).path or "/"


def read_settings(site_folder: Path, base_url: str | None = None) -> Settings:
    """The settings in `site_folder`; `base_url`, if given, stands in for the one of the file.

    Raises `SettingsFaults`, with every problem, where the folder or the file is missing, or the file is no
    YAML or has a setting that is unknown or wrong.
    """
    need_folder(site_folder)
    problems: list[Problem] = []
    values = _values(site_folder / FILE_NAME, problems)
    if base_url is not None:
        option = Slot("--base-url", "--base-url", problems, sign="")
        values["base_url"] = base_url and _base_url(Word(base_url, 0, 0), option)
    if any(problem.severity == "error" for problem in problems):
        raise SettingsFaults(problems)
    return Settings(**values, warnings=tuple(problems))


def need_folder(site_folder: Path) -> None:
    """Raise `SettingsFaults` where there is no folder `site_folder`."""
    if not site_folder.is_dir():
        what, hint = f"there is no folder {site_folder}", f"name the one of {FILE_NAME}"
        raise SettingsFaults([Problem("--site", 0, 0, what, hint)])


def _values(file: Path, problems: list[Problem]) -> dict[str, Any]:
    """The file's good values; what is wrong with the others goes to `problems`."""
    try:
        reading = read_record(read_yaml(_text(file), FILE_NAME, warnings=problems), TABLE, FILE_NAME)
    except Faults as faults:
        problems.extend(faults.problems)
        return {}
    problems.extend(reading.problems)
    return reading.values


def _text(file: Path) -> str:
    """The file's characters; it is opened only if it is a file, since reading a pipe would wait for ever."""
    try:
        if not stat.S_ISREG(file.stat().st_mode):
            raise _fault("this is not a file", "put a file of that name in its place")
        return unicodedata.normalize("NFC", file.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        raise Faults([_not_there(file)]) from None
    except OSError as error:
        raise _fault(f"this file cannot be read: {error.strerror}", "see that you may read it") from None
    except UnicodeDecodeError as error:
        raise Faults([not_utf8(error, FILE_NAME)]) from None


def _not_there(file: Path) -> Problem:
    """The fault of settings that are not there, with the place where they were looked for; where that is
    this folder, their name says it.
    """
    folder = file.parent
    elsewhere = folder != Path()
    hint = f"name the folder of your archive, or {_EXAMPLE}" if elsewhere else _EXAMPLE
    if other := _misnamed(folder):
        hint = f"rename {other} to {FILE_NAME}"
    return Problem(str(file), 0, 0, "this file is not there", hint)


def _misnamed(folder: Path) -> str:
    """The file of `folder` that is probably meant to be its settings; empty: there is none."""
    try:
        names = sorted(entry.name for entry in folder.iterdir())
    except OSError:
        return ""
    return next((name for name in names if name != FILE_NAME and name.casefold() in _MISNAMED), "")


def _fault(what: str, hint: str) -> Faults:
    return Faults([Problem(FILE_NAME, 0, 0, what, hint)])


def _interface_language(node: Node, slot: Slot) -> str | None:
    tag = language(node, slot)
    if tag is None or tag.partition("-")[0] in INTERFACE_LANGUAGES:
        return tag
    what = f'is "{tag}", and the archive itself speaks fr or en'
    slot.wrong(node, what, "write language: fr, or en; an article in another language names its own")
    return None


def _base_url(node: Node, slot: Slot) -> str | None:
    """An address that pages can be put under: no query, no fragment, and a `/` at its end."""
    address = node.value.strip() if isinstance(node, Word) else ""
    if not is_web_address(address):
        expected = "a web address that begins with https:// or http://"
        slot.unlike(node, expected, "https://example.org/archive/")
        return None
    parts = urlsplit(address)
    folders = [folder for folder in parts.path.split("/") if folder]
    if "?" in address or "#" in address or not {".", ".."}.isdisjoint(folders):
        slot.unlike(node, "an address without ?, # or ..", f"{parts.scheme}://{parts.netloc}/")
        return None
    path = "".join(f"{folder}/" for folder in folders)
    return f"{parts.scheme}://{parts.netloc.lower()}/{path}"


def _contact(node: Node, slot: Slot) -> str | None:
    contact = word(node, slot)
    if contact is None or _MAIL_ADDRESS.fullmatch(contact) or is_web_address(contact):
        return contact
    slot.unlike(node, "an e-mail or a web address", "archive@example.org")
    return None


TABLE = Table(
    kinds={
        "title": word,
        "description": text,
        "language": _interface_language,
        "base_url": _base_url,
        "keeper": word,
        "contact": _contact,
        "licence": text,
        "rights": text,
        "visibility": visibility,
        "require_rights": yes_no,
        "noindex": yes_no,
        "takedown": _contact,
        "page_size": whole_number(1, 500),
        "home_articles": whole_number(1, 500),
        "recognise_tags": yes_no,
        "feeds": choice("all", "archive", "off"),
        "first_url": _base_url,
        "search": yes_no,
        "data": yes_no,
        "social_images": yes_no,
    },
    required={"title": "Revue de presse"},
)
"""Every key of `site.yaml`."""
