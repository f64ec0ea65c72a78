"""Engine: Jinja, spared what it does again for every word and every macro of a page."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from functools import lru_cache
from types import CodeType

from jinja2 import Environment, Template
from jinja2.runtime import Context, Macro
from jinja2.utils import internalcode
from markupsafe import Markup, escape

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


class _Context(Context):
    """A context that calls a macro straight away, where Jinja first looks what the callable wants."""

    @internalcode
    def call(self, called: Callable[..., object], /, *values: object, **named: object) -> object:
        if type(called) is not Macro:
            return super().call(called, *values, **named)
        named.pop("_loop_vars", None)
        named.pop("_block_vars", None)
        return called(self.eval_ctx, *values, **named)


class Engine(Environment):
    """Jinja's environment, with both of these."""

    context_class = _Context
    template_class = _Written
