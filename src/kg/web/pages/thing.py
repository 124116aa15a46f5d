"""The page of one thing: its names, what is said of it and on what grounds, what points at it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.errors import Words
from kg.explain import of_thing
from kg.namespaces import LTI, LTS, SKOS
from kg.terms import Literal, NamedNode
from kg.web.pages.common import html, link, text
from kg.web.pages.drawing import draw
from kg.web.pages.linked import schema_org
from kg.web.pages.statements import Teller
from kg.web.pages.times import times
from kg.web.resources import SUFFIXES, exists, not_here

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.web.desk import Desk
    from kg.web.reply import Reply

__all__ = ["page"]

_ALSO = (SKOS.altLabel, SKOS.hiddenLabel)
_FORMS = {
    "ttl": "Turtle",
    "jsonld": "JSON-LD",
    "nt": "N-Triples",
    "rdf": "RDF/XML",
}
assert set(_FORMS) == set(SUFFIXES)  # noqa: S101 - one list of forms


def page(desk: Desk, args: Mapping[str, Any]) -> Reply:
    """Make the page of the thing `name`; `scheme/…` names a concept."""
    name, lang = str(args["name"]), str(args["lang"])
    iri = LTS + name.removeprefix("scheme/") if name.startswith("scheme/") else LTI + name
    if not exists(desk, iri):
        raise not_here()
    thing = NamedNode(iri)
    account = of_thing(desk.store, thing)
    teller = Teller(desk, account, lang)
    said, pointing = teller.said(), teller.pointing()
    label = desk.labels[thing]
    also = [t.value for t in _texts(desk, thing) if t.value not in (label.vi, label.en)]
    return html(
        "thing",
        args,
        label=label.to(lang),
        other_label=label.to("vi" if lang == "en" else "en"),
        also=list(dict.fromkeys(also)),
        kind=link(desk, account.kind, lang) if account.kind else None,
        kind_name=text(account.kind).rpartition("#")[2].rpartition("/")[2],
        iri=iri,
        name=name,
        said=said,
        pointing=pointing,
        inferred=teller.inferred(),
        picture=draw(label.to(lang), said, pointing),
        times=times(desk, thing, lang),
        members=_members(desk, thing, lang) if name.startswith("scheme/") else [],
        forms=[(f"/data/{name}.{suffix}", title) for suffix, title in _FORMS.items()],
        cite=_cite(desk, label, iri).to(lang),
        linked=schema_org(desk, thing, account.kind, also),
        is_thing=not name.startswith("scheme/"),
    )


def _texts(desk: Desk, thing: NamedNode) -> list[Literal]:
    properties = ", ".join(str(p) for p in _ALSO)
    query = f"SELECT DISTINCT ?t {{ {thing} ?p ?t FILTER(?p IN ({properties})) }} ORDER BY STR(?t)"
    return [t for (t,) in desk.store.select(query).rows if isinstance(t, Literal)]


def _members(desk: Desk, thing: NamedNode, lang: str) -> list[object]:
    """Give the concepts of a scheme, or the things that a concept sorts."""
    query = f"SELECT DISTINCT ?x {{ ?x skos:inScheme {thing} }} ORDER BY ?x"
    return [link(desk, x, lang) for (x,) in desk.store.select(query).rows]


def _cite(desk: Desk, label: Words, iri: str) -> Words:
    date = desk.manifest.date
    return Words(
        f"Nhóm Lan Tỏa ({date[:4]}). “{label.vi}”, trong Lan Tỏa: đồ thị tri thức. "
        f"Dữ liệu ngày {date}. {iri}",
        f"Lan Tỏa team ({date[:4]}). “{label.en}”, in Lan Tỏa: a knowledge graph. "
        f"Data of {date}. {iri}",
    )
