"""The gazetteer: every administrative unit of the country, before and after 1 July 2025.

The tables are a snapshot in `data/background/units/`; they are read here, written as triples, and
searched. `refresh` alone needs the packages from which the snapshot was taken.
"""

from kg.gazetteer.graph import Triples
from kg.gazetteer.lines import lines
from kg.gazetteer.tables import FOLDER, Link, Snapshot, Unit, find, read

__all__ = ["FOLDER", "Link", "Snapshot", "Triples", "Unit", "find", "lines", "read"]
