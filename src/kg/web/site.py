"""The routes of the pages and of the files they use."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.routing import Route

from kg import assets
from kg.errors import Words
from kg.web.addresses import OTHERS, kind_of, name_of
from kg.web.answers import lang_of, respond
from kg.web.frame import shown
from kg.web.guard import POLICY
from kg.web.pages.facets import FACETS
from kg.web.problems import Problem
from kg.web.protocol import body_of, pairs_of
from kg.web.reply import Job

if TYPE_CHECKING:
    from starlette.requests import Request

__all__ = ["SITE", "ontology_page"]

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


@cache
def _files() -> dict[str, tuple[str, bytes]]:
    # Listed, not joined: no name of a request ever becomes a path.
    top = assets.asset("viz", "static")
    return {
        path.relative_to(top).as_posix(): (_MEDIA[path.suffix[1:]], path.read_bytes())
        for folder in ("web", "vendor")
        for path in sorted((top / folder).rglob("*"))
        if path.suffix[1:] in _MEDIA
    }


def _shown(request: Request, **more: object) -> dict[str, object]:
    """Give what every page is made with."""
    return shown(lang_of(request), request.url.path, request.url.query, **more)


def _values(request: Request) -> dict[str, str]:
    """Give the parameters of an address, read strictly; of several of one name the first."""
    found: dict[str, str] = {}
    for name, value in pairs_of(request.scope["query_string"]):
        found.setdefault(name, value)
    return found


async def _home(request: Request) -> Response:
    return await respond(request, Job("home", _shown(request)))


async def _thing(request: Request) -> Response:
    name = kind_of(request, "/page/") + name_of(request)
    return await respond(request, Job("thing", _shown(request, name=name)))


async def _list(request: Request) -> Response:
    values = _values(request)
    chosen = {name: values[name] for name in FACETS if values.get(name)}
    number = values.get("page", "1")
    page = int(number) if number.isdecimal() and len(number) < 7 else 1
    return await respond(request, Job("listing", _shown(request, chosen=chosen, page=page)))


async def _search(request: Request) -> Response:
    """Find by name: a page for people, JSON for the box."""
    values = _values(request)
    form = "json" if request.url.path.endswith(".json") else ""
    wanted = _shown(request, typed=values.get("q", ""), form=form)
    return await respond(request, Job("found", wanted))


async def _ask(request: Request) -> Response:
    question = request.path_params.get("name", "")
    given = {k: v for k, v in _values(request).items() if k != "lang"}
    return await respond(request, Job("questions", _shown(request, question=question, given=given)))


async def _query(request: Request) -> Response:
    text = _values(request).get("query", "")
    return await respond(request, Job("editor", _shown(request, text=text)))


async def _terms(request: Request) -> Response:
    return await respond(request, Job("editor", {"form": "terms"}))


async def _labels(request: Request) -> Response:
    """Give the labels of the things listed in the body, a JSON array of IRIs."""
    things = _texts(await body_of(request))
    args = {"form": "labels", "things": things, "lang": lang_of(request)}
    return await respond(request, Job("editor", args))


def _texts(body: bytes) -> list[str]:
    """Read a JSON array of texts."""
    try:
        found = json.loads(body)
        # JSON can name half a character, which is no text and could not be passed on.
        "".join(found).encode()
    except (ValueError, TypeError, RecursionError):
        found = None
    if not isinstance(found, list):
        words = Words("Cần một mảng JSON các IRI.", "A JSON array of IRIs is needed.")
        raise Problem("malformed-request", words)
    return found


async def _network(request: Request) -> Response:
    values = _values(request)
    depth = values.get("depth", "2")
    wanted = {
        "lang": lang_of(request),
        "view": values.get("view", "toan-canh"),
        "around": values.get("around", ""),
        "query": values.get("query", ""),
        "depth": int(depth) if depth.isdecimal() and len(depth) < 3 else 2,
    }
    return await respond(request, Job("network", wanted))


async def _download(request: Request) -> Response:
    form = request.path_params.get("form", "")
    return await respond(request, Job("downloads", _shown(request, form=form)))


async def _ontology(_: Request) -> Response:
    page = await run_in_threadpool(ontology_page)
    # The page is made to stand alone: its one style sheet is inside.
    policy = POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
    headers = {"Content-Security-Policy": policy, "Cache-Control": "no-cache"}
    return Response(page, headers=headers, media_type="text/html")


@cache
def ontology_page() -> str:
    """Make the page of the ontology, once."""
    from kg.ontology_docs.page import page

    return page()


SITE = [
    Route("/", _home),
    Route("/page/{name}", _thing),
    *(Route(f"/page/{kind}{{name}}", _thing) for kind in OTHERS),
    Route("/list", _list),
    Route("/search", _search),
    Route("/search.json", _search),
    Route("/ask", _ask),
    Route("/ask/{name}", _ask),
    Route("/query", _query),
    Route("/terms.json", _terms),
    Route("/labels.json", _labels, methods=["POST"]),
    Route("/network", _network),
    Route("/download", _download),
    Route("/download/{form}", _download),
    Route("/ontology.html", _ontology),
    Route("/static/{name:path}", _static),
]
