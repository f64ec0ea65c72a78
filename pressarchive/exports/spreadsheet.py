"""CSV that a spreadsheet opens: RFC 4180, in UTF-8 with its mark, and no cell a formula.

The mark at the beginning is what Excel tells UTF-8 by: without it « é » is read as « Ã© » on a French
Windows. A comma parts the cells, as the RFC has it, whatever the reader's country uses in its numbers.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from io import StringIO

from msgspec import Struct
from msgspec.structs import astuple

BETWEEN = " | "
"""Between the entries of a cell that holds several."""

MARK = b"\xef\xbb\xbf"

_FORMULA = re.compile("['\\s]*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
"""How a cell begins that a spreadsheet might run (https://owasp.org/www-community/attacks/CSV_Injection),
if need be once it has taken away the blanks before.
"""


def header(kind: type[Struct]) -> bytes:
    """The first line of a table of rows of `kind`."""
    return MARK + _written([kind.__struct_fields__])


def lines(rows: Iterable[Struct]) -> bytes:
    """`rows`, each in a line of its own."""
    return _written(map(_cell, astuple(row)) for row in rows)


def _written(rows: Iterable[Iterable[object]]) -> bytes:
    written = StringIO(newline="")
    csv.writer(written, lineterminator="\r\n").writerows(rows)
    return written.getvalue().encode()


def _cell(value: object) -> object:
    """A cell; one that a spreadsheet might run has an apostrophe before it, which takes it for words. A cell
    that begins with apostrophes before such a sign gets one more: to take one away always gives back what
    was printed.
    """
    text = BETWEEN.join(value) if isinstance(value, tuple) else value
    return f"'{text}" if isinstance(text, str) and _FORMULA.match(text) else text
