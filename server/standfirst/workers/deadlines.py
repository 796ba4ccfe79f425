"""Deadlines: one thread that ends what takes too long."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Deadlines:
    """Watches over any number of jobs. A job that is in time never waits for this thread, nor does it wake it."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._pending: dict[object, tuple[float, Callable[[], None]]] = {}
        self._wakes_at = float("inf")
        self._closed = False

    def start(self) -> None:
        """Begin to watch."""
        threading.Thread(target=self._watch, name="deadlines", daemon=True).start()

    def close(self) -> None:
        """Stop watching."""
        with self._changed:
            self._closed = True
            self._changed.notify()

    @contextmanager
    def within(self, seconds: float, end: Callable[[], None]) -> Iterator[None]:
        """Call `end` if the block takes longer. Once the block is left, it is not called any more."""
        job = object()
        self._call_in(seconds, job, end)
        try:
            yield
        finally:
            with self._changed:
                self._pending.pop(job, None)

    def after_idle(self, seconds: float, act: Callable[[], None]) -> None:
        """Call `act` once it has not been asked for again for so long."""
        self._call_in(seconds, act, act)

    def _call_in(self, seconds: float, key: object, act: Callable[[], None]) -> None:
        """Have something called later, instead of what was to be called under the same key."""
        moment = time.monotonic() + seconds
        with self._changed:
            self._pending[key] = (moment, act)
            if moment < self._wakes_at:
                self._changed.notify()

    def _watch(self) -> None:
        with self._changed:
            while not self._closed:
                now = time.monotonic()
                for job, (deadline, end) in list(self._pending.items()):
                    if deadline <= now:
                        del self._pending[job]
                        end()
                self._wakes_at = min((deadline for deadline, _ in self._pending.values()), default=float("inf"))
                self._changed.wait(None if self._wakes_at == float("inf") else self._wakes_at - now)
