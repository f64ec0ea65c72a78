"""Hop 6: the site as a value, from the folder that holds the archive."""

from pressarchive.build.building import Built, build

__all__ = ["Built", "build"]
