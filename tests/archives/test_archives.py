"""Bad input: archives, each a folder with the exact messages and exit code that it must give.

The first line of `expected.txt` is the exit code; the others are what stands on standard error. What a
repository cannot hold of a case is made by [making.py](making.py). `shown.txt` names pages of articles
and words that stand there.

Every case is built within this process by `make test`, a few also as a user builds, in a process of its own
with bounds on its time and memory; `make test-full` builds all of them so.
"""

from __future__ import annotations

import re
import shutil
import unicodedata
from html import unescape
from pathlib import Path

import pytest
from making import MAKERS, NEEDS_A_PROCESS
from running import CASES, GOOD, WITNESS, Said, bounded, good, here, lay, tree
from sites import write

from pressarchive.text.slugs import slugify

EVERY = sorted(CASES.iterdir())
TAG = re.compile("<[^>]*>")
PASSED_OVER = re.compile("[\\s\x00-\x1f\x7f\ufeff]+")
FEW = {
    *NEEDS_A_PROCESS,
    "a-link-to-its-own-folder",
    "a-pipe-among-the-articles",
    "a-speaker-in-two-scripts",
    "fifty-kilobytes-of-brackets",
    "forty-thousand-blanks",
    "sixteen-thousand-marks-never-closed",
    "templates-that-include-each-other",
}
"""A case of each kind that only a process of its own shows whole: what waits, what runs on, what crashes."""


def cases(*, in_a_process: bool) -> list[object]:
    """The cases as parameters; those that are not among the few are long where each is a process."""
    if not in_a_process:
        return [pytest.param(case, id=case.name) for case in EVERY if case.name not in NEEDS_A_PROCESS]
    marks = {False: [pytest.mark.long], True: []}
    return [pytest.param(case, id=case.name, marks=marks[case.name in FEW]) for case in EVERY]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive that every case begins from, built."""
    return good(tmp_path_factory.mktemp("good"))


def expected(case: Path) -> Said:
    """What `case` must come to."""
    code, _, messages = (case / "expected.txt").read_text("utf-8").partition("\n")
    return Said(int(code.removeprefix("exit ")), messages)


@pytest.mark.parametrize("case", cases(in_a_process=False))
def test_an_archive_gives_its_exact_messages_and_nothing_else_changes(
    case: Path, built: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    shutil.copytree(built, site)
    lay(case, site)
    sources = tree(site, "output", ".pressarchive")

    assert here(site) == expected(case)

    assert tree(site, "output", ".pressarchive") == sources, "only the output and the store change"
    sees(case, site / "output", built / "output")


@pytest.mark.parametrize("case", cases(in_a_process=True))
def test_a_process_within_its_bounds_says_the_same(case: Path, built: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(built, site)
    lay(case, site)
    before = tree(tmp_path)

    said = bounded(site, tmp_path)

    assert said == expected(case)
    assert untouched(tree(tmp_path)) == untouched(before), "only the output and the store change"
    sees(case, site / "output", built / "output")
    if said.code == 0 and said.stderr:
        assert bounded(site, tmp_path, "--strict") == Said(1, said.stderr)


def untouched(found: dict[str, str]) -> dict[str, str]:
    """What of a tree no build may change; the process's home and its passing files are among it."""
    ours = ("site/output", "site/.pressarchive")
    return {path: looks for path, looks in found.items() if not path.startswith(ours)}


def sees(case: Path, output: Path, before: Path) -> None:
    """What a build of `case` left in `output` is as it must be; `before` is what stood there."""
    if expected(case).code:
        assert tree(output) == tree(before), "a failed build leaves the last good site as it was"
        return
    if case.name != "no-article-at-all":
        was, now = (story(folder / WITNESS / "index.html") for folder in (before, output))
        assert was == now, "an article that has nothing to do with it stays as it was"
    for file in (output.parent / "content" / "articles").glob("*.txt"):
        keeps_words(file, output / "articles" / slugify(file.stem) / "index.html")
    if (case / "shown.txt").is_file():
        for line in (case / "shown.txt").read_text("utf-8").splitlines():
            page, _, words = line.partition(": ")
            assert words in words_of(output / page / "index.html"), line


def keeps_words(file: Path, page: Path) -> None:
    """Every line of a raw text stands on its page, sign for sign but for the spaces and what it is warned is
    taken out.
    """
    try:
        text = unicodedata.normalize("NFC", file.read_text("utf-8"))
    except UnicodeDecodeError:
        return
    shown = PASSED_OVER.sub("", words_of(page))
    for line in text.splitlines():
        assert PASSED_OVER.sub("", line) in shown, line


def story(page: Path) -> str:
    """The article itself of an article's page, as HTML."""
    _, start, rest = page.read_text("utf-8").partition('<article class="story"')
    article, end, _ = rest.partition("</article>")
    assert start, page
    assert end, page
    return article


def words_of(page: Path) -> str:
    """The words of the article itself on its page."""
    return unescape(TAG.sub("", story(page)))


def test_every_case_named_in_the_programme_is_there() -> None:
    assert len(EVERY) >= 95
    assert MAKERS.keys() <= {case.name for case in EVERY}, "what is made has its exact messages"
    assert {case.name for case in EVERY} >= FEW


@pytest.mark.long
@pytest.mark.parametrize(
    "template",
    [
        "{% for a in 'x' * 90000 %}{% for b in 'x' * 90000 %}{% endfor %}{% endfor %}",
        "{{ 'x' * 10 ** 9 }}",
    ],
    ids=["never ends", "fills the memory"],
)
def test_a_build_beyond_its_bounds_is_stopped(template: str, tmp_path: Path) -> None:
    write(tmp_path / "site", {**GOOD, "templates/article.html": template})
    assert bounded(tmp_path / "site", tmp_path).code != 0
