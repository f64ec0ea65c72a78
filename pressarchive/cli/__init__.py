"""The command line: `python build.py`, or `pressarchive`."""

from pressarchive.cli.commands import main

__all__ = ["main"]
