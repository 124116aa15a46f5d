"""Which graphs a question sees: those of the protocol, else those of its FROM, else our default.

Only graphs of the store may be named; nothing is ever fetched.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from kg.errors import Words
from kg.namespaces import PREFIXES
from kg.query import sparql
from kg.store import Dataset
from kg.terms import NamedNode
from kg.web.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from kg.query.sparql import Token

__all__ = ["dataset_of", "refuse_service"]

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def dataset_of(query: str, args: Mapping[str, Any], known: Collection[NamedNode]) -> Dataset:
    """Give the dataset of a question; Problem when it names a graph that is not in the store."""
    default, named = _graphs(args.get("default", ()), known), _graphs(args.get("named", ()), known)
    base = str(args["base"]) if args.get("base") else None
    if not default and not named:
        written = _from(query, base or "")
        default = _graphs((iri for iri, is_named in written if not is_named), known)
        named = _graphs((iri for iri, is_named in written if is_named), known)
    return Dataset(default, named, base) if default or named else Dataset(base=base)


def refuse_service(query: str) -> None:
    """Refuse SERVICE in any spelling that the engine would understand."""
    if "service" not in query.lower():
        return
    for token in sparql.tokens(query):
        head = token.text.partition(":")[0] if token.kind == "name" else token.text
        if token.kind in ("word", "name") and "service" in head.lower():
            raise Problem(
                "refused",
                Words(
                    "SERVICE bị từ chối: không truy vấn nào được ra mạng.",
                    "SERVICE is refused: no query may reach the network.",
                ),
                Words("Tải dữ liệu ấy về rồi ghép ở máy bạn.", "Join that data on your side."),
                sparql.place(query, token.start),
            )


def _graphs(names: Iterable[str], known: Collection[NamedNode]) -> tuple[NamedNode, ...]:
    return tuple(_graph(name, known) for name in dict.fromkeys(names))


def _graph(name: str, known: Collection[NamedNode]) -> NamedNode:
    try:
        graph = NamedNode(name)
    except ValueError:
        raise Problem(
            "malformed-request", Words("Tên đồ thị không phải IRI.", "A graph name is no IRI.")
        ) from None
    if graph not in known:
        raise Problem(
            "unknown-graph",
            Words(
                "Kho không có đồ thị ấy, và không địa chỉ nào được tải về.",
                "The store has no such graph, and no address is fetched.",
            ),
            Words(
                "Xem các đồ thị trong phần mô tả dịch vụ: GET /sparql.",
                "The graphs are listed in the service description: GET /sparql.",
            ),
        )
    return graph


def _from(query: str, base: str) -> list[tuple[str, bool]]:
    """Read the FROM and FROM NAMED of a query, in order; IRIs may be relative to a base."""
    if "FROM" not in query.upper():
        return []
    found: list[tuple[str, bool]] = []
    prefixes = dict(PREFIXES)
    tokens = list(sparql.tokens(query))
    for at, token in enumerate(tokens):
        word = token.text.upper() if token.kind in ("word", "name") else ""
        after = tokens[at + 1 : at + 3]
        if word == "BASE" and after:
            base = _resolved(base, after[0].text[1:-1])
        elif word == "PREFIX" and len(after) == 2:
            prefixes[after[0].text.rstrip(":")] = _resolved(base, after[1].text[1:-1])
        elif word == "FROM" and after:
            is_named = after[0].text.upper() == "NAMED"
            name = _name(query, token, after[is_named:], prefixes)
            found.append((_resolved(base, name), is_named))
        elif word.startswith("FROM"):
            # The engine reads FROMNAMED and FROM:x too; nobody writes so in earnest.
            raise _unclear(query, token)
    return found


def _resolved(base: str, iri: str) -> str:
    # An IRI with a scheme stays as it is written, letter by letter.
    return iri if not base or _SCHEME.match(iri) else urljoin(base, iri)


def _name(query: str, token: Token, after: list[Token], prefixes: Mapping[str, str]) -> str:
    if after and after[0].kind == "iri":
        return after[0].text[1:-1]
    prefix, colon, local = after[0].text.partition(":") if after else ("", "", "")
    if colon and prefix in prefixes:
        return prefixes[prefix] + local
    raise _unclear(query, token)


def _unclear(query: str, token: Token) -> Problem:
    return Problem(
        "malformed-query",
        Words("Sau FROM phải là IRI của một đồ thị.", "FROM must be followed by a graph's IRI."),
        where=sparql.place(query, token.start),
    )
