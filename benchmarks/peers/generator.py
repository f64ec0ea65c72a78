"""What the benchmark knows of a generator: how it is given the records, and how it is run."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import Record

ROOT = Path(__file__).parents[2]
SITES = Path(__file__).parent / "sites"
"""The peers' sites: all but the articles."""
STYLE = ROOT / "templates" / "assets" / "style.css"
"""The stylesheet that all of them get."""

Command = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Generator:
    """A program that makes a site of a folder. Its commands run in that folder."""

    name: str
    program: Callable[[Path], Command]
    """How its commands begin, given the folder where the peers are installed."""
    setting: Callable[[Path], None]
    """Writes all of a site's folder but the articles."""
    article: Callable[[Record], dict[str, str]]
    """An article's files by path; the first is its text."""
    clean: Command = ()
    """Arguments of a build with nothing kept."""
    again: Command = ()
    """Arguments of a build on what the last one kept."""
    serve: Command = ()
    """Arguments that serve every later state at `{port}`."""
    version: Command = ("--version",)
    """Arguments that tell the version."""
    output: str
    """Where the site is built."""
    kept: tuple[str, ...]
    """What is kept for the next build, beside the output."""
    template: str
    """The template of an article's page."""
    reloads: bool = True
    """Whether its server has the browser show the new page."""

    def installed(self, tools: Path) -> bool:
        """Whether it can be run."""
        return all(Path(part).exists() for part in self.program(tools) if part.startswith("/"))

    def write(self, site: Path, records: Iterable[Record]) -> None:
        """Make the site's folder."""
        site.mkdir(parents=True)
        self.setting(site)
        for record in records:
            for path, text in self.article(record).items():
                (site / path).parent.mkdir(parents=True, exist_ok=True)
                (site / path).write_text(text, "utf-8")

    def save(self, site: Path, record: Record) -> None:
        """Write the article's text anew, as an editor does."""
        path, text = next(iter(self.article(record).items()))
        (site / path).write_text(text, "utf-8")

    def page(self, site: Path, record: Record) -> Path:
        """The file of an article's page."""
        return site / self.output / "articles" / record.slug / "index.html"

    def pages(self, site: Path) -> int:
        """How many pages were built."""
        return sum(1 for _ in (site / self.output).rglob("*.html"))


def quoted(text: str) -> str:
    """As a scalar of YAML."""
    return json.dumps(text, ensure_ascii=False)


def names(several: Iterable[str]) -> str:
    """As a list of YAML, each once."""
    return f"[{', '.join(map(quoted, dict.fromkeys(several)))}]"


def year_path(record: Record) -> str:
    """Where an article lies, without the end of its name."""
    return f"articles/{record.date.year}/{record.slug}"
