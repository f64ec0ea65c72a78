"""Notices: the preview's own pages, for when the site has none to show."""

from __future__ import annotations

from html import escape

from pressarchive.serve.session import State

_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
</head>
<body>
<h1>{title}</h1>
{body}
</body>
</html>
"""


def nothing_yet(state: State) -> bytes:
    """The page of an archive that has not been built: it is being built, or these are its faults."""
    if not state.number:
        return _page("The archive is being built", "<p>It is shown here as soon as it is done.</p>")
    faults = (
        f"<li><code>{escape(f.place)}</code>: {escape(f.what)} — {escape(f.hint)}" for f in state.faults
    )
    told = "\n".join(["<p>Mend them, and it is shown here.</p>", "<ol>", *faults, "</ol>"])
    return _page("The archive cannot be built yet", told)


def cannot_be_made(faults: str) -> bytes:
    """The page in place of one that its template cannot make."""
    return _page("This page cannot be made", f"<pre>{escape(faults)}</pre>")


def elsewhere(base_path: str) -> bytes:
    """The page of an address outside the site."""
    where = escape(base_path)
    told = f'<p>This archive is published below <a href="{where}">{where}</a>, and so is its preview.</p>'
    return _page("Nothing here", told)


def _page(title: str, body: str) -> bytes:
    return _PAGE.format(title=escape(title), body=body).encode()
