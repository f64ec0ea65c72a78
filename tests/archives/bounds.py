"""`python bounds.py SECONDS BYTES COMMAND…`: runs a command within bounds of its processor time and address
space, and without the right of root to read what nobody may read.
"""

from __future__ import annotations

import ctypes
import os
import resource
import sys

_DROP_FROM_BOUNDING_SET = 24
_READS_EVERYTHING = (1, 2)
"""CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH (https://man7.org/linux/man-pages/man7/capabilities.7.html)."""

if __name__ == "__main__":
    seconds, size, *command = sys.argv[1:]
    if os.geteuid() == 0:
        for right in _READS_EVERYTHING:
            ctypes.CDLL(None).prctl(_DROP_FROM_BOUNDING_SET, right, 0, 0, 0)
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds) + 1))
    resource.setrlimit(resource.RLIMIT_AS, (int(size), int(size)))
    os.execv(command[0], command)  # noqa: S606 - the test's own command
