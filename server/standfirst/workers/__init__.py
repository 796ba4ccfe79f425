"""The worker processes in which pages are read, so that no page takes the helper down.

A page can hold libxml2 for minutes, and no signal or thread interrupts it; a process can be killed. `Pool` keeps a
few warm ones, gives each job a wall deadline, and replaces what was killed, died, or has read its share of pages.
What a caller asks for is a function and its arguments; a job's errors come back as values, so that none breaks the
pool. The parent imports no engine: see `warm_up` for how the workers share theirs.

Why not `pebble`, which kills what overstays too: its loops look at deadlines and schedule by sleeping in steps, a
worker that has done its share leaves before its successor is warm, and nothing there bounds memory, recycles by growth,
or gives a job whose worker was gone before it began to another. What would be left of this package is most of it.
"""

from __future__ import annotations

from standfirst.workers.pool import Pool

__all__ = ["Pool"]
