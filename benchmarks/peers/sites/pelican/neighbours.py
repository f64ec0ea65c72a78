"""Pelican's articles do not know the ones beside them; this gives each of them both."""

from itertools import pairwise

from pelican import signals


def _join(generator):
    for newer, older in pairwise(generator.articles):
        newer.older, older.newer = older, newer


def register():
    """Called by Pelican."""
    signals.article_generator_finalized.connect(_join)
