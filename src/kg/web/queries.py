"""Answers a free query, in a worker: looks at it, runs it, writes the answer as asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg import results
from kg.errors import QueryError, Words
from kg.query import sparql
from kg.rdf import sorted_triples
from kg.store import graph_text
from kg.text import nfc
from kg.web.dataset import dataset_of, refuse_service
from kg.web.negotiation import GRAPH_FORMS, ROW_FORMS, choose
from kg.web.problems import Problem
from kg.web.reply import Reply

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.model import Table
    from kg.store.serving import Found
    from kg.terms import Triple
    from kg.web.desk import Desk
    from kg.web.negotiation import Form

__all__ = ["answer", "run", "write_graph"]

_UPDATES = {"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"}


def answer(desk: Desk, args: Mapping[str, Any]) -> Reply:
    """Answer the query `query` over the graphs `default` and `named`."""
    query = nfc(str(args["query"]))
    forms = ROW_FORMS if _kind(query) in ("SELECT", "ASK") else GRAPH_FORMS
    form = choose(str(args.get("accept", "")), forms, str(args.get("format", "")))
    found = _found(desk, query, args)
    if isinstance(found, set):
        return write_graph(found, form)
    if not isinstance(found, bool):
        found = sparql.in_written_order(found, query)
    return Reply(200, form.content_type, _write_rows(found, form))


def run(desk: Desk, query: str, args: Mapping[str, Any]) -> Found:
    """Run a query that only reads, within the limits and over graphs of the store alone."""
    _kind(query)
    return _found(desk, query, args)


def _found(desk: Desk, query: str, args: Mapping[str, Any]) -> Found:
    refuse_service(query)
    dataset = dataset_of(query, args, desk.graphs)
    try:
        return desk.store.answer(query, dataset, desk.limits.rows)
    except QueryError as error:
        raise sparql.explained(query, error) from error


def write_graph(triples: set[Triple], form: Form) -> Reply:
    """Write a graph in one of GRAPH_FORMS, the same bytes for the same triples."""
    if form.name in results.GRAPH_FORMATS:
        text = results.write(triples, form.name)
    else:
        text = graph_text(sorted_triples(triples), form.media)
    return Reply(200, form.content_type, text.encode())


def _write_rows(found: Table | bool, form: Form) -> bytes:
    return results.write(found, form.name).encode()


def _kind(query: str) -> str:
    """Tell the form of a query; an update is refused with the status for it."""
    try:
        return sparql.form(query)
    except QueryError as error:
        words = {t.text.upper() for t in sparql.tokens(query) if t.kind == "word"}
        if words & _UPDATES:
            raise Problem(
                "read-only",
                Words("Dịch vụ này chỉ để đọc.", "This service is for reading only."),
                where=error.where,
            ) from error
        raise
