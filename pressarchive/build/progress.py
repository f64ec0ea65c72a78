"""Progress: how whoever waits for a build hears how far it is."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, int], Callable[[], None]]
"""Called with what begins and how many steps it has; what it returns is called after each step."""
