"""The SPARQL editor, and the words that it completes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg import query
from kg.namespaces import PREFIXES, compact
from kg.terms import NamedNode
from kg.web.negotiation import GRAPH_FORMS, ROW_FORMS
from kg.web.pages.common import html, json_reply

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.errors import Words
    from kg.web.desk import Desk
    from kg.web.reply import Reply

__all__ = ["page"]

_START = """SELECT ?model ?place
WHERE {
  ?model a lt:EmulationModel .
  OPTIONAL { ?model lt:locatedIn ?place }
}
ORDER BY ?model
LIMIT 50"""
_MOST = 5000


def page(desk: Desk, args: Mapping[str, Any]) -> Reply:
    """Make the editor; with `form`, the terms it completes or the labels of things as JSON."""
    if args.get("form") == "terms":
        return json_reply({"prefixes": PREFIXES, "terms": list(_terms(desk))})
    if args.get("form") == "labels":
        return json_reply(_labels(desk, args["things"], str(args["lang"])))
    lang = str(args["lang"])
    asked = query.named().values()
    return html(
        "query",
        args,
        text=str(args.get("text") or _START),
        examples=[{"id": q.id, "title": q.title.to(lang), "text": _body(q.text)} for q in asked],
        rows=[(form.name, form.media) for form in ROW_FORMS],
        graphs=[(form.name, form.media) for form in GRAPH_FORMS],
        limits=desk.limits,
    )


def _body(text: str) -> str:
    """Leave out the header of a question's file, which is for machines."""
    lines = text.splitlines()
    while lines and lines[0].startswith("#"):
        lines.pop(0)
    return "\n".join(lines).strip()


def _terms(desk: Desk) -> Iterator[list[str]]:
    words = desk.vocabulary
    kinds = (("c", words.classes), ("p", words.properties))
    for kind, terms in kinds:
        for term in terms.values():
            yield _term(kind, term.iri, term.label)
    for concept in words.concepts.values():
        yield _term("k", concept.iri, concept.label)


def _term(kind: str, iri: NamedNode, label: Words) -> list[str]:
    return [kind, compact(iri.value), label.vi, label.en]


def _labels(desk: Desk, things: list[str], lang: str) -> dict[str, str]:
    nodes = [node for node in map(_node, things[:_MOST]) if node]
    desk.labels.read(nodes)
    return {n.value: desk.labels[n].to(lang) for n in nodes if n in desk.labels}


def _node(thing: str) -> NamedNode | None:
    try:
        return NamedNode(str(thing))
    except ValueError:
        return None
