"""Pages: a view and its template become bytes."""

from __future__ import annotations

from jinja2 import Environment

from pressarchive.digest import digest
from pressarchive.exports.table import WRITERS
from pressarchive.pages import views
from pressarchive.pages.document import Document
from pressarchive.pages.draft import View
from pressarchive.render.faults import template_faults
from pressarchive.render.references import template_sources
from pressarchive.render.table import TEMPLATES


def render(environment: Environment, page: View, site: views.SiteView) -> bytes:
    """The page that `page`'s template makes of it, or the file that a document's format makes of it."""
    if isinstance(page, Document):
        return WRITERS[type(page)](page, site)
    with template_faults():
        text = environment.get_template(TEMPLATES[type(page)]).render(site=site, page=page)
    return text.encode()


def template_digest(environment: Environment, view: type[View]) -> str:
    """What the pages of a view are made from beside the view: its template and all that this brings in;
    of a document, nothing but the program.
    """
    if issubclass(view, Document):
        return ""
    return digest(*(part for pair in template_sources(environment, TEMPLATES[view]) for part in pair))
