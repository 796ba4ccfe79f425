"""What processes hold, as PSS (Linux): memory that several share is counted once."""

from __future__ import annotations

from pathlib import Path


def megabytes(*pids: int) -> float:
    """The sum of what these processes hold; one that has just ended holds nothing."""
    return sum(map(_megabytes, pids))


def _megabytes(pid: int) -> float:
    try:
        rows = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return next(int(row.split()[1]) for row in rows if row.startswith("Pss:")) / 1024
