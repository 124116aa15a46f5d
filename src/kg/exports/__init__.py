"""For machines: the graph in the formats that other programs read.

The same input gives the same bytes, whatever the order in which the store hands it over, the hash
seed or the locale. Each format is a function `write(view, out)`; nothing here knows the terminal.
"""

from kg.exports.formats import FORMATS, Format
from kg.exports.selection import Selection, choose
from kg.exports.whole import text_of, write_all, write_file

__all__ = ["FORMATS", "Format", "Selection", "choose", "text_of", "write_all", "write_file"]
