"""What the tests of faults share: archives, the command in this process, and trees with what is in them."""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path

from click.testing import CliRunner
from previews import ARTICLE
from sites import write

from pressarchive.cli import main

SETTINGS = "title: Revue\nlanguage: fr\nbase_url: https://example.org/repo/\npage_size: 2\n"
PICTURE = bytes(range(256)) * 300
SAID = "« Nous étions {number} ce jour-là », a déclaré Angela Merkel à Lisbonne.\n"
ARCHIVE = {
    "site.yaml": SETTINGS,
    **{
        f"content/articles/a{number}.md": ARTICLE.format(title=f"Article {number}", day=number)
        + SAID.format(number=number)
        for number in range(1, 7)
    },
    "content/articles/brut.txt": "Un titre\nUn texte de Lisbonne, où il pleuvait.\n",
    "content/articles/brut.yaml": (
        "date: 2018-12\noutlet: Le Monde\npicture: {file: chat.jpg, alternative: Un chat}\n"
    ),
    "content/pages/a-propos.md": "# À propos\n\nTexte.\n",
    "content/tags.yaml": "- name: Mer\n  note: La mer.\n",
}
"""By path; and a picture beside, in `archive`."""


def archive(folder: Path, settings: str = "") -> Path:
    """A small archive in `folder` that has every kind of file; `settings` are further lines of site.yaml."""
    write(folder, ARCHIVE | {"site.yaml": SETTINGS + settings})
    (folder / "content" / "media").mkdir()
    (folder / "content" / "media" / "chat.jpg").write_bytes(PICTURE)
    return folder


def run(site: Path, *options: str) -> tuple[int, str]:
    """Exit code and what was told, of a build in this process; a traceback fails the test."""
    result = CliRunner().invoke(main, ["--site", str(site), "--workers", "1", *options])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout + result.stderr


def good(site: Path, *options: str) -> str:
    """What a build tells that has no fault."""
    code, told = run(site, *options)
    assert code == 0, told
    return told


def tree(folder: Path) -> dict[str, str]:
    """All that is in `folder`, hidden files too: a digest of each file, a link's target, `/` for a folder."""
    return {path.relative_to(folder).as_posix(): _held(path) for path in sorted(folder.rglob("*"))}


def _held(path: Path) -> str:
    mode = path.lstat().st_mode
    if stat.S_ISLNK(mode):
        return f"-> {path.readlink()}"
    if stat.S_ISREG(mode):
        return hashlib.sha256(path.read_bytes()).hexdigest()
    return "/" if stat.S_ISDIR(mode) else "something else"
