"""What whoever runs the service may decide: address, limits, how many processes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg import assets

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["LOOPBACK", "Limits", "Settings"]

LOOPBACK = ("127.0.0.1", "::1", "localhost")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may take; every figure is told in the service description.

    `seconds` bounds an answer from the arrival of the question, `whole` (seconds too) the first
    copy of a whole graph, `memory` (megabytes) the process that finds it, `rows` and `size` (bytes)
    the answer, `body` and `head` (bytes) the request, `patience` (seconds) how long a request may
    take to arrive.
    """

    seconds: float = 5.0
    whole: float = 60.0
    memory: int = 512
    rows: int = 50_000
    size: int = 32 * 1024 * 1024
    body: int = 1024 * 1024
    head: int = 32 * 1024
    patience: float = 10.0
    at_once: int = 256


@dataclass(frozen=True, slots=True)
class Settings:
    """How the service runs.

    `hosts` are the names by which it may be called besides the loopback ones; `quick` processes
    answer at once, `heavy` ones are kept for questions that take longer than `slice` seconds.
    `cache` is in bytes.
    """

    home: Path = field(default_factory=assets.home)
    host: str = "127.0.0.1"
    port: int = 8765
    hosts: tuple[str, ...] = ()
    limits: Limits = field(default_factory=Limits)
    quick: int = 3
    heavy: int = 2
    slice: float = 0.1
    cache: int = 64 * 1024 * 1024
    log: bool = True

    @property
    def known_hosts(self) -> frozenset[str]:
        """Give the host names that a request may carry, lower case, without port."""
        own = () if self.host in ("0.0.0.0", "::") else (self.host,)  # noqa: S104 - compared
        return frozenset(name.lower() for name in (*LOOPBACK, *own, *self.hosts))
