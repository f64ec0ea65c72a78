"""RIS, which every citation manager reads (https://en.wikipedia.org/wiki/RIS_(file_format))."""

from __future__ import annotations

from collections.abc import Iterable

from pressarchive.citing.cited import Cited

MEDIA_TYPE = "application/x-research-info-systems"


def ris(every: Iterable[Cited]) -> str:
    """A record each. A line ends in CR and LF, and no value has an end of line in it."""
    return "\r\n".join(map(_record, every))


def _record(cited: Cited) -> str:
    date = cited.date
    values = (
        ("TY", "NEWS"),
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
    lines = [f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in values if value]
    return f"{''.join(lines)}ER  - \r\n"


def _two(day: int | None) -> str:
    return f"{day:02}" if day else ""
