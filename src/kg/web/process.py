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
from typing import TYPE_CHECKING, cast

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


class Worker(asyncio.SubprocessProtocol):
    """A process of `kg.web.worker`.

    It is spoken to in plain callbacks: streams and tasks would take longer than many an answer.
    """

    _process: asyncio.SubprocessTransport
    _pipe: asyncio.WriteTransport

    def __init__(self) -> None:
        self.store = ""
        self.warm = ""
        self._loop = asyncio.get_running_loop()
        # Its first reply says that the store is open; it may come before anybody waits for it.
        self._born: asyncio.Future[Reply] = self._loop.create_future()
        self._reply: asyncio.Future[Reply] | None = self._born
        self._got = bytearray()
        self._gone: asyncio.Future[None] = self._loop.create_future()

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
        launching = asyncio.ensure_future(cls._launch(json.dumps(told)))
        try:
            worker = await asyncio.shield(launching)
        except asyncio.CancelledError:
            # It comes to life all the same, and must not outlive the event loop.
            await (await launching)._end_now()
            raise
        try:
            async with asyncio.timeout(_READY):
                await worker._born
        except BaseException:
            await worker._end_now()
            raise
        worker.store = store
        return worker

    @classmethod
    async def _launch(cls, told: str) -> Worker:
        here = str(Path(kg.__file__).resolve().parents[1])
        path = os.pathsep.join(p for p in (here, os.environ.get("PYTHONPATH")) if p)
        _, worker = await asyncio.get_running_loop().subprocess_exec(
            cls, sys.executable, "-P", "-X", "utf8", "-m", "kg.web.worker", told,
            stderr=asyncio.subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": path},
            start_new_session=True,  # Ctrl-C reaches the front alone, which ends its workers
        )  # fmt: skip
        return worker

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.get_pid()

    @property
    def busy(self) -> bool:
        """Tell whether it has a job and has not replied."""
        return self._reply is not None

    def used(self) -> float:
        """Give the seconds of processor time it has used; of the wall where that is not told."""
        try:
            # The clock of another process, as clock_getcpuclockid(3) numbers it on Linux.
            return time.clock_gettime((~self.pid << 3) | 2)
        except (OSError, AttributeError, OverflowError):
            return time.monotonic()

    def ask(self, job: Job, store: str) -> asyncio.Future[Reply]:
        """Hand over a job; its reply comes in time, or EndedError when the process ends first."""
        reply = self._reply = self._loop.create_future()
        self.store = store
        self._pipe.write(pack({"name": job.name, "args": job.args, "store": store}))
        return reply

    def end(self) -> None:
        """End the process at once; it has nothing to save."""
        with suppress(ProcessLookupError):
            self._process.kill()

    async def dismiss(self) -> None:
        """Let an idle process come to its own end; a busy or slow one is ended."""
        if not self.busy:
            self._pipe.close()
            with suppress(TimeoutError):
                async with asyncio.timeout(_LEAVE):
                    await self.ended()
        await self._end_now()

    async def _end_now(self) -> None:
        self.end()
        await self.ended()

    async def ended(self) -> None:
        """Wait until the process is gone."""
        await asyncio.shield(self._gone)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take the pipe to the process."""
        self._process = cast("asyncio.SubprocessTransport", transport)
        self._pipe = cast("asyncio.WriteTransport", self._process.get_pipe_transport(0))

    def pipe_data_received(self, fd: int, data: bytes) -> None:  # noqa: ARG002 - there is one
        """Take a piece of a reply."""
        self._got += data
        if len(self._got) < HEAD:
            return
        head, body = sizes(bytes(self._got[:HEAD]))
        whole = HEAD + head + body
        if len(self._got) < whole:
            return
        told, rest = self._got[HEAD : HEAD + head], bytes(self._got[HEAD + head : whole])
        self._got.clear()
        reply, self._reply = self._reply, None
        if reply and not reply.done():
            reply.set_result(Reply.of(json.loads(told), rest))

    def process_exited(self) -> None:
        """Tell whoever waits."""
        if self._reply and not self._reply.done():
            status = self._process.get_returncode()
            self._reply.set_exception(EndedError(memory=status == -signal.SIGABRT))
        if not self._gone.done():
            self._gone.set_result(None)
