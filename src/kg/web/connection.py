"""A connection that does not wait for ever: the head of a request must come in time and in size.

uvicorn bounds neither with its fast parser; a proxy would, but there need not be one.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from kg.errors import Words
from kg.web.problems import MEDIA, Problem

if TYPE_CHECKING:
    import asyncio

    from kg.web.settings import Limits

__all__ = ["bounded"]

_PHRASES = {400: "Bad Request", 408: "Request Timeout", 431: "Request Header Fields Too Large"}


def bounded(limits: Limits) -> type[HttpToolsProtocol]:
    """Make the protocol class with these bounds, as uvicorn wants a class."""

    class Bounded(_Bounded):
        most, patience = limits.head, limits.patience

    return Bounded


class _Bounded(HttpToolsProtocol):
    most: int
    patience: float

    def __init__(self, *args: Any, **more: Any) -> None:  # noqa: ANN401 - uvicorn's own signature
        super().__init__(*args, **more)
        self._head = 0
        self._in_head = True
        self._timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._await_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._settle()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Count what comes before the head is complete."""
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
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """Take what comes next for the head of the next request."""
        super().on_message_complete()
        self._in_head, self._head = True, 0

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 - the parser's words stay inside
        """Answer what is not HTTP in the shape of every other error."""
        self._refuse(
            Problem("malformed-request", Words("Đây không phải HTTP.", "This is no HTTP."))
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


def _too_large(most: int) -> Problem:
    return Problem(
        "headers-too-large",
        Words(f"Đầu yêu cầu dài hơn {most} byte.", f"The head is longer than {most} bytes."),
    )
