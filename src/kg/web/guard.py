"""Stands before every route: who is called, what may come back, what is written down.

What it lets through and may be said again, it hands on to be kept.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from kg.errors import Words
from kg.web.problems import Problem
from kg.web.ready import ANSWER, Answer

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from kg.web.built import Built
    from kg.web.front import Front

__all__ = ["POLICY", "Guard"]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)
_SHARED = (
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", b"ETag, Link, Retry-After"),
)
_PREFLIGHT = (
    *_SHARED,
    (b"access-control-allow-methods", b"GET, HEAD, POST"),
    (b"access-control-allow-headers", b"Accept, Content-Type, If-None-Match"),
    (b"access-control-max-age", b"86400"),
)
_OWN = ("/metrics", "/health", "/ready")
_READ = ("GET", "HEAD", "POST", "OPTIONS")
_LONGEST = 16 * 1024


class Guard:
    """The outermost layer of the service."""

    def __init__(self, app: ASGIApp, front: Front) -> None:
        self._app = app
        self._front = front
        self._hosts = front.settings.known_hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or answer it at the door."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        note = _Note(scope, send, self._front.ready.built, shared=_is_shared(scope))
        self._front.metrics.inside += 1
        try:
            problem = self._refusal(scope)
            if problem:
                await _say(note, problem)
            elif scope["method"] == "OPTIONS" and note.shared:
                await _allow(note)
            else:
                await self._app(scope, receive, note.send)
        finally:
            self._front.metrics.inside -= 1
            self._write(note)

    def _refusal(self, scope: Scope) -> Problem | None:
        hosts = [v for k, v in scope["headers"] if k == b"host"]
        if len(hosts) != 1 or _host(hosts[0]) not in self._hosts:
            return Problem(
                "wrong-host",
                Words("Máy này không mang tên ấy.", "This server is not called that."),
            )
        if len(scope["query_string"]) + len(scope["raw_path"] or b"") > _LONGEST:
            return Problem(
                "too-large",
                Words("Địa chỉ quá dài.", "The address is too long."),
                Words("Gửi truy vấn bằng POST.", "Send the query by POST."),
            )
        if self._front.metrics.inside > self._front.settings.limits.at_once:
            return Problem(
                "busy",
                Words("Quá nhiều yêu cầu cùng lúc.", "Too many requests at once."),
                headers=(("Retry-After", "1"),),
            )
        return None

    def _write(self, note: _Note) -> None:
        seconds = time.perf_counter() - note.started
        self._front.metrics.count(note.method, note.route, note.status, seconds, note.size)


class _Note:
    """Passes an answer on, with our headers, and remembers what is written down of it."""

    def __init__(self, scope: Scope, send: Send, built: Built | None, *, shared: bool) -> None:
        self._scope = scope
        self._send = send
        self._built = built
        self._headers: list[tuple[bytes, bytes]] = []
        self.shared = shared
        self.started = time.perf_counter()
        self.method = scope["method"] if scope["method"].isalpha() else "?"
        self.status = 0
        self.size = 0

    @property
    def route(self) -> str:
        """The pattern that matched, never the address itself."""
        route = self._scope.get("route")
        return str(getattr(route, "path", "-"))

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            has_policy = any(k == b"content-security-policy" for k, _ in message["headers"])
            more = [*_HEADERS, *(_SHARED if self.shared else ())]
            if not has_policy:
                more.append((b"content-security-policy", POLICY.encode()))
            self._headers = message["headers"] = [*message["headers"], *more]
        elif message["type"] == "http.response.body":
            body = message.get("body", b"")
            if self._built and not self.size and not message.get("more_body"):
                answer = Answer(self._built, self.route, self.status, self._headers, body)
                self._scope[ANSWER] = answer
            self.size += len(body)
        await self._send(message)


async def _say(note: _Note, problem: Problem) -> None:
    reply = problem.reply()
    headers = [(b"content-type", reply.media.encode())]
    headers += [(k.lower().encode(), v.encode()) for k, v in reply.headers]
    headers.append((b"content-length", str(len(reply.body)).encode()))
    await note.send({"type": "http.response.start", "status": reply.status, "headers": headers})
    await note.send({"type": "http.response.body", "body": reply.body})


async def _allow(note: _Note) -> None:
    note.shared = False
    await note.send({"type": "http.response.start", "status": 204, "headers": list(_PREFLIGHT)})
    await note.send({"type": "http.response.body", "body": b""})


def _is_shared(scope: Scope) -> bool:
    return scope["method"] in _READ and not scope["path"].startswith(_OWN)


def _host(value: bytes) -> str:
    """Give the name in a Host header, without its port; an IPv6 address without brackets."""
    text = value.decode("latin-1").strip().lower()
    if text.startswith("["):
        return text[1:].partition("]")[0]
    return text.rpartition(":")[0] if text.count(":") == 1 else text
