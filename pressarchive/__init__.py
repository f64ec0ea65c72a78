"""Pressarchive turns a folder of press articles into a browsable archive of who said what."""
