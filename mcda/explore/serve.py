"""Serve the live page on this machine alone, until Ctrl-C."""

from __future__ import annotations

import secrets
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mcda.errors import McdaError, OutputError

HOST = "127.0.0.1"
SHORTEST = 16


@dataclass(frozen=True)
class Served:
    """A page at an address that is ours; `run` answers until Ctrl-C."""

    address: str
    run: Callable[[], None]


def serve(study: Path, port: int = 0, token: str | None = None) -> Served:
    """A study's page, ready to be served; it is made meanwhile.

    port : 0 takes one that is free;  token : what a page must know, by default a random one
    Raises McdaError where there is nothing to explore, OutputError where the port is taken.
    """
    try:
        import uvicorn

        from mcda.explore.app import Explorer, create_app
    except ImportError as error:
        raise McdaError(
            f"the live page needs {error.name}; run: pip install 'mcda-toolkit[explore]'"
        ) from None
    token = checked(token) if token else secrets.token_urlsafe(24)
    explorer = Explorer(study)
    explorer.pages.check()
    ours = _bound(port)
    explorer.pages.current(0)
    number = ours.getsockname()[1]
    config = uvicorn.Config(
        create_app(explorer, token, number),
        log_level="warning",
        access_log=False,
        server_header=False,
        date_header=False,
        proxy_headers=False,
        ws="none",
        timeout_keep_alive=600,  # a hand that rests finds the connection as it left it
        timeout_graceful_shutdown=2,
    )
    return Served(
        f"http://{HOST}:{number}/#token={token}",
        lambda: uvicorn.Server(config).run(sockets=[ours]),
    )


def checked(token: str) -> str:
    """A token that was given; raises McdaError for one that could be guessed."""
    if len(token) < SHORTEST or not all(c.isascii() and (c.isalnum() or c in "-_") for c in token):
        raise McdaError(
            f"a token has at least {SHORTEST} letters, digits, - or _; leave it out for a new one"
        )
    return token


def _bound(port: int) -> socket.socket:
    """A socket on this machine's own address."""
    # The protocol is named, since asyncio turns off the delay of small packets (40 ms an answer)
    # only for sockets that name it.
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    # Not for Windows, where it would let another program take the port as well.
    if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):
        found.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
    else:
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((HOST, port))
        found.listen()  # who comes before the server runs waits for it
    except OSError as error:
        found.close()
        reason = (error.strerror or str(error)).lower()
        raise OutputError(
            f"cannot listen on {HOST}:{port}: {reason}; choose another --port, or none"
        ) from None
    return found
