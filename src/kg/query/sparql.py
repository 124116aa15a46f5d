"""Looks at the text of a query without running it: its tokens, its form, what it may not do.

This is a tokenizer, not a parser: the engine decides what is well formed. Refusals are stricter
than the grammar, because the engine reads `SERVICElt:x` as SERVICE lt:x.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kg.errors import Place, QueryError, Words
from kg.model import Table
from kg.namespaces import PREFIXES
from kg.text import nearest
from kg.tokens import Token, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Token", "columns", "explained", "form", "guard", "names", "place", "tokens"]

_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH")


def place(query: str, offset: int) -> Place:
    """Tell the line and column of an offset in the person's own text."""
    line_start = query.rfind("\n", 0, offset) + 1
    return Place("SPARQL", query.count("\n", 0, offset) + 1, offset - line_start + 1)


def form(query: str) -> str:
    """Tell SELECT, ASK, CONSTRUCT or DESCRIBE; QueryError when the text does not only read."""
    for token in tokens(query):
        word = token.text.upper()
        if token.kind != "word":
            continue
        # The engine lets a keyword run into the next one: SELECTDISTINCT.
        found = next((f for f in _FORMS if word.startswith(f)), "")
        if found:
            return found
        if word in _UPDATES:
            raise QueryError(
                Words(
                    f"Lệnh {word} bị từ chối: kho chỉ để đọc.",
                    f"{word} is refused: the store is for reading.",
                ),
                where=place(query, token.start),
                hint=Words("Sửa dữ liệu rồi chạy `kg build`.", "Edit the data, run `kg build`."),
            )
    raise QueryError(
        Words(
            "Đây không phải câu truy vấn SPARQL: thiếu SELECT, ASK, CONSTRUCT hoặc DESCRIBE.",
            "This is no SPARQL query: SELECT, ASK, CONSTRUCT or DESCRIBE is missing.",
        ),
        where=Place("SPARQL", 1, 1),
    )


def guard(query: str) -> None:
    """Refuse what would leave this machine, or what the engine would silently ignore."""
    for token in tokens(query):
        head = token.text.partition(":")[0] if token.kind == "name" else token.text
        if token.kind not in ("word", "name"):
            continue
        if "service" in head.lower():
            raise _refused(
                query,
                token,
                Words(
                    "SERVICE bị từ chối: truy vấn không được ra mạng.",
                    "SERVICE is refused: no query may reach the network.",
                ),
                Words("Nạp dữ liệu ấy vào kho rồi hỏi.", "Load that data into the store and ask."),
            )
        if head.upper().startswith("FROM"):
            raise _refused(
                query,
                token,
                Words(
                    "FROM bị từ chối: không địa chỉ nào được tải về, và đồ thị mặc định đã định.",
                    "FROM is refused: no address is fetched, and the default graph is fixed.",
                ),
                Words("Dùng GRAPH ltg:… { … }.", "Use GRAPH ltg:… { … }."),
            )


def _refused(query: str, token: Token, words: Words, hint: Words) -> QueryError:
    return QueryError(words, where=place(query, token.start), hint=hint)


def names(query: str, prefix: str) -> list[Token]:
    """Give the first use of each name under one of our prefixes, full IRIs included."""
    found: dict[str, Token] = {}
    for token in tokens(query):
        if token.kind == "name" and token.text.startswith(f"{prefix}:"):
            local = token.text.partition(":")[2]
        elif token.kind == "iri" and token.text[1:-1].startswith(PREFIXES[prefix]):
            local = token.text[1:-1].removeprefix(PREFIXES[prefix])
        else:
            continue
        if local:
            found.setdefault(local, token._replace(text=local))
    return list(found.values())


def columns(query: str, found: Sequence[str]) -> list[str]:
    """Put the columns of a `SELECT *` in the order in which the query names them."""
    if "*" not in query:
        return list(found)
    seen = list(tokens(query))
    starred = any(
        one.text.upper() in ("SELECT", "DISTINCT", "REDUCED") and other.text == "*"
        for one, other in pairwise(seen)
    )
    if not starred:
        return list(found)
    order = {name: n for n, name in enumerate(t.text[1:] for t in reversed(seen))}
    return sorted(found, key=lambda name: -order.get(name, -1))


def in_written_order(table: Table, query: str) -> Table:
    """Give a table with its columns in the order in which the query names them."""
    names = columns(query, table.columns)
    if list(table.columns) == names:
        return table
    places = [table.columns.index(name) for name in names]
    return Table(tuple(names), tuple(tuple(row[n] for n in places) for row in table.rows))


def explained(query: str, error: QueryError) -> QueryError:
    """Say in plain words what an engine's syntax error is about, and where."""
    if not error.where or not error.where.line:
        return error
    slip = _undeclared(query)
    if slip:
        return slip
    words, hint = _syntax(query, error)
    return QueryError(words, where=error.where, hint=hint)


def _syntax(query: str, error: QueryError) -> tuple[Words, Words | None]:
    if "unbound" in error.words.en:
        return (
            Words("Một biến trong SELECT không có giá trị.", "A variable of SELECT has no value."),
            Words("Thêm nó vào GROUP BY.", "Add it to GROUP BY."),
        )
    assert error.where is not None  # noqa: S101 - the caller looked
    near = _near(query, error.where)
    if not near:
        words = Words("Câu truy vấn dừng giữa chừng.", "The query ends too early.")
    else:
        words = Words(f"Sai cú pháp gần «{near}».", f"Syntax error near “{near}”.")
    return words, _unbalanced(query)


def _near(query: str, where: Place) -> str:
    lines = query.split("\n")
    offset = sum(len(line) + 1 for line in lines[: where.line - 1]) + where.column - 1
    return next((t.text for t in tokens(query) if t.end > offset), "")


def _unbalanced(query: str) -> Words | None:
    marks = [token.text for token in tokens(query) if token.kind == "mark"]
    for opening, closing in ("{}", "()"):
        more = marks.count(opening) - marks.count(closing)
        if more:
            mark = closing if more > 0 else opening
            return Words(f"Thiếu dấu «{mark}».", f"A “{mark}” is missing.")
    return None


def _undeclared(query: str) -> QueryError | None:
    """Find the first prefix that is neither ours nor declared: the commonest slip."""
    known = set(PREFIXES)
    declares = False
    for token in tokens(query):
        if token.kind == "name":
            prefix = token.text.partition(":")[0]
            if declares:
                known.add(prefix)
            elif prefix not in known:
                return _unknown_prefix(query, token, prefix, known)
        declares = token.kind == "word" and token.text.upper() == "PREFIX"
    return None


def _unknown_prefix(query: str, token: Token, prefix: str, known: set[str]) -> QueryError:
    like = nearest(prefix, known)
    return QueryError(
        Words(f"Tiền tố «{prefix}:» chưa được khai báo.", f"Prefix “{prefix}:” is not declared."),
        where=place(query, token.start),
        hint=Words(f"Ý bạn là «{like}:»?", f"Did you mean “{like}:”?")
        if like
        else Words("Thêm một dòng PREFIX vào đầu câu.", "Add a PREFIX line at the top."),
    )
