"""Workers that have read their share, or hold more than before: a warm successor takes their place."""

from __future__ import annotations

import os
from dataclasses import replace

from tests.running import until

from standfirst.config import MEGABYTE, Workers
from standfirst.workers import Pool

SETTINGS = Workers(count=1, waiting=2, deadline_seconds=1.0)


def test_a_worker_that_read_its_share_is_replaced_without_a_job_noticing() -> None:
    """So that no library's leak adds up."""
    with Pool(replace(SETTINGS, max_jobs_per_worker=50)) as pool:
        pids = {pool.run(os.getpid) for _ in range(50)}
        assert len(pids) == 1
        successor = until(lambda: pool.process_ids() - pids)
        assert len(successor) == 1
        assert until(lambda: pool.run(os.getpid) in successor)
        assert until(lambda: pool.process_ids() == successor)


HELD = bytearray()
"""What a job leaves behind in its process."""


def hold(size: int) -> int:
    """Keep memory beyond the end of the job, as a library does that loads a model."""
    HELD.extend(bytes(size))
    return os.getpid()


def test_a_worker_that_holds_much_more_than_before_is_replaced() -> None:
    """A little more changes nothing."""
    with Pool(replace(SETTINGS, growth_bytes=64 * MEGABYTE)) as pool:
        pid = pool.run(hold, 1 * MEGABYTE)
        assert pool.run(os.getpid) == pid
        assert pool.run(hold, 100 * MEGABYTE) == pid
        assert until(lambda: pool.run(os.getpid) != pid)
        assert until(lambda: pid not in pool.process_ids())


def test_a_worker_that_holds_more_is_replaced_when_nobody_reads() -> None:
    """Not before: while pages come, one after the other, it goes on."""
    with Pool(replace(SETTINGS, count=1, growth_bytes=512 * MEGABYTE, idle_bytes=32 * MEGABYTE)) as pool:
        pid = pool.run(hold, 1 * MEGABYTE)
        assert pool.run(hold, 64 * MEGABYTE) == pid
        assert pool.run(os.getpid) == pid
        successor = until(lambda: pool.process_ids() - {pid}, 15)
        assert until(lambda: pool.process_ids() == successor)
        assert pool.run(os.getpid) in successor


def use_large_library() -> int:
    """Import it, the first time."""
    from tests.unit.workers import large_library  # noqa: PLC0415  # in the worker alone

    return len(large_library.HELD)


def test_a_library_that_a_job_needs_is_no_growth() -> None:
    """Its successor would load it as well, and be replaced for it in turn."""
    with Pool(replace(SETTINGS, growth_bytes=64 * MEGABYTE)) as pool:
        pid = pool.run(os.getpid)
        for _ in range(3):
            assert pool.run(use_large_library) == 100 * MEGABYTE
        assert not until(lambda: pool.run(os.getpid) != pid, 1)
        assert pool.run(hold, 100 * MEGABYTE) == pid
        assert until(lambda: pool.run(os.getpid) != pid)
