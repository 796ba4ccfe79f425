"""What a helper takes, as the system tells it."""

from __future__ import annotations

from pathlib import Path

from tests.running import RunningHelper

MEGABYTE = 1024 * 1024


def parent_megabytes(helper: RunningHelper) -> float:
    """The helper's own resident memory, workers apart."""
    return _status_megabytes(helper, "VmRSS")


def peak_megabytes(helper: RunningHelper) -> float:
    """The most that it ever held."""
    return _status_megabytes(helper, "VmHWM")


def _status_megabytes(helper: RunningHelper, field: str) -> float:
    lines = Path(f"/proc/{helper.process.pid}/status").read_text().splitlines()
    line = next(x for x in lines if x.startswith(field))
    return int(line.split()[1]) / 1024
