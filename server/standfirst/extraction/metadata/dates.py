"""Days as people, machines and addresses write them, as `YYYY-MM-DD`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache

from standfirst.text.languages import canonical, profiles

_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?:T?\d{4,6})?(?!\d)")
_IN_ADDRESS = re.compile(
    r"/((?:19|20)\d\d)[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?=[/_-]|$)|(?<=[/_-])((?:19|20)\d\d)(\d\d)(\d\d)(?=[/_.-]|$)",
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})[./-]\s?(\d{1,2})[./-]\s?((?:19|20)\d\d)(?!\d)")
_SHORT_YEAR = re.compile(r"(?<![\d.:/])(\d{1,2})[./](\d{1,2})[./](\d\d)(?![\d.:/])")
_EPOCH = re.compile(r"\s*(1\d{9})(?:\d{3})?\s*")
_EAST_ASIAN = re.compile(r"((?:19|20)\d\d)\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_ERA = re.compile(r"(令和|平成|民國|民国)\s?(\d{1,3}|元)\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日")
_YEAR = re.compile(r"(?<!\d)(?:(?:19|20|25)\d\d|1[34]\d\d)(?!\d)")
_DAY = re.compile(r"(?<![\d:])(\d{1,2})(?:st|nd|rd|th|er|\.|º|ª)?(?![\d:])")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|(?![\d\u0964\u0965])[\u0900-\u0dff\u0e31-\u0e4e])*")
_TWELVE_HOURS = re.compile(r"\d\s?[ap]\.?m\b", re.IGNORECASE)
_ERAS = {"令和": 2018, "平成": 1988, "民國": 1911, "民国": 1911}
_ZEROS = "٠۰०০੦૦୦௦౦೦൦๐０"
_DIGITS = {ord(zero) + digit: str(digit) for zero in _ZEROS for digit in range(10)}
_MONTHS, _MAX_DAY = 12, 31
_BUDDHIST_YEARS = 543
"""Thai years are counted from the Buddha's death."""
_SOLAR_YEARS, _BUDDHIST_FROM = range(1300, 1500), 2500
_SOLAR_YEAR, _SOLAR_NEW_YEAR = 1408, date(2029, 3, 20)
_SOLAR_CYCLE, _SOLAR_LEAPS = 33, frozenset({1, 5, 9, 13, 17, 22, 26, 30})
_MAX_TEXT = 120


def iso_date(text: str, language: str | None = None) -> str | None:
    """Read the first date in a text, in the place's own calendar day.

    Args:
        text: a timestamp, seconds or milliseconds since 1970, or a date as people write it in some 60 languages and
            four calendars.
        language: the language that the text is declared to be in, as "en-US"; some write the month first.
    """
    text = unicodedata.normalize("NFC", text[:_MAX_TEXT]).translate(_DIGITS)
    if found := _EPOCH.fullmatch(text):
        return datetime.fromtimestamp(int(found[1]), UTC).date().isoformat()
    for pattern in (_ISO, _COMPACT, _EAST_ASIAN):
        if found := pattern.search(text):
            return _valid(*found.groups())
    if found := _ERA.search(text):
        era, year, month, day = found.groups()
        return _valid(_ERAS[era] + (1 if year == "元" else int(year)), month, day)
    if found := _DAY_FIRST.search(text):
        return _numeric(*found.groups(), text=text, language=language)
    if named := _with_month_name(text, language):
        return named
    short = _SHORT_YEAR.search(text)
    return _numeric(short[1], short[2], f"20{short[3]}", text=text, language=language) if short else None


def date_in_address(url: str | None) -> str | None:
    """Read the date that many sites put into their addresses."""
    found = _IN_ADDRESS.search(url[:500]) if url else None
    if not found:
        return None
    year, month, day = (group for group in found.groups() if group)
    return _valid(year, _months(None).get(month.casefold(), month), day)


def days_between(one: str, other: str) -> int:
    """Count the days from one ISO date to another, whichever comes first."""
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)


def _numeric(day: str, month: str, year: str, *, text: str, language: str | None) -> str | None:
    american = (language or "").casefold() in {"en-us", "en_us"} or (
        (language or "en").casefold().startswith("en") and _TWELVE_HOURS.search(text) is not None
    )
    if int(month) > _MONTHS or (american and int(day) <= _MONTHS):
        day, month = month, day
    return _valid(year, month, day)


def _with_month_name(text: str, language: str | None) -> str | None:
    found = _YEAR.search(text)
    if not found:
        return None
    year = int(found[0])
    names = _solar_months() if year in _SOLAR_YEARS else _months(language)
    named = next((word for word in _WORD.finditer(text) if word[0].casefold() in names), None)
    days = [day for day in _DAY.finditer(text) if 1 <= int(day[1]) <= _MAX_DAY]
    if not named or not days:
        return None
    month = names[named[0].casefold()]
    day = int(min(days, key=lambda day: _distance(day.span(), named.span()))[1])  # beside the month, unlike the hour
    if year in _SOLAR_YEARS:
        return _from_solar(year, month, day)
    return _valid(year - _BUDDHIST_YEARS if year >= _BUDDHIST_FROM else year, month, day)


def _distance(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(one[0] - other[1], other[0] - one[1])


@cache
def _months(language: str | None) -> Mapping[str, int]:
    """A month's name in lower case to its number: of a language, else of all; "listopad" is two months."""
    codes = [*profiles(), canonical((language or "").casefold().replace("_", "-").split("-")[0])]
    return {
        unicodedata.normalize("NFC", name.casefold()): number
        for profile in (profiles()[code] for code in codes if code in profiles())
        for months in (profile.months, profile.month_abbreviations)
        for number, names in enumerate(months, start=1)
        for name in names.split()
    }


@cache
def _solar_months() -> Mapping[str, int]:
    return {
        name: number
        for profile in profiles().values()
        for number, names in enumerate(profile.solar_months, start=1)
        for name in names.split()
    }


def _from_solar(year: int, month: int, day: int) -> str:
    """Give a day of the Solar Hijri calendar as ISO: six months of 31 days, then of 30; 8 leap years in 33.

    Source: the arithmetical 33-year rule, which agrees with the calendar in use from 1343 to 1472 (1964 to 2093).
    """
    years = range(min(year, _SOLAR_YEAR), max(year, _SOLAR_YEAR))
    days = sum(365 + (passed % _SOLAR_CYCLE in _SOLAR_LEAPS) for passed in years)
    new_year = _SOLAR_NEW_YEAR + timedelta(days=days if year > _SOLAR_YEAR else -days)
    return (new_year + timedelta(days=(month - 1) * 31 - max(0, month - 7) + day - 1)).isoformat()


def _valid(year: str | int, month: str | int, day: str | int) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
