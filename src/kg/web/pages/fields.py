"""The boxes of a question's form: what stands in them, what was meant by it, what else might be.

A box shows the name of a thing; which thing it is travels beside it, so that a name which several
things bear, or which the search would not find again, need not be found a second time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from kg import search
from kg.errors import UsageError
from kg.namespaces import LTI, expand
from kg.terms import NamedNode
from kg.web.frame import with_lang
from kg.web.pages.common import Link, called

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.query import NamedQuery, Param
    from kg.web.desk import Desk

__all__ = ["CHOSEN", "Field", "choices", "field", "meant", "resolver"]

CHOSEN = ".is"
"""What the name of a box is followed by where the id of the chosen thing stands."""


@dataclass(frozen=True, slots=True)
class Field:
    """A box of the form: of a thing its name, and beside it the id."""

    name: str
    title: str
    value: str
    chosen: str
    is_thing: bool


def meant(desk: Desk, params: Sequence[Param], given: Mapping[str, str]) -> dict[str, str]:
    """Give the values that were typed; for a name left as it was, the thing that bears it."""
    typed = {p.name: str(given[p.name]) for p in params if given.get(p.name)}
    chosen = {name: str(given.get(name + CHOSEN, "")) for name in typed}
    return {
        name: chosen[name] if _bears(desk, chosen[name], value) else value
        for name, value in typed.items()
    }


def field(desk: Desk, param: Param, values: Mapping[str, str], lang: str) -> Field:
    """Make the box of a parameter."""
    value = values.get(param.name, param.default)
    thing = _thing(value) if param.type == "iri" else None
    if thing is None or thing not in desk.labels:
        return Field(param.name, param.title.to(lang), value, "", param.type == "iri")
    label = called(desk, thing, lang)
    return Field(param.name, param.title.to(lang), label, thing.value.removeprefix(LTI), True)


def choices(desk: Desk, asked: NamedQuery, values: Mapping[str, str], lang: str) -> list[Link]:
    """Give the things that an unclear name may mean, each as a link that asks with it."""
    for param in asked.params:
        typed = values.get(param.name, "")
        if param.type != "iri" or not typed or _is_clear(desk, param, typed):
            continue
        base = expand(param.default[:4])
        hits = [
            h for h in search.search(desk.index, typed, 40) if h.thing.iri.value.startswith(base)
        ]
        return [
            Link(
                hit.thing.label.to(lang),
                with_lang(
                    f"/ask/{asked.id}?{urlencode({**values, param.name: _short(hit.thing.iri)})}",
                    lang,
                ),
            )
            for hit in hits[:10]
        ]
    return []


def resolver(desk: Desk, typed: str, within: str) -> NamedNode:
    """Find the thing that is meant by an id or a name."""
    thing = _thing(typed)
    if thing and thing.value.startswith(within) and thing in desk.labels:
        return thing
    return search.resolve(desk.index, typed, within)


def _is_clear(desk: Desk, param: Param, typed: str) -> bool:
    try:
        resolver(desk, typed, expand(param.default[:4]))
    except UsageError:
        return False
    return True


def _bears(desk: Desk, id_: str, name: str) -> bool:
    thing = _thing(id_) if id_ else None
    if thing is None or thing not in desk.labels:
        return False
    label = desk.labels[thing]
    return name.strip() in (label.vi, label.en)


def _thing(id_: str) -> NamedNode | None:
    full = expand(id_) if ":" in id_ else LTI + id_
    try:
        return NamedNode(full)
    except ValueError:
        return None


def _short(iri: NamedNode) -> str:
    return iri.value.removeprefix(LTI)
