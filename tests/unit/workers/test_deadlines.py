"""What ends jobs that take too long."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from standfirst.workers.deadlines import Deadlines


@pytest.fixture
def deadlines() -> Iterator[Deadlines]:
    """A watch that runs."""
    watch = Deadlines()
    watch.start()
    yield watch
    watch.close()


def test_what_takes_too_long_is_ended(deadlines: Deadlines) -> None:
    """While it is still at it."""
    ended = threading.Event()
    with deadlines.within(0.05, ended.set):
        assert ended.wait(5)


def test_what_is_in_time_is_left_alone(deadlines: Deadlines) -> None:
    """Also after its deadline has passed."""
    ended = threading.Event()
    with deadlines.within(0.2, ended.set):
        pass
    assert not ended.wait(0.5)


def test_an_earlier_deadline_is_not_kept_waiting_by_a_later_one(deadlines: Deadlines) -> None:
    """Whichever came first."""
    late, early = threading.Event(), threading.Event()
    with deadlines.within(60, late.set), deadlines.within(0.05, early.set):
        assert early.wait(5)
        assert not late.is_set()


def test_many_at_once_are_each_ended_once(deadlines: Deadlines) -> None:
    """From as many threads."""
    ended: list[int] = []

    def overstay(number: int) -> None:
        done = threading.Event()
        with deadlines.within(0.02 * (number % 5 + 1), lambda: (ended.append(number), done.set())):  # type: ignore[arg-type,func-returns-value]
            done.wait(5)

    threads = [threading.Thread(target=overstay, args=(number,)) for number in range(30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(ended) == list(range(30))


def test_a_job_that_fails_is_not_ended_later(deadlines: Deadlines) -> None:
    """Its deadline goes with it."""
    ended = threading.Event()
    with pytest.raises(ValueError, match="x"), deadlines.within(0.1, ended.set):
        raise ValueError("x")
    assert not ended.wait(0.3)


def test_what_is_to_come_after_idle_waits_for_the_last_of_many(deadlines: Deadlines) -> None:
    """Once, and not while it is asked for again and again."""
    acts: list[int] = []
    acted, pause = threading.Event(), threading.Event()

    def act() -> None:
        acts.append(asked)
        acted.set()

    for asked in range(20):  # noqa: B007  # `act` tells which was the last
        deadlines.after_idle(1.0, act)
        pause.wait(0.02)
    assert acted.wait(5)
    pause.wait(0.2)
    assert acts == [19]
