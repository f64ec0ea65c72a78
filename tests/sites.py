"""Sites that the tests build once and read many times: the seeds, an extract of Wikinews, all of Wikinews."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock
from msgspec import Struct
from reading_pages import Page, keep, kept, read_pages

from pressarchive.build.archive import Archive, read_archive
from pressarchive.build.inputs import read_inputs
from pressarchive.config import read_settings
from pressarchive.model import Content, FileRef, Made
from pressarchive.store import MemoryStore

ROOT = Path(__file__).parent.parent
EXTRACT = ROOT / "tests" / "fixtures" / "wikinews" / "articles.jsonl"
WIKINEWS = ROOT.parent / "shared" / "wikinews-fr" / "articles.jsonl"
"""All of it lies beside the repository where there is room for it."""

REPO = "https://example.org/repo/"


def build_py(*arguments: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """`python build.py ARGUMENTS`, as a reader of the manual types it."""
    command = [sys.executable, str(ROOT / "build.py"), *arguments]
    return subprocess.run(
        command, check=False, capture_output=True, encoding="utf-8", env=env, stdin=subprocess.DEVNULL
    )


def built(folder: Path, *options: str) -> str:
    """Build the site in `folder`, which has no fault; what was told."""
    result = build_py("--site", str(folder), *options)
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout + result.stderr


def held(content: Content) -> bytes:
    """What stands at an output path."""
    match content:
        case FileRef():
            return Path(content.path).read_bytes()
        case Made():
            return content.read()
        case bytes():
            return content


class Site(Struct, frozen=True):
    """A site that was built."""

    name: str
    folder: Path
    """Where site.yaml lies."""
    base_url: str
    """Empty: none."""

    @property
    def output(self) -> Path:
        """The built site."""
        return self.folder / "output"

    @property
    def files(self) -> frozenset[str]:
        """Every file of the built site, by its path there."""
        return files_of(self.output)

    @property
    def pages(self) -> dict[str, Page]:
        """Every page, read; those at former addresses, which lead on, have a test of their own."""
        return {file: page for file, page in kept(self.folder / "pages.msgpack").items() if not page.leads_on}

    @property
    def archive(self) -> Archive:
        """What the pages were made from."""
        settings = read_settings(self.folder, self.base_url or None)
        store = MemoryStore()
        inputs = read_inputs(self.folder, store)
        return read_archive(inputs, settings, store, lambda _what, _steps: lambda: None)


def files_of(output: Path) -> frozenset[str]:
    """The files below `output` that are the site's, by their paths."""
    found = (path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file())
    return frozenset(file for file in found if not file.startswith("."))


def seeds(folder: Path) -> None:
    """The archive of this repository."""
    shutil.copytree(ROOT / "content", folder / "content")
    shutil.copy(ROOT / "site.yaml", folder)


def extract(folder: Path) -> None:
    """Articles of Wikinews with everything that an archivist may add, on short pages."""
    write(folder, EXTRAS)
    _import(folder, EXTRACT)


def wikinews(folder: Path) -> None:
    """All 1,191 articles."""
    if not WIKINEWS.is_file():
        pytest.skip("the 1,191 articles do not lie beside the repository, in ../shared/wikinews-fr/")
    write(folder, {"site.yaml": "title: Wikinews\nlanguage: fr\n"})
    _import(folder, WIKINEWS)


def _import(folder: Path, file: Path) -> None:
    result = build_py("--site", str(folder), "import", str(file))
    assert result.returncode == 0, result.stderr


def write(folder: Path, files: dict[str, str]) -> None:
    """Write `files`, by path, below `folder`."""
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8", newline="\n")


def contents_of_repository(folder: Path) -> None:
    """Copy what a fresh clone of this repository holds, and what is not yet committed."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, check=False, capture_output=True, cwd=ROOT, encoding="utf-8")
    if listed.returncode:
        pytest.skip("the tests do not run in a clone of the repository")
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)


EXTRAS = {
    "site.yaml": (
        "title: Extrait & compagnie\ndescription: Quatorze articles de Wikinews.\nlanguage: fr\n"
        "page_size: 5\nhome_articles: 5\nkeeper: Jeanne Dupont\ncontact: archive@example.org\n"
        "licence: CC BY 4.0\nrights: Textes des contributeurs de Wikinews, CC BY 2.5.\n"
    ),
    "content/speakers.yaml": (
        "- name: Emmanuel Macron\n  other_names: [Macron]\n"
        "  note: Président de la République.\n  wikidata: Q3052772\n"
        "- name: Nobody Quotes Me\n"
    ),
    "content/tags.yaml": (
        "- name: Gilets jaunes\n  note: Mouvement né en 2018.\n"
        "- name: Union européenne\n  other_names: [UE, Europe]\n"
    ),
    "content/outlets.yaml": (
        "- name: Wikinews\n  other_names: [Wikinews francophone]\n  url: https://fr.wikinews.org/\n"
        "- name: Le Monde\n"
    ),
    "content/pages/a-propos.md": (
        "---\ntitle: À propos\n---\n\nDes articles de **Wikinews**, "
        "par exemple [celui-ci](../articles/entretien.md).\n\n## Licence\n\nCC BY 2.5.\n"
    ),
    "content/articles/entretien.md": (
        "---\ntitle: « Rien n’est “joué” » & autres mots <brefs>\ndate: 2018-12\noutlet: Le Monde\n"
        "byline: Jeanne Dupont\ntags: [Union européenne, Élections, 'Étrange/Tag #1']\n---\n\n"
        "## Un intertitre\n\n« Rien n’est “joué” », a déclaré Angela Merkel mardi.\n\n"
        "- un point\n- un [lien](https://example.com/?a=1&b=2)\n\n> « Une phrase sans personne. »\n"
    ),
    "content/articles/arabe.md": (
        "---\ntitle: خبر من القاهرة\nlanguage: ar\noutlet: Arab Observer\n---\n\nقال الوزير «هذا خبر».\n"
    ),
    "content/articles/sans-date.txt": (
        "Un texte sans date\n(Baonghean.vn) - Le 1er décembre, un témoin a vu la mer.\n"
        "« Elle était calme. »\nOn entend : « Qui parle ici ? »\n"
    ),
    **{
        f"content/articles/nommee-{month}.md": (
            f"---\ntitle: Nommée {month} fois\ndate: 2018-{month:02}\n---\n\nAngela Merkel était à Berlin.\n"
        )
        for month in range(1, 8)
    },
    "content/articles/annee.md": "---\ntitle: Une année seule\ndate: 2017\n---\n\nPresque rien.\n",
}

MAKERS: dict[str, tuple[Callable[[Path], None], str]] = {
    "seeds": (seeds, ""),
    "seeds-on-pages": (seeds, REPO),
    "extract": (extract, "https://example.org/"),
    "wikinews": (wikinews, REPO),
}
"""Each site that is built once: what writes its folder, and the address it is built for."""


def site(name: str, shared: Path) -> Site:
    """The site of that name, built by whichever worker comes first."""
    make, base_url = MAKERS[name]
    made = Site(name, shared / name, base_url)
    with FileLock(shared / f"{name}.lock"):
        if not (shared / f"{name}.done").exists():
            shutil.rmtree(made.folder, ignore_errors=True)  # of a test that was skipped or failed
            made.folder.mkdir()
            make(made.folder)
            built(made.folder, *(["--base-url", base_url] if base_url else []))
            keep(read_pages(made.output), made.folder / "pages.msgpack")
            (shared / f"{name}.done").touch()
    return made
