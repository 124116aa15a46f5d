"""Compares the evidence of a record with its source text, span by span."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import Words
from kg.sources.context import Context
from kg.sources.load import files, read_all
from kg.sources.messages import finding
from kg.sources.names import Names
from kg.sources.nodes import MapNode
from kg.sources.spans import CUT, all_seen, read_spans
from kg.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kg.errors import Place
    from kg.model import Finding
    from kg.sources.passages import Passage, SourceText
    from kg.sources.records import Record
    from kg.sources.spans import Seen

__all__ = ["check_evidence", "check_files", "choose", "same_text", "seen_spans"]


_UNSAID = Words("(chưa ghi)", "(nothing)")


def seen_spans(record: Record) -> tuple[list[Seen], list[Finding]]:
    """Give every written span of a record in its order, and what is wrong with their form."""
    context = Context("", background=False, names=Names(Vocabulary({}, {}, {}, ()), {}, {}))
    found = [s for node in all_seen(record.root) for s in read_spans(context, node)]
    return found, context.findings


def check_evidence(record: Record, text: SourceText) -> list[Finding]:
    """Note every span that is not where the record says; a wrong text is one finding."""
    wrong = list(same_text(record, text))
    if wrong:
        return wrong
    return [f for seen in seen_spans(record)[0] for f in _check(seen, text)]


def check_files(roots: Iterable[Path], text: SourceText) -> list[Finding]:
    """Check the records of a text: those that name its digest, else every article's."""
    read = [r for r in read_all(files(roots))[0] if isinstance(r.root.get("source"), MapNode)]
    own = [record for record in read if not list(same_text(record, text))]
    return [f for record in own or read for f in check_evidence(record, text)]


def same_text(record: Record, text: SourceText) -> Iterator[Finding]:
    """Note when the text is not the one the record was made from."""
    source = record.root.get("source")
    if not isinstance(source, MapNode):
        return
    wanted, chars = source.text("sha256"), source.text("chars")
    if wanted != text.sha256:
        said = wanted or _UNSAID
        yield finding("text-sha256", source.place("sha256"), found=text.sha256, wanted=said)
    if chars != str(text.chars):
        said = chars or _UNSAID
        yield finding("text-chars", source.place("chars"), found=str(text.chars), wanted=said)


def _check(seen: Seen, text: SourceText) -> Iterator[Finding]:
    span = seen.located("")
    if span and text.holds(seen.phrase, span.start, span.end):
        right = text.paragraph_of(span.start, span.end)
        if right != seen.paragraph:
            yield _paragraph(seen, right)
        return
    where = choose(seen, text)
    if not isinstance(where, tuple):
        yield where
    elif seen.start is not None:
        yield _shifted(seen, where)


def choose(seen: Seen, text: SourceText) -> Passage | Finding:
    """Give the one place a written span can mean, or say why there is none."""
    every = text.find(seen.phrase)
    if not every:
        near, number = text.nearest(seen.phrase.replace(CUT, " "))
        values = {"phrase": seen.phrase, "near": near, "paragraph": str(number)}
        return finding("phrase-not-found", seen.where, **values)
    inside = [place for place in every if place.paragraph == seen.paragraph]
    if not inside:
        return _paragraph(seen, every[0].paragraph)
    if len(inside) == 1:
        return inside[0]
    if seen.start is not None:
        return min(inside, key=lambda place: (abs(place.start - (seen.start or 0)), place.start))
    return _many(seen, inside)


def _paragraph(seen: Seen, right: int) -> Finding:
    values = {"right": str(right), "found": str(seen.paragraph)}
    return finding("phrase-paragraph", seen.where, phrase=seen.phrase, **values)


def _many(seen: Seen, inside: list[Passage]) -> Finding:
    places = ", ".join(str(place.start) for place in inside)
    values = {"count": str(len(inside)), "paragraph": str(seen.paragraph), "places": places}
    return finding("phrase-many", seen.where, phrase=seen.phrase, **values)


def _shifted(seen: Seen, right: Passage) -> Finding:
    start = seen.start or 0
    if start != right.start:
        found, wanted = start, right.start
    else:
        found, wanted = seen.end or 0, right.end
    return _off(seen.where, seen.phrase, found, wanted)


def _off(where: Place, phrase: str, found: int, right: int) -> Finding:
    values = {"count": str(abs(found - right)), "found": str(found), "right": str(right)}
    return finding("offset-shifted", where, phrase=phrase, **values)
