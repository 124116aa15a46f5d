"""Writes the offsets of phrases into a record, touching nothing else of the file.

The file is edited at the marks of its scalars, so comments, order, quotes and line ends stay as
the author left them. A second run finds nothing to do.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg import files
from kg.model import Report
from kg.sources.evidence import choose, same_text, seen_spans
from kg.sources.messages import finding
from kg.sources.nodes import Scalar
from kg.sources.records import read_record
from kg.sources.spans import CUT

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kg.model import Finding
    from kg.sources.nodes import ListNode
    from kg.sources.passages import Passage, SourceText
    from kg.sources.records import Record
    from kg.sources.spans import Seen

__all__ = ["Located", "locate"]

_ABOUT_OFFSETS = {"offset-missing", "phrase-cut", "offset-end"}


@dataclass(frozen=True, slots=True)
class Located:
    """What was done to a record: how many spans were written, and what could not be."""

    written: int
    kept: int
    report: Report


@dataclass(frozen=True, slots=True, order=True)
class _Edit:
    """Replace the text between two code points."""

    start: int
    end: int
    new: str


def locate(path: Path, text: SourceText) -> Located:
    """Write missing and wrong offsets into the record at `path`; the wrong text changes nothing."""
    record = read_record(path)
    wrong = list(same_text(record, text))
    if wrong:
        return Located(0, 0, Report.of(wrong))
    edits, kept, findings = _plan(record, text)
    if edits:
        new = _apply(record.text, (edit for span in edits for edit in span))
        mark = codecs.BOM_UTF8 if path.read_bytes().startswith(codecs.BOM_UTF8) else b""
        files.write_bytes(path.resolve(), mark + new.encode())
    return Located(len(edits), kept, Report.of(findings))


def _plan(record: Record, text: SourceText) -> tuple[list[list[_Edit]], int, list[Finding]]:
    written, findings = seen_spans(record)
    findings = [f for f in findings if f.code not in _ABOUT_OFFSETS]
    edits: list[list[_Edit]] = []
    kept = 0
    for seen in written:
        place = _place(seen, text)
        if not isinstance(place, tuple):
            findings.append(place)
            continue
        wanted = [place.start, place.end] if CUT in seen.phrase else [place.start]
        change = _edits(record.text, seen.node, [str(n) for n in wanted])
        if change is None:
            findings.append(finding("locate-form", seen.where))
        elif change:
            edits.append(change)
        else:
            kept += 1
    return edits, kept, findings


def _place(seen: Seen, text: SourceText) -> Passage | Finding:
    # What is right already stays, even where the phrase stands several times in the paragraph.
    right = [p for p in text.find(seen.phrase) if p.paragraph == seen.paragraph]
    span = seen.located("")
    for place in right:
        if span and (place.start, place.end) == (span.start, span.end):
            return place
    return choose(seen, text)


def _edits(text: str, node: ListNode, wanted: list[str]) -> list[_Edit] | None:
    """Give the changes that make the numbers after the phrase the wanted ones."""
    scalars = [item for item in node.items if isinstance(item, Scalar)]
    written = scalars[2:]
    if [s.value for s in written] == wanted:
        return []
    phrase = scalars[1]
    if text[phrase.start] in "|>":
        return None
    if written:
        start = written[0].start if node.flow else 0
        if not node.flow and len(written) != len(wanted):
            return None
        if node.flow:
            return [_Edit(start, written[-1].end, ", ".join(wanted))]
        return [_Edit(s.start, s.end, w) for s, w in zip(written, wanted, strict=True)]
    if node.flow:
        return [_Edit(phrase.end, phrase.end, "".join(f", {w}" for w in wanted))]
    return [_new_lines(text, phrase, wanted)]


def _new_lines(text: str, phrase: Scalar, wanted: Iterable[str]) -> _Edit:
    line = text.rfind("\n", 0, phrase.start) + 1
    dash = text[line : phrase.start]
    end = text.find("\n", phrase.end)
    at = len(text) if end < 0 else end
    ending = "\r\n" if end > 0 and text[end - 1] == "\r" else "\n"
    at -= len(ending) - 1 if end > 0 else 0
    return _Edit(at, at, "".join(f"{ending}{dash}{w}" for w in wanted))


def _apply(text: str, edits: Iterable[_Edit]) -> str:
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text
