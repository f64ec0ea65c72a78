"""The edits that are measured. Each leaves words behind that are nowhere else."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from benchmarks.corpus import Block, Record
from benchmarks.peers import Generator

_numbers = count(1)


def new_words() -> str:
    """Words that no page has yet."""
    return f"repère{next(_numbers)}ici"


def edit(generator: Generator, site: Path, record: Record) -> str:
    """Add a paragraph to an article; the new words."""
    words = new_words()
    added = Block("p", f"Une phrase de plus, {words}.")
    generator.save(site, record._replace(blocks=(*record.blocks, added)))
    return words


def headline(generator: Generator, site: Path, record: Record) -> str:
    """Change an article's headline, which every list with the article shows; the new words."""
    words = new_words()
    generator.save(site, record._replace(title=f"{record.title} {words}"))
    return words


def template(generator: Generator, site: Path, _record: Record) -> str:
    """Change the template of articles' pages; the new words."""
    words = new_words()
    file = site / generator.template
    before, _, after = file.read_text("utf-8").partition("</h1>")
    after = after.partition("</b>")[2] if after.startswith("<b>") else after
    file.write_text(f"{before}</h1><b>{words}</b>{after}", "utf-8")
    return words
