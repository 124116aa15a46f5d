"""What XML can hold: the formats built on it refuse the rest, with a sentence."""

from __future__ import annotations

import re

from kg.errors import ModelError, Words

__all__ = ["insist_on_xml"]

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def insist_on_xml(text: str) -> str:
    """Give the text back when XML 1.0 can hold it."""
    if _FORBIDDEN.search(text):
        raise ModelError(
            Words(
                "Tệp XML không chứa được ký tự điều khiển trong một chuỗi.",
                "XML cannot hold the control character of a string.",
            ),
            hint=Words(
                "Sửa chuỗi trong dữ liệu hoặc chọn định dạng khác.",
                "Mend the string in the data, or choose another format.",
            ),
        )
    return text
