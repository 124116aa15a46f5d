"""Owns the store, whatever engine is behind it; no other module knows one."""

from kg.store.base import DEFAULT_GRAPHS
from kg.store.current import POINTER, current_path, open_current
from kg.store.embedded import ENGINE, IN_USE, EmbeddedStore
from kg.store.opening import (
    Where,
    check_address,
    is_address,
    open_at,
    open_remote,
    query_address,
    upload,
)
from kg.store.serving import (
    Dataset,
    ServingStore,
    TooManyRowsError,
    graph_text,
    write_graph_file,
)
from kg.store.skolem import GENID, skolemise

__all__ = [
    "DEFAULT_GRAPHS",
    "ENGINE",
    "GENID",
    "IN_USE",
    "POINTER",
    "Dataset",
    "EmbeddedStore",
    "ServingStore",
    "TooManyRowsError",
    "Where",
    "check_address",
    "current_path",
    "graph_text",
    "is_address",
    "open_at",
    "open_current",
    "open_remote",
    "query_address",
    "skolemise",
    "upload",
    "write_graph_file",
]
