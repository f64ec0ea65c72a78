"""Engine: Jinja, spared what it does again for every word and every macro of a page."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from functools import lru_cache
from types import CodeType

from jinja2 import Environment, Template, UndefinedError
from jinja2.runtime import Context, Macro
from jinja2.utils import internalcode
from markupsafe import Markup, escape

from pressarchive.pages.views import PageView

_escaped = lru_cache(maxsize=16_384)(escape)
"""Of plain words alone: as a key, safe HTML is equal to the words it is made of."""


def written(value: object) -> Markup:
    """What `escape` makes of a value. Names, addresses and titles stand on many pages, and many times."""
    if type(value) is str:
        return _escaped(value)
    return value if isinstance(value, Markup) else escape(value)


class _Written(Template):
    """A template whose every output goes through `written`: `escape` is the name its code calls it by."""

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, object],  # noqa: A002 - Jinja's name
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        made = super().from_code(environment, code, globals, uptodate)
        made.root_render_func.__globals__["escape"] = written
        return made


REMEMBERED = 8_192
"""What a macro made of so many different values: a card stands in a dozen lists."""


class _Context(Context):
    """A context that calls a macro straight away, where Jinja first looks what the callable wants, and
    remembers what it made: it has nothing to go by but the values it is handed.
    """

    @internalcode
    def call(self, called: Callable[..., object], /, *values: object, **named: object) -> object:
        if type(called) is not Macro:
            return super().call(called, *values, **named)
        named.pop("_loop_vars", None)
        named.pop("_block_vars", None)
        # A whole page comes once: to remember what was made of it would only fill memory.
        if self.eval_ctx.autoescape and not any(isinstance(value, PageView) for value in values):
            try:
                return _remembering(called)(*values, **named)
            except (TypeError, UndefinedError):
                pass  # a list, or a name that nobody gave, is no key; the macro may do with it what it likes
        return called(self.eval_ctx, *values, **named)


@lru_cache(maxsize=256)
def _remembering(macro: Macro) -> Callable[..., object]:
    """`macro` with what it made before. One that sees more than its values is another macro on each page."""
    return lru_cache(maxsize=REMEMBERED, typed=True)(macro)


class Engine(Environment):
    """Jinja's environment, with both of these."""

    context_class = _Context
    template_class = _Written
