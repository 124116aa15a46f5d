"""The groups by which a large network is first shown: one for each community.

The page makes the same groups in the browser, where they follow the filters; how large a network
has to be, and how few things make a group, it is told from here.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import hypot
from typing import TYPE_CHECKING

from kg.network.graph import edges_of, weights

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx

    from kg.errors import Words
    from kg.network.layout import Placed

__all__ = ["FEW", "MANY", "Group", "Groups"]

MANY = 2000
"""Above this many things a network is first shown in groups."""

FEW = 4
"""So many things make a group; fewer are shown as they are."""

_LEAST = 31.0
"""How far a group reaches at least, in units of the drawing."""

_STRONGEST = 500
"""So many bonds are drawn; the weaker ones would only be grey."""


@dataclass(frozen=True, slots=True)
class Group:
    """A group: its things, what it is named after, where it lies, how far it reaches, its kinds."""

    members: tuple[str, ...]
    label: Words
    x: float
    y: float
    reach: float
    kinds: Counter[str]


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups, the largest first, and the bonds: which two are joined by how many links."""

    all: tuple[Group, ...]
    bonds: tuple[tuple[int, int, int], ...]
    home: Mapping[str, int]
    """The number of the group of each thing that is shown in one."""

    @classmethod
    def of(cls, graph: nx.MultiDiGraph[str], places: Mapping[str, Placed]) -> Groups:
        """Divide a network; one that is not large has no groups."""
        if len(graph) <= MANY:
            return cls((), (), {})
        members: dict[int, list[str]] = {}
        for name in sorted(graph):
            members.setdefault(places[name].community, []).append(name)
        order = sorted(members, key=lambda c: (-len(members[c]), c))
        weight = weights(graph)
        found = tuple(
            _group(graph, members[c], places, weight) for c in order if len(members[c]) >= FEW
        )
        home = {name: i for i, group in enumerate(found) for name in group.members}
        return cls(found, _bonds(graph, home), home)

    def outside(self, graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
        """Give the part of a network that stands in no group."""
        if not self.all:
            return graph
        return graph.subgraph(name for name in graph if name not in self.home)


def _group(
    graph: nx.MultiDiGraph[str],
    members: list[str],
    places: Mapping[str, Placed],
    weight: Mapping[str, int],
) -> Group:
    x = sum(places[name].x for name in members) / len(members)
    y = sum(places[name].y for name in members) / len(members)
    far = sorted(hypot(places[name].x - x, places[name].y - y) for name in members)
    # Nine in ten lie this near: a stray thing must not make its group cover others.
    reach = max(_LEAST, far[int((len(far) - 1) * 0.9)])
    foremost = min(members, key=lambda name: (-weight[name], name))
    kinds = Counter(graph.nodes[name]["node"].kind for name in members)
    return Group(tuple(members), graph.nodes[foremost]["node"].label, x, y, reach, kinds)


def _bonds(
    graph: nx.MultiDiGraph[str], home: Mapping[str, int]
) -> tuple[tuple[int, int, int], ...]:
    links = Counter(
        tuple(sorted((home[source], home[target])))
        for source, target, _ in edges_of(graph)
        if source in home and target in home and home[source] != home[target]
    )
    strongest = sorted(links.items(), key=lambda bond: (-bond[1], bond[0]))[:_STRONGEST]
    return tuple((a, b, count) for (a, b), count in strongest)
