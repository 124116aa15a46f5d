"""Asks the graph: named questions with parameters, and free queries that can be stopped.

The questions are files; this package knows none of them by name.
"""

from kg.query.binding import Terms
from kg.query.frames import to_arrow, to_pandas
from kg.query.free import MEMORY, TIMEOUT, Limits, answer, limits, run
from kg.query.named import NamedQuery, Param, ask, get, named, read
from kg.query.wire import Answer

__all__ = [
    "MEMORY",
    "TIMEOUT",
    "Answer",
    "Limits",
    "NamedQuery",
    "Param",
    "Terms",
    "answer",
    "ask",
    "get",
    "limits",
    "named",
    "read",
    "run",
    "to_arrow",
    "to_pandas",
]
