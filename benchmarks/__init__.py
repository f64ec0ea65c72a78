"""Measurements: how fast the program is beside others, and how rightly it reads."""
