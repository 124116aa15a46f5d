"""What only shows when all statements lie side by side: repeats, rivals, spans, rejected things."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg import ids
from kg.namespaces import LTI
from kg.sources.messages import finding
from kg.terms import NamedNode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kg.model import Evidence, Finding, Statement
    from kg.sources.names import Thing

__all__ = ["cross_check"]


def cross_check(statements: Sequence[Statement], things: Mapping[str, Thing]) -> Iterator[Finding]:
    """Note what is wrong between statements."""
    yield from _repeats(statements)
    yield from _rivals(statements)
    yield from _spans(statements)
    yield from _rejected(statements, {t.id for t in things.values() if t.deprecated})


def _repeats(statements: Iterable[Statement]) -> Iterator[Finding]:
    first: dict[NamedNode, Statement] = {}
    for one in statements:
        other = first.setdefault(ids.claim(one.source, one.triple), one)
        if other is one:
            continue
        same = (one.status, one.rank, one.by) == (other.status, other.rank, other.by)
        code = "claim-twice" if same else "claim-differs"
        yield finding(code, one.where, str(one.triple), first=str(other.where))


def _rivals(statements: Iterable[Statement]) -> Iterator[Finding]:
    groups: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for one in statements:
        if one.rival:
            groups[one.source, one.rival].append(one)
    for (_, rival), sides in groups.items():
        ranks = {one.rank for one in sides}
        if "preferred" not in ranks or len(ranks) == 1:
            yield finding("rival-alone", sides[0].where, rival, rival=rival)


def _spans(statements: Iterable[Statement]) -> Iterator[Finding]:
    first: dict[tuple[str, int, int], tuple[Evidence, Statement]] = {}
    for one in statements:
        for span in one.evidence:
            key = (span.source, span.start, span.end)
            other, where = first.setdefault(key, (span, one))
            if other != span:
                values = {"start": str(span.start), "end": str(span.end)}
                yield finding("evidence-differs", one.where, first=str(where.where), **values)


def _rejected(statements: Iterable[Statement], rejected: set[str]) -> Iterator[Finding]:
    if not rejected:
        return
    for one in statements:
        for term in (one.triple.subject, one.triple.object):
            if not (one.asserted and isinstance(term, NamedNode) and term.value.startswith(LTI)):
                continue
            name = term.value.removeprefix(LTI)
            if name in rejected:
                yield finding("points-to-deprecated", one.where, name, name=name)
