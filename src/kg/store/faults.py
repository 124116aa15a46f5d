"""Says in a sentence what went wrong with a remote server; its own words are kept, but short."""

from __future__ import annotations

import re
import socket
import ssl
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.parse import urlsplit

from kg.errors import KgError, QueryError, StoreError, Words

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "PASSWORD",
    "USER",
    "capped",
    "other_default",
    "partial",
    "refused",
    "short",
    "unreachable",
]

USER, PASSWORD = "KG_STORE_USER", "KG_STORE_PASSWORD"
_LONGEST = 160
_HINTS = {
    "transitive start not given": Words(
        "Máy chủ này cần một đầu của đường đi đã biết: nêu nó trước, rồi lọc đầu kia bằng FILTER.",
        "This server needs a known end of the path: bind it first, FILTER the other end.",
    ),
    "SQ156": Words(
        "Máy chủ này không hiểu đường đi có hai đầu là một biến: dùng hai biến và FILTER.",
        "This server cannot follow a path from a variable to itself: use two and a FILTER.",
    ),
    "estimated execution time": Words(
        "Máy chủ đoán câu này quá tốn: thêm điều kiện, hoặc nới hạn của máy chủ.",
        "The server thinks this too dear: add conditions, or raise its limit.",
    ),
}


def short(body: bytes) -> str:
    """Give the first of a server's words, without mark-up and without the query it repeats."""
    text = body.decode("utf-8", "replace").partition("SPARQL query:")[0]
    text = re.sub(r"(?s)<(script|style|head)\b.*?</\1>|<[^>]{1,200}>", " ", text)
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0] + " …"


def refused(url: str, status: int, body: bytes, user: str = "") -> KgError:
    """Say what an answer with an error status means; `user` is the name that was given."""
    words, host = short(body), urlsplit(url).netloc
    if status in (401, 403):
        return _not_allowed(host, status, user)
    if status in (404, 405, 406, 415):
        return StoreError(
            Words(
                f"Địa chỉ «{url}» không nhận yêu cầu này (mã {status}).",
                f"The address “{url}” does not take this request (status {status}).",
            ),
            hint=Words("Xem lại địa chỉ; xem docs/servers.md.", "Check it; see docs/servers.md."),
        )
    told = f": {words}" if words else ""
    kind = QueryError if status in (400, 500) else StoreError
    return kind(
        Words(
            f"Máy chủ {host} từ chối (mã {status}){told}.",
            f"The server {host} refused (status {status}){told}.",
        ),
        hint=next((hint for mark, hint in _HINTS.items() if mark in words), None),
    )


def unreachable(url: str, error: Exception, timeout: float) -> StoreError:
    """Say why a server could not be spoken to."""
    cause = error.reason if isinstance(error, URLError) else error
    host = urlsplit(url).netloc
    if isinstance(cause, TimeoutError):
        return StoreError(
            Words(
                f"Máy chủ {host} không trả lời trong {timeout:g} giây.",
                f"The server {host} did not answer within {timeout:g} s.",
            ),
            hint=Words("Thử lại, hoặc thêm điều kiện.", "Try again, or add conditions."),
        )
    vi, en = _cause(cause)
    return StoreError(
        Words(f"Không nối được tới {host}: {vi}.", f"Cannot connect to {host}: {en}."),
        hint=Words("Xem máy chủ có chạy không, địa chỉ có đúng không.", "Is it up? Is that it?"),
    )


def _cause(cause: object) -> tuple[str, str]:
    if isinstance(cause, ConnectionRefusedError):
        return "bị từ chối kết nối", "connection refused"
    if isinstance(cause, socket.gaierror):
        return "không có máy chủ tên này", "no host of that name"
    if isinstance(cause, ssl.SSLError):
        return "chứng chỉ hoặc TLS có lỗi", "a fault of its certificate or TLS"
    text = short(str(cause).encode())
    return f"kết nối đứt ({text})", f"the connection broke ({text})"


def _not_allowed(host: str, status: int, user: str) -> StoreError:
    if user:
        return StoreError(
            Words(
                f"Máy chủ {host} không nhận tên «{user}» với mật khẩu ấy (mã {status}).",
                f"The server {host} wants a login other than “{user}” (status {status}).",
            ),
            hint=Words(f"Xem lại {USER} và {PASSWORD}.", f"Check {USER} and {PASSWORD}."),
        )
    return StoreError(
        Words(
            f"Máy chủ {host} đòi đăng nhập hoặc không cho phép (mã {status}).",
            f"The server {host} wants a login or does not allow this (status {status}).",
        ),
        hint=Words(f"Đặt {USER} và {PASSWORD}.", f"Set {USER} and {PASSWORD}."),
    )


def capped(rows: int) -> QueryError:
    """Say that a server gave only the first rows of an answer."""
    return QueryError(
        Words(
            f"Máy chủ chỉ đưa {rows} hàng đầu; câu trả lời không đủ nên không dùng.",
            f"The server gave only the first {rows} rows; the answer is not whole and not used.",
        ),
        hint=Words(
            "Thêm điều kiện, DISTINCT hoặc LIMIT, hoặc nới hạn số hàng của máy chủ.",
            "Add conditions, DISTINCT or a LIMIT, or raise the server's row limit.",
        ),
    )


def other_default(wanted: int | None = None, seen: int | None = None) -> StoreError:
    """Say that a server answers from other graphs than those that went with the question."""
    vi, en = (
        (f": {seen} bộ ba thay vì {wanted}", f": {seen} triples instead of {wanted}")
        if wanted is not None
        else ("", "")
    )
    return StoreError(
        Words(
            f"Máy chủ không giữ đúng đồ thị mặc định đi kèm câu hỏi{vi}.",
            f"The server does not keep to the default graph that goes with a question{en}.",
        ),
        hint=Words(
            "Cho phép tham số default-graph-uri ở máy chủ.",
            "Let the server heed default-graph-uri.",
        ),
    )


def partial(headers: Mapping[str, str]) -> QueryError | None:
    """Tell whether a server says that its answer is only what it had when its time was up."""
    if "S1TAT" not in headers.get("X-SQL-State", ""):
        return None
    return QueryError(
        Words(
            "Máy chủ hết giờ và chỉ đưa một phần câu trả lời nên không dùng.",
            "The server ran out of time and gave a part of the answer; it is not used.",
        ),
        hint=Words("Thêm điều kiện hoặc nới hạn giờ.", "Add conditions or allow more time."),
    )
