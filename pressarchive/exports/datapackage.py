"""`datapackage.json`: what the data are, as the Data Package standard has it (https://datapackage.org)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from pressarchive.config import Settings
from pressarchive.exports.columns import Column, columns
from pressarchive.exports.rows import ArticleRow, MentionRow, QuotationRow, SpeakerRow
from pressarchive.exports.spreadsheet import BETWEEN
from pressarchive.fields.kinds import is_web_address
from pressarchive.index.model import Outlet
from pressarchive.pages.document import Written
from pressarchive.text.slugs import slugify

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"

_DATES = {"date", "first", "last"}
_WORDS = {"text", "prefix", "suffix", "rule", "value"}
_LICENCE_NAME = re.compile(r"[-a-zA-Z0-9._]+")
_CREATIVE_COMMONS = re.compile(r"CC[ -](BY(?:[ -](?:NC|ND|SA))*|0)(?:[ -](\d\.\d))?")


class Kind(Struct, frozen=True):
    """A file of the data."""

    name: str
    """Of its table."""
    row: type[Struct] | None
    """None: it holds every table."""
    said: str
    """What it holds, in English."""
    key: tuple[str, ...] = ()
    leads_to: Mapping[str, str] = {}
    """Column, and the table whose identifier it holds."""


_QUOTED = {"article_id": "articles", "speaker_id": "speakers"}
_CELLS = " A cell that a spreadsheet might run has an apostrophe before it."

FILES = {
    "articles.jsonl": Kind(
        "articles",
        ArticleRow,
        "Every article: its fields, how each of them is known, and its text as printed.",
        ("id",),
    ),
    "quotations.jsonl": Kind(
        "quotations-jsonl",
        QuotationRow,
        "Every quotation: its words as printed with those around them, who says it and how that is known.",
        ("id",),
        _QUOTED,
    ),
    "quotations.csv": Kind(
        "quotations", QuotationRow, f"Every quotation, for a spreadsheet.{_CELLS}", ("id",), _QUOTED
    ),
    "speakers.csv": Kind(
        "speakers", SpeakerRow, f"Everybody who is quoted, under all their names.{_CELLS}", ("id",)
    ),
    "mentions.csv": Kind(
        "mentions",
        MentionRow,
        f"The articles that name a speaker in full and do not quote them.{_CELLS}",
        ("speaker_id", "article_id"),
        _QUOTED,
    ),
    "archive.sqlite": Kind(
        "archive",
        None,
        "All tables in one SQLite database, with tags, outlets and the origin of each field; its words are "
        "found with accents and capitals aside.",
    ),
}
"""By name, in the order in which they are shown."""

_FORMATS = {
    "jsonl": "application/jsonl",
    "csv": "text/csv",
    "sqlite": "application/vnd.sqlite3",
}


def datapackage(settings: Settings, outlets: Sequence[Outlet], files: Sequence[Written]) -> bytes:
    """The description of `files`."""
    told: dict[str, Any] = {
        "$schema": PROFILE,
        "name": slugify(settings.title) or "archive",
        "title": settings.title,
        "description": settings.description,
        "homepage": settings.base_url,
        "contributors": _keeper(settings),
        "licenses": _licence(settings.licence),
        "rights": settings.rights,
        "sources": [_source(outlet) for outlet in outlets],
        "resources": [_resource(file) for file in files],
    }
    return msgspec.json.format(msgspec.json.encode({k: v for k, v in told.items() if v}), indent=2) + b"\n"


def _keeper(settings: Settings) -> list[dict[str, Any]]:
    if not settings.keeper:
        return []
    way = {"email" if "@" in settings.contact and "/" not in settings.contact else "path": settings.contact}
    return [{"title": settings.keeper, "roles": ["publisher"], **(way if settings.contact else {})}]


def _licence(licence: str) -> list[dict[str, str]]:
    """The licence, where it is one that the format can name; free words are told on every page."""
    address = next((word for word in licence.split() if is_web_address(word)), "")
    known = _CREATIVE_COMMONS.search(licence)
    if known:
        name = "-".join(("CC", known[1].replace(" ", "-"), *([known[2]] if known[2] else [])))
        name = name.replace("CC-0", "CC0")
    else:
        name = licence if _LICENCE_NAME.fullmatch(licence) else ""
    parts = {"name": name, "path": address, "title": licence if name or address else ""}
    told = {key: value for key, value in parts.items() if value}
    return [told] if told else []


def _source(outlet: Outlet) -> dict[str, str]:
    address = outlet.record.url if outlet.record else ""
    return {"title": outlet.name, **({"path": address} if address else {})}


def _resource(file: Written) -> dict[str, Any]:
    kind, ending = FILES[file.name], file.name.rpartition(".")[2]
    told: dict[str, Any] = {
        "name": kind.name,
        "path": file.name,
        "title": file.name,
        "description": kind.said,
        "format": ending,
        "mediatype": _FORMATS[ending],
        "bytes": file.size,
        "hash": f"sha256:{file.digest}",
    }
    if kind.row is not None:
        told |= {"type": "table", "encoding": "utf-8", "schema": _schema(kind, cells=ending == "csv")}
    if ending == "csv":
        told["dialect"] = {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True}
    return told


def _schema(kind: Kind, *, cells: bool) -> dict[str, Any]:
    """`cells`: whether it stands in cells, which hold no lists."""
    assert kind.row is not None  # noqa: S101 - it is one table
    told: dict[str, Any] = {
        "fields": [_field(column, cells=cells) for column in columns(kind.row)],
        "missingValues": [""],
        "primaryKey": list(kind.key),
    }
    if kind.leads_to:
        told["foreignKeys"] = [
            {"fields": [column], "reference": {"resource": table, "fields": ["id"]}}
            for column, table in kind.leads_to.items()
        ]
    return told


def _field(column: Column, *, cells: bool) -> dict[str, Any]:
    several = cells and column.kind == "array"
    said = f"{column.said} Several are parted by “{BETWEEN}”." if several else column.said
    told: dict[str, Any] = {
        "name": column.name,
        "type": "string" if several else column.kind,
        "description": said,
    }
    if column.name in _DATES:
        told["rdfType"] = EDTF
    bounds: dict[str, Any] = {"required": True} if column.required and not _may_be_empty(column) else {}
    if column.values:
        bounds["enum"] = list(column.values)
    return told | ({"constraints": bounds} if bounds else {})


def _may_be_empty(column: Column) -> bool:
    """Whether it is there, and may hold no letter or no entry."""
    return column.kind == "array" or column.name in _WORDS
