"""Text fragments: an address that leads a browser to words in a page, as WICG's draft has them."""

from __future__ import annotations

from urllib.parse import quote

WHOLE = 10
"""Words up to which all are named; of more, the first and the last."""

END = 5
"""Words named at each end: enough to be found once, and few enough that a changed comma between them
does not lose the place.
"""


CUT = "[…]"
"""What stands for the rest of a long quotation where an article is shown in excerpts."""


def at_words(address: str, words: str) -> str:
    """`address`, of a page that holds `words`, so that a browser goes to them and marks them.

    Words are given with the marks they stand in. Without, Chromium would want them to begin a word, and after
    « and a narrow no-break space they do not: by Unicode's rules for words (UAX 29) U+202F joins what it
    stands between, and a prefix does not help. Every space is written as a plain one, which finds any other.
    """
    shown, cut, _ = words.partition(CUT)
    every = shown.split()
    if not every:
        return address
    first, last = END, len(every) - END
    while first < len(every) and _joined(every[first - 1], every[first]):
        first += 1
    while last > 0 and _joined(every[last - 1], every[last]):
        last -= 1
    if cut:
        ends = [every[:first]]
    else:
        ends = [every] if len(every) <= WHOLE or last <= first else [every[:first], every[last:]]
    page, _, fragment = address.partition("#")
    named = ",".join(_encoded(" ".join(end)) for end in ends)
    return f"{page}#{fragment}:~:text={named}"


def _joined(one: str, other: str) -> bool:
    """Whether print may join two words by a narrow space, so that none of them ends there: a sign and what it
    stands at (« fait ? »), the parts of a number.
    """
    if one.isdigit() and other.isdigit():
        return True
    return not any(map(str.isalnum, one)) or not any(map(str.isalnum, other))


def _encoded(text: str) -> str:
    # A hyphen and a comma part a text fragment; `quote` leaves the hyphen as it is.
    return quote(text, safe="").replace("-", "%2D")
