"""One worker process, seen from the parent."""

from __future__ import annotations

import multiprocessing
import operator
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from tests.running import until
from tests.unit.workers.test_pool import SETTINGS

from standfirst.workers.deadlines import Deadlines
from standfirst.workers.worker import NotBegun, Worker


class HairBreadth(Deadlines):
    """The deadline comes just as the outcome is there."""

    @contextmanager
    def within(self, seconds: float, end: Callable[[], None]) -> Iterator[None]:
        """Call `end` after the block, as if the moment had come."""
        with super().within(seconds, end):
            yield
        end()


def test_the_next_job_does_not_pay_for_one_that_ended_just_as_it_was_to_be_killed() -> None:
    """It was never begun, and another worker gets it; its reader is not told of a deadline."""
    worker = Worker(multiprocessing.get_context("spawn"), SETTINGS.memory_bytes, HairBreadth())
    assert worker.run(operator.add, (2, 3), {}, 10) == 5
    assert until(lambda: not worker.alive)
    with pytest.raises(NotBegun):
        worker.run(operator.add, (2, 3), {}, 10)
    worker.end()
