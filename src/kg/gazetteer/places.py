"""Resolves a place as a source writes it to units of the gazetteer, with reasons and never a guess.

A name that no unit bears gives no candidate: such a place stays a place without a code.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import Words
from kg.gazetteer.written import Name, name_key, readings
from kg.text import fold, marked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.gazetteer.book import Book, Entry, Heir

__all__ = ["SAME_LETTERS", "Candidate", "only", "resolve"]

SAME_LETTERS = Words("đúng chữ và dấu", "the same letters and marks")
_OTHER_MARKS = Words("cùng chữ, khác dấu", "the same letters, other marks")
_KIND = Words("đúng loại đơn vị", "the kind of unit fits")
_ABOVE = Words("nơi viết kèm là cấp trên", "the place written with it is above it")
_HEIR_ABOVE = Words(
    "nơi viết kèm là cấp trên của đơn vị kế tục", "the place written with it is above its heir"
)
_DISTRICT = Words("trong huyện của nguồn", "in the district of the source")
_PROVINCE = Words("trong tỉnh của nguồn", "in the province of the source")
_ON_DAY = Words("có vào ngày ấy", "it stood on that day")
_MAYBE_ON_DAY = Words("có thể có vào ngày ấy, chưa rõ ngày hết", "may have stood on that day")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit that a written place may mean: where it lies, what it is today, why it is here.

    The smaller the `rank`, the better; candidates of one rank are equally good.
    """

    unit: Entry
    above: tuple[Entry, ...]
    today: tuple[Heir, ...]
    reasons: tuple[Words, ...]
    rank: tuple[int, ...]

    @property
    def path(self) -> str:
        """Write the unit with all it lies in: "Xã Minh Quang, huyện Tam Đảo, tỉnh Vĩnh Phúc"."""
        return _path(self.unit.title, self.above)


def resolve(
    book: Book, written: str, *, province: str = "", district: str = "", on: str = ""
) -> list[Candidate]:
    """Give the units that a written place may mean, best first.

    What is written with the place ("…, huyện Tam Đảo") must hold. `province` and `district` are
    the source's own and only order what is left. `on` is a day (2020-05-16): units that did not
    stand on it are left out.
    """
    for reading in readings(written):
        found = [
            candidate
            for entry, spelled in _named(book, reading[0])
            if (candidate := _candidate(book, entry, spelled, reading, on))
        ]
        if found:
            return _ordered(found, province, district)
    return []


def only(candidates: Iterable[Candidate]) -> Candidate | None:
    """Give the one candidate that is better than all others, or None: a tie is not decided."""
    best = list(candidates)
    if not best or (len(best) > 1 and best[0].rank == best[1].rank):
        return None
    return best[0]


def _named(book: Book, name: Name) -> list[tuple[Entry, str]]:
    found: dict[int, tuple[Entry, str]] = {}
    wanted = marked(name.text)
    for entry, spelled in book.named(name.key):
        fits = not name.kind or fold(entry.type.word) == name.kind
        # Of two spellings of one unit the one that was written counts.
        if fits and (entry.number not in found or marked(spelled) == wanted):
            found[entry.number] = (entry, spelled)
    return list(found.values())


def _candidate(
    book: Book, entry: Entry, spelled: str, reading: tuple[Name, ...], on: str
) -> Candidate | None:
    above, today = book.above(entry), book.today(entry)
    day = _on(entry, on)
    context = _context(book, above, today, reading[1:])
    if day is None or context is None:
        return None
    same = marked(spelled) == marked(reading[0].text)
    kind = bool(reading[0].kind)
    reasons = [
        SAME_LETTERS if same else _OTHER_MARKS,
        *([_KIND] if kind else []),
        *context,
        *day,
    ]
    heir_only = _HEIR_ABOVE in context
    rank = (int(heir_only), int(not same), int(_MAYBE_ON_DAY in day))
    return Candidate(entry, tuple(above), tuple(today), tuple(reasons), rank)


def _on(entry: Entry, day: str) -> list[Words] | None:
    if not day:
        return []
    if (entry.first_day and day < entry.first_day) or (entry.last_day and day > entry.last_day):
        return None
    # What the tables of June 2025 no longer have cannot have stood after them.
    if entry.era.startswith("truoc") and day >= "2025-06-30":
        return None
    return [_MAYBE_ON_DAY if entry.era.startswith("truoc") else _ON_DAY]


def _context(
    book: Book, above: list[Entry], today: list[Heir], names: tuple[Name, ...]
) -> list[Words] | None:
    if not names:
        return []
    if _holds(above, names):
        return [_ABOVE]
    if any(_holds([heir.entry, *book.above(heir.entry)], names) for heir in today):
        return [_HEIR_ABOVE]
    return None


def _holds(above: list[Entry], names: tuple[Name, ...]) -> bool:
    return all(_is_one(above, name) or _all_words(above, name) for name in names)


def _is_one(above: Iterable[Entry], name: Name) -> bool:
    return any(
        name_key(entry.name) == name.key and name.kind in ("", fold(entry.type.word))
        for entry in above
    )


def _all_words(above: Iterable[Entry], name: Name) -> bool:
    """Tell whether the words are the names of several units above, written without commas."""
    left = f" {name.key} "
    for entry in above:
        left = left.replace(f" {name_key(entry.title)} ", " ", 1)
        left = left.replace(f" {name_key(entry.name)} ", " ", 1)
    return not left.strip()


def _ordered(found: list[Candidate], province: str, district: str) -> list[Candidate]:
    placed = [_placed(candidate, province, district) for candidate in found]
    return sorted(placed, key=lambda c: (c.rank, _era(c.unit.era), c.path, c.unit.id))


def _placed(found: Candidate, province: str, district: str) -> Candidate:
    reasons, ranks = [], []
    for wanted, reason in ((district, _DISTRICT), (province, _PROVINCE)):
        names = readings(wanted)[:1]
        inside = bool(names) and _holds([found.unit, *found.above], names[0][:1])
        reasons += [reason] if inside else []
        ranks.append(int(bool(names) and not inside))
    rank = (found.rank[0], *ranks, *found.rank[1:])
    return Candidate(found.unit, found.above, found.today, (*found.reasons, *reasons), rank)


def _era(era: str) -> int:
    return {"den": 0, "tu": 1}.get(era.split("-")[0], 2)


def _path(title: str, above: Iterable[Entry]) -> str:
    return ", ".join([title, *(e.title[:1].lower() + e.title[1:] for e in above)])
