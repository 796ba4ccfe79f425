"""One worker process, seen from the parent."""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from multiprocessing.context import BaseContext
from typing import Any, TypeVar, cast

from standfirst.errors import DeadlineExceeded, WorkerDied
from standfirst.workers import child
from standfirst.workers.deadlines import Deadlines

T = TypeVar("T")

START_SECONDS = 30.0
"""A cold disk takes some seconds to load the engine from."""

GOODBYE_SECONDS = 0.4
"""An idle process needs a tenth of it to leave."""


class NotBegun(Exception):
    """The process was gone before it received the job, which may be given to another."""


_log = logging.getLogger(__name__)


class Worker:
    """A process that does one job after another.

    Args:
        context: how processes are started.
        memory_bytes: what it may take.
        deadlines: what ends its jobs.

    Attributes:
        pages: how many jobs it has done.
        growth_bytes: how much more memory it holds than before them.
        recycling: a successor is on its way.
        recycled: the successor has taken its place.
    """

    def __init__(self, context: BaseContext, memory_bytes: int, deadlines: Deadlines) -> None:
        self._connection, theirs = context.Pipe()
        # The contexts share `Process` by name only, not by type.
        self._process = cast("Any", context).Process(
            target=child.main, args=(theirs, memory_bytes), name="standfirst-worker", daemon=True
        )
        self._process.start()
        theirs.close()
        self._deadlines = deadlines
        self._in_use = threading.Lock()
        self._ready = False
        self._expired = False
        self.pages = 0
        self.growth_bytes = 0
        self.recycling = False
        self.recycled = False

    @property
    def pid(self) -> int:
        """The process's id."""
        return int(self._process.pid)

    @property
    def alive(self) -> bool:
        """Whether the process still runs."""
        return not self._connection.closed and bool(self._process.is_alive())

    def await_ready(self) -> bool:
        """Wait until the engine is loaded. False: the process ended, or never came so far and was killed."""
        if not self._ready:
            try:
                self._ready = self._connection.poll(START_SECONDS) and self._connection.recv() == child.READY
            except (EOFError, OSError):
                self._ready = False
            if not self._ready:
                self._kill()
        return self._ready

    def run(
        self, call: Callable[..., T], args: Sequence[object], kwargs: Mapping[str, object], deadline_seconds: float
    ) -> T:
        """Have the process call a function.

        Raises:
            StandfirstError: what the function raised.
            DeadlineExceeded: the process was killed at the deadline.
            WorkerDied: the process ended by itself, or the function failed unforeseen.
            NotBegun: the process had ended before.
        """
        with self._in_use:
            if not self.await_ready():
                raise WorkerDied("No worker process could be started.", hint="Restart the helper.")
            self.pages += 1
            outcome = self._exchange((call, tuple(args), dict(kwargs)), deadline_seconds)
            self.growth_bytes = outcome.growth_bytes
            if outcome.last:
                self._kill()
        if outcome.fault:
            _log.error("a worker failed: %s", outcome.fault)
        if outcome.error:
            raise outcome.error
        return cast("T", outcome.value)

    def _exchange(self, task: child.Task, deadline_seconds: float) -> child.Outcome:
        """Send the task and receive its outcome; a stopped process can block either, so the deadline is for both."""
        begun = False
        self._expired = False  # an earlier job may have ended just as it was to be killed; this one is innocent of it
        try:
            with self._deadlines.within(deadline_seconds, self._expire):
                self._connection.send(task)
                begun = self._connection.recv() == child.BEGUN
                outcome: child.Outcome = self._connection.recv()
        except (EOFError, OSError) as error:
            self._kill()
            if self._expired:
                raise DeadlineExceeded(
                    "Reading this page took too long and was stopped.", hint="Give the article's text instead."
                ) from error
            if not begun:
                raise NotBegun from error
            raise WorkerDied(
                "Reading this page ended its worker process.", hint="Give the article's text instead."
            ) from error
        return outcome

    def dismiss(self) -> None:
        """Send the process away: an idle one leaves as its parent hangs up, a busy one is killed."""
        if self._in_use.acquire(blocking=False):
            self._connection.close()
            self._in_use.release()
        else:
            self._process.kill()

    def end(self) -> None:
        """See the process off; one that does not leave is killed. Whoever uses it now sees it off later."""
        self.dismiss()
        if self._in_use.acquire(blocking=False):
            with contextlib.suppress(ValueError):  # seen off already
                self._process.join(GOODBYE_SECONDS)
                self._kill()
                self._process.close()
            self._in_use.release()

    def _expire(self) -> None:
        self._expired = True
        with contextlib.suppress(ValueError, OSError):  # gone by itself
            self._process.kill()

    def _kill(self) -> None:
        with contextlib.suppress(ValueError):  # ended meanwhile
            self._process.kill()
            self._process.join(GOODBYE_SECONDS)
