"""Engine: Jinja, spared what it does again for every word and every macro of a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, MutableMapping
from functools import lru_cache, partial
from types import CodeType, NoneType
from typing import Any

from jinja2 import Environment, Template
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro
from jinja2.utils import internalcode
from markupsafe import Markup, escape

from pressarchive.pages import views
from pressarchive.pages.body import Prose
from pressarchive.text.escaping import escaped


def written(value: object) -> str:
    """What a template shows of a value: safe HTML as it is, and all else escaped."""
    if type(value) is str:
        return escaped(value)
    return value if type(value) is Markup else escape(value)


REMEMBERED = 8_192
"""What a macro made of so many different values is kept: a card stands in a dozen lists."""

REMEMBERING = "_remembering"
"""Name under which a macro of an imported template has itself with what it made before; its module has been
seen to where it has the name.
"""


_ONCE = views.PageView | views.QuotationCard | views.OwnQuotation | views.CitationView | Prose
"""Kinds of values that come once in each shape: to remember what was made of them would only fill memory."""

_LASTING = frozenset(
    kind
    for kind in (*vars(views).values(), str, Markup, int, float, bool, NoneType)
    if isinstance(kind, type) and not issubclass(kind, _ONCE)
)
"""Kinds of values that are the same whenever they are equal: `loop` and lists change under their names."""


def _lasting(values: Iterable[object]) -> bool:
    """Whether all of them are of such kinds."""
    return _LASTING.issuperset(map(type, values))


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

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        """The module of an imported template: its macros see nothing but what they are handed, and go with
        the template.
        """
        module = super()._get_default_module(ctx)
        if not hasattr(module, REMEMBERING):
            setattr(module, REMEMBERING, None)
            self._remember(macro for macro in vars(module).values() if type(macro) is Macro)
        return module

    def _remember(self, macros: Iterable[Macro]) -> None:
        for macro in macros:
            known = lru_cache(maxsize=REMEMBERED, typed=True)(partial(macro))
            setattr(macro, REMEMBERING, known)
            if isinstance(self.environment, Engine):
                self.environment.remembering.append(known.cache_clear)


class _Context(Context):
    """A context that calls a macro straight away, where Jinja first looks what the callable wants, and
    remembers what it made: it has nothing to go by but the values it is handed.
    """

    @internalcode
    def call(self, called: Callable[..., object], /, *values: object, **named: object) -> object:
        if type(called) is not Macro:
            return super().call(called, *values, **named)
        if named:
            named.pop("_loop_vars", None)
            named.pop("_block_vars", None)
        known: Callable[..., object] | None = getattr(called, REMEMBERING, None)
        if known and self.eval_ctx.autoescape and _lasting(values) and _lasting(named.values()):
            return known(*values, **named)
        return called(self.eval_ctx, *values, **named)


class Engine(Environment):
    """Jinja's environment, with both of these."""

    context_class = _Context
    template_class = _Written

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 - Jinja's
        super().__init__(**settings)
        self.remembering: list[Callable[[], None]] = []
        """Each forgets what one macro made."""

    def forget(self) -> None:
        """Forget what macros made: nobody needs it once another theme has come."""
        for forget in self.remembering:
            forget()
