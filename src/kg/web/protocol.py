"""The SPARQL 1.1 Protocol at /sparql: three ways to send a query, and the service description."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect

from kg.errors import Words
from kg.web.answers import front_of, lang_of, prefers_html, respond, see_other
from kg.web.negotiation import GRAPH_FORMS, choose
from kg.web.problems import Problem
from kg.web.reply import Job

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request
    from starlette.responses import Response

__all__ = ["body_of", "pairs_of", "sparql"]

_FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
_UPDATE = "application/sparql-update"
_ALLOWED = (("Allow", "GET, HEAD, POST, OPTIONS"),)

Pairs = list[tuple[str, str]]


async def sparql(request: Request) -> Response:
    """Answer a query, or describe the service when there is none."""
    if request.method not in ("GET", "HEAD", "POST"):
        raise Problem(
            "method", Words("Chỉ nhận GET và POST.", "Only GET and POST."), headers=_ALLOWED
        )
    pairs = pairs_of(request.scope["query_string"])
    if request.method == "POST":
        pairs = await _posted(request, pairs)
    elif not any(name in ("query", "update") for name, _ in pairs):
        return await _describe(request)
    job = _job(request, pairs)
    return await respond(request, job, "Accept")


async def _describe(request: Request) -> Response:
    if prefers_html(request):
        return see_other("/query", "Accept")
    form = choose(
        request.headers.get("accept", ""), GRAPH_FORMS, request.query_params.get("format", "")
    )
    job = Job("service", {"form": form.name, "endpoint": _address(request)})
    return await respond(request, job, "Accept")


def _job(request: Request, pairs: Pairs) -> Job:
    if (
        _all(pairs, "update")
        or _all(pairs, "using-graph-uri")
        or _all(pairs, "using-named-graph-uri")
    ):
        _refuse_update(request)
    queries = _all(pairs, "query")
    if len(queries) != 1:
        raise Problem(
            "malformed-request",
            Words("Cần đúng một tham số query.", "Exactly one query parameter is needed."),
        )
    return Job(
        "sparql",
        {
            "query": queries[0],
            "base": _address(request),
            "default": _all(pairs, "default-graph-uri"),
            "named": _all(pairs, "named-graph-uri"),
            "accept": request.headers.get("accept", ""),
            "format": (_all(pairs, "format") or [""])[0],
            "lang": lang_of(request),
        },
    )


def _address(request: Request) -> str:
    """Give the address at which we were called, as `request.url` has it but sooner."""
    return f"{request.scope['scheme']}://{request.headers['host']}{request.scope['path']}"


def _refuse_update(request: Request) -> None:
    if request.method != "POST":
        raise Problem(
            "malformed-request",
            Words("Lệnh cập nhật không đi bằng GET.", "An update does not come by GET."),
        )
    raise Problem("read-only", Words("Dịch vụ này chỉ để đọc.", "This service is read only."))


async def _posted(request: Request, pairs: Pairs) -> Pairs:
    media, _, params = request.headers.get("content-type", "").partition(";")
    media = media.strip().lower()
    if media not in (_FORM, _QUERY, _UPDATE):
        raise Problem(
            "media-type",
            Words(f"Chỉ nhận {_QUERY} hoặc {_FORM}.", f"Only {_QUERY} or {_FORM}."),
            headers=(("Accept-Post", f"{_QUERY}, {_FORM}"),),
        )
    _insist_on_utf8(params)
    body = await body_of(request)
    if media == _UPDATE:
        _text(body)
        return [*pairs, ("update", "")]
    if media == _QUERY:
        return [*pairs, ("query", _text(body))]
    return [*pairs, *pairs_of(body)]


def _insist_on_utf8(params: str) -> None:
    for param in params.lower().split(";"):
        name, _, value = param.strip().partition("=")
        if name == "charset" and value.strip('"') not in ("utf-8", "utf8", "us-ascii"):
            raise Problem("media-type", Words("Văn bản phải là UTF-8.", "The text must be UTF-8."))


async def body_of(request: Request) -> bytes:
    """Read the body of a request within its bounds of size and time."""
    limits = front_of(request).settings.limits
    body = bytearray()
    try:
        async with asyncio.timeout(limits.patience):
            async for chunk in request.stream():
                body += chunk
                if len(body) > limits.body:
                    raise _too_large(limits.body)
    except ClientDisconnect:
        raise Problem("slow-client", Words("Người hỏi đã rời đi.", "The asker has left.")) from None
    except TimeoutError:
        raise Problem(
            "slow-client",
            Words(
                f"Yêu cầu chưa tới hết sau {limits.patience:g} giây.",
                f"The request was not complete after {limits.patience:g} s.",
            ),
            headers=(("Connection", "close"),),
        ) from None
    return bytes(body)


def _too_large(most: int) -> Problem:
    return Problem(
        "too-large",
        Words(f"Yêu cầu dài hơn {most} byte.", f"The request is longer than {most} bytes."),
        headers=(("Connection", "close"),),
    )


def pairs_of(text: bytes) -> Pairs:
    """Read names and values of a query string or a form, in strict UTF-8."""
    try:
        return parse_qsl(
            text.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=200
        )
    except UnicodeError:
        raise _not_utf8() from None
    except ValueError:
        raise Problem(
            "malformed-request", Words("Quá nhiều tham số.", "Too many parameters.")
        ) from None


def _text(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError:
        raise _not_utf8() from None


def _not_utf8() -> Problem:
    return Problem("malformed-request", Words("Văn bản phải là UTF-8.", "The text must be UTF-8."))


def _all(pairs: Sequence[tuple[str, str]], name: str) -> list[str]:
    return [value for key, value in pairs if key == name]
