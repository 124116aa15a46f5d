"""Extended Date/Time Format (EDTF, ISO 8601-2), level 2 as far as dates go.

Only the form and the calendar are checked; what a date means for a fact is said elsewhere by its
bounds. Times of day are not accepted: no source gives one.
"""

from __future__ import annotations

import re
from calendar import monthrange

__all__ = ["is_edtf"]

_PART = r"[~?%]?"
_YEAR = rf"{_PART}-?[0-9X]{{4}}(?:S[0-9])?{_PART}"
_MONTH = rf"{_PART}(?:0[1-9]|1[0-2]|2[1-9]|3[0-9]|4[01]|[01]X|X[0-9X]){_PART}"
_DAY = rf"{_PART}(?:0[1-9]|[12][0-9]|3[01]|[0-3]X|X[0-9X]){_PART}"
_DATE = re.compile(rf"(?P<year>{_YEAR})(?:-(?P<month>{_MONTH})(?:-(?P<day>{_DAY}))?)?")
_LONG_YEAR = re.compile(r"Y-?[1-9][0-9]{4,}(?:S[0-9])?|Y-?[1-9][0-9]*E[0-9]+(?:S[0-9])?")


def is_edtf(text: str) -> bool:
    """Tell whether the text is an EDTF date, interval or set of dates.

    >>> [is_edtf(t) for t in ("2016", "2016-02~", "[2020-05-16..2021-05-14]", "2024-02-31")]
    [True, True, True, False]
    """
    if text[:1] + text[-1:] in ("[]", "{}"):
        return all(_is_member(part) for part in text[1:-1].split(","))
    start, slash, end = text.partition("/")
    if slash:
        return _is_end(start) and _is_end(end) and bool(start.strip(".") or end.strip("."))
    return _is_date(text)


def _is_member(part: str) -> bool:
    start, dots, end = part.partition("..")
    if not dots:
        return _is_date(part)
    known = [side for side in (start, end) if side]
    return bool(known) and all(_is_date(side) for side in known)


def _is_end(side: str) -> bool:
    return side in ("", "..") or _is_date(side)


def _is_date(text: str) -> bool:
    if _LONG_YEAR.fullmatch(text):
        return True
    match = _DATE.fullmatch(text)
    if match is None:
        return False
    year, month, day = (
        re.sub(r"[~?%]|S[0-9]", "", match[k] or "") for k in ("year", "month", "day")
    )
    if not day or "X" in month + day:
        return True
    # Seasons and quarters (21 to 41) have no days; an unknown year may be a leap year.
    return int(month) <= 12 and int(day) <= monthrange(_plain_year(year), int(month))[1]


def _plain_year(year: str) -> int:
    return 2000 if "X" in year else int(year) % 400 + 2000
