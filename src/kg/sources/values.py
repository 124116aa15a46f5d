"""The value of a property: which term it makes, or why it makes none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import ids
from kg.model import Finding
from kg.namespaces import FOAF, OWL, RDF, RDFS, SKOS
from kg.sources.literals import address, is_language, literal
from kg.sources.messages import guess

if TYPE_CHECKING:
    from kg.errors import Place
    from kg.sources.context import Context
    from kg.sources.nodes import MapNode, Scalar
    from kg.terms import Object
    from kg.vocabulary import Property

__all__ = ["term"]

_ANYTHING = {None, OWL.Thing, RDFS.Resource, FOAF.Document}


def term(context: Context, prop: Property, value: Scalar, block: MapNode | None) -> Object | None:
    """Make the term of a written value; None with a finding when it cannot stand there."""
    text = value.value.strip()
    if not text:
        context.add("value-missing", value.where, key=prop.local)
        return None
    language = context.text(block.get("lang"), "lang") if block else ""
    if prop.takes_things:
        if language and block:
            context.add("language-unused", block.place("lang"), property=prop.local)
        return _thing(context, prop, text, value.where)
    return _literal(context, prop, text, value.where, language)


def _literal(
    context: Context, prop: Property, text: str, where: Place, language: str
) -> Object | None:
    if text in context.names.things or context.names.concept(text):
        context.add("thing-for-literal", where, property=prop.local, value=text)
        return None
    if language and not is_language(language):
        context.add("language-form", where, value=language)
        return None
    if language and prop.datatype != RDF.langString:
        context.add("language-unused", where, property=prop.local)
    made = literal(text, prop.datatype, language or "vi", where)
    if isinstance(made, Finding):
        context.findings.append(made)
        return None
    return made


def _thing(context: Context, prop: Property, text: str, where: Place) -> Object | None:
    names = context.names
    concept = names.concept(text)
    if prop.schemes or (concept and text not in names.things):
        return _concept(context, prop, text, where)
    if text in names.things:
        _check_range(context, prop, text, where)
        # An id that cannot stand in an IRI has its finding where it is described.
        return ids.thing(text) if ids.is_slug(text) else None
    page = address(text) if prop.range in _ANYTHING else None
    if page:
        return page
    near = guess(names.near_thing(text))
    if ids.is_slug(text):
        context.add("thing-unknown", where, name=text, guess=near)
    else:
        context.add("literal-for-thing", where, property=prop.local, value=text, guess=near)
    return None


def _concept(context: Context, prop: Property, text: str, where: Place) -> Object | None:
    names = context.names
    concept = names.concept(text)
    schemes = ", ".join(prop.schemes)
    if concept is None:
        near = guess(names.near_concept(text, prop.schemes))
        context.add("concept-unknown", where, name=text, guess=near, schemes=schemes)
        return None
    if prop.schemes and concept.scheme not in prop.schemes:
        values = {"name": text, "scheme": concept.scheme, "property": prop.local}
        context.add("concept-scheme", where, schemes=schemes, **values)
        return None
    if not prop.schemes and prop.range not in {*_ANYTHING, SKOS.Concept}:
        _range_finding(context, prop, text, where, found="skos:Concept")
        return None
    return concept.iri


def _check_range(context: Context, prop: Property, id_: str, where: Place) -> None:
    classes = context.names.classes_of(id_)
    if prop.range in _ANYTHING or prop.range is None or not classes:
        return
    if context.names.disjoint(classes, prop.range) or prop.range == SKOS.Concept:
        found = ", ".join(context.names.things[id_].classes)
        _range_finding(context, prop, id_, where, found=found)


def _range_finding(context: Context, prop: Property, id_: str, where: Place, *, found: str) -> None:
    wanted = prop.range.value.replace("#", "/").rpartition("/")[2] if prop.range else ""
    context.add("range", where, property=prop.local, wanted=wanted, id=id_, found=found)
