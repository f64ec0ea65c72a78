"""Hop 4: which pages exist, which template each has, and the frozen view it may show."""
