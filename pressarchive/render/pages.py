"""Pages: a view and its template become bytes."""

from __future__ import annotations

from jinja2 import Environment

from pressarchive.digest import digest
from pressarchive.pages import views
from pressarchive.render.faults import template_faults
from pressarchive.render.references import template_sources
from pressarchive.render.table import TEMPLATES


def render(environment: Environment, page: views.PageView, site: views.SiteView) -> bytes:
    """The page that `page`'s template makes of it."""
    with template_faults():
        text = environment.get_template(TEMPLATES[type(page)]).render(site=site, page=page)
    return text.encode()


def template_digest(environment: Environment, view: type[views.PageView]) -> str:
    """What the pages of a view are made from beside the view: its template and all that this brings in."""
    return digest(*(part for pair in template_sources(environment, TEMPLATES[view]) for part in pair))
