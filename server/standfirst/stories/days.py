"""When articles appeared, and how far apart two may be and still tell one story."""

from __future__ import annotations

from datetime import date

APART_DAYS = 3
"""Outlets report an event within 72 hours; what resembles it later is another round of it."""


def are_near(one: str | None, other: str | None) -> bool:
    """Tell whether two ISO dates are near enough for one story; an unknown date is near to all."""
    if one is None or other is None:
        return True
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= APART_DAYS
