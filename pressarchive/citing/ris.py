"""RIS, which every citation manager reads (https://en.wikipedia.org/wiki/RIS_(file_format))."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pressarchive.citing.cited import Cited

MEDIA_TYPE = "application/x-research-info-systems"


def ris(every: Iterable[Cited]) -> str:
    """A record each. A line ends in CR and LF, and no value has an end of line in it."""
    records = (
        "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in _lines(cited)) for cited in every
    )
    return "\r\n".join(records)


def _lines(cited: Cited) -> Iterator[tuple[str, str]]:
    date = cited.date
    values = (
        ("TI", cited.title),
        *(("AU", author.turned) for author in cited.authors),
        ("T2", cited.outlet),
        ("PY", f"{date.year:04}" if date.year is not None else ""),
        ("DA", f"{date.year:04}/{date.month:02}/{_two(date.day)}/" if date.year and date.month else ""),
        ("LA", cited.language),
        ("UR", cited.url),
        ("DB", cited.archive),
        ("ID", cited.key),
    )
    yield "TY", "NEWS"
    yield from (line for line in values if line[1])
    yield "ER", ""


def _two(day: int | None) -> str:
    return f"{day:02}" if day else ""
