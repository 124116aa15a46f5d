"""A made-up network of any size for the measurements: communities round hubs, Vietnamese names."""

from __future__ import annotations

import random

import networkx as nx

from kg.errors import Words
from kg.network.claims import Known, Quote
from kg.network.model import Edge, Node

__all__ = ["TYPES", "synthetic"]

TYPES = ("body", "people", "document", "activity", "model", "outcome", "place", "other")
_SAID = ("chủ trì", "phối hợp với", "thực hiện", "thuộc", "ban hành", "nhân rộng từ", "ở", "nêu")
_FIRST = ("Đảng ủy", "Ủy ban nhân dân", "Hội Cựu chiến binh", "Đoàn thanh niên", "Mô hình",
          "Nghị quyết", "Phong trào", "Câu lạc bộ")  # fmt: skip
_NEXT = ("bảo vệ môi trường", "trồng cây ăn quả", "học tập và làm theo Bác", "xây dựng nông thôn",
         "giữ gìn an ninh", "khuyến học", "dân vận khéo", "chăm sóc người cao tuổi")  # fmt: skip
_STATUS = ("stated", "reading", "background", "inferred")
_COMMUNITY = 120


def synthetic(size: int) -> nx.MultiDiGraph[str]:
    """Make a network of `size` nodes and about 1.9 edges a node, always the same."""
    rng = random.Random(7)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    source = Words("Nguồn thử", "Test source")
    for i in range(size):
        name = f"{rng.choice(_FIRST)} {rng.choice(_NEXT)} xã số {i}"
        known = (Known(f"c{i}", "stated", source, quotes=(Quote(f"{name} được nêu", i % 30),)),)
        node = Node(
            id=f"n{i:06d}", iri=f"https://w3id.org/lantoa/id/n{i:06d}",
            label=Words(name, f"Thing {i}"), also=(), kind=TYPES[i % len(TYPES)],
            type=Words("Thứ thử", "Test thing"), known=known, facts=(),
            years=(2010 + i % 15, 2010 + i % 15),
        )  # fmt: skip
        graph.add_node(node.id, node=node)
    for i in range(1, size):
        hub = i - i % _COMMUNITY
        _join(
            graph, rng, i, hub if rng.random() < 0.35 else rng.randrange(hub, i) if i > hub else 0
        )
        if rng.random() < 0.9:
            far = rng.random() < 0.06
            other = rng.randrange(size) if far else min(size - 1, hub + rng.randrange(_COMMUNITY))
            _join(graph, rng, i, other)
    return graph


def _join(graph: nx.MultiDiGraph[str], rng: random.Random, i: int, j: int) -> None:
    if i == j:
        return
    said, status = rng.choice(_SAID), rng.choice(_STATUS)
    edge = Edge(f"lt:{said}", Words(said, said), None, status, ())
    graph.add_edge(f"n{i:06d}", f"n{j:06d}", edge=edge)
