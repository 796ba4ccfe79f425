"""When an article was published: ISO dates from what a page declares or shows, or from its address."""

from __future__ import annotations

import re
from datetime import date

from standfirst.extraction.metadata.month_names import MONTHS

_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?:T?\d{4,6})?(?!\d)")
_IN_ADDRESS = re.compile(
    r"/((?:19|20)\d\d)[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?=[/_-]|$)|(?<=[/_-])((?:19|20)\d\d)(\d\d)(\d\d)(?=[/_.-]|$)",
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})[./-]\s?(\d{1,2})[./-]\s?((?:19|20)\d\d)(?!\d)")
_SHORT_YEAR = re.compile(r"(?<![\d.:/])([0-3]?\d)[./]([01]?\d)[./]([012]\d)(?![\d.:/])")
_EAST_ASIAN = re.compile(r"((?:19|20)\d\d)\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DAY = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|\.|º|ª)?(?!\d)")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0900-\u0963])*")
_MONTHS, _MAX_DAY = 12, 31
_MAX_TEXT = 120
_AROUND = 25
"""Characters beside a year in which its month and day stand."""


def iso_date(text: str, *, month_first: bool = False) -> str | None:
    """Read a date as `YYYY-MM-DD`, in the place's own calendar day.

    Args:
        text: a timestamp, or a date as people write it in some 30 languages.
        month_first: how to read 6/25/2024 where both orders are possible.
    """
    text = text[:_MAX_TEXT]
    for pattern in (_ISO, _COMPACT, _EAST_ASIAN):
        if found := pattern.search(text):
            return _valid(found[1], found[2], found[3])
    if found := _DAY_FIRST.search(text):
        day, month, year = found.groups()
        if int(month) > _MONTHS or (month_first and int(day) <= _MONTHS):
            day, month = month, day
        return _valid(year, month, day)
    if named := _with_month_name(text):
        return named
    short = _SHORT_YEAR.search(text)
    return _valid(f"20{short[3]}", short[2], short[1]) if short else None


def date_in_address(url: str | None) -> str | None:
    """Read the date that many sites put into their addresses."""
    found = _IN_ADDRESS.search(url[:500]) if url else None
    if not found:
        return None
    year, month, day = (group for group in found.groups() if group)
    return _valid(year, str(MONTHS.get(month.casefold(), month)), day)


def days_between(one: str, other: str) -> int:
    """Count the days from one ISO date to another, whichever comes first."""
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)


def first_date(text: str) -> str | None:
    """Find the first date in running text."""
    for year in _YEAR.finditer(text):
        if found := iso_date(text[max(0, year.start() - _AROUND) : year.end() + _AROUND]):
            return found
    return None


def _with_month_name(text: str) -> str | None:
    year = _YEAR.search(text)
    if not year:
        return None
    month = next((MONTHS[name] for word in _WORD.findall(text) if (name := word.casefold()) in MONTHS), None)
    days = [found[1] for found in _DAY.finditer(text) if 1 <= int(found[1]) <= _MAX_DAY]
    return _valid(year[0], str(month), days[0]) if month and days else None


def _valid(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
