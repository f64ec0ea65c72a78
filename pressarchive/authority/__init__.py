"""The authority files: one record, many names; and who is who across the archive."""
