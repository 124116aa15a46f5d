"""Gathers the names for the index from a store: labels, other names, codes, kinds."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, cast

from kg import codes
from kg.errors import Words
from kg.ids import ONTOLOGY, UNITS, is_slug
from kg.namespaces import LTS, OWL, SKOS
from kg.search.index import Entry, Index, Thing
from kg.terms import Literal, NamedNode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kg.model import StoreView

__all__ = ["build"]

# The units of the national tables have a book of their own.
_NO_UNIT = f"FILTER NOT EXISTS {{ GRAPH <{UNITS.value}> {{ ?thing a ?described }} }}"
_NAMES = f"""SELECT DISTINCT ?thing ?text ?role WHERE {{
  VALUES (?property ?role) {{ (skos:prefLabel 0) (rdfs:label 0) (foaf:name 0) (dcterms:title 0)
    (skos:altLabel 1) (lt:docCode 1) (skos:notation 2) (skos:hiddenLabel 3) }}
  ?thing ?property ?text . FILTER(ISLITERAL(?text)) {_NO_UNIT} }}"""
_CODES = f"""SELECT DISTINCT ?thing ?identifier ?text WHERE {{
  ?thing adms:identifier ?identifier . ?identifier skos:notation ?text {_NO_UNIT} }}"""
_TYPES = f"SELECT DISTINCT ?thing ?type WHERE {{ ?thing a ?type FILTER(ISIRI(?type)) {_NO_UNIT} }}"
_SCHEMES = """SELECT DISTINCT ?thing ?scheme WHERE { ?thing skos:inScheme ?scheme }"""
_PARENTS = f"SELECT ?class ?parent WHERE {{ GRAPH <{ONTOLOGY.value}> "
_PARENTS += "{ ?class rdfs:subClassOf ?parent } FILTER(ISIRI(?parent)) }"
_TERM_KINDS = {
    OWL.Class: Words("lớp", "class"),
    OWL.ObjectProperty: Words("thuộc tính", "property"),
    OWL.DatatypeProperty: Words("thuộc tính", "property"),
    OWL.AnnotationProperty: Words("thuộc tính chú giải", "annotation property"),
    SKOS.ConceptScheme: Words("bảng khái niệm", "concept scheme"),
}
_ID_ROLE = 4
_TERMS_LAST = 10
"""What is added to the role of an ontology term: a thing of that name comes first."""


def build(store: StoreView) -> Index:
    """Make the index of a graph."""
    names = _names(store)
    types = _pairs(store, _TYPES)
    labels = {thing: _label(texts) for thing, texts in names.items()}
    kinds = _Kinds(labels, types, _pairs(store, _SCHEMES), _pairs(store, _PARENTS))
    ordered = sorted(names, key=lambda thing: thing.value)
    things = [Thing(iri, labels[iri], kinds.of(iri)) for iri in ordered]
    entries = (
        Entry(number, role + kinds.penalty(iri), text)
        for number, iri in enumerate(ordered)
        for text, role in _written(iri, names[iri])
    )
    return Index.of(things, entries, _abbreviations(names))


_Names = dict[NamedNode, list[tuple[Literal, int]]]


def _names(store: StoreView) -> _Names:
    found: _Names = defaultdict(list)
    for thing, text, role in store.select(_NAMES).rows:
        if not (isinstance(thing, NamedNode) and isinstance(text, Literal) and role):
            continue
        # A notation that is a part of the IRI says nothing that the label does not.
        if role.value != "2" or not is_slug(text.value):
            found[thing].append((text, int(role.value)))
    # An identifier is no thing of its own: its code leads to what it identifies.
    for thing, identifier, text in store.select(_CODES).rows:
        if isinstance(thing, NamedNode) and isinstance(text, Literal):
            if thing in found:
                found[thing].append((text, 2))
            found.pop(cast("NamedNode", identifier), None)
    return {
        thing: sorted(texts, key=lambda t: (t[1], str(t[0])))
        for thing, texts in found.items()
        if any(role != 2 for _, role in texts)
    }


def _written(thing: NamedNode, texts: Sequence[tuple[Literal, int]]) -> Iterator[tuple[str, int]]:
    yield from ((text.value, role) for text, role in texts)
    # People type a document's title and code in one breath, where the label has only one of them.
    label = texts[0][0].value if texts else ""
    for text, role in texts:
        if role and codes.parse(text.value) and text.value not in label:
            yield f"{label} {text.value}", _ID_ROLE
    # The id too: it often has the short words, such as clb or bvmt, that no label has.
    yield thing.value.replace("#", "/").rpartition("/")[2], _ID_ROLE


def _pairs(store: StoreView, query: str) -> Mapping[NamedNode, list[NamedNode]]:
    found: dict[NamedNode, list[NamedNode]] = defaultdict(list)
    for one, other in store.select(query).rows:
        if isinstance(one, NamedNode) and isinstance(other, NamedNode):
            found[one].append(other)
    return found


def _label(texts: Iterable[tuple[Literal, int]]) -> Words:
    by_language: dict[str, str] = {}
    for text, _ in texts:
        by_language.setdefault(text.language or "", text.value)
    vi = by_language.get("vi") or next(iter(by_language.values()))
    return Words(vi, by_language.get("en") or vi)


class _Kinds:
    """Says what kind of thing a thing is: the label of its narrowest class, or its scheme."""

    def __init__(
        self,
        labels: Mapping[NamedNode, Words],
        types: Mapping[NamedNode, list[NamedNode]],
        schemes: Mapping[NamedNode, list[NamedNode]],
        parents: Mapping[NamedNode, list[NamedNode]],
    ) -> None:
        self._labels = labels
        self._types = types
        self._schemes = schemes
        self._parents = parents
        self._depths: dict[NamedNode, int] = {}

    def of(self, thing: NamedNode) -> Words:
        types = self._types.get(thing, [])
        for term_type, words in _TERM_KINDS.items():
            if term_type in types:
                return words
        schemes = [self._labels[s] for s in self._schemes.get(thing, []) if s in self._labels]
        if schemes:
            return schemes[0]
        named = [t for t in types if t in self._labels]
        best = max(named, key=lambda t: (self._depth(t), t.value), default=None)
        return self._labels[best] if best else Words("", "")

    def penalty(self, thing: NamedNode) -> int:
        return _TERMS_LAST if any(t in _TERM_KINDS for t in self._types.get(thing, [])) else 0

    def _depth(self, class_: NamedNode, below: frozenset[NamedNode] = frozenset()) -> int:
        if class_ not in self._depths:
            above = [p for p in self._parents.get(class_, []) if p not in below]
            depths = [self._depth(p, below | {class_}) for p in above]
            self._depths[class_] = 1 + max(depths, default=0)
        return self._depths[class_]


def _abbreviations(names: _Names) -> Iterator[tuple[str, str]]:
    for thing, texts in names.items():
        if not thing.value.startswith(f"{LTS}abbr-"):
            continue
        long = next((codes.search_key(t.value) for t, r in texts if r == 0 and _is_vi(t)), "")
        for text, role in texts:
            short = codes.search_key(text.value)
            if role and short and short != long:
                yield short, long


def _is_vi(text: Literal) -> bool:
    return text.language == "vi"
