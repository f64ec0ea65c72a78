"""Pelican has no sitemap of its own; this lists every page that it wrote."""

from pathlib import Path
from xml.sax.saxutils import escape

from pelican import signals

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
)
_WRITTEN = []


def _note(path, context):  # noqa: ARG001 - Pelican names what it gives
    if path.endswith(".html"):
        _WRITTEN.append(path)


def _write(pelican):
    output, site = Path(pelican.output_path), pelican.settings["SITEURL"]
    urls = (Path(path).relative_to(output).as_posix().removesuffix("index.html") for path in _WRITTEN)
    places = "".join(f"<url><loc>{escape(f'{site}/{url}')}</loc></url>\n" for url in urls)
    (output / "sitemap.xml").write_text(f"{_HEAD}{places}</urlset>\n", "utf-8")
    _WRITTEN.clear()


def register():
    """Called by Pelican."""
    signals.content_written.connect(_note)
    signals.finalized.connect(_write)
