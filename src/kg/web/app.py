"""The service as an ASGI application: routes, errors, life."""

from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Route

from kg.errors import KgError, Words
from kg.web import addresses, graphs, protocol
from kg.web.answers import lang_of, told
from kg.web.guard import Guard
from kg.web.problems import Problem, fitted, of_error
from kg.web.site import SITE, ontology_page

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request
    from starlette.types import ASGIApp

    from kg.web.front import Front

__all__ = ["make_app"]

_ANY = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]
_NAME = "{name:path}"


def make_app(front: Front) -> ASGIApp:
    """Make the application around what all its requests share."""

    @asynccontextmanager
    async def life(_: Starlette) -> AsyncIterator[None]:
        await front.start()
        # The page of the ontology is the program's own, the same for every graph.
        made = asyncio.create_task(run_in_threadpool(ontology_page))
        try:
            yield
        finally:
            await asyncio.gather(made, front.stop())

    app = Starlette(routes=_routes(), lifespan=life, exception_handlers=_HANDLERS)
    app.state.front = front
    return Guard(app, front)


def _routes() -> list[Route]:
    return [
        Route("/sparql", protocol.sparql, methods=_ANY),
        Route("/graph", graphs.graph_store, methods=_ANY),
        Route(f"/graph/{_NAME}", graphs.named_graph, methods=_ANY),
        Route("/id/{name}", addresses.thing),
        *(Route(f"/{kind}{{name}}", addresses.other) for kind in addresses.OTHERS),
        *(Route(f"/data/{kind}{{name}}", addresses.data) for kind in addresses.OTHERS),
        *(Route(f"/{name}", addresses.single) for name in addresses.SINGLE),
        Route("/data/{name}", addresses.data),
        Route("/ont", addresses.ontology),
        Route("/ont.{suffix}", addresses.ontology),
        Route("/ont/{version}", addresses.ontology),
        Route("/ontology/{name}", addresses.ontology_file),
        Route("/health", _health),
        Route("/ready", _ready),
        Route("/metrics", _metrics),
        *SITE,
    ]


async def _health(_: Request) -> Response:
    """Tell that the process answers at all."""
    return Response(b'{"status":"ok"}', media_type="application/json")


async def _ready(request: Request) -> Response:
    """Tell whether questions can be answered, and of which graph."""
    front = request.app.state.front
    built = front.built
    if not front.is_ready:
        raise Problem("busy", Words("Chưa sẵn sàng.", "Not ready."))
    body = json.dumps({"status": "ready", "store": built.name, "date": built.date})
    return Response(body, media_type="application/json")


async def _metrics(request: Request) -> Response:
    front = request.app.state.front
    text = front.metrics.text(front.pool, front.built)
    return Response(text, media_type="text/plain; version=0.0.4")


async def _problem(request: Request, problem: Exception) -> Response:
    assert isinstance(problem, Problem)  # noqa: S101 - registered for it
    has_query = "query" in request.query_params
    problem = fitted(problem, request.url.path, has_query=has_query)
    return told(request, problem.reply(lang_of(request)))


async def _error(request: Request, error: Exception) -> Response:
    assert isinstance(error, KgError)  # noqa: S101 - registered for it
    return await _problem(request, of_error(error))


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for it
    if error.status_code == 405:
        headers = tuple((error.headers or {}).items())
        words = Words("Địa chỉ này chỉ để đọc.", "This address is for reading.")
        return await _problem(request, Problem("method", words, headers=headers))
    return await _problem(
        request,
        Problem("not-found", Words("Không có trang nào ở đây.", "There is no page here.")),
    )


async def _failed(request: Request, _: Exception) -> Response:
    words = Words("Dịch vụ gặp lỗi ngoài dự tính.", "The service met an unexpected error.")
    return await _problem(request, Problem("failed", words))


_HANDLERS = {Problem: _problem, KgError: _error, HTTPException: _http, Exception: _failed}
