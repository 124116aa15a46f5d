"""What is known of a statement beside its triple: status, evidence, notes, rank and the rest.

The same keys stand at a block, where they are defaults, and at a single statement.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg import ids
from kg.sources.messages import guess
from kg.sources.spans import Seen, spans
from kg.text import nearest, slug

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.errors import Place
    from kg.sources.context import Context
    from kg.sources.nodes import MapNode
    from kg.terms import NamedNode

__all__ = ["KEYS", "Qualifiers", "complete", "defaults", "qualify"]

KEYS = (
    "seen", "status", "from", "from_en", "note", "note_en",
    "certainty", "speaker", "rank", "rival", "by",
)  # fmt: skip
_NOTES = (("from", "vi"), ("from_en", "en"), ("note", "vi"), ("note_en", "en"))
_RANKS = ("preferred", "normal", "deprecated")
_ARTICLE = ("stated", "reading", "disputed")
_BACKGROUND = ("background", "disputed")


@dataclass(frozen=True, slots=True)
class Qualifiers:
    """The keys of a statement, checked one by one; `complete` checks them together."""

    status: str
    rank: str = "normal"
    rival: str = ""
    certainty: str = ""
    speaker: NamedNode | None = None
    seen: tuple[Seen, ...] = ()
    tried: bool = False
    notes: tuple[tuple[str, str], ...] = ()
    by: str = ""


def defaults(context: Context) -> Qualifiers:
    """Give what holds for a whole file."""
    return Qualifiers("background" if context.background else "stated", by=context.by)


def qualify(context: Context, node: MapNode, base: Qualifiers) -> Qualifiers:
    """Read the keys of a block or a statement over the defaults that hold there.

    The reason of a reading is handed down to readings only: it would be wrong beside a statement
    that the source makes itself.
    """
    status = _choice(context, node, "status", statuses(context)) or base.status
    notes = _notes(context, node)
    inherited = base.notes if status != "stated" else ()
    found = replace(
        base,
        status=status,
        rank=_choice(context, node, "rank", _RANKS) or base.rank,
        rival=_text(context, node, "rival") or base.rival,
        certainty=_certainty(context, node) or base.certainty,
        notes=notes or inherited,
        by=_by(context, node) or base.by,
        speaker=_speaker(context, node) or base.speaker,
    )
    return _with_seen(context, node, found)


def statuses(context: Context) -> tuple[str, ...]:
    """Give the statuses an author may write in this kind of file."""
    return _BACKGROUND if context.background else _ARTICLE


def complete(context: Context, found: Qualifiers, where: Place, about: str) -> None:
    """Note what a statement of its status still lacks."""
    if context.background:
        if not found.by:
            context.add("background-without-by", where, about)
    elif found.status == "reading":
        if not found.notes:
            context.add("reading-without-from", where, about)
    elif not found.tried:
        context.add("stated-without-seen", where, about)


def _with_seen(context: Context, node: MapNode, found: Qualifiers) -> Qualifiers:
    value = node.get("seen")
    if value is None:
        return found
    if context.background:
        context.add("seen-background", value.where)
        return found
    # A span that is written wrongly has its own finding; it need not be called missing as well.
    return replace(found, seen=spans(context, value), tried=True)


def _text(context: Context, node: MapNode, key: str) -> str:
    return context.text(node.get(key), key)


def _choice(context: Context, node: MapNode, key: str, known: Iterable[str]) -> str:
    value = _text(context, node, key)
    names = tuple(known)
    if value and value not in names:
        shown = ", ".join(names)
        near = guess("reading" if value == "inferred" else nearest(value, names))
        context.add(f"{key}-unknown", node.place(key), value=value, guess=near, known=shown)
        return ""
    return value


def _certainty(context: Context, node: MapNode) -> str:
    value = _text(context, node, "certainty").removeprefix("certainty-")
    known = context.names.notations("certainty") if value else ()
    if value and value not in known:
        values = {"value": value, "known": ", ".join(known)}
        near = guess(nearest(value, known))
        context.add("certainty-unknown", node.place("certainty"), guess=near, **values)
        return ""
    return value


def _notes(context: Context, node: MapNode) -> tuple[tuple[str, str], ...]:
    found = ((lang, _text(context, node, key)) for key, lang in _NOTES)
    return tuple((lang, text) for lang, text in found if text)


def _by(context: Context, node: MapNode) -> str:
    value = _text(context, node, "by")
    if not value:
        return ""
    return known_source(context, value, node.place("by"))


def known_source(context: Context, name: str, where: Place) -> str:
    """Give the id of a listed background source, or "" with a finding."""
    if name not in context.names.sources:
        near = guess(nearest(name, context.names.sources))
        context.add("by-unknown", where, name=name, guess=near)
    # Kept all the same: the statement does name a source, it is only misspelt.
    return slug(name)


def _speaker(context: Context, node: MapNode) -> NamedNode | None:
    name = _text(context, node, "speaker")
    if not name:
        return None
    if name not in context.names.things:
        near = guess(context.names.near_thing(name))
        context.add("thing-unknown", node.place("speaker"), name=name, guess=near)
    return ids.thing(name) if ids.is_slug(name) else None
