"""Hop 3: each article's place among all: its speakers, tags, outlet, dates and neighbours."""
