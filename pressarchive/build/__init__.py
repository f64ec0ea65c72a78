"""Hop 6: the site as a value, from the folder that holds the archive."""

from pressarchive.build.building import build
from pressarchive.build.remembered import Built

__all__ = ["Built", "build"]
