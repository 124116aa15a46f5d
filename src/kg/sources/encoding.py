"""Turns the bytes of a file into text, or says which encoding it was probably written in.

Records are UTF-8, with or without a byte-order mark. Old Vietnamese files often are not: the two
8-bit encodings still met in offices, Windows-1258 and TCVN3 (ABC), are told apart by which of them
yields more everyday syllables.
"""

from __future__ import annotations

import codecs
import os
import re
import unicodedata
from pathlib import Path

from kg.errors import Place, SourceError, Words
from kg.sources.messages import error

__all__ = ["LARGEST", "decode", "read_text", "shown", "suspected"]

LARGEST = 32 * 1024 * 1024
"""Bytes of the largest file that is read; a record is a few hundred kilobytes."""

_WIDE = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_TCVN3 = dict(
    zip(
        bytes.fromhex(
            "a1a2a3a4a5a6a7a8a9aaabacadaeb5b6b7b8b9bbbcbdbec6c7c8c9cacbcccecfd0d1d2d3d4d5d6"
            "d7d8dcdddedfe1e2e3e4e5e6e7e8e9eaebecedeeeff1f2f3f4f5f6f7f8f9fafbfcfdfe"
        ),
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
_EVERYDAY = {
    "và", "của", "các", "đảng", "được", "huyện", "là", "có", "một", "những", "người", "không",
    "về", "ủy", "bộ", "hội", "tổ", "chức", "mô", "hình", "thực", "hiện", "chỉ", "thị", "xã", "tỉnh",
}  # fmt: skip


def shown(path: Path) -> str:
    """Name a path as people do: from the current folder when it stands below it."""
    try:
        inside = path.resolve().is_relative_to(Path.cwd())
        return Path(os.path.relpath(path)).as_posix() if inside else path.as_posix()
    except (OSError, ValueError):
        return path.as_posix()


def read_text(path: Path) -> str:
    """Read a UTF-8 file; whatever stands in the way is told with its place."""
    where = Place(shown(path))
    try:
        if path.stat().st_size > LARGEST:
            raise error("file-too-big", where, limit=str(LARGEST // 2**20))
        data = path.read_bytes()
    except FileNotFoundError:
        raise error("file-missing", where) from None
    except (OSError, ValueError) as problem:
        why = getattr(problem, "strerror", None) or str(problem)
        raise error("file-unreadable", where, why=why) from problem
    return decode(data, where.file)


def decode(data: bytes, file: str) -> str:
    """Decode UTF-8 bytes, dropping a byte-order mark; anything else is a SourceError."""
    for mark, name in _WIDE:
        if data.startswith(mark):
            raise error("encoding-wide", Place(file, 1), name=name)
    if b"\0" in data[:4096]:
        raise error("encoding-wide", Place(file, 1), name="UTF-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise _not_utf8(data, problem.start, file) from None


def _not_utf8(data: bytes, start: int, file: str) -> SourceError:
    # "utf-8-sig" counts from after the mark; people count from the start of the file.
    start += len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0
    line = len(re.findall(rb"\r\n|\r|\n", data[:start])) + 1
    guess = suspected(data)
    known = Words(f"có lẽ là {guess}", f"probably {guess}")
    unknown = Words("không đoán được bảng mã", "encoding not recognised")
    words = known if guess else unknown
    return error("encoding", Place(file, line), offset=str(start), line=str(line), guess=words)


def suspected(data: bytes) -> str:
    """Name the 8-bit encoding that makes the most everyday Vietnamese of the bytes, or "".

    >>> suspected("Hội của các huyện và xã".encode("cp1252", "ignore"))
    ''
    """
    scores = {
        "TCVN3 (ABC)": _score("".join(_TCVN3.get(b, chr(b)) for b in data)),
        "Windows-1258 (cp1258)": _score(data.decode("cp1258", "replace")),
    }
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] else ""


def _score(text: str) -> int:
    words = re.findall(r"\w+", unicodedata.normalize("NFC", text).lower())
    # Words without a mark are the same in every encoding and prove nothing.
    return sum(1 for word in words if word in _EVERYDAY and not word.isascii())
