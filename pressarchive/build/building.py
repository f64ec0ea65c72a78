"""The build: a folder becomes a mapping of output paths to content, and nothing is written.

What a build came to is remembered under a digest of all that it was made from: the same materials come to
the same. Where they are others, the site is assembled, and those of its pages made that the store does not
know. A clean build is an empty store.
"""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from pressarchive.build.downloads import recalled as data_recalled
from pressarchive.build.found import place_of
from pressarchive.build.found import recalled as search_recalled
from pressarchive.build.materials import Materials, gather
from pressarchive.build.progress import Progress
from pressarchive.build.remembered import Built, Kept, recalled, remember
from pressarchive.build.site import Site
from pressarchive.build.wholes import files_of
from pressarchive.build.workers import HERE, Workers
from pressarchive.config import Settings
from pressarchive.store import Store


def build(
    site_folder: Path, settings: Settings, store: Store, progress: Progress, workers: Workers = HERE
) -> Built:
    """The site of the archive in `site_folder`, every page of it made or known to the store.

    Raises `Faults` with everything that is wrong if anything is an error.
    """
    materials = gather(site_folder, settings, store)

    def anew() -> Built:
        return _assembled(materials, store, progress, workers)

    def again(kept: Kept) -> Site | None:
        site = Site(materials.shown(kept.rights.media), lambda: anew().site.press, kept.became)
        # By the site, whose press is asked for only where the store has lost a file.
        recall = {
            "search": lambda key: search_recalled(store, key, place_of(settings), site.search_anew),
            "data": lambda key: data_recalled(store, key),
        }
        found = [recall[kind](key) for kind, key in kept.wholes]
        site.more = files_of(filter(None, found))
        return site if all(found) else None

    if known := recalled(store, materials.key, again):
        return known
    built = anew()
    with built.site.press.making_wholes() as made:
        built.site.make(progress("Rendering", len(built.site.press.paths)))
        found, problems = made()
    workers.close()  # publishing seldom has work for them, and they hold what they remember of pages
    built.site.more = files_of(found)
    # What was changed while it was read is in the site, and not in the key.
    if built.as_gathered and not problems:
        remember(store, materials.key, built, found)
    return replace(built, problems=(*built.problems, *problems))


def assemble(
    site_folder: Path, settings: Settings, store: Store, progress: Progress, workers: Workers = HERE
) -> Built:
    """The same site, its pages still to be made: each is when somebody wants it. Raises as `build` does,
    but for what only rendering a page can tell, which whoever wants the page is told.
    """
    return _assembled(gather(site_folder, settings, store), store, progress, workers)


def _assembled(materials: Materials, store: Store, progress: Progress, workers: Workers) -> Built:
    # Where nothing is to be made, nothing waits for what reads articles and makes pages.
    from pressarchive.build.assembling import assembled

    return assembled(materials, store, progress, workers)
