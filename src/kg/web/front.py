"""Finds the answer to a request: known already, being found for somebody else, or to be found.

An answer depends on the built graph and the job alone, so it may be kept until the next build.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from kg.errors import Words
from kg.web.built import current
from kg.web.copies import Copies
from kg.web.kept import Kept
from kg.web.metrics import Metrics
from kg.web.pool import Pool
from kg.web.problems import Problem
from kg.web.process import EndedError
from kg.web.ready import Ready
from kg.web.warmth import FIRST, USUAL

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

    from kg.web.built import Built
    from kg.web.reply import Job, Reply
    from kg.web.settings import Settings

__all__ = ["Front"]

_LOOK = 0.25
_TRIES = 5
_SMALL = 0.2


class Front:
    """What all requests share: the workers, the answers kept, the counters."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._copies = Copies()
        self.pool = Pool(settings, self._copies.folder)
        self.metrics = Metrics(log=settings.log)
        self.ready = Ready(settings.cache // 4)
        self._built: Built | None = None
        self._kept: Kept[str, Reply] = Kept(settings.cache)
        self._sought: dict[str, tuple[asyncio.Task[Reply], list[None]]] = {}
        self._watch: asyncio.Task[None] | None = None
        self._is_warm = False

    async def start(self) -> None:
        """Open the current graph in every process and look out for the next one."""
        self._built = current(self.settings.home)
        self.ready.renew(self._built)
        if self._built:
            await self.pool.start(self._built.name)
            # Whoever comes first finds the front page; the others are made meanwhile.
            with suppress(EndedError, TimeoutError):
                await self.pool.warm(USUAL, self._built.name, self._keeper(self._built))
        self._watch = asyncio.create_task(self._look_out())

    async def stop(self) -> None:
        """End everything."""
        if self._watch:
            self._watch.cancel()
            await asyncio.gather(self._watch, return_exceptions=True)
        await self.pool.stop()
        self._copies.end()

    @property
    def built(self) -> Built:
        """The graph that answers now; Problem when there is none."""
        if self._built is None:
            self._renew()
        if self._built is None:
            raise Problem(
                "no-graph",
                Words("Chưa có đồ thị nào được dựng.", "No graph has been built yet."),
                Words("Người vận hành: hãy chạy `kg build`.", "Operator: run `kg build`."),
                headers=(("Retry-After", "5"),),
            )
        return self._built

    @property
    def is_ready(self) -> bool:
        """Tell whether there is a graph and somebody to answer without delay."""
        return self._built is not None and bool(self.pool.pids) and self._is_warm

    async def answer(
        self, job: Job, left: Callable[[], Awaitable[object]] | None = None
    ) -> tuple[Reply, Built]:
        """Give the answer to a job and its graph; `left` ends when the asker has gone."""
        for _ in range(_TRIES):
            built = self.built
            key = _key(built, job)
            kept = self._kept.get(key)
            if kept is not None and kept.is_there():
                self.metrics.kept += 1
                return kept, built
            reply = await self._seek(key, job, built.name, left)
            if not reply.gone:
                self._keep(key, reply)
                return reply, built
            self._renew()
        raise Problem("busy", Words("Đồ thị đang được thay.", "The graph is being replaced."))

    async def _seek(
        self, key: str, job: Job, store: str, left: Callable[[], Awaitable[object]] | None
    ) -> Reply:
        """Wait for an answer together with all who ask the same; the last to leave ends it."""
        if key not in self._sought:
            task = asyncio.create_task(self.pool.run(job, store))
            self._sought[key] = (task, [])
            task.add_done_callback(lambda _: self._sought.pop(key, None))
        task, waiting = self._sought[key]
        waiting.append(None)
        try:
            return await _unless_left(task, left)
        finally:
            waiting.pop()
            if not waiting and not task.done():
                self._sought.pop(key, None)
                task.cancel()

    def _keep(self, key: str, reply: Reply) -> None:
        if reply.status == 200 and len(reply.body) <= self.settings.cache // 8:
            self._kept.put(key, reply, len(reply.body) + len(key))

    async def _look_out(self) -> None:
        await self._warm(self._built, FIRST)
        self._is_warm = True
        while True:
            await asyncio.sleep(_LOOK)
            with suppress(OSError):
                found = self._next()
                if found:
                    # The old graph answers until the first pages of the new one are ready.
                    await self._warm(found, FIRST)

    async def _warm(self, built: Built | None, jobs: Iterable[Job]) -> None:
        """Have some pages of a graph found, and let it answer from then on."""
        if built is None:
            return
        with suppress(EndedError, TimeoutError):
            await self.pool.warm(jobs, built.name, self._keeper(built))
        self._take(built)
        self.pool.refresh(built.name, USUAL)

    def _keeper(self, built: Built) -> Callable[[Job, Reply], None]:
        return lambda job, reply: self._keep(_key(built, job), reply)

    def _next(self) -> Built | None:
        """Give the graph that should answer next; None when it does already."""
        found = current(self.settings.home)
        is_same = found is None or (self._built and found.name == self._built.name)
        return None if is_same else found

    def _renew(self) -> None:
        """Let the current graph answer at once, warm or not: the other is gone."""
        found = self._next()
        if found:
            self._take(found)

    def _take(self, found: Built) -> None:
        if self._built and found.name == self._built.name:
            return
        if self._built:
            self._copies.renew((self._built.name, found.name))
        self._built = found
        self.ready.renew(found)
        self.metrics.builds += 1
        self.pool.refresh(found.name, USUAL)


def _key(built: Built, job: Job) -> str:
    return f"{built.mark} {job.key}"


async def _unless_left(
    task: asyncio.Task[Reply], left: Callable[[], Awaitable[object]] | None
) -> Reply:
    done, _ = await asyncio.wait({task}, timeout=_SMALL)
    if done or left is None:
        return await asyncio.shield(task)
    leaving = asyncio.ensure_future(left())
    try:
        await asyncio.wait({task, leaving}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        leaving.cancel()
    if not task.done():
        raise Problem("slow-client", Words("Người hỏi đã rời đi.", "Whoever asked has left."))
    return task.result()
