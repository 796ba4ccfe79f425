"""The pool of worker processes: what a lost process costs, and what it does not."""

from __future__ import annotations

import json
import operator
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from tests.api.replies import PAGE
from tests.running import children, runs, until

from standfirst import errors
from standfirst.config import MEGABYTE, Bounds, Workers
from standfirst.errors import DeadlineExceeded, Overloaded, StandfirstError, WorkerDied
from standfirst.workers import Pool, reading

SETTINGS = Workers(count=2, waiting=2, deadline_seconds=1.0)
ASKED = json.dumps({"html": PAGE, "method": "lead"}).encode()


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    """Two workers that are given a second."""
    with Pool(SETTINGS) as started:
        yield started


def reads_a_page(pool: Pool) -> bool:
    """Whether an ordinary page is read."""
    reply = pool.run(reading.answer_summary, ASKED, "text", Bounds())
    return isinstance(reply, bytes) and "council of Elmsford" in reply.decode()


def test_a_page_is_read_in_another_process(pool: Pool) -> None:
    """The reply comes back rendered."""
    assert reads_a_page(pool)
    assert pool.run(os.getpid) in pool.process_ids()


def test_an_error_comes_back_as_it_was_raised(pool: Pool) -> None:
    """Its class, message and hint cross the pipe, and its worker stays."""
    before = pool.process_ids()
    with pytest.raises(errors.NoArticleFound) as refusal:
        pool.run(reading.summarize_request, b'{"text": " "}', Bounds())
    assert refusal.value.hint
    assert pool.process_ids() == before


def test_every_error_of_the_tree_crosses_the_pipe(pool: Pool) -> None:
    """One that could not be pickled would break the pool."""
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, StandfirstError)]
    assert len(kinds) > 20
    for kind in kinds:
        sent = kind("What is the matter.", hint="What to do.")
        received = pool.run(operator.pos, _Positive(sent))
        assert (type(received), received.message, received.hint) == (kind, sent.message, sent.hint)


class _Positive:
    """Returns what it carries, so that a function of the standard library can be the job."""

    def __init__(self, carried: StandfirstError) -> None:
        self.carried = carried

    def __pos__(self) -> StandfirstError:
        return self.carried


def test_an_unforeseen_error_names_no_text_of_the_page(pool: Pool, caplog: pytest.LogCaptureFixture) -> None:
    """The caller gets a plain sentence, the log where it happened."""
    with pytest.raises(WorkerDied) as refusal:
        pool.run(int, "canary")
    assert "canary" not in refusal.value.message + caplog.text
    assert "ValueError at child.py" in caplog.text
    assert reads_a_page(pool)


@pytest.mark.parametrize(
    ("kind", "call", "arguments"),
    [
        (WorkerDied, os.abort, ()),
        (WorkerDied, os._exit, (3,)),  # how a crash in a library's C code ends a process
        (WorkerDied, signal.raise_signal, (signal.SIGSEGV,)),
        (WorkerDied, signal.raise_signal, (signal.SIGKILL,)),
        (WorkerDied, bytearray, (2048 * MEGABYTE,)),
        (DeadlineExceeded, time.sleep, (60,)),
        (DeadlineExceeded, signal.raise_signal, (signal.SIGSTOP,)),
    ],
    ids=["aborted", "exited", "segfaulted", "killed", "out of memory", "hung", "stopped"],
)
def test_a_lost_worker_costs_its_job_alone(
    pool: Pool, kind: type[StandfirstError], call: Callable[..., object], arguments: tuple[object, ...]
) -> None:
    """The other jobs go on, and the pool is whole again."""
    with ThreadPoolExecutor() as threads:
        lost = threads.submit(pool.run, call, *arguments)
        others = [threads.submit(reads_a_page, pool) for _ in range(3)]
        with pytest.raises(kind):
            lost.result(timeout=10)
        assert all(other.result(timeout=10) for other in others)
    assert until(lambda: len(pool.process_ids()) == SETTINGS.count)


