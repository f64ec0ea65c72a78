#!/usr/bin/env python3
"""Builds the archive in this folder. `python build.py --help` says what else it can do."""

import sys

# Plain enough for any Python 3 to read, so that an old one is told so in a sentence.
if sys.version_info < (3, 11):  # noqa: UP036
    sys.stderr.write(
        "Pressarchive needs Python 3.11 or newer; this is Python {}.{}.\n".format(*sys.version_info)
    )
    sys.exit(2)

try:
    from pressarchive.cli import main
except KeyboardInterrupt:
    sys.exit(130)
except ModuleNotFoundError as missing:
    if (missing.name or "").split(".")[0] == "pressarchive":
        raise
    sys.stderr.write(
        "Pressarchive is not set up yet: run “make site”, or “pip install -e .” and then this command again "
        "(the library “" + str(missing.name) + "” is missing).\n"
    )
    sys.exit(2)

if __name__ == "__main__":
    main()
