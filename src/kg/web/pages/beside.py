"""What stands of a thing beside the facts: a source, quoted words, a concept, a row of a table.

The facts and the claims about them are told by `kg.explain`; this is the rest of a thing's page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import Words
from kg.namespaces import DCTERMS, LTG, LTI, OA, RDF, RDFS, SKOS
from kg.terms import Literal, NamedNode, Triple
from kg.web.pages.common import Link, link, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.web.desk import Desk

__all__ = ["CLAIM", "WORDS", "graph_title", "mentions", "quoted", "said", "sentences"]

CLAIM, SPAN = f"{LTI}clm-", f"{LTI}ev-"
WORDS = {
    SKOS.broader: Words("khái niệm rộng hơn", "broader"),
    SKOS.narrower: Words("khái niệm hẹp hơn", "narrower"),
    SKOS.historyNote: Words("ghi chú lịch sử", "history note"),
    SKOS.scopeNote: Words("phạm vi", "scope note"),
}
"""What properties are called that the ontology borrows without naming them."""

_UNTOLD = {
    RDF.type, RDF.subject, RDF.predicate, RDF.object, OA.hasSelector, RDFS.label, SKOS.prefLabel,
    SKOS.altLabel, SKOS.hiddenLabel, SKOS.topConceptOf, SKOS.hasTopConcept, SKOS.member,
    DCTERMS.title,
}  # fmt: skip
_SAID = """SELECT DISTINCT ?p ?o {{ GRAPH ?g {{ {thing} ?p ?o }}
  FILTER(STRSTARTS(STR(?g), "{layers}evidence/") || ?g IN (ltg:schemes, ltg:meta)) }}"""
_BACK = """SELECT DISTINCT ?s ?p {{
  VALUES ?p {{ lt:hasEvidence lt:inferredFrom lt:conflictsWith }} GRAPH ?g {{ ?s ?p {thing} }} }}"""
_ROWS = """SELECT DISTINCT ?s ?p ?g {{ GRAPH ?g {{ ?s ?p {thing} }}
  FILTER(STRSTARTS(STR(?g), "{layers}background/"))
  FILTER NOT EXISTS {{ GRAPH ?e {{
    ?c rdf:subject ?s ; rdf:predicate ?p ; rdf:object {thing} }} }} }}"""
_PHRASE = "SELECT ?w {{ GRAPH ?g {{ {thing} oa:hasSelector ?s . ?s oa:exact ?w }} }}"
_SENTENCES = """SELECT DISTINCT ?c ?s ?p ?o {{ VALUES ?c {{ {claims} }}
  GRAPH ?g {{ ?c rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o }} }}"""
_TITLE = "SELECT ?t {{ GRAPH ltg:meta {{ {graph} dcterms:title ?t }} }} ORDER BY LANG(?t)"


def said(desk: Desk, thing: NamedNode, lang: str) -> list[Triple]:
    """Give what the graphs of evidence, schemes and the data set itself say of a thing."""
    rows = desk.store.select(_SAID.format(thing=thing, layers=LTG))
    found = [Triple(thing, p, o) for p, o in rows.rows if isinstance(p, NamedNode) and o]
    return [t for t in found if t.predicate not in _UNTOLD and _is_for(t.object, found, t, lang)]


def mentions(desk: Desk, thing: NamedNode) -> list[tuple[Triple, NamedNode | None]]:
    """Give what claims, inferences and rows of tables say to the thing, and the row's table."""
    found: list[tuple[Triple, NamedNode | None]] = []
    for s, p in desk.store.select(_BACK.format(thing=thing)).rows:
        if isinstance(s, NamedNode) and isinstance(p, NamedNode):
            found.append((Triple(s, p, thing), None))
    for s, p, g in desk.store.select(_ROWS.format(thing=thing, layers=LTG)).rows:
        if isinstance(s, NamedNode) and isinstance(p, NamedNode) and isinstance(g, NamedNode):
            found.append((Triple(s, p, thing), g))
    return found


def quoted(desk: Desk, thing: NamedNode) -> str:
    """Give the words of a source that a span of evidence marks, or nothing."""
    if not thing.value.startswith(SPAN):
        return ""
    return next((text(w) for (w,) in desk.store.select(_PHRASE.format(thing=thing)).rows), "")


def sentences(desk: Desk, claims: Iterable[NamedNode], lang: str) -> Mapping[NamedNode, str]:
    """Tell claims by what they say: subject – property – object."""
    listed = " ".join(sorted(map(str, claims)))
    rows = desk.store.select(_SENTENCES.format(claims=listed)).rows if listed else []
    return {
        claim: " – ".join(link(desk, term, lang).label for term in terms)
        for claim, *terms in rows
        if isinstance(claim, NamedNode)
    }


def graph_title(desk: Desk, graph: NamedNode, lang: str) -> Link:
    """Name a graph: by its title, if the data set gives it one."""
    rows = desk.store.select(_TITLE.format(graph=graph)).rows
    titles = {t.language: t.value for (t,) in rows if isinstance(t, Literal)}
    name = graph.value.removeprefix(LTG)
    label = titles.get(lang) or titles.get("vi") or name
    return Link(label, f"/graph/{name}{'?lang=en' if lang == 'en' else ''}")


def _is_for(value: object, found: list[Triple], told: Triple, lang: str) -> bool:
    """Leave out words of the other language where the page's own has them."""
    if not isinstance(value, Literal) or not value.language or value.language == lang:
        return True
    return not any(
        t.predicate == told.predicate
        and isinstance(t.object, Literal)
        and t.object.language == lang
        for t in found
    )
