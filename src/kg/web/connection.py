"""A connection that does not wait for ever: the head of a request must come in time and in size.

uvicorn bounds neither with its fast parser; a proxy would, but there need not be one. And it gives
at once what was answered before to the very same bytes.
"""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

import httptools
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from kg.errors import Words
from kg.web.problems import MEDIA, Problem
from kg.web.ready import ANSWER, Answer

if TYPE_CHECKING:
    import asyncio

    from kg.web.front import Front
    from kg.web.ready import Whole

__all__ = ["bounded"]

_PHRASES = {400: "Bad Request", 408: "Request Timeout", 431: "Request Header Fields Too Large"}


def bounded(front: Front) -> type[HttpToolsProtocol]:
    """Make the protocol class with the bounds of a service, as uvicorn wants a class."""

    class Bounded(_Bounded):
        most, patience = front.settings.limits.head, front.settings.limits.patience
        shared = front

    return Bounded


class _Bounded(HttpToolsProtocol):
    most: int
    patience: float
    shared: Front

    def __init__(self, *args: Any, **more: Any) -> None:  # noqa: ANN401 - uvicorn's own signature
        super().__init__(*args, **more)
        self._head = 0
        self._in_head = True
        self._timer: asyncio.TimerHandle | None = None
        self._asked: bytes | None = None
        self._last = 0.0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._await_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._settle()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Give what is known at once; else count what comes before the head is complete."""
        is_first = self._in_head and self._head == 0 and self._rests()
        whole = self.shared.ready.find(data) if is_first else None
        if whole:
            self._give(whole)
            return
        self._asked = data if is_first and _is_whole(data) else None
        if self._in_head:
            if self._timer is None:
                self._await_head()
            self._head += len(data)
            # A body may come in the same piece as the head; only the head is counted.
            end = data.find(b"\r\n\r\n")
            if (self._head if end < 0 else self._head - len(data) + end) > self.most:
                self._refuse(_too_large(self.most))
                return
        super().data_received(data)

    def on_headers_complete(self) -> None:
        """Stop the clock: the head is there."""
        self._in_head = False
        self._settle()
        if not self.url.startswith((b"/", b"*")):
            # A whole address says who is called, whatever Host says (RFC 9112, 3.2.2).
            called = httptools.parse_url(self.url).host or b""
            self.headers[:] = [h for h in self.headers if h[0] != b"host"] + [(b"host", called)]
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """Take what comes next for the head of the next request."""
        super().on_message_complete()
        self._in_head, self._head = True, 0

    def on_response_complete(self) -> None:
        """Keep an answer that may be given again."""
        answer = self.cycle.scope.get(ANSWER)
        # A request that said it would bring a body is not complete with its head.
        is_plain = self.cycle.keep_alive and not self.cycle.more_body
        if self._asked and is_plain and isinstance(answer, Answer):
            self.shared.ready.keep(self._asked, answer)
        self._asked = None
        super().on_response_complete()

    def timeout_keep_alive_handler(self) -> None:
        """Close a connection that rested long enough; what was given at once counts too."""
        rested = self.loop.time() - self._last
        if rested >= self.timeout_keep_alive:
            super().timeout_keep_alive_handler()
        else:
            self._await_next(self.timeout_keep_alive - rested)

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 - the parser's words stay inside
        """Answer what is not HTTP in the shape of every other error."""
        self._refuse(
            Problem("malformed-request", Words("Đây không phải HTTP.", "This is no HTTP."))
        )

    def _rests(self) -> bool:
        """Tell whether nothing is being answered and the client reads what it is sent."""
        is_answered = self.cycle is None or self.cycle.response_complete
        return is_answered and not self.pipeline and not self.flow.write_paused

    def _give(self, whole: Whole) -> None:
        began = time.perf_counter()
        ((_, date),) = self.server_state.default_headers
        self.transport.write(b"".join((whole.before, date, whole.after)))
        self._settle()
        self._last = self.loop.time()
        if self.timeout_keep_alive_task is None:
            self._await_next(self.timeout_keep_alive)
        self.server_state.total_requests += 1
        metrics = self.shared.metrics
        metrics.kept += 1
        metrics.count("GET", whole.route, whole.status, time.perf_counter() - began, whole.size)

    def _await_next(self, seconds: float) -> None:
        self.timeout_keep_alive_task = self.loop.call_later(
            seconds, self.timeout_keep_alive_handler
        )

    def _await_head(self) -> None:
        self._timer = self.loop.call_later(self.patience, self._too_slow)

    def _settle(self) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer = None

    def _too_slow(self) -> None:
        self._refuse(
            Problem(
                "slow-client",
                Words("Yêu cầu tới quá chậm.", "The request came too slowly."),
            )
        )

    def _refuse(self, problem: Problem) -> None:
        self._settle()
        if self.transport.is_closing():
            return
        body = json.dumps(problem.document(), ensure_ascii=False).encode()
        head = (
            f"HTTP/1.1 {problem.status} {_PHRASES[problem.status]}\r\nContent-Type: {MEDIA}\r\n"
            f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        )
        self.transport.write(head.encode() + body)
        self.transport.close()


def _is_whole(data: bytes) -> bool:
    """Tell whether bytes are the head of one GET and no more."""
    return data.startswith(b"GET ") and data.find(b"\r\n\r\n") == len(data) - 4


def _too_large(most: int) -> Problem:
    return Problem(
        "headers-too-large",
        Words(f"Đầu yêu cầu dài hơn {most} byte.", f"The head is longer than {most} bytes."),
    )
