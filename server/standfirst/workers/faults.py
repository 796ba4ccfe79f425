"""An unforeseen error as a log may hold it: what it was and where it arose, never its text."""

from __future__ import annotations

import traceback
from pathlib import Path

_FRAMES = 6


def place(error: BaseException) -> str:
    """Where an error arose, innermost first. Its message is left out: it may quote a page or an address."""
    frames = traceback.extract_tb(error.__traceback__)[-_FRAMES:]
    places = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames))
    return f"{type(error).__name__} at {places}"
