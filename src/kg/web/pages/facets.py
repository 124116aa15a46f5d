"""The facets by which the catalogue is sifted; the front knows their names without the graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["FACETS"]

FACETS: Mapping[str, Words] = {
    "group": Words("Nhóm", "Group"),
    "kind": Words("Loại", "Kind"),
    "field": Words("Lĩnh vực", "Field"),
    "place": Words("Nơi chốn", "Place"),
    "document": Words("Văn bản", "Document"),
    "source": Words("Nguồn", "Source"),
    "status": Words("Dựa vào", "Rests on"),
}
