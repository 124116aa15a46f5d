"""What the pages share: rendering, names of things, the words for kinds and statuses."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg import render
from kg.errors import Words
from kg.namespaces import BASE, LTI, LTS, RDF, XSD
from kg.terms import Literal, NamedNode
from kg.views.look import KINDS
from kg.web.frame import frame, local
from kg.web.reply import Reply

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.web.desk import Desk

__all__ = [
    "FORMS",
    "Link",
    "html",
    "json_reply",
    "kind_words",
    "link",
    "notation",
    "text",
]

FORMS = {"ttl": "Turtle", "jsonld": "JSON-LD", "nt": "N-Triples", "rdf": "RDF/XML"}
"""What people call the forms of a graph, by the suffix that asks for one."""

_TRUTHS = {"true": Words("có", "yes"), "false": Words("không", "no")}
_KINDS = {look.id: look for look in KINDS}


@dataclass(frozen=True, slots=True)
class Link:
    """A thing as a page names it; without an address it is plain text."""

    label: str
    at: str = ""
    lang: str = ""


def html(name: str, args: Mapping[str, Any], /, **values: object) -> Reply:
    """Render a template of `viz/templates/web` as a reply."""
    lang = str(args["lang"])
    shared = frame(lang, str(args["path"]), str(args.get("query", "")))
    page = render.page(f"web/{name}.html", **(shared | values))
    return Reply(200, "text/html; charset=utf-8", page.encode())


def json_reply(value: object) -> Reply:
    """Write a value as a JSON reply."""
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    return Reply(200, "application/json", body)


def link(desk: Desk, term: object, lang: str) -> Link:
    """Name a term: a thing by its label and with its page, a literal by its words."""
    if isinstance(term, Literal):
        words = _TRUTHS.get(term.value) if term.datatype == XSD.boolean else None
        return Link(words.to(lang) if words else term.value, lang=term.language or "")
    assert isinstance(term, NamedNode)  # noqa: S101 - nothing published is nameless
    if term == RDF.type:
        return Link(called(desk, term, lang))
    at = local(term.value, lang) if term.value.startswith(BASE) else ""
    if not at and term.value.startswith(("http://", "https://")) and term not in desk.labels:
        # An address of the web is shown whole; only these two schemes ever become a link.
        return Link(term.value, term.value)
    return Link(called(desk, term, lang), at)


def called(desk: Desk, thing: NamedNode, lang: str) -> str:
    """Name a thing for people: by its label, else by its kind and the end of its IRI."""
    if thing == RDF.type:
        return Words("là", "is a").to(lang)
    if thing in desk.labels or not thing.value.startswith(LTI):
        return desk.labels[thing].to(lang)
    kind = kind_of(desk, thing)
    name = thing.value.removeprefix(LTI)
    return f"{desk.labels[kind].to(lang)} {name.partition('-')[2] or name}" if kind else name


def kind_of(desk: Desk, thing: NamedNode) -> NamedNode | None:
    """Give the narrowest class of a thing, whichever graph says it."""
    rows = desk.store.select(f"SELECT DISTINCT ?t {{ GRAPH ?g {{ {thing} a ?t }} }}").rows
    return desk.kinds.narrowest([t for (t,) in rows if isinstance(t, NamedNode)])


def text(term: object) -> str:
    """Give the characters of a term."""
    return str(getattr(term, "value", ""))


def notation(concept: NamedNode | None, scheme: str) -> str:
    """Give the notation of a concept of a scheme: `stated` of status-stated."""
    return concept.value.removeprefix(f"{LTS}{scheme}-") if concept else ""


def kind_words(kind: str, lang: str) -> str:
    """Give what a kind of thing is called."""
    look = _KINDS.get(kind)
    return (look.words if look else Words("Khác", "Other")).to(lang)
