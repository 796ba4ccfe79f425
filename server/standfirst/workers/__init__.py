"""The worker processes in which pages are read, so that no page takes the helper down.

A page can hold libxml2 for minutes, and no signal or thread interrupts it; a process can be killed. `Pool` keeps a
few warm ones, gives each job a wall deadline, and replaces what was killed, died, or has read its share of pages.
What a caller asks for is a function and its arguments; a job's errors come back as values, so that none breaks the
pool. The parent imports no engine: see `warm_up` for how the workers share theirs.
"""

from __future__ import annotations

from standfirst.workers.pool import Pool

__all__ = ["Pool"]
