"""The read side of the Graph Store Protocol: whole graphs, by `graph=` or at their own IRI."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import Words
from kg.namespaces import LTG
from kg.web.answers import lang_of, prefers_html, respond, see_other
from kg.web.negotiation import GRAPH_FORMS, choose
from kg.web.problems import Problem
from kg.web.reply import Job

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

__all__ = ["graph_store", "named_graph"]

_DEFAULT = "default"
_ALLOWED = (("Allow", "GET, HEAD, OPTIONS"),)


async def graph_store(request: Request) -> Response:
    """Give the graph that `graph=` names, or with `default` the default graph."""
    _only_read(request)
    params = request.query_params
    names = params.getlist("graph")
    if len(names) + ("default" in params) != 1:
        if not params and prefers_html(request):
            return see_other("/download", "Accept")
        raise Problem(
            "malformed-request",
            Words(
                "Cần ?default hoặc đúng một ?graph=IRI.", "Give ?default or exactly one ?graph=IRI."
            ),
        )
    return await _graph(request, names[0] if names else _DEFAULT)


async def named_graph(request: Request) -> Response:
    """Give the graph whose IRI is this address; people who name no form get its page."""
    _only_read(request)
    name = request.path_params["name"]
    if prefers_html(request) and "format" not in request.query_params:
        shown = {"lang": lang_of(request), "path": request.url.path, "query": request.url.query}
        return await respond(request, Job("graph_page", {"name": name, **shown}), "Accept")
    return await _graph(request, LTG + name)


async def _graph(request: Request, name: str) -> Response:
    accept = request.headers.get("accept", "")
    # A browser gets Turtle, which it can at least show or save.
    form = choose(
        "" if prefers_html(request) else accept, GRAPH_FORMS, request.query_params.get("format", "")
    )
    job = Job("graph", {"graph": name, "form": form.name}, is_whole=True)
    return await respond(request, job, "Accept")


def _only_read(request: Request) -> None:
    if request.method not in ("GET", "HEAD"):
        raise Problem(
            "method",
            Words("Đồ thị ở đây chỉ để đọc.", "The graphs here are for reading only."),
            headers=_ALLOWED,
        )
