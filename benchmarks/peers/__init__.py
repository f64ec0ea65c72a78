"""The programs that are compared."""

from benchmarks.peers.eleventy import ELEVENTY
from benchmarks.peers.generator import Generator
from benchmarks.peers.hugo import HUGO
from benchmarks.peers.ours import OURS, OURS_RAW
from benchmarks.peers.pelican import PELICAN

GENERATORS: dict[str, Generator] = {one.name: one for one in (OURS, OURS_RAW, HUGO, PELICAN, ELEVENTY)}
"""By name, ours first: the others are compared with the first that is measured."""

__all__ = ["GENERATORS", "OURS", "Generator"]
