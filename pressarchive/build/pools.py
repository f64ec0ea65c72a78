"""Pools: the executors that a build may be given, each made only when there is work for it."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from importlib import import_module
from multiprocessing.connection import wait
from typing import Any, ParamSpec, TypeVar

from pressarchive.build.garbage import collect_young

P = ParamSpec("P")
T = TypeVar("T")


def processes(count: int) -> Callable[[], Executor]:
    """Makes an executor of `count` processes on this machine."""
    return lambda: ProcessPoolExecutor(count, _context(), _begin)


CLUSTER = "dask://"
"""What the address of a Dask cluster begins with."""


def cluster(address: str) -> Callable[[], Executor]:
    """Makes an executor of the workers of the Dask cluster at `address`, `dask://HOST:PORT`, on which this
    version of the program is installed. Raises ImportError where Dask is not installed here.
    """
    distributed = import_module("distributed")
    return lambda: _Cluster(distributed.Client(address.replace(CLUSTER, "tcp://", 1)))


class _Cluster(Executor):
    """A cluster's executor, whose client goes with it."""

    def __init__(self, client: Any) -> None:  # noqa: ANN401 - its types are those of a library that may be absent
        self._client = client
        self._executor = client.get_executor(pure=False)

    def submit(self, function: Callable[P, T], /, *values: P.args, **named: P.kwargs) -> Future[T]:
        """Do the work somewhere in the cluster."""
        done: Future[T] = self._executor.submit(function, *values, **named)
        return done

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - as an executor has it
        """Let the cluster go, which lives on."""
        self._executor.shutdown(wait=wait)
        self._client.close()


def _context() -> multiprocessing.context.BaseContext:
    """A copy of this process is there at once and knows what it knows, where copying one is safe: on Linux,
    and without threads, whose locks would be copied too.
    """
    alone = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if alone else "spawn")


def _begin() -> None:
    """In a worker: an interrupt is the build's to answer, and a worker whose build was killed ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    collect_young()
    gc.freeze()  # what a copy inherits is never garbage, and looking at it would copy its memory too
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
