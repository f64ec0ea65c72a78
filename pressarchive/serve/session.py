"""The session: builds one after another, the last good site, and what keeps the next from being built."""

from __future__ import annotations

import gc
import time
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path

from msgspec import Struct

from pressarchive.build import Built
from pressarchive.build.building import assemble
from pressarchive.build.progress import Progress
from pressarchive.build.site import Site
from pressarchive.build.wholes import Found, Whole, files_of
from pressarchive.config import Settings, read_settings
from pressarchive.pages.urls import DATA, output_path
from pressarchive.problems import Faults, Problem
from pressarchive.render.theme import default_theme
from pressarchive.serve.behind import Follower
from pressarchive.serve.editions import Difference, Edition, difference, edition
from pressarchive.serve.excerpts import Fault, shown
from pressarchive.store import Store

FIRST_SHOWN = 50
"""Faults that are shown with their line; the terminal tells all."""


class State(Struct, frozen=True):
    """What the preview shows, until there is something else to show."""

    number: int = 0
    """States before it."""
    edition: Edition | None = None
    """The last good one."""
    faults: tuple[Fault, ...] = ()
    """What kept the last build from being good."""
    fault_count: int = 0


class Rebuilt(Struct, frozen=True):
    """A build that went well."""

    changed: tuple[str, ...]
    """Paths of what was edited; empty: the first build."""
    built: Built
    warnings: tuple[Problem, ...]
    """Those that the build before did not have."""
    difference: Difference
    seconds: float


class Failed(Struct, frozen=True):
    """A build that found faults."""

    changed: tuple[str, ...]
    problems: tuple[Problem, ...]
    """Without the warnings that the last good build had already."""
    stays: bool
    """Whether there is a last good site."""


class Broke(Struct, frozen=True):
    """A build that met a bug of the program's."""

    changed: tuple[str, ...]
    trace: str
    stays: bool
    """Whether there is a last good site."""


Outcome = Rebuilt | Failed | Broke


class Sources(Struct, frozen=True):
    """What a session builds from, and with."""

    site_folder: Path
    store: Store
    progress: Progress
    base_url: str | None = None
    """In place of the one in site.yaml."""


class Session:
    """Builds of one archive. One thread builds; any may look at `state`, which is replaced whole."""

    def __init__(
        self,
        sources: Sources,
        ring: Callable[[], None] = lambda: None,
        publish: Callable[[Site], Iterable[Problem]] = lambda _site: (),
        tell: Callable[[Problem], None] = lambda _problem: None,
    ) -> None:
        """`ring` is called for each new state; `publish` with each site that is good: it gives its warnings,
        and may raise `Faults`; `tell` with why a search or data were not made.
        """
        self.state = State()
        self._sources = sources
        self._ring = ring
        self._publish = publish
        self._open: set[str] = set()
        self._warnings: frozenset[Problem] = frozenset()
        self._wholes: dict[str, Found] = {}
        """The last of each kind."""
        self._follower = Follower(self._followed, tell)

    def looked_at(self, path: str) -> None:
        """A browser shows the page at this output path: it is made before others. Any thread may tell."""
        self._open.add(path)

    def rebuild(self, changed: tuple[str, ...] = ()) -> Outcome:
        """Build, and show the outcome. No fault and no bug leaves it."""
        self._follower.hold()
        outcome = None
        try:
            outcome = self._rebuilt(changed)
        finally:
            self._follower.follow(self._old(outcome.built) if isinstance(outcome, Rebuilt) else None)
        return outcome

    def _old(self, built: Built) -> tuple[Whole, ...]:
        """What rests on all articles and is not of those that are shown."""
        wholes = built.site.press.wholes
        return tuple(w for w in wholes if w.kind not in self._wholes or w.key != self._wholes[w.kind].key)

    def close(self) -> None:
        """No build follows."""
        self._follower.close()

    def _followed(self, found: Found) -> None:
        """Show a search or data that were made, for the site that is shown. In the follower's thread, which
        no build can hold up meanwhile.
        """
        self._wholes = {**self._wholes, found.kind: found}
        if self.state.edition and isinstance(site := self.state.edition.site, Site):
            site.more = files_of(self._wholes.values())
            if found.kind == "data":
                site.again(output_path(DATA))
            self._publish(site)
            self._ring()

    def _rebuilt(self, changed: tuple[str, ...]) -> Outcome:
        began, before = time.perf_counter(), self.state.edition
        gc.disable()  # to look for circles among what a build makes would take as long as making it
        try:
            built, warnings = self._built()
        except Faults as faults:
            return self._failed(changed, faults, before)
        except Exception as error:  # noqa: BLE001 - the preview outlives our bugs, and tells them
            return self._broke(changed, error, before)
        finally:
            gc.enable()
        seconds = time.perf_counter() - began
        new = (*(problem for problem in built.problems if problem not in self._warnings), *warnings)
        self._warnings = frozenset(built.problems)
        made = difference(before.site if before else {}, built.site)
        return Rebuilt(changed, built, new, made, seconds)

    def rest(self) -> None:
        """After a build and out of its way: what earlier builds of the session left is let go; what the
        command keeps in the same store stays.
        """
        if not self.state.faults:
            self._sources.store.settle()

    def _built(self) -> tuple[Built, tuple[Problem, ...]]:
        """The site, shown as soon as what browsers show of it is made; the other pages are made then. With
        it what publishing warns of.
        """
        settings, built = assembled(self._sources)
        looked_at, self._open = self._open, set()
        lasting = {w.kind: w.kept() or self._wholes.get(w.kind) for w in built.site.press.wholes}
        self._wholes = {kind: found for kind, found in lasting.items() if found}
        built.site.more = files_of(self._wholes.values())
        self._sources.store.keep(*(key for found in self._wholes.values() for key in found.keys))
        built.site.fetch(looked_at)
        self._show(edition(built.site, settings.base_path))
        built.site.make(self._sources.progress("Rendering", len(built.site.press.paths)))
        return built, tuple(self._publish(built.site))

    def _failed(self, changed: tuple[str, ...], found: Faults, before: Edition | None) -> Failed:
        errors = [problem for problem in found.problems if problem.severity == "error"]
        folder, theme = self._sources.site_folder, default_theme()
        self._show(before, tuple(shown(p, folder, theme) for p in errors[:FIRST_SHOWN]), len(errors))
        problems = tuple(problem for problem in found.problems if problem not in self._warnings)
        return Failed(changed, problems, before is not None)

    def _broke(self, changed: tuple[str, ...], error: Exception, before: Edition | None) -> Broke:
        what = traceback.format_exception_only(error)[-1].strip()
        hint = "its traceback is on the terminal; the next edit builds again"
        self._show(before, (Fault("A bug of the program’s, not a fault of yours", what, hint),), 1)
        return Broke(changed, "".join(traceback.format_exception(error)), before is not None)

    def _show(self, made: Edition | None, faults: tuple[Fault, ...] = (), count: int = 0) -> None:
        self.state = State(self.state.number + 1, made, faults, count)
        self._ring()


def assembled(sources: Sources) -> tuple[Settings, Built]:
    """The site as its sources are now, its pages still to be made. Raises `Faults`."""
    settings = read_settings(sources.site_folder, sources.base_url)
    return settings, assemble(sources.site_folder, settings, sources.store, sources.progress)
