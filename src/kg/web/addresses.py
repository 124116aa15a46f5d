"""Every IRI of ours can be looked up: it sends on to a page or to data.

A thing is not a page: its IRI answers 303 See Other, by Accept or by suffix.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from starlette.responses import Response

from kg import assets
from kg.errors import Words
from kg.namespaces import BASE, LTI
from kg.web.answers import lang_of, prefers_html, respond, see_other
from kg.web.frame import with_lang
from kg.web.negotiation import GRAPH_FORMS, HTML, Form, by_name, choose
from kg.web.problems import Problem
from kg.web.reply import Job
from kg.web.resources import SUFFIXES, not_here

if TYPE_CHECKING:
    from starlette.requests import Request

__all__ = [
    "OTHERS",
    "SINGLE",
    "data",
    "kind_of",
    "name_of",
    "ontology",
    "ontology_file",
    "other",
    "single",
    "thing",
]

OTHERS = ("scheme/", "rule/", "shape/", ".well-known/genid/")
"""Where our IRIs stand besides `id/`, `ont` and `graph/`."""

SINGLE = ("dataset", "team")

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,200}")
_BY_NAME = {name: suffix for suffix, name in SUFFIXES.items()}


async def thing(request: Request) -> Response:
    """Send on from the IRI of a thing."""
    return _send_on(request, "", name_of(request))


async def other(request: Request) -> Response:
    """Send on from the IRI of a concept, a rule, a shape or a node that was given a name."""
    return _send_on(request, kind_of(request, "/"), name_of(request))


async def single(request: Request) -> Response:
    """Send on from the IRI of the data set, and of those who make it."""
    name = request.url.path.removeprefix("/")
    form = _form(request, "")
    if form == HTML:
        return see_other(with_lang("/download", lang_of(request)), "Accept")
    return see_other(f"/data/{name}.{_BY_NAME[form.name]}", "Accept")


async def data(request: Request) -> Response:
    """Give what is said of a thing."""
    kind = kind_of(request, "/data/")
    stem, _, suffix = name_of(request).rpartition(".")
    if not stem or suffix not in SUFFIXES:
        raise Problem("not-found", Words("Không có tệp ấy.", "There is no such file."))
    iri = f"{BASE}{kind}{stem}" if kind or stem in SINGLE else LTI + stem
    args = {
        "iri": iri,
        "form": SUFFIXES[suffix],
        "document": f"{BASE}data/{kind}{stem}.{suffix}",
        "lang": lang_of(request),
    }
    response = await respond(request, Job("resource", args))
    response.headers["Link"] = f'<{iri}>; rel="describes"'
    return response


async def ontology(request: Request) -> Response:
    """Send on from the IRI of the ontology, of any version, to its page or its file."""
    form = _form(request, request.path_params.get("suffix", ""))
    if form == HTML:
        return see_other("/ontology.html", "Accept")
    return see_other(f"/ontology/lantoa.{_BY_NAME[form.name]}", "Accept")


async def ontology_file(request: Request) -> Response:
    """Give a file of the ontology."""
    name = request.path_params["name"]
    shipped = {
        "lantoa.ttl": "lantoa.ttl",
        "alignments.ttl": "alignments.ttl",
        "context.jsonld": "context.jsonld",
    }
    if name in shipped:
        body = assets.asset("ontology", shipped[name]).read_bytes()
        media = "application/ld+json" if name.endswith("jsonld") else "text/turtle; charset=utf-8"
        return Response(body, media_type=media, headers={"Cache-Control": "no-cache"})
    stem, _, suffix = name.rpartition(".")
    if stem != "lantoa" or suffix not in SUFFIXES:
        raise Problem("not-found", Words("Không có tệp ấy.", "There is no such file."))
    return await respond(
        request, Job("graph", {"graph": f"{BASE}graph/ont", "form": SUFFIXES[suffix]})
    )


def _send_on(request: Request, kind: str, name: str) -> Response:
    stem, dot, suffix = name.rpartition(".")
    form = _form(request, suffix if dot else "")
    stem = stem if dot else name
    if form == HTML:
        return see_other(with_lang(f"/page/{kind}{stem}", lang_of(request)), "Accept")
    return see_other(f"/data/{kind}{stem}.{_BY_NAME[form.name]}", "Accept")


def kind_of(request: Request, before: str) -> str:
    """Give the part of an address between `before` and the name: the kind of IRI it stands for."""
    path = request.url.path.removeprefix(before)
    return next((kind for kind in OTHERS if path.startswith(kind)), "")


def name_of(request: Request) -> str:
    """Give the name in an address; Problem when no IRI of ours could have it."""
    name = str(request.path_params["name"])
    if not _NAME.fullmatch(name):
        raise not_here()
    return name


def _form(request: Request, suffix: str) -> Form:
    if suffix:
        if suffix not in (*SUFFIXES, "html"):
            raise Problem("not-found", Words("Không có dạng ấy.", "There is no such form."))
        return HTML if suffix == "html" else by_name(suffix, GRAPH_FORMS)
    if prefers_html(request):
        return HTML
    # Whoever asks for nothing special is a program.
    return choose(request.headers.get("accept", ""), (*GRAPH_FORMS, HTML))
