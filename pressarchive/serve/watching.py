"""The watch: what changed in the archive's files, as soon as it is known and whoever tells it.

A notice of the system only wakes a look at the snapshot. A look every few seconds finds what no notice
told, and where that happens again nobody listens any more: looking is enough.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress

from pressarchive.serve.ears import Ears, NoEars, SystemEars
from pressarchive.serve.snapshot import Root, Snapshot, changed, take, unrest

QUIET = 0.025
"""Seconds without a notice after which a row of them is over: an editor's write and rename, a checkout."""
PATIENCE = 1.0
"""Seconds after which a row of changes is acted upon though it goes on."""
SHARE = 20
"""A look takes at most one part in this many of the time: a large archive is looked at less often."""
GRACE = 0.3
"""Seconds that a notice may come later than the look that did without it."""
MISSED = 2
"""Changes in a row that were not heard: from then on nobody listens."""

Listen = Callable[[tuple[Root, ...]], Ears]
Tell = Callable[[str], None]


class Watch:
    """What changed since the watch was set, or since it last told."""

    def __init__(self, of: tuple[Root, ...], tell: Tell, listen: Listen = SystemEars) -> None:
        """`tell` is called once, with a sentence, where the system's notices cannot be relied upon."""
        self._roots = of
        self._tell = tell
        self._listen = listen
        self._missed = 0
        self._cost = 0.0
        self._late = False
        """Whether a notice came that may be of something newer than the last look."""
        self._ears = self._new_ears()
        self._seen = self._look()

    def wait(self) -> tuple[str, ...]:
        """The paths that changed, sorted; waits until there are some."""
        while not (found := self.glance()):
            pass
        return found

    def glance(self) -> tuple[str, ...]:
        """The paths that changed, looked at once something was heard or nothing was for a while."""
        heard = self._late or self._ears.wait(max(self._ears.pause, SHARE * self._cost))
        self._late = False
        if heard:
            self._settle()
        if deaf := not self._ears.sound():
            self._renew()  # before the look, so that nothing falls between the two
        now = self._look()
        if changed(self._seen, now):
            # What ears that had died did not hear counts against no others.
            now = self._steady(now) if deaf and not heard else self._judged(now, heard=heard)
        before, self._seen = self._seen, now
        return changed(before, now)

    def close(self) -> None:
        """Stop watching."""
        with suppress(RuntimeError):  # a thread of watchdog that never began
            self._ears.close()

    def _settle(self) -> None:
        end = time.monotonic() + PATIENCE
        while self._ears.wait(QUIET) and time.monotonic() < end:
            time.sleep(QUIET)

    def _look(self) -> Snapshot:
        """What is there now, at a moment that no later write can be taken for."""
        began = time.monotonic()
        seen = self._taken()
        longest = PATIENCE + unrest(seen, time.time_ns())
        while (left := unrest(seen, time.time_ns())) and time.monotonic() - began < longest:
            time.sleep(max(QUIET, left))
            seen = self._taken()
        return seen

    def _taken(self) -> Snapshot:
        began = time.monotonic()
        seen = take(self._roots)
        self._cost = time.monotonic() - began
        return seen

    def _judged(self, seen: Snapshot, *, heard: bool) -> Snapshot:
        """What is there once a change is over; one that was not heard counts against the ears."""
        if heard:
            self._missed = 0
            return seen
        self._late = self._ears.wait(GRACE)
        if not self._late:
            self._missed += 1
            self._listen_better()
        return self._steady(seen)

    def _steady(self, seen: Snapshot) -> Snapshot:
        """What is there once two looks agree."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            time.sleep(QUIET)
            before, seen = seen, self._look()
            if seen == before:
                break
        return seen

    def _listen_better(self) -> None:
        if isinstance(self._ears, NoEars):
            return
        if self._missed < MISSED:
            self._renew()
        else:
            self.close()
            self._ears = self._deaf("the system does not say when files of this archive change")

    def _renew(self) -> None:
        self.close()
        self._ears = self._new_ears()

    def _new_ears(self) -> Ears:
        try:
            return self._listen(self._roots)
        except FileNotFoundError:  # a folder went away on the way: the next look tries again
            return NoEars(lasting=False)
        except OSError as error:
            return self._deaf(f"the system does not watch this archive ({error.strerror or error})")

    def _deaf(self, why: str) -> Ears:
        self._tell(f"{why}: changes are looked for every half second instead")
        return NoEars(lasting=True)
