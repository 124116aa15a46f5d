"""What passes between the front and the processes that find answers: a job out, a reply back.

A frame is four bytes of length of a JSON head, four of the body, then both.
"""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["HEAD", "Job", "Reply", "pack", "sizes"]

HEAD = 8
_encoded = json.JSONEncoder(ensure_ascii=False).encode
_sorted = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, whole: status, media type, bytes, more headers.

    `gone` says that the store it should have come from is there no more; `file` names the file
    that holds the body, when it is too long to be carried.
    """

    status: int
    media: str
    body: bytes
    headers: tuple[tuple[str, str], ...] = ()
    gone: bool = False
    file: str = ""

    def is_there(self) -> bool:
        """Tell whether its body can be given."""
        return not self.file or Path(self.file).exists()

    def head(self) -> dict[str, Any]:
        """Give everything but the body, for JSON."""
        return {
            "status": self.status,
            "media": self.media,
            "headers": [list(pair) for pair in self.headers],
            "gone": self.gone,
            "file": self.file,
        }

    @classmethod
    def of(cls, head: Mapping[str, Any], body: bytes) -> Reply:
        """Put a reply together again."""
        pairs = tuple((str(name), str(value)) for name, value in head["headers"])
        gone, file = bool(head["gone"]), str(head["file"])
        return cls(int(head["status"]), str(head["media"]), body, pairs, gone, file)


@dataclass(frozen=True)
class Job:
    """A question for a worker: the name of what to do and with what. Equal jobs, equal replies.

    `is_whole` marks one that may copy a whole graph, which has a time limit of its own.
    """

    name: str
    args: Mapping[str, Any] = field(default_factory=dict)
    is_whole: bool = False

    @cached_property
    def key(self) -> str:
        """A text that tells jobs apart."""
        return f"{self.name} {_sorted(self.args)}"


def pack(head: Mapping[str, Any], body: bytes = b"") -> bytes:
    """Make a frame."""
    text = _encoded(head).encode()
    return struct.pack(">II", len(text), len(body)) + text + body


def sizes(start: bytes) -> tuple[int, int]:
    """Read the lengths of head and body from the start of a frame."""
    head, body = struct.unpack(">II", start)
    return int(head), int(body)
