"""Pressarchive turns a folder of press articles into a browsable archive of who said what."""

__version__ = "0.1.0"
