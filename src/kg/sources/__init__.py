"""From files of data to statements and claims: YAML records and background sets.

`load_all` reads; `claims.quads` writes what was read as quads. Reading never stops at a fault:
each is a finding with file, line and the nearest right name.
"""

from kg.sources.load import Loaded, load_all

__all__ = ["Loaded", "load_all"]
