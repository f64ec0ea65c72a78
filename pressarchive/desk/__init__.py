"""At the desk: what an archivist does to fill the archive, from the command line."""
