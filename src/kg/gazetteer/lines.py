"""Says in which line of which table a thing of the graph is written, for whoever finds a fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import Place
from kg.gazetteer.graph import identifier
from kg.gazetteer.tables import RESOLUTIONS

if TYPE_CHECKING:
    from kg.gazetteer.graph import Triples

__all__ = ["lines"]


def lines(triples: Triples) -> dict[str, Place]:
    """Give the line of every unit, identifier, event and resolution, by its id.

    An event stands in no table of its own: it has the line of the unit that came of it, or, where
    none did, of the one that ended.
    """
    snapshot = triples.snapshot
    found = dict(snapshot.places)
    # Of the units that share a code and an era the first is the one that got it.
    for id_, place in snapshot.places.items():
        found.setdefault(identifier(snapshot.units[id_]), place)
    for change in triples.changes.values():
        found[change.id] = snapshot.places[change.result or change.wholes[0]]
    for line, resolution in enumerate(snapshot.resolutions, start=2):
        found[resolution.id] = Place(str(snapshot.folder / RESOLUTIONS), line)
    return found
