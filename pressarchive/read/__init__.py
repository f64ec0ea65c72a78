"""Hop 1: the files under `content/` are found, read and decoded, whatever was saved by whom."""
