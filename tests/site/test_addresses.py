"""Addresses are promises: what was published leads somewhere, or the build says so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from pressarchive.build import build
from pressarchive.build.remembered import Built
from pressarchive.cli.commands import main
from pressarchive.config import read_settings
from pressarchive.model import Made
from pressarchive.problems import Faults
from pressarchive.store import MemoryStore

WORDS = "« Nous irons jusqu’au bout », a déclaré Sergueï Lavrov.\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write(tmp_path, "site.yaml", "title: Archive\nsearch: off\n")
    write(
        tmp_path,
        "content/articles/minsk.md",
        f"---\ntitle: Minsk\ntags: [Otan]\noutlet: Le Jour\n---\n{WORDS}",
    )
    return tmp_path


def write(site: Path, path: str, text: str) -> None:
    (site / path).parent.mkdir(parents=True, exist_ok=True)
    (site / path).write_text(text, "utf-8")


def made(site: Path) -> Built:
    return build(site, read_settings(site), MemoryStore(), lambda *_: lambda: None)


def page(site: Path, path: str) -> str:
    content = made(site).site[path]
    assert isinstance(content, Made)
    return content.read().decode()


def run(site: Path, *arguments: str) -> str:
    result = CliRunner().invoke(main, ["--site", str(site), "-q", "addresses", *arguments])
    assert result.exit_code == 0, result.output
    return result.output


def leads_to(text: str) -> set[str]:
    """Where the page at a former address leads: by its link, and by itself."""
    return set(re.findall(r'<a href="(.*?)"', text)) | set(re.findall(r'content="0; url=(.*?)"', text))


def test_a_former_address_leads_to_the_page(site: Path) -> None:
    write(site, "content/tags.yaml", "- name: Otan\n  aliases: [nato, otan-1949]\n")
    assert leads_to(page(site, "tags/nato/index.html")) == {"../../tags/otan/"}
    assert leads_to(page(site, "tags/otan-1949/index.html")) == {"../../tags/otan/"}


def test_a_renamed_article_leads_on_from_its_files_name_and_its_aliases(site: Path) -> None:
    text = f"---\ntitle: Minsk\nslug: accord-de-minsk\naliases: accord\n---\n{WORDS}"
    write(site, "content/articles/minsk.md", text)
    for former in ("minsk", "accord"):
        assert leads_to(page(site, f"articles/{former}/index.html")) == {"../../articles/accord-de-minsk/"}


def test_a_merged_speaker_leads_on_from_every_name_of_the_record(site: Path) -> None:
    write(
        site,
        "content/speakers.yaml",
        "- name: Sergueï Lavrov\n  slug: lavrov\n  other_names: [Sergei Lavrov]\n",
    )
    for former in ("serguei-lavrov", "sergei-lavrov"):
        assert leads_to(page(site, f"speakers/{former}/index.html")) == {"../../speakers/lavrov/"}


def test_a_page_that_is_there_is_never_replaced_by_one_that_leads_away(site: Path) -> None:
    write(site, "content/articles/deux.md", "---\ntitle: Deux\naliases: minsk\n---\nMot.\n")
    with pytest.raises(Faults) as raised:
        made(site)
    (problem,) = raised.value.problems
    assert (
        problem.what == '"articles/minsk/" is to lead to "articles/deux/", and belongs to "articles/minsk/"'
    )


def test_two_pages_cannot_have_one_former_address(site: Path) -> None:
    for name in ("un", "deux"):
        write(site, f"content/articles/{name}.md", f"---\ntitle: {name}\naliases: zero\n---\nMot.\n")
    with pytest.raises(Faults, match="articles/zero/"):
        made(site)


def test_nothing_is_said_while_every_promise_is_kept(site: Path) -> None:
    assert "--record" in run(site)
    assert "4 addresses written down" in run(site, "--record")
    assert run(site) == ""
    assert made(site).problems == ()


def test_a_page_that_is_gone_is_told_until_its_address_leads_on(site: Path) -> None:
    run(site, "--record")
    (site / "content/articles/minsk.md").rename(site / "content/articles/minsk-2023.md")
    (problem,) = made(site).problems
    assert problem.what == '"articles/minsk/" was published, and would lead nowhere now'
    assert (problem.severity, problem.path, problem.line) == ("warning", "content/addresses.txt", 3)
    assert "articles/minsk/" in run(site)
    text = (site / "content/articles/minsk-2023.md").read_text("utf-8")
    write(site, "content/articles/minsk-2023.md", text.replace("tags:", "aliases: minsk\ntags:"))
    assert made(site).problems == ()


def test_a_quotation_whose_words_were_changed_is_told(site: Path) -> None:
    run(site, "--record")
    text = (site / "content/articles/minsk.md").read_text("utf-8")
    write(site, "content/articles/minsk.md", text.replace("jusqu’au bout", "au bout"))
    (problem,) = made(site).problems
    assert problem.what.startswith('1 quotation of "articles/minsk/" had an address that would lead nowhere')
    write(site, "content/articles/minsk.md", text.replace("Minsk", "Minsk, encore"))
    assert made(site).problems == ()


def test_the_record_is_written_for_people_and_in_order(site: Path) -> None:
    run(site, "--record")
    first = (site / "content/addresses.txt").read_text("utf-8")
    lines = [line for line in first.splitlines() if not line.startswith("#")]
    assert [line.split()[0] for line in lines] == sorted(line.split()[0] for line in lines)
    assert re.fullmatch(r"articles/minsk/ q-[0-9a-f]{8}", lines[0])
    run(site, "--record")
    assert (site / "content/addresses.txt").read_text("utf-8") == first
