"""The option that says who does the work: how many processes of this machine, or a cluster."""

from __future__ import annotations

import os

import click

from pressarchive.build.pools import CLUSTER, cluster, processes
from pressarchive.build.workers import Workers

MOST = 256

_DASK = "a cluster needs one more library: pip install 'pressarchive[dask]'"


def asked_for(wish: str | None) -> Workers:
    """The workers that `wish` asks for: a number of processes, or the address of a Dask cluster; as many
    processes as there are cores, where nothing is asked for. Raises BadParameter for any other wish.
    """
    if wish is None:
        return _local(_cores())
    if wish.startswith(CLUSTER):
        try:
            return Workers(cluster(wish))
        except ImportError as error:
            raise _bad(_DASK) from error
    if not wish.isdecimal() or not 1 <= int(wish) <= MOST:
        raise _bad(f"{wish!r} is neither a number from 1 to {MOST} nor dask://HOST:PORT.")
    return _local(int(wish))


def _bad(message: str) -> click.BadParameter:
    return click.BadParameter(message, param_hint="'--workers'")


def _local(count: int) -> Workers:
    """`count` processes of this machine."""
    return Workers(processes(count), count) if count > 1 else Workers()


def _cores() -> int:
    """The cores that this process may use: a container's share, where it has one."""
    if hasattr(os, "sched_getaffinity"):
        return min(len(os.sched_getaffinity(0)), MOST)
    return min(os.cpu_count() or 1, MOST)
