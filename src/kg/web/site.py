"""The routes of the pages and of the files they use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import Response
from starlette.routing import Route

from kg import assets
from kg.errors import Words
from kg.web.answers import lang_of, respond
from kg.web.problems import Problem
from kg.web.reply import Job

if TYPE_CHECKING:
    from starlette.requests import Request

__all__ = ["SITE"]

_MEDIA = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
}


async def _static(request: Request) -> Response:
    """Give a file of viz/static/web or of a vendored library."""
    name = request.path_params["name"]
    found = _files().get(name)
    if found is None:
        raise Problem("not-found", Words("Không có tệp ấy.", "There is no such file."))
    media, body = found
    return Response(body, headers={"Cache-Control": "no-cache", "Content-Type": media})


def _files() -> dict[str, tuple[str, bytes]]:
    # Listed, not joined: no name of a request ever becomes a path.
    top = assets.asset("viz", "static")
    return {
        path.relative_to(top).as_posix(): (_MEDIA[path.suffix[1:]], path.read_bytes())
        for folder in ("web", "vendor")
        for path in sorted((top / folder).rglob("*"))
        if path.suffix[1:] in _MEDIA
    }


async def _page(request: Request) -> Response:
    """Give the page of a thing."""
    return await respond(
        request, Job("thing", {"name": request.path_params["name"], "lang": lang_of(request)})
    )


SITE = [Route("/static/{name:path}", _static)]