def test_a_stopped_worker_cannot_hold_a_job_that_fills_the_pipe() -> None:
    """Sending blocks, too, and the deadline is for all of it."""
    with Pool(replace(SETTINGS, count=1)) as pool:
        assert reads_a_page(pool)
        (stopped,) = pool.process_ids()
        os.kill(stopped, signal.SIGSTOP)
        with pytest.raises(DeadlineExceeded):
            pool.run(len, bytes(4 * MEGABYTE))
        assert pool.run(len, bytes(4 * MEGABYTE)) == 4 * MEGABYTE


def test_an_idle_worker_that_was_killed_is_replaced_before_a_job_notices(pool: Pool) -> None:
    """By the system when memory is short, or by its user."""
    until(lambda: len(pool.process_ids()) == SETTINGS.count)
    for pid in pool.process_ids():
        os.kill(pid, signal.SIGKILL)
    assert all(reads_a_page(pool) for _ in range(4))
    assert until(lambda: len(pool.process_ids()) == SETTINGS.count)


def test_what_is_too_much_is_refused_at_once() -> None:
    """Two run and two wait; the next is told to come again."""
    pool = Pool(SETTINGS)
    places = [pool.place() for _ in range(SETTINGS.count + SETTINGS.waiting)]
    for place in places:
        place.__enter__()
    with pytest.raises(Overloaded), pool.place():
        pass
    places[0].__exit__(None, None, None)
    with pool.place():
        pass


def test_jobs_that_wait_get_their_turn(pool: Pool) -> None:
    """More than there are workers, each with a result of its own."""
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(lambda number: pool.run(abs, -number), range(40))) == list(range(40))


def test_jobs_before_the_workers_are_warm_wait_for_them() -> None:
    """The helper answers its first caller at once."""
    with Pool(replace(SETTINGS, count=1)) as pool:
        assert reads_a_page(pool)


def test_closing_leaves_no_process_behind() -> None:
    """Idle or at work."""
    pool = Pool(replace(SETTINGS, deadline_seconds=30))
    pool.start()
    assert until(lambda: len(pool.process_ids()) == 2)
    with ThreadPoolExecutor() as threads:
        at_work = threads.submit(pool.run, time.sleep, 30)
        pids = pool.process_ids()
        pool.close()
        with pytest.raises(StandfirstError):
            at_work.result(timeout=5)
    assert until(lambda: not any(runs(pid) for pid in pids))
    with pytest.raises(Overloaded):
        pool.run(abs, -1)


def test_workers_end_when_their_parent_is_killed() -> None:
    """Within two seconds, at work or idle, and the fork server with them."""
    script = (
        "import threading, time\n"
        "from standfirst.config import Workers\n"
        "from standfirst.workers import Pool\n"
        "pool = Pool(Workers())\n"
        "pool.start()\n"
        "pool.run(abs, -1)\n"
        "threading.Thread(target=pool.run, args=(time.sleep, 60), daemon=True).start()\n"
        "while len(pool.process_ids()) < 2: time.sleep(0.01)\n"
        "print('ready', flush=True)\n"
        "time.sleep(60)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE)  # noqa: S603  # our own
    assert parent.stdout
    with parent.stdout as output:
        output.readline()
        below = children(parent.pid)
        below += [grandchild for child in below for grandchild in children(child)]
        parent.kill()
        parent.wait()
    assert len(below) >= 3
    assert until(lambda: not any(runs(pid) for pid in below), seconds=2.0)


def test_the_parent_loads_no_engine() -> None:
    """It is there all day, and small."""
    script = (
        "import sys\n"
        "from standfirst.config import Workers\n"
        "from standfirst.workers import Pool, reading\n"
        "with Pool(Workers()) as pool: pool.run(abs, -1)\n"
        "print(sorted({'trafilatura', 'lxml', 'sumy', 'nltk', 'numpy'} & set(sys.modules)))\n"
    )
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=30)  # noqa: S603  # our own
    assert done.stdout == "[]\n"
