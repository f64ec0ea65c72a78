"""The files in which citations are taken away, and small ones as addresses that hold them whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from urllib.parse import quote

from msgspec import Struct

from pressarchive.citing import bibtex, csl, ris
from pressarchive.citing.cited import Cited


class Form(Struct, frozen=True):
    """A form that citation managers read."""

    name: str
    """« RIS »."""
    ending: str
    """Of a file's name."""
    media_type: str
    write: Callable[[Iterable[Cited]], str]


FORMS = (
    Form("RIS", "ris", ris.MEDIA_TYPE, ris.ris),
    Form("BibTeX", "bib", bibtex.MEDIA_TYPE, bibtex.bibtex),
    Form("CSL-JSON", "json", csl.MEDIA_TYPE, csl.csl_json),
)

_AS_THEY_ARE = "/:;,()*!$=@?"
"""Signs that an address may hold, and HTML need not escape."""

_IN_AN_ADDRESS = [quote(bytes([byte]), safe=_AS_THEY_ARE) for byte in range(256)]
"""Each byte: `quote` itself asks a function for each, and takes twice the time."""


def data(form: Form, cited: Iterable[Cited]) -> str:
    """The file as the data of an address, `data:MEDIA_TYPE;charset=utf-8,DATA`: nothing is fetched, and
    nothing need be published beside the page.
    """
    return "".join([_IN_AN_ADDRESS[byte] for byte in form.write(cited).encode()])
