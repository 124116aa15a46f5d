"""The process a query runs in: reads one request on stdin, writes one answer on stdout.

It can be ended at any moment, for it only reads. It ends by itself when whoever started it is
gone, and cannot take more memory than it was given.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from kg import store
from kg.errors import KgError, QueryError, Words
from kg.ids import META
from kg.model import Table
from kg.namespaces import LTI, LTS, PREFIXES
from kg.query import sparql
from kg.query.wire import Answer, encode, encode_error
from kg.terms import NamedNode
from kg.text import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import StoreView
    from kg.query.wire import Value

__all__ = ["answer", "main"]

_BATCH = 2000
_LABELS = """SELECT ?thing ?label ?rank WHERE {{ VALUES ?thing {{ {things} }}
  VALUES (?property ?rank) {{ (skos:prefLabel 1) (rdfs:label 2) (dcterms:title 3) (foaf:name 4) }}
  {from_}{{ ?thing ?property ?label }} }} ORDER BY DESC(?rank) DESC(STR(?label))"""
_CITE = """SELECT ?set ?title ?date WHERE {{ GRAPH <{meta}> {{
  ?set a void:Dataset ; dcterms:title ?title ; dcterms:modified ?date }} }} ORDER BY ?set ?title"""
_AUTHOR = Words("Nhóm Lan Tỏa", "Lan Tỏa team")


def main() -> None:
    """Answer one request and end."""
    request = json.loads(sys.stdin.buffer.read())
    threading.Thread(target=_watch, args=(int(request["parent"]),), daemon=True).start()
    try:
        view = store.open_at(request["where"])
        _limit_memory(int(request["memory"]))
        named = set(request["things"]) if request["names"] else None
        message = encode(answer(view, request["query"], named))
    except KgError as error:
        message = encode_error(error)
    sys.stdout.buffer.write(json.dumps(message, ensure_ascii=False).encode())
    sys.stdout.buffer.flush()


def answer(view: StoreView, query: str, named: set[str] | None = None) -> Answer:
    """Run a query on a view; unless `named` is None, look up labels of it and of the answer."""
    kind = sparql.form(query)
    sparql.guard(query)
    try:
        value = _value(view, query, kind)
    except QueryError as error:
        raise sparql.explained(query, error) from error
    notes = tuple(_unknown_names(view, query))
    if named is None:
        return Answer(value, notes=notes)
    found = {term.value for term in _terms(value) if isinstance(term, NamedNode)}
    return Answer(value, _labels(view, sorted(found | named)), notes, _cite(view))


def _value(view: StoreView, query: str, kind: str) -> Value:
    if kind == "ASK":
        return view.ask(query)
    if kind == "SELECT":
        return sparql.in_written_order(view.select(query), query)
    return view.construct(query)


def _labels(view: StoreView, iris: list[str]) -> dict[str, Words]:
    found = _labels_in(view, "", iris)
    # A background source is described in its own layer, not among the facts.
    found |= _labels_in(view, "GRAPH ?graph ", [iri for iri in iris if iri not in found])
    return {iri: _words(texts) for iri, texts in found.items()}


def _labels_in(view: StoreView, from_: str, iris: list[str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for start in range(0, len(iris), _BATCH):
        things = " ".join(f"<{iri}>" for iri in iris[start : start + _BATCH])
        # Sorted with the best last, so that the best of a language stands in the end.
        for thing, label, _ in view.select(_LABELS.format(things=things, from_=from_)).rows:
            language = getattr(label, "language", None) or ""
            found.setdefault(_text(thing), {})[language] = _text(label)
    return found


def _text(term: object) -> str:
    return str(getattr(term, "value", ""))


def _words(texts: dict[str, str]) -> Words:
    any_text = next(iter(texts.values()))
    vi = texts.get("vi") or texts.get("") or texts.get("en") or any_text
    return Words(vi, texts.get("en") or vi)


def _terms(value: Value) -> Iterator[object]:
    if isinstance(value, Table):
        for row in value.rows:
            yield from row
    elif not isinstance(value, bool):
        for triple in value:
            yield from (triple.subject, triple.predicate, triple.object)


def _cite(view: StoreView) -> Words | None:
    rows = view.select(_CITE.format(meta=META.value)).rows
    if not rows:
        return None
    set_, _, when = (str(getattr(term, "value", "")) for term in rows[0])
    title = _words(
        {str(getattr(t, "language", "")): str(getattr(t, "value", "")) for _, t, _ in rows}
    )
    return Words(
        f"Trích dẫn: {_AUTHOR.vi} ({when[:4]}). {title.vi}. Dữ liệu ngày {when}. {set_}",
        f"Cite: {_AUTHOR.en} ({when[:4]}). {title.en}. Data of {when}. {set_}",
    )


def _unknown_names(view: StoreView, query: str) -> Iterator[Words]:
    for prefix, base in (("lt", PREFIXES["lt"]), ("lti", LTI), ("lts", LTS)):
        for token in sparql.names(query, prefix):
            iri = base + token.text
            # Names with escapes or % are the engine's to judge.
            if iri.isascii() and "\\" not in iri and not _is_known(view, iri):
                yield _unknown(f"{prefix}:{token.text}", _like(view, prefix, base, token.text))


def _is_known(view: StoreView, iri: str) -> bool:
    return view.ask(f"ASK {{ {{ <{iri}> ?p ?o }} UNION {{ GRAPH ?g {{ <{iri}> ?q ?v }} }} }}")


def _like(view: StoreView, prefix: str, base: str, local: str) -> str | None:
    # Things are compared within their kind: body-… with body-…; terms with all terms.
    start = base + (local.partition("-")[0] + "-" if prefix != "lt" else "")
    rows = view.select(
        f'SELECT DISTINCT ?x WHERE {{ ?x ?p ?o FILTER(STRSTARTS(STR(?x), "{start}")) }}'
    ).rows
    known = {_text(term).removeprefix(base) for (term,) in rows}
    return nearest(local, known)


def _unknown(name: str, like: str | None) -> Words:
    prefix = name.partition(":")[0]
    return Words(
        f"Đồ thị không có «{name}»." + (f" Ý bạn là «{prefix}:{like}»?" if like else ""),
        f"The graph has no “{name}”." + (f" Did you mean “{prefix}:{like}”?" if like else ""),
    )


def _limit_memory(megabytes: int) -> None:
    if not megabytes or sys.platform == "win32":
        return
    import resource

    # An open store has reserved much more room than it uses; that is not the query's doing.
    size = _reserved() + megabytes * 1024 * 1024
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    size = size if hard == resource.RLIM_INFINITY else min(size, hard)
    resource.setrlimit(resource.RLIMIT_AS, (size, hard))


def _reserved() -> int:
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.25)
    os._exit(1)


if __name__ == "__main__":
    main()
