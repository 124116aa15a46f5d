"""Turns replies into HTTP: validators, 304, compression, the language of a request."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import json
import re
from typing import TYPE_CHECKING

from starlette.responses import FileResponse, Response

from kg import render
from kg.web.copies import SQUEEZED
from kg.web.frame import frame
from kg.web.negotiation import accepted
from kg.web.problems import MEDIA

if TYPE_CHECKING:
    from starlette.requests import Request

    from kg.web.built import Built
    from kg.web.front import Front
    from kg.web.reply import Job, Reply

__all__ = ["front_of", "lang_of", "prefers_html", "respond", "see_other", "tag_of", "told"]

_SQUEEZE = 1024
_LONG = 128 * 1024
_PARTS = re.compile(r"bytes=\s*(\d+-\d*|-\d+)(\s*,\s*(\d+-\d*|-\d+)){0,9}\s*", re.ASCII)


def front_of(request: Request) -> Front:
    """Give what all requests share."""
    front: Front = request.app.state.front
    return front


def lang_of(request: Request) -> str:
    """Give the language of the answer: what `lang=` says, else Vietnamese."""
    return "en" if request.query_params.get("lang") == "en" else "vi"


def prefers_html(request: Request) -> bool:
    """Tell whether a page for people is wanted: browsers name text/html, programs seldom do."""
    wishes = dict(accepted(request.headers.get("accept", "")))
    return max(wishes.get("text/html", 0), wishes.get("application/xhtml+xml", 0)) >= 0.5


def see_other(address: str, *vary: str) -> Response:
    """Send the client on: a thing is not a page (httpRange-14)."""
    headers = {"Location": address}
    if vary:
        headers["Vary"] = ", ".join(vary)
    return Response(status_code=303, headers=headers)


def tag_of(built: Built, job: Job) -> str:
    """Give the ETag of a job's answer, which need not be found for that."""
    digest = hashlib.sha256(job.key.encode()).hexdigest()[:16]
    return f'"{built.mark}-{digest}"'


async def respond(request: Request, job: Job, *vary: str) -> Response:
    """Answer a request by a job, or with 304 when the client has the answer already."""
    front = front_of(request)
    squeeze = "gzip" in request.headers.get("accept-encoding", "")
    known = front.built
    headers = _validators(known, job, vary, squeeze=squeeze)
    if _has(request, headers):
        return Response(status_code=304, headers=headers)
    reply, built = await front.answer(job, lambda: _left(request))
    if reply.status != 200:
        return told(request, reply)
    if built is not known:
        headers = _validators(built, job, vary, squeeze=squeeze)
    headers |= dict(reply.headers)
    headers["Content-Type"] = reply.media
    if reply.file:
        return _copied(request, reply, headers, squeeze=squeeze)
    body = reply.body
    if squeeze and len(body) > _SQUEEZE:
        body = await _squeezed(body)
        headers["Content-Encoding"] = "gzip"
    return Response(body, 200, headers)


def _copied(request: Request, reply: Reply, headers: dict[str, str], *, squeeze: bool) -> Response:
    """Give a file; its length is told beforehand, and a part of it may be asked for."""
    if not _PARTS.fullmatch(request.headers.get("range", "")):
        # A Range that is none is passed over (RFC 9110, 14.2); Starlette would refuse it.
        request.scope["headers"] = [h for h in request.scope["headers"] if h[0] != b"range"]
    if squeeze:
        headers["Content-Encoding"] = "gzip"
    return FileResponse(f"{reply.file}{SQUEEZED if squeeze else ''}", 200, headers)


def told(request: Request, reply: Reply) -> Response:
    """Answer with a problem document; people get it as a page."""
    headers = dict(reply.headers) | {"Vary": "Accept", "Cache-Control": "no-store"}
    if not prefers_html(request):
        return Response(reply.body, reply.status, headers, MEDIA)
    lang = lang_of(request)
    page = render.page(
        "web/problem.html",
        **frame(lang, request.url.path, request.url.query),
        problem=json.loads(reply.body),
    )
    return Response(page, reply.status, headers, "text/html")


def _validators(built: Built, job: Job, vary: tuple[str, ...], *, squeeze: bool) -> dict[str, str]:
    tag = tag_of(built, job)
    return {
        "ETag": f'{tag[:-1]}-gz"' if squeeze else tag,
        "Last-Modified": built.modified,
        "Cache-Control": "no-cache",
        "Vary": ", ".join(("Accept-Encoding", *vary)),
    }


def _has(request: Request, headers: dict[str, str]) -> bool:
    known = request.headers.get("if-none-match")
    if known is not None:
        tags = [tag.strip().removeprefix("W/") for tag in known.split(",")]
        return headers["ETag"] in tags
    # Only the very same date: a graph may be put back to an older one.
    return request.headers.get("if-modified-since") == headers["Last-Modified"]


async def _squeezed(body: bytes) -> bytes:
    if len(body) < _LONG:
        return gzip.compress(body, 5, mtime=0)
    return await asyncio.to_thread(gzip.compress, body, 5, mtime=0)


async def _left(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
