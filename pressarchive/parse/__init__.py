"""Hop 2: a file becomes an article, its form chosen, its fields read, its quotations found."""
