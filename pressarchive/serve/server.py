"""The server: the app on a port of this machine, in a thread of its own."""

from __future__ import annotations

import errno
import os
import socket
import threading
from types import TracebackType
from typing import Self

import uvicorn
from starlette.types import ASGIApp

from pressarchive.problems import Problem, SettingsFaults

_ADDRESS = "leave it out, or name an address of this machine"
_FARTHEST = 50
"""Ports looked at for a free one to name."""


def bound(host: str, port: int) -> socket.socket:
    """A socket that listens at `host` and `port`; 0: any free port. Raises `SettingsFaults` with why not.

    Another port is never taken in its stead: a page that is still open there would show another archive.
    """
    try:
        return _bound(host, port)
    except (OSError, UnicodeError) as error:
        option, what, hint = _why(host, port, error)
        raise SettingsFaults([Problem(option, 0, 0, what, hint)]) from error


def _bound(host: str, port: int) -> socket.socket:
    family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    made = socket.socket(family, kind)
    try:
        if os.name == "posix":  # elsewhere it would share the port with whoever has it
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(address)
        made.listen(128)
    except BaseException:
        made.close()
        raise
    return made


def _why(host: str, port: int, error: OSError | UnicodeError) -> tuple[str, str, str]:
    if isinstance(error, UnicodeError):
        return "--host", f"“{host}” is no name of a machine", _ADDRESS
    if error.errno == errno.EADDRINUSE:
        free = next((n for n in range(port + 1, min(port + _FARTHEST, 65536)) if _is_free(host, n)), 0)
        return "--port", f"port {port} is taken by another program", f"end that one, or take --port {free}"
    if error.errno == errno.EACCES:
        return "--port", f"the system does not give you port {port}", "take one above 1023: --port 8000"
    what = f"this machine cannot listen at {host or '“”'} ({error.strerror or error})"
    return "--host", what, _ADDRESS


def _is_free(host: str, port: int) -> bool:
    try:
        _bound(host, port).close()
    except OSError:
        return False
    return True


class Serving:
    """Serves `app` on the socket `listening` while it is entered."""

    def __init__(self, app: ASGIApp, listening: socket.socket) -> None:
        config = uvicorn.Config(
            app,
            http="h11",
            ws="none",
            loop="asyncio",
            lifespan="off",
            log_config=None,
            log_level="error",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=1,
        )
        self._server = uvicorn.Server(config)
        self._listening = listening
        self._thread = threading.Thread(target=self._run, name="preview server", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.should_exit = True
        self._server.force_exit = True  # nobody waits for a browser that is slow to read
        self._thread.join(2)
        self._listening.close()

    def _run(self) -> None:
        self._server.run(sockets=[self._listening])
