"""The app: what the preview answers to each request. It knows the site's mapping, and no folder."""

from __future__ import annotations

import asyncio
import os
import stat
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from typing import Protocol

import msgspec
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp

from pressarchive.digest import digest
from pressarchive.model import FileRef
from pressarchive.pages.urls import NOT_FOUND
from pressarchive.problems import Faults
from pressarchive.serve.answers import Answer, Moved, answer, marks, page
from pressarchive.serve.bell import Bell
from pressarchive.serve.content import content_bytes
from pressarchive.serve.guard import Allowed, Guard
from pressarchive.serve.insertion import PREFIX, with_script
from pressarchive.serve.media_types import HTML, content_type, media_type
from pressarchive.serve.notices import cannot_be_made
from pressarchive.serve.session import State

HEARTBEAT = 15.0
"""Seconds between two signs of life on a stream; without them a lost browser would never be missed."""

SCRIPTS = ("reload.js", "tabs.js", "overlay.js")


class Shown(Protocol):
    """What the session shows, and what it is told."""

    @property
    def state(self) -> State:
        """As it is now."""

    def looked_at(self, path: str) -> None:
        """A browser shows the page at this output path."""


class App:
    """The preview's requests, answered from whatever state the session has at that moment.

    What may wait, for a page to be made or a file to be read, waits in a thread of its own: a function that
    is not `async` is given one. All others are answered meanwhile.
    """

    def __init__(self, shown: Shown, bell: Bell, folders: Sequence[Path]) -> None:
        """`folders` are those whose files may be read for an answer."""
        self._shown = shown
        self._bell = bell
        self._folders = folders

    async def events(self, _request: Request) -> Response:
        """A stream that says after each build that there is something to ask about."""
        headers = {"cache-control": "no-store"}
        return StreamingResponse(self._rings(), media_type="text/event-stream", headers=headers)

    def state(self, request: Request) -> Response:
        """What a page in a browser must know: its marks as they are now, and the faults."""
        state = self._shown.state
        found = answer(state, request.query_params.get("page", "/"))
        of_page = None
        if isinstance(found, Answer):
            self._shown.looked_at(found.path)
            of_page = marks(found.content, state.edition)
        body = {"marks": of_page, "faults": state.faults, "count": state.fault_count}
        return Response(msgspec.json.encode(body), media_type="application/json")

    def script(self, request: Request) -> Response:
        """One of the preview's own scripts."""
        name = request.path_params["name"]
        if name not in SCRIPTS:
            raise HTTPException(404)
        return _whole(request, 200, files(__package__).joinpath("browser", name).read_bytes(), name)

    def site(self, request: Request) -> Response:
        """A page or file of the site."""
        state = self._shown.state
        found = answer(state, request.scope["path"])
        if isinstance(found, Moved):
            query = f"?{request.url.query}" if request.url.query else ""
            return RedirectResponse(found.location + query, 301)
        if isinstance(found.content, FileRef):
            return self._file(request, found.content, found.path)
        if media_type(found.path) == HTML:
            return _whole(request, found.status, page(found.content, state.edition), found.path)
        return _whole(request, found.status, content_bytes(found.content), found.path)

    async def faulty(self, request: Request, error: Exception) -> Response:
        """A page that cannot be made, as its build will find before long."""
        body = with_script(cannot_be_made(str(error)), {})
        return _whole(request, 503, body, NOT_FOUND)

    def _file(self, request: Request, reference: FileRef, path: str) -> Response:
        headers = {"etag": f'"{reference.digest}"'}  # known: the picture is not read for it
        file = Path(os.path.realpath(reference.path))
        try:
            status = file.lstat()
        except OSError:
            raise HTTPException(404) from None
        allowed = any(file.is_relative_to(os.path.realpath(folder)) for folder in self._folders)
        if not stat.S_ISREG(status.st_mode) or not allowed:
            raise HTTPException(404)
        if _is_known(request, headers["etag"]):
            return Response(status_code=304, headers=headers)
        return FileResponse(file, 200, headers, content_type(path), stat_result=status)

    async def _rings(self) -> AsyncIterator[str]:
        with self._bell.listened() as rung:
            yield "retry: 500\n\n"
            while not self._bell.over:
                rung.clear()
                yield f"data: {self._shown.state.number}\n\n"
                async for sign in _signs_of_life(rung):
                    yield sign


def application(shown: Shown, bell: Bell, folders: Sequence[Path], allowed: Allowed) -> ASGIApp:
    """The whole, behind its guard."""
    app = App(shown, bell, folders)
    routes = [
        Route(f"{PREFIX}events", app.events),
        Route(f"{PREFIX}state", app.state),
        Route(f"{PREFIX}{{name:path}}", app.script),
        Route("/{path:path}", app.site),
    ]
    return Guard(Starlette(routes=routes, exception_handlers={Faults: app.faulty}), allowed)


def _whole(request: Request, status: int, body: bytes, path: str) -> Response:
    headers = {"etag": f'"{digest(body)}"', "content-type": content_type(path)}
    if status == 200 and _is_known(request, headers["etag"]):
        return Response(status_code=304, headers={"etag": headers["etag"]})
    return Response(body, status, headers)


def _is_known(request: Request, etag: str) -> bool:
    given = request.headers.get("if-none-match", "")
    return etag in {tag.strip().removeprefix("W/") for tag in given.split(",")}


async def _signs_of_life(until: asyncio.Event) -> AsyncIterator[str]:
    while not until.is_set():
        with suppress(TimeoutError):
            await asyncio.wait_for(until.wait(), HEARTBEAT)
            return
        yield ":\n\n"
