"""Places the nodes of a network: by force, by rank, round one thing, or on the map.

Every layout is seeded by the nodes' own order and rounded to whole numbers, so that people find a
thing where it stood; `place` keeps what it computed under the hash of the network.
"""

from kg.network.layout.force import communities
from kg.network.layout.kept import place
from kg.network.layout.placed import Placed

__all__ = ["Placed", "communities", "place"]
