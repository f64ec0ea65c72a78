"""Template faults: what is wrong in a template, at its file and line."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from difflib import get_close_matches

from jinja2 import StrictUndefined, TemplateSyntaxError, UndefinedError
from msgspec import Struct

from pressarchive.problems import Faults, Problem
from pressarchive.render.theme import place

MANUAL = "docs/TEMPLATES.md lists what a template may use"


class UnknownField(StrictUndefined):
    """A name that a template uses and nobody gave; its message is what is wrong, a newline, what to do."""

    @property
    def _undefined_message(self) -> str:
        if isinstance(self._undefined_obj, Struct):
            kind = type(self._undefined_obj)
            hint = meant(str(self._undefined_name), kind.__struct_fields__)
            return f"{kind.__name__} has no field {self._undefined_name}\n{hint}"
        return f"{super()._undefined_message.rstrip('.')}\n{MANUAL}"


def meant(name: str, known: Iterable[str]) -> str:
    """What to do about a name that is nearly a known one, or is not."""
    close = get_close_matches(name, known, 1)
    return f"did you mean {close[0]}?" if close else MANUAL


class FilterError(Exception):
    """A template handed one of our filters what it cannot use."""


@contextmanager
def template_faults() -> Iterator[None]:
    """What goes wrong in a template's own lines leaves as `Faults`; a bug of ours keeps its traceback."""
    try:
        yield
    except Faults:
        raise
    except Exception as error:
        where = _last_template_line(error)
        if where is None:
            raise
        what, _, hint = str(error).partition("\n")
        raise Faults([Problem(*where, 0, what.rstrip("."), hint or MANUAL)]) from error


def syntax_problem(error: TemplateSyntaxError) -> Problem:
    """A template that cannot be read, or names a filter or test that is not there."""
    what = (error.message or "this is no template").rstrip(".")
    return Problem(error.filename or "templates", error.lineno, 0, what, "correct this line")


def _last_template_line(error: Exception) -> tuple[str, int] | None:
    """Where a template raised: its frame is the last, or only Jinja's own stand after it."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [(f.filename, f.lineno or 0) for f in frames if f.filename.startswith(place(""))]
    ours = isinstance(error, UndefinedError | FilterError) or (
        frames and frames[-1].filename.startswith(place(""))
    )
    return places[-1] if places and ours else None
