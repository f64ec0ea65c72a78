"""The option that says who does the work: how many processes of this machine, or a cluster."""

from __future__ import annotations

import os

import click

from pressarchive.build.pools import CLUSTER, cluster, processes
from pressarchive.build.workers import Workers


class WorkersOption(click.ParamType[Workers]):
    """A number of processes, or the address of a Dask cluster."""

    name = "N|dask://HOST:PORT"

    def convert(self, value: object, param: click.Parameter | None, context: click.Context | None) -> Workers:
        """The workers that `value` asks for."""
        if isinstance(value, Workers):
            return value
        text = str(value)
        if text.startswith(CLUSTER):
            try:
                return Workers(cluster(text))
            except ImportError:
                self.fail(_DASK, param, context)
        if not text.isdecimal() or not 1 <= int(text) <= MOST:
            self.fail(f"{text!r} is neither a number from 1 to {MOST} nor dask://HOST:PORT.", param, context)
        return local(int(text))


MOST = 256

_DASK = "a cluster needs one more library: pip install 'pressarchive[dask]'"


def local(count: int | None = None) -> Workers:
    """`count` processes of this machine; as many as it has cores for, where none is given."""
    count = count or _cores()
    return Workers(processes(count), count) if count > 1 else Workers()


def _cores() -> int:
    """The cores that this process may use: a container's share, where it has one."""
    if hasattr(os, "sched_getaffinity"):
        return min(len(os.sched_getaffinity(0)), MOST)
    return min(os.cpu_count() or 1, MOST)
