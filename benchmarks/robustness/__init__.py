"""The robustness of generators: the same trials for ourselves, Hugo, Pelican and MkDocs."""
