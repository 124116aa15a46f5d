"""One worker as the front sees it: started, asked, ended."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
import time
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import kg
from kg.web.reply import HEAD, Reply, pack, sizes

if TYPE_CHECKING:
    from kg.web.reply import Job
    from kg.web.settings import Settings

__all__ = ["EndedError", "Worker"]

_READY = 30.0
_LEAVE = 2.0
"""Seconds: for a process to come to life, and for an idle one to leave."""


class EndedError(Exception):
    """The process ended without an answer; `memory` when for want of memory."""

    def __init__(self, *, memory: bool) -> None:
        super().__init__("out of memory" if memory else "ended")
        self.memory = memory


class Worker:
    """A process of `kg.web.worker`."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self.store = ""
        self.warm = ""
        self.busy = False

    @classmethod
    async def start(cls, settings: Settings, copies: Path, store: str) -> Worker:
        """Start a process and wait until it has the store open."""
        told = {
            "home": str(settings.home.resolve()),
            "copies": str(copies),
            "store": store,
            "limits": asdict(settings.limits),
            "parent": os.getpid(),
        }
        launching = asyncio.ensure_future(_launch(json.dumps(told)))
        try:
            worker = cls(await asyncio.shield(launching))
        except asyncio.CancelledError:
            # It comes to life all the same, and must not outlive the event loop.
            await cls(await launching)._end_now()
            raise
        try:
            async with asyncio.timeout(_READY):
                await worker._frame()
        except BaseException:
            await worker._end_now()
            raise
        worker.store = store
        return worker

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    def used(self) -> float:
        """Give the seconds of processor time it has used; of the wall where that is not told."""
        try:
            # The clock of another process, as clock_getcpuclockid(3) numbers it on Linux.
            return time.clock_gettime((~self.pid << 3) | 2)
        except (OSError, AttributeError, OverflowError):
            return time.monotonic()

    async def ask(self, job: Job, store: str) -> Reply:
        """Hand over a job and wait for its reply; EndedError when none comes."""
        pipe = self._process.stdin
        assert pipe is not None  # noqa: S101 - opened as a pipe
        self.busy = True
        pipe.write(pack({"name": job.name, "args": job.args, "store": store}))
        head, body = await self._frame()
        self.store, self.busy = store, False
        return Reply.of(json.loads(head), body)

    def end(self) -> None:
        """End the process at once; it has nothing to save."""
        with suppress(ProcessLookupError):
            self._process.kill()

    async def dismiss(self) -> None:
        """Let an idle process come to its own end; a busy or slow one is ended."""
        pipe = self._process.stdin
        assert pipe is not None  # noqa: S101 - opened as a pipe
        if not self.busy:
            pipe.close()
            with suppress(TimeoutError):
                async with asyncio.timeout(_LEAVE):
                    await self.ended()
        await self._end_now()

    async def _end_now(self) -> None:
        self.end()
        await self.ended()

    async def ended(self) -> None:
        """Wait until the process is gone."""
        await self._process.wait()

    async def _frame(self) -> tuple[bytes, bytes]:
        pipe = self._process.stdout
        assert pipe is not None  # noqa: S101 - opened as a pipe
        try:
            head, body = sizes(await pipe.readexactly(HEAD))
            return await pipe.readexactly(head), await pipe.readexactly(body) if body else b""
        except (asyncio.IncompleteReadError, ConnectionError):
            status = await self._process.wait()
            raise EndedError(memory=status == -signal.SIGABRT) from None


async def _launch(told: str) -> asyncio.subprocess.Process:
    here = str(Path(kg.__file__).resolve().parents[1])
    path = os.pathsep.join(p for p in (here, os.environ.get("PYTHONPATH")) if p)
    return await asyncio.create_subprocess_exec(
        sys.executable, "-P", "-X", "utf8", "-m", "kg.web.worker", told,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": path},
        start_new_session=True,  # Ctrl-C reaches the front alone, which ends its workers
        limit=1024 * 1024,
    )  # fmt: skip
