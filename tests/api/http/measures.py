"""What a helper takes, as the system tells it."""

from __future__ import annotations

from pathlib import Path

from tests.running import RunningHelper

MEGABYTE = 1024 * 1024


def parent_megabytes(helper: RunningHelper) -> float:
    """The helper's own resident memory, workers apart."""
    line = next(x for x in Path(f"/proc/{helper.process.pid}/status").read_text().splitlines() if x.startswith("VmRSS"))
    return int(line.split()[1]) / 1024
