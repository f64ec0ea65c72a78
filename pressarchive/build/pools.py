"""Pools: the executors that a build may be given, each made only when there is work for it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor
from multiprocessing.connection import wait


def processes(count: int) -> Callable[[], Executor]:
    """Makes an executor of `count` processes on this machine."""
    return lambda: ProcessPoolExecutor(count, _context(), _begin)


def _context() -> multiprocessing.context.BaseContext:
    """A copy of this process is there at once and knows what it knows, where copying one is safe: on Linux,
    and without threads, whose locks would be copied too.
    """
    alone = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if alone else "spawn")


def _begin() -> None:
    """In a worker: an interrupt is the build's to answer, and a worker whose build was killed ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
