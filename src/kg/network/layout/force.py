"""Places the nodes: communities apart, neighbours near, no two on one spot.

Seeded by the nodes' own order, and made of sums and roots alone in a fixed order of addition, so
that every machine computes the same whole numbers.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from kg.network.layout.placed import STEP as _STEP
from kg.network.layout.placed import Placed, groups, weights

if TYPE_CHECKING:
    import networkx as nx
    from numpy.typing import NDArray

    Points = NDArray[np.float64]

__all__ = ["centres", "communities", "spring", "sunflower"]

_GRAVITY = 0.08
"""How strongly all is drawn to the middle, so that what hangs loose does not drift away."""

_WIDER = 1.45
"""Screens are wider than high, and so are names."""


def communities(graph: nx.MultiDiGraph[str]) -> dict[str, Placed]:
    """Lay a network out by its communities."""
    names = sorted(graph)
    if not names:
        return {}
    joined = weights(graph)
    found = groups(len(names), joined)
    points = _together(found, joined, len(names))
    points = _apart(_compact(_docked(points, joined)), _STEP * 0.62)
    member = {node: g for g, group in enumerate(found) for node in group}
    return {
        name: Placed(round(points[i, 0] * _WIDER), round(points[i, 1]), member[i])
        for i, name in enumerate(names)
    }


def _together(parts: list[list[int]], joined: dict[tuple[int, int], float], size: int) -> Points:
    """Lay out each group by itself, the groups as big points, then free all nodes a little."""
    radii = np.array([_STEP * 0.7 * math.sqrt(len(part)) for part in parts])
    middles = centres(_between(parts, joined), radii)
    points, inner = np.zeros((size, 2)), _inner(parts, joined)
    for g, part in enumerate(parts):
        start = sunflower(len(part), _STEP)
        points[part] = middles[g] + spring(start, inner[g], rounds=120)
    return spring(points, joined, rounds=80, heat=0.5)


def _inner(
    parts: list[list[int]], joined: dict[tuple[int, int], float]
) -> list[dict[tuple[int, int], float]]:
    at = {node: (g, i) for g, part in enumerate(parts) for i, node in enumerate(part)}
    inner: list[dict[tuple[int, int], float]] = [{} for _ in parts]
    for (a, b), weight in joined.items():
        (g, i), (h, j) = at[a], at[b]
        if g == h:
            inner[g][i, j] = weight
    return inner


def _between(
    parts: list[list[int]], joined: dict[tuple[int, int], float]
) -> dict[tuple[int, int], float]:
    member = {node: g for g, part in enumerate(parts) for node in part}
    between: dict[tuple[int, int], float] = {}
    for (a, b), weight in joined.items():
        pair = (min(member[a], member[b]), max(member[a], member[b]))
        if pair[0] != pair[1]:
            between[pair] = between.get(pair, 0.0) + weight
    return between


def centres(between: dict[tuple[int, int], float], radii: NDArray[np.float64]) -> Points:
    """Place discs of these radii: those that much joins near each other, none over another."""
    start = sunflower(len(radii), float(radii.max()) * 1.4)
    rough = spring(start, between, rounds=150, step=float(radii.mean()) * 2.0)
    return _clear(rough, radii)


def sunflower(size: int, step: float) -> Points:
    """Give so many points, evenly spread over a disc."""
    angles = [i * math.pi * (3 - math.sqrt(5)) for i in range(size)]
    spots = [
        (step * math.sqrt(i) * math.cos(a), step * math.sqrt(i) * math.sin(a))
        for i, a in enumerate(angles)
    ]
    # The last digits of a cosine differ between machines.
    return np.round(np.array(spots, dtype=np.float64).reshape(size, 2), 3)


def spring(
    points: Points,
    weights: dict[tuple[int, int], float],
    *,
    rounds: int,
    step: float = _STEP,
    heat: float = 1.5,
) -> Points:
    """Let neighbours pull and all push (Fruchterman and Reingold), cooling to rest."""
    pairs = np.array(sorted(weights), dtype=np.int64).reshape(-1, 2)
    pull = np.array([min(weights[a, b], 3.0) for a, b in sorted(weights)])
    points = points.copy()
    for turn in range(rounds):
        force = _push(points, step) - points * (_GRAVITY * step / _STEP)
        if len(pairs):
            gap = points[pairs[:, 1]] - points[pairs[:, 0]]
            far = np.sqrt(gap[:, 0] * gap[:, 0] + gap[:, 1] * gap[:, 1])
            drawn = gap * (far * pull / step)[:, None]
            np.add.at(force, pairs[:, 0], drawn)
            np.add.at(force, pairs[:, 1], -drawn)
        limit = heat * step * (1 - turn / rounds) + 1e-9
        size = np.sqrt(force[:, 0] * force[:, 0] + force[:, 1] * force[:, 1]) + 1e-9
        points += force * (np.minimum(size, limit) / size)[:, None]
    return points


def _docked(points: Points, weights: dict[tuple[int, int], float]) -> Points:
    """Bring the parts that nothing joins to the largest one beside it, each to the nearest room."""
    first, *rest = _parts(len(points), weights)
    points = points - _middle(points[first])
    there = points[first]
    for part in rest:
        shape = points[part] - _middle(points[part])
        points[part] = shape + _room(shape, there)
        there = np.concatenate([there, points[part]])
    return points


def _parts(size: int, weights: dict[tuple[int, int], float]) -> list[list[int]]:
    import networkx as nx

    plain: nx.Graph[int] = nx.Graph()
    plain.add_nodes_from(range(size))
    plain.add_edges_from(sorted(weights))
    found = [sorted(part) for part in nx.connected_components(plain)]
    return sorted(found, key=lambda part: (-len(part), part[0]))


def _room(shape: Points, there: Points) -> Points:
    room = 1.5 * _STEP
    # Far enough out there is always room; the spiral grows with what stands there already.
    spots: Points = sunflower(64 * len(there) + 64, _STEP * 0.7)
    for spot in spots:
        near = (shape + spot)[:, None, :] - there[None, :, :]
        if (near[..., 0] ** 2 + near[..., 1] ** 2).min() > room * room:
            break
    return np.asarray(spot, dtype=np.float64)


def _middle(points: Points) -> Points:
    middle: Points = np.round((points.min(axis=0) + points.max(axis=0)) / 2)
    return middle


def _compact(points: Points) -> Points:
    """Draw in what stands far out, the more the farther, to a disc that the nodes would fill."""
    far = np.sqrt(points[:, 0] * points[:, 0] + points[:, 1] * points[:, 1])
    widest = max(float(far.max()), 1.0)
    disc = min(_STEP * 0.85 * math.sqrt(len(points)) / widest, 1.0)
    # r to the power of 3/4 over r is one over the fourth root; roots are exact on every machine.
    return points * (disc / np.sqrt(np.sqrt(np.maximum(far / widest, 0.01))))[:, None]


def _push(points: Points, step: float) -> Points:
    force = np.zeros_like(points)
    for axis, gap, square in _gaps(points):
        # Rows are added one after another, so the sum does not depend on the processor.
        force[:, axis] = (gap * (step * step) / square).sum(axis=0)
    return force


def _gaps(points: Points) -> list[tuple[int, Points, Points]]:
    across = points[None, :, 0] - points[:, None, 0]
    down = points[None, :, 1] - points[:, None, 1]
    square = across * across + down * down
    np.maximum(square, 1.0, out=square)
    return [(0, across, square), (1, down, square)]


def _apart(points: Points, room: float, rounds: int = 60) -> Points:
    """Push nodes off each other until each has its room."""
    return _clear(points, np.full(len(points), room / 2), rounds)


def _clear(points: Points, radii: NDArray[np.float64], rounds: int = 200) -> Points:
    points = points.copy()
    wanted = radii[:, None] + radii[None, :]
    np.fill_diagonal(wanted, 0.0)
    for _ in range(rounds):
        (_, across, square), (_, down, _) = _gaps(points)
        far = np.sqrt(square)
        lack = np.maximum(wanted - far, 0.0) / far * 0.5
        if not lack.any():
            break
        points[:, 0] += (across * lack).sum(axis=0)
        points[:, 1] += (down * lack).sum(axis=0)
    return points
