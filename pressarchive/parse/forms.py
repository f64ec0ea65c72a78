"""The press forms, in reading order: each is one function, in its own file, from a draft to a draft."""

from __future__ import annotations

from collections.abc import Callable

from pressarchive.parse.byline import byline
from pressarchive.parse.dateline_date import dateline_date
from pressarchive.parse.dateline_outlet import dateline_outlet
from pressarchive.parse.dateline_place import dateline_place
from pressarchive.parse.draft import Draft
from pressarchive.parse.picture import picture
from pressarchive.parse.published_line import published_line
from pressarchive.parse.title_line import title_line

Form = Callable[[Draft], Draft]

_IN_THE_TEXT: tuple[Form, ...] = (
    published_line,
    dateline_outlet,  # before bylines, whose outlet is only inferred
    dateline_place,
    dateline_date,
    byline,
)

RAW_FORMS: tuple[Form, ...] = (
    title_line,
    picture,  # before bylines: a caption may end like one
    *_IN_THE_TEXT,
)
"""Of a `.txt`."""

MARKDOWN_FORMS = _IN_THE_TEXT
"""Of a `.md`, whose headline and pictures Markdown itself marks."""


def read_forms(draft: Draft, forms: tuple[Form, ...] = RAW_FORMS) -> Draft:
    """`draft` with everything the press forms read in it."""
    for form in forms:
        draft = form(draft)
    return draft
