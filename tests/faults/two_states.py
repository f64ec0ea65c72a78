"""An archive that is edited to and fro between two states, of which it is known what a clean build makes."""

from __future__ import annotations

import time
from pathlib import Path

from places import archive, good, tree
from previews import ARTICLE
from sites import write

OWN = {".pressarchive.json", ".pressarchive.tmp", ".pressarchive.lock"}
"""What publishing has for itself in an output folder."""
STRANGERS = {"CNAME": "archive.example.org\n", "notes/mine.txt": "not to be lost\n"}


class Two:
    """An archive in either of two states, and what a clean build makes of each."""

    def __init__(self, folder: Path, settings: str = "") -> None:
        """`settings` are further lines of site.yaml."""
        self.folder = archive(folder / "archive", settings)
        self.output = self.folder / "output"
        self.sites: list[dict[str, str]] = []
        for state in (0, 1):
            self.become(state)
            good(self.folder)
            write(self.output, STRANGERS)
            (self.output / ".git").mkdir(exist_ok=True)
            good(self.folder, "--clean")
            self.sites.append(tree(self.output))
        self.state = 1
        self.store = self.kept()
        own = {name for name, held in self.sites[0].items() if held != self.sites[1].get(name)}
        assert len(own) > 60, "the two differ nearly everywhere"

    def become(self, state: int) -> None:
        """Edit the archive."""
        self.state = state
        extra = self.folder / "content" / "articles" / "autre.md"
        settings = (self.folder / "site.yaml").read_text("utf-8").splitlines()
        write(self.folder, {"site.yaml": "\n".join([f"title: Revue {state}", *settings[1:]]) + "\n"})
        if state:
            write(self.folder, {"content/articles/autre.md": ARTICLE.format(title="Autre", day=9)})
        else:
            extra.unlink(missing_ok=True)

    def assert_whole(self) -> None:
        """Every file is wholly of one of the two sites, and no stranger is lost."""
        now = tree(self.output)
        for name, held in now.items():
            if name not in OWN and held not in [site.get(name) for site in self.sites]:
                # A preview shows the last data until it has made the new ones, and tells their sizes.
                assert name == "data/index.html", name
                assert (self.output / name).read_text("utf-8").rstrip().endswith("</html>")
        for name in STRANGERS:
            assert now[name] == self.sites[0][name]

    def assert_mended(self) -> None:
        """The next build leaves what a clean one does; nothing else lies in the output or in the store."""
        told = good(self.folder)
        assert tree(self.output) == self.sites[self.state], told
        assert "has been written anew" not in told
        if self.kept() != self.store:  # the search program of a killed build may live a moment longer
            time.sleep(1)
            good(self.folder)
        assert self.kept() == self.store
        assert len(list((self.folder / ".pressarchive").glob("data/*"))) <= 2

    def kept(self) -> list[str]:
        """What lies in the store's folder."""
        return sorted(path.name for path in (self.folder / ".pressarchive").iterdir())
