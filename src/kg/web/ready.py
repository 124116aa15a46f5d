"""Answers as the bytes that go out, by the bytes that came in.

An answer with an ETag depends on the request and the built graph alone. So while that graph
answers, the same bytes of a request have the same bytes for an answer, all but the date; they are
found before anything is parsed. Whatever is not exactly such a request goes the long way.
"""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

from kg.web.kept import Kept

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.web.built import Built

__all__ = ["ANSWER", "Answer", "Ready", "Whole"]

ANSWER = "kg.answer"
"""Where the scope of a request carries its Answer, once it is given."""

_LONGEST = 64 * 1024
_AGAIN = (200, 304)
_LINES = {n: f"HTTP/1.1 {n} {HTTPStatus(n).phrase}\r\ndate: ".encode() for n in _AGAIN}


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered to a request that came when `built` answered."""

    built: Built
    route: str
    status: int
    headers: Sequence[tuple[bytes, bytes]]
    body: bytes

    def may_be_kept(self) -> bool:
        """Tell whether the same request has the same answer while the graph stays."""
        if self.status not in _AGAIN or len(self.body) > _LONGEST:
            return False
        mark = f'"{self.built.mark}-'.encode()
        return any(name == b"etag" and value.startswith(mark) for name, value in self.headers)


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole answer: what stands before its date, and after."""

    route: str
    status: int
    size: int
    before: bytes
    after: bytes


class Ready:
    """The answers that can be given at once; those of one built graph."""

    def __init__(self, most: int) -> None:
        self.built: Built | None = None
        self._kept: Kept[bytes, Whole] = Kept(most)
        self.find = self._kept.get

    def renew(self, built: Built | None) -> None:
        """Begin anew with another graph."""
        self.built = built
        self._kept.clear()

    def keep(self, asked: bytes, answer: Answer) -> None:
        """Keep the answer to a request that has no body and came whole, if it may be kept."""
        if answer.built is not self.built or not answer.may_be_kept():
            return
        lines = b"".join(b"\r\n%b: %b" % header for header in answer.headers)
        after = lines + b"\r\n\r\n" + answer.body
        whole = Whole(answer.route, answer.status, len(answer.body), _LINES[answer.status], after)
        self._kept.put(asked, whole, len(asked) + len(after))
