"""File names: which are no content at all, and which cannot be content."""

from __future__ import annotations

import re

_IGNORED = re.compile(
    r"""
      \. .*                                    # hidden: .DS_Store, .git, vim's .x.swp, Emacs' .#x
    | .* ~ | ~\$ .* | \# .* \# | 4913          # backups, an open Word document, Emacs, vim's probe
    | .* \. (?: sw[a-z] | tmp | temp | bak | orig | rej | part | partial | crdownload )
    | .* ___jb_(?:tmp|old)___                  # JetBrains
    | thumbs\.db | ehthumbs\.db | desktop\.ini | icon\r | __macosx | @eadir | __pycache__
    """,
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_NOT_UTF8 = re.compile("[\udc80-\udcff]")
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def is_ignored(name: str) -> bool:
    """Whether a file or folder of that name belongs to an editor, a download or the system."""
    return bool(_IGNORED.fullmatch(name))


def wrong_with_name(name: str) -> str | None:
    """Why a file or folder of that name cannot be read, or None where it can."""
    if _NOT_UTF8.search(name):
        return "this name is not in UTF-8"
    if _UNPRINTABLE.search(name):
        return "a line break or control character stands in this name"
    return None
