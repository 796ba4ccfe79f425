"""A brake on wrong tokens. Right ones never meet it: they are looked at first."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from threading import Lock

WRONG_A_MINUTE = 20
_MINUTE = 60.0


class WrongTokenThrottle:
    """Counts the wrong tokens of the last minute.

    Args:
        clock: seconds that only grow, such as `time.monotonic`.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._moments: deque[float] = deque(maxlen=WRONG_A_MINUTE)
        self._lock = Lock()

    def count(self) -> bool:
        """Count one more, and tell whether that is too many for a minute."""
        now = self._clock()
        with self._lock:
            too_many = len(self._moments) == WRONG_A_MINUTE and now - self._moments[0] < _MINUTE
            self._moments.append(now)
        return too_many
