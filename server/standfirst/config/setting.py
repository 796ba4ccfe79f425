"""How a setting is declared: its default, its reason, and the range that makes sense."""

from __future__ import annotations

from dataclasses import field
from typing import TypeVar

T = TypeVar("T")

KILOBYTE = 1024
MEGABYTE = 1024 * KILOBYTE


def setting(default: T, reason: str, *, at_least: float = 0, at_most: float = 0, limits: str = "") -> T:
    """Declare a setting with the reason for its default; a number has a least, a most, and the reason for both."""
    declared: T = field(default=default, metadata={"reason": reason, "range": (at_least, at_most), "limits": limits})
    return declared
