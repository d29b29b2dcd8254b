"""Who may ask, and what: the host, the page's own origin, a token, and bodies of a modest size."""

from __future__ import annotations

import hmac
import json
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

LARGEST = 512 * 1024
"""Bytes of a body."""
OPEN = ("/",)
"""What is there without a token: a page that holds nothing of the study, and asks for it."""
HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}


class Guard:
    """Lets a request pass to `app` only where it comes from the page that was served.

    The server listens on 127.0.0.1; a page of another site can still make a browser send
    requests there (and, by rebinding a name, read what comes back). So the Host has to be ours, an
    Origin has to be ours where there is one, changes need one, and everything but the empty page
    needs the token that was printed on the terminal.
    """

    def __init__(self, app: App, token: str, port: int) -> None:
        self.app = app
        self.token = token.encode()
        names = ("127.0.0.1", "localhost")
        self.hosts = tuple(f"{name}:{port}" for name in names)
        if port == 80:  # browsers leave out the usual port
            self.hosts += names
        self.origins = tuple(f"http://{host}" for host in self.hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or say in JSON why not."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        refused = self._refusal(scope)
        if refused is not None:
            await _refuse(send, *refused)
            return
        body = await _body(receive) if scope["method"] == "POST" else b""
        if body is None:
            await _refuse(send, 413, f"the body is larger than {LARGEST // 1024} kB")
            return
        await self.app(scope, _given(body, receive), _with_headers(send))

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        """Why a request is refused, judged by its head alone."""
        heads = _heads(scope)
        if heads.get("host") not in self.hosts:
            return 400, "this server answers to 127.0.0.1 and localhost alone"
        if scope["method"] not in ("GET", "POST"):
            return 405, "only GET and POST are answered"
        changing = scope["method"] == "POST"
        origin = heads.get("origin")
        if origin not in (self.origins if changing else (None, *self.origins)):
            return 403, "the request does not come from the page that this server sent"
        if changing and heads.get("sec-fetch-site", "same-origin") != "same-origin":
            return 403, "the request does not come from the page that this server sent"
        if scope["path"] not in OPEN and not self._knows(heads.get("x-mcda-token", "")):
            return 401, "the token is missing or wrong; open the address that mcda explore printed"
        if changing and heads.get("content-type", "").partition(";")[0] != "application/json":
            return 415, "expected a body of application/json"
        if changing and not heads.get("content-length", "0").isdecimal():
            return 400, "the length of the body is no number"
        if changing and int(heads.get("content-length", "0")) > LARGEST:
            return 413, f"the body is larger than {LARGEST // 1024} kB"
        return None

    def _knows(self, token: str) -> bool:
        return hmac.compare_digest(token.encode(), self.token)


def _heads(scope: Scope) -> Mapping[str, str]:
    """Header names in lower case; one that is there twice is as one that is wrong."""
    found: dict[str, str] = {}
    for name, value in scope["headers"]:
        key, text = name.decode("latin-1").lower(), value.decode("latin-1")
        found[key] = f"{found[key]}, {text}" if key in found else text
    return found


async def _body(receive: Receive) -> bytes | None:
    """The whole body; None where it is too large, whatever its length was said to be."""
    parts = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return bytes(parts)
        parts += message.get("body", b"")
        if len(parts) > LARGEST:
            return None
        if not message.get("more_body", False):
            return bytes(parts)


def _given(body: bytes, receive: Receive) -> Receive:
    """A body that was read already, then whatever comes after it."""
    first = True

    async def given() -> Message:
        nonlocal first
        if first:
            first = False
            return {"type": "http.request", "body": body, "more_body": False}
        return await receive()

    return given


def _with_headers(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            own = {name for name, _ in message["headers"]}
            more = [(k.encode(), v.encode()) for k, v in HEADERS.items() if k.encode() not in own]
            message = {**message, "headers": [*message["headers"], *more]}
        await send(message)

    return sent


async def _refuse(send: Send, status: int, why: str) -> None:
    body = json.dumps({"error": {"message": why}}).encode()
    head = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(body))]
    # What the client still sends is not read, so the connection ends here.
    head.append((b"connection", b"close"))
    send = _with_headers(send)
    await send({"type": "http.response.start", "status": status, "headers": head})
    await send({"type": "http.response.body", "body": body})
