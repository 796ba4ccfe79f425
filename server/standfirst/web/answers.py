"""Replies kept in memory for a page that is read again, each for the caller who asked and for nobody else.

A caller learns from a kept reply only what it was told before: the key covers who calls, by origin and by token, and
every byte that was sent. Keys are digests with a secret of this process, so that no page stays in memory with its
reply. Nothing of this is written to disk.
"""

from __future__ import annotations

import hashlib
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from standfirst import config
from standfirst.web.gate import Caller

OVERHEAD_BYTES = 400
"""What a key, an entry and its place in the table take beside the reply."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply's body, and when it was made."""

    body: bytes
    made: float


class Answers:
    """The latest replies, within a bound of bytes and of age.

    Args:
        settings: both bounds.
        clock: seconds that only grow.
    """

    def __init__(self, settings: config.Answers, clock: Callable[[], float] = time.monotonic) -> None:
        self._settings = settings
        self._clock = clock
        self._secret = secrets.token_bytes(32)
        self._kept: OrderedDict[bytes, Answer] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def key(self, caller: Caller, *asked: bytes) -> bytes:
        """Name a request: who asks, and what. Each part counts with its length, so that none runs into the next."""
        digest = hashlib.blake2b(key=self._secret, digest_size=32)
        # Programs send no origin and are one caller; a token tells apart those that share an origin.
        for part in (caller.kind.encode(), repr((caller.origin, caller.token)).encode(), *asked):
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
        return digest.digest()

    def find(self, key: bytes) -> bytes | None:
        """The reply to the same request, if it is young enough."""
        with self._lock:
            answer = self._kept.get(key)
            if answer is None:
                return None
            if self._clock() - answer.made > self._settings.seconds:
                self._drop(key)
                return None
            self._kept.move_to_end(key)
            return answer.body

    def keep(self, key: bytes, body: bytes) -> None:
        """Keep a reply; those that were asked for least lately make room."""
        with self._lock:
            self._drop(key)
            self._kept[key] = Answer(body, self._clock())
            self._bytes += len(body) + OVERHEAD_BYTES
            while self._bytes > self._settings.bytes:
                self._drop(next(iter(self._kept)))

    def _drop(self, key: bytes) -> None:
        dropped = self._kept.pop(key, None)
        if dropped is not None:
            self._bytes -= len(dropped.body) + OVERHEAD_BYTES
