"""Warm processes, shared so that a heavy question never keeps a light one waiting.

What is not answered within a slice of time is heavy. A heavy question keeps its process, and
another takes that one's place; when too many heavy ones run already, it is ended, and begun again
when there is room. The time limit runs from the arrival of the question. pyoxigraph cannot be told
to stop: only the end of its process ends a query.
"""

from __future__ import annotations

import asyncio
from collections import Counter, OrderedDict
from contextlib import suppress
from typing import TYPE_CHECKING, TypeAlias

from kg.web.problems import broken_off, no_turn, out_of_memory, out_of_time
from kg.web.process import EndedError, Worker

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterable
    from pathlib import Path

    from kg.web.reply import Job, Reply
    from kg.web.settings import Settings

    Keep: TypeAlias = Callable[[Job, Reply], object]

__all__ = ["Pool"]

_REMEMBERED = 512
_PAUSE = 1.0


class Pool:
    """The workers of a service, in two lanes: one for what is quick, one kept for what is heavy."""

    def __init__(self, settings: Settings, copies: Path) -> None:
        self._settings = settings
        self._copies = copies
        self._store = ""
        self._quick: asyncio.LifoQueue[Worker] = asyncio.LifoQueue()
        self._heavy: asyncio.LifoQueue[Worker] = asyncio.LifoQueue()
        self._room = asyncio.Semaphore(settings.heavy)
        self._starting = 0
        self._alive: set[Worker] = set()
        self._known_heavy: OrderedDict[str, None] = OrderedDict()
        self._births: set[asyncio.Task[None]] = set()
        self._ends: set[asyncio.Task[None]] = set()
        self._closing = False
        self.counts: Counter[str] = Counter()
        self.asked = 0

    @property
    def pids(self) -> list[int]:
        """The numbers of the processes."""
        return sorted(worker.pid for worker in self._alive)

    @property
    def idle(self) -> int:
        """How many processes wait for a question."""
        return self._quick.qsize() + self._heavy.qsize()

    async def start(self, store: str) -> None:
        """Start the processes on a store."""
        self._store = store
        self._fill()
        await asyncio.gather(*self._births)

    async def stop(self) -> None:
        """End all processes."""
        # Every process must have come to its end before the event loop does, and none may be born.
        self._closing = True
        births = list(self._births)
        for birth in births:
            birth.cancel()
        await asyncio.gather(*births, return_exceptions=True)
        await asyncio.gather(*(worker.dismiss() for worker in self._alive))
        while self._ends:
            await asyncio.gather(*self._ends)

    def refresh(self, store: str, jobs: Iterable[Job]) -> None:
        """Have idle processes leave an old store, so that it can be removed.

        Quick ones keep what they have learned and do some jobs, to be ready for others.
        """
        self._store = store
        for worker in [self._heavy.get_nowait() for _ in range(self._heavy.qsize())]:
            if worker.store == store:
                self._heavy.put_nowait(worker)
            else:
                self._end(worker)
        _begin(self._warm_all(jobs), self._births)

    async def warm(self, jobs: Iterable[Job], store: str, keep: Keep) -> None:
        """Have one quick process do these jobs on a store, which may be the next one."""
        if not self._store:
            await self.start(store)
        await self._warm(await self._quick.get(), jobs, store, keep)

    async def _warm(self, worker: Worker, jobs: Iterable[Job], store: str, keep: Keep) -> None:
        try:
            async with asyncio.timeout(self._settings.limits.whole):
                for job in jobs:
                    keep(job, await worker.ask(job, store))
            worker.warm = store
        finally:
            if worker.busy:
                self._end(worker)
            else:
                self._quick.put_nowait(worker)

    async def _warm_all(self, jobs: Iterable[Job]) -> None:
        """Have the quick processes open the current store, one after the other."""
        for _ in range(self._settings.quick):
            worker = self._cold()
            if worker:
                with suppress(EndedError, TimeoutError):
                    await self._warm(worker, jobs, self._store, lambda *_: None)

    def _cold(self) -> Worker | None:
        waiting = [self._quick.get_nowait() for _ in range(self._quick.qsize())]
        cold = next((w for w in waiting if w.warm != self._store), None)
        for worker in reversed(waiting):
            if worker is not cold:
                self._quick.put_nowait(worker)
        return cold

    async def run(self, job: Job, store: str) -> Reply:
        """Have a job done; Problem when it takes too much. Cancelled, it ends its process."""
        limits = self._settings.limits
        seconds = limits.whole if job.is_whole else limits.seconds
        in_line = False
        self.asked += 1
        try:
            async with asyncio.timeout(seconds):
                if job.key not in self._known_heavy:
                    reply = await self._quickly(job, store)
                    if reply is not None:
                        return reply
                in_line = True
                async with self._room:
                    in_line = False
                    return await self._heavily(job, store)
        except TimeoutError:
            self.counts["time"] += 1
            raise (no_turn if in_line else out_of_time)(seconds) from None
        except EndedError as ended:
            self.counts["memory" if ended.memory else "ended"] += 1
            raise out_of_memory(limits.memory) if ended.memory else broken_off() from None

    async def _quickly(self, job: Job, store: str) -> Reply | None:
        """Answer at once, or go on beside the others; None when there is no room for that."""
        worker = await self._quick.get()
        asked = worker.ask(job, store)
        lane = self._quick
        try:
            if await self._is_light(worker, asked):
                return asked.result()
            self._remember(job)
            if self._room.locked():
                return None
            async with self._room:
                # The two change places, so that the quick lane is whole again at once.
                lane = self._heavy
                self._quick.put_nowait(await self._heavy.get())
                return await asked
        finally:
            self._give_back(worker, asked, lane)

    async def _is_light(self, worker: Worker, asked: asyncio.Future[Reply]) -> bool:
        """Wait until the answer is there or a slice of processor time is used up."""
        slice_, before = self._settings.slice, worker.used()
        while not (await asyncio.wait({asked}, timeout=slice_))[0]:
            # On a busy machine a light question takes long too, but not of the processor.
            if worker.used() - before > slice_ * 0.7:
                return False
        return True

    async def _heavily(self, job: Job, store: str) -> Reply:
        worker = await self._heavy.get()
        asked = worker.ask(job, store)
        try:
            return await asked
        finally:
            self._give_back(worker, asked, self._heavy)

    def _give_back(
        self, worker: Worker, asked: asyncio.Future[Reply], lane: asyncio.LifoQueue[Worker]
    ) -> None:
        """Put a process back into its lane; one that has not finished its work is ended."""
        asked.cancel()
        if worker.busy or worker.store != self._store:
            self._end(worker)
        else:
            lane.put_nowait(worker)

    def _end(self, worker: Worker) -> None:
        self._alive.discard(worker)
        worker.end()
        _begin(worker.ended(), self._ends)
        self._fill()

    def _fill(self) -> None:
        """Start as many processes as are missing."""
        wanted = self._settings.quick + self._settings.heavy
        while len(self._alive) + self._starting < wanted and not self._closing:
            self._starting += 1
            _begin(self._add(), self._births)

    async def _add(self) -> None:
        try:
            worker = await Worker.start(self._settings, self._copies, self._store)
        except (EndedError, TimeoutError, OSError):
            self.counts["unborn"] += 1
            await asyncio.sleep(_PAUSE)
            _begin(self._add(), self._births)
            return
        self._starting -= 1
        self._alive.add(worker)
        # Quick questions first: nobody waits long for them.
        lane = self._quick if self._quick.qsize() < self._settings.quick else self._heavy
        lane.put_nowait(worker)

    def _remember(self, job: Job) -> None:
        self._known_heavy[job.key] = None
        if len(self._known_heavy) > _REMEMBERED:
            self._known_heavy.popitem(last=False)


def _begin(chore: Coroutine[object, object, None], among: set[asyncio.Task[None]]) -> None:
    task = asyncio.ensure_future(chore)
    among.add(task)
    task.add_done_callback(among.discard)
