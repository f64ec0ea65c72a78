"""The guard: who may ask. A page of another site must neither read the archive nor listen to it."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pressarchive.serve.insertion import PREFIX

LOOPBACK = ("127.0.0.1", "localhost", "::1")
EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - only what somebody asked for

_HEADERS = {
    "cross-origin-resource-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "cache-control": "no-cache",
}
"""Of every answer. `no-cache`: kept by the browser, and asked for again each time by its digest."""

Allowed = Callable[[str], bool]


def hosts(host: str, port: int) -> Allowed:
    """Tells whether the Host header of a request names this server, listening at `host` and `port`.

    A name that an attacker's name server leads to this machine is none of ours. Where the server listens
    everywhere, any address in figures is: no name server stands behind it.
    """
    names = {*LOOPBACK, host.lower()} | ({socket.gethostname().lower()} if host in EVERYWHERE else set())

    def allowed(header: str) -> bool:
        name, _, number = header.lower().rpartition(":") if _has_port(header) else (header.lower(), "", "80")
        bare = name.removeprefix("[").removesuffix("]")
        named = bare in names or (host in EVERYWHERE and _is_address(bare))
        return named and number == str(port)

    return allowed


class Guard:
    """Passes on what may be asked, and gives every answer its headers."""

    def __init__(self, app: ASGIApp, allowed: Allowed) -> None:
        self._app = app
        self._allowed = allowed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""

        async def headed(message: Message) -> None:
            if message["type"] == "http.response.start":
                there = {name for name, _ in message["headers"]}
                more = [(k.encode(), v.encode()) for k, v in _HEADERS.items() if k.encode() not in there]
                message["headers"] = [*message["headers"], *more]
            await send(message)

        refusal = _refusal(Headers(scope=scope), scope["path"], self._allowed)
        answering = PlainTextResponse(refusal, 403) if refusal else self._app
        await answering(scope, receive, headed)


def _refusal(headers: Headers, path: str, allowed: Allowed) -> str:
    """Why a request is refused; empty where it is not."""
    named = headers.getlist("host")
    if len(named) != 1 or not allowed(named[0]):
        return "This preview does not answer under that name; --host gives it another.\n"
    if not path.startswith(PREFIX):
        return ""
    origins = headers.getlist("origin")
    if any(origin.lower() != f"http://{named[0].lower()}" for origin in origins):
        return "Only the preview's own pages may ask this.\n"
    if headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        return "Only the preview's own pages may ask this.\n"
    return ""


def _has_port(header: str) -> bool:
    return header.rpartition(":")[2].isdigit() and not header.endswith("]")


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
