"""Materials: everything that a site is made from, as it was when the build began."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from pressarchive.build.code import code_digest
from pressarchive.build.found import place_of
from pressarchive.build.inputs import Inputs, read_inputs
from pressarchive.build.media import media_files
from pressarchive.config import Settings
from pressarchive.digest import digest
from pressarchive.model import Content
from pressarchive.problems import Faults, Problem
from pressarchive.render.assets import assets
from pressarchive.render.theme import Theme, default_theme, read_theme
from pressarchive.store import Store

T = TypeVar("T")


class Materials(Struct, frozen=True, eq=False):
    """What there is."""

    settings: Settings
    inputs: Inputs
    theme: Theme | None
    assets: str
    """Url of the assets' folder."""
    files: dict[str, Content]
    """Assets by output path."""
    media: dict[str, Content]
    """Photographs and scans by output path, those included that are not to be published."""
    faults: tuple[Problem, ...]
    """What is wrong with these; the articles may have more."""

    def shown(self, media: Collection[str]) -> dict[str, Content]:
        """The files of the site, of its photographs and scans those alone at the output paths `media`."""
        return {**self.files, **{path: file for path, file in self.media.items() if path in media}}

    @property
    def key(self) -> str:
        """A digest of it all; empty where something has a fault."""
        inputs = self.inputs.key
        if self.faults or not inputs:
            return ""
        others = (self.settings, self.theme, self.assets, place_of(self.settings))
        return digest("site", code_digest(), msgspec.msgpack.encode(others), inputs)


def gather(site_folder: Path, settings: Settings, store: Store) -> Materials:
    """The materials of the archive in `site_folder`."""
    theme_folder, own = default_theme(), site_folder / "templates"
    faults: list[Problem] = []
    inputs = read_inputs(site_folder, store)
    theme = or_faults(lambda: read_theme(theme_folder, own, settings.language), faults)
    folder, files = or_faults(lambda: assets(theme_folder, own), faults) or ("", {})
    pictures = or_faults(lambda: media_files(inputs), faults) or {}
    return Materials(settings, inputs, theme, folder, dict(files), pictures, tuple(faults))


def or_faults(make: Callable[[], T], faults: list[Problem]) -> T | None:
    """What `make` gives; None, its faults added to the others, where it raises them: all are told in one
    run.
    """
    try:
        return make()
    except Faults as found:
        faults.extend(found.problems)
        return None
