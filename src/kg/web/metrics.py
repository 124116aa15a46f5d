"""Counts what happens and writes it down, for operators; nothing about persons is kept.

The log has a line of JSON for each request with no address, no query and no name of a program, for
those tell of persons.
"""

from __future__ import annotations

import json
import sys
from bisect import bisect_left
from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.web.built import Built
    from kg.web.pool import Pool

__all__ = ["Metrics"]

_BOUNDS = (0.001, 0.005, 0.02, 0.1, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """Counters in the text form that Prometheus reads, and the log."""

    def __init__(self, *, log: bool) -> None:
        self._log = log
        self.kept = 0
        self.builds = 0
        self.inside = 0
        self._requests: Counter[tuple[str, int]] = Counter()
        self._took = [0] * (len(_BOUNDS) + 1)
        self._seconds = 0.0

    def count(self, method: str, route: str, status: int, seconds: float, size: int) -> None:
        """Count a request that was answered."""
        self._requests[route, status] += 1
        self._took[bisect_left(_BOUNDS, seconds)] += 1
        self._seconds += seconds
        if self._log:
            line = {
                "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
                "method": method,
                "route": route,
                "status": status,
                "ms": round(seconds * 1000, 2),
                "bytes": size,
            }
            sys.stderr.write(json.dumps(line) + "\n")

    def text(self, pool: Pool, built: Built | None) -> str:
        """Write everything."""
        return "".join(f"{line}\n" for line in self._lines(pool, built))

    def _lines(self, pool: Pool, built: Built | None) -> Iterator[str]:
        yield "# TYPE lantoa_requests_total counter"
        for (route, status), count in sorted(self._requests.items()):
            yield f'lantoa_requests_total{{route="{route}",status="{status}"}} {count}'
        yield "# TYPE lantoa_request_seconds histogram"
        total = 0
        for took, name in zip(self._took, [*(f"{b:g}" for b in _BOUNDS), "+Inf"], strict=True):
            total += took
            yield f'lantoa_request_seconds_bucket{{le="{name}"}} {total}'
        yield f"lantoa_request_seconds_sum {self._seconds:.6f}"
        yield f"lantoa_request_seconds_count {total}"
        yield "# TYPE lantoa_stopped_total counter"
        for reason in ("time", "memory", "ended", "unborn"):
            yield f'lantoa_stopped_total{{reason="{reason}"}} {pool.counts[reason]}'
        yield "# TYPE lantoa_answers_sought_total counter"
        yield f"lantoa_answers_sought_total {pool.asked}"
        yield "# TYPE lantoa_answers_kept_total counter"
        yield f"lantoa_answers_kept_total {self.kept}"
        yield "# TYPE lantoa_builds_seen_total counter"
        yield f"lantoa_builds_seen_total {self.builds}"
        yield "# TYPE lantoa_workers gauge"
        yield f"lantoa_workers {len(pool.pids)}"
        yield f"lantoa_workers_idle {pool.idle}"
        yield f"lantoa_requests_inside {self.inside}"
        if built:
            yield "# TYPE lantoa_build_info gauge"
            yield f'lantoa_build_info{{store="{built.name}",date="{built.date}"}} 1'
