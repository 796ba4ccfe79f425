"""How moments are written down: so that text sorts like time."""

from __future__ import annotations

from datetime import UTC, date, datetime


def format_utc(moment: datetime) -> str:
    """UTC to the millisecond, always equally long, so that text sorts like time."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def midnight(day: date) -> str:
    """The moment when a day begins, by the machine's own calendar."""
    return format_utc(datetime(day.year, day.month, day.day).astimezone())
