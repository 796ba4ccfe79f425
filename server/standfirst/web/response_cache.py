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
from collections.abc import Callable

from cachetools import TTLCache

from standfirst import config
from standfirst.web.gate import Caller

OVERHEAD_BYTES = 400
"""What a key, an entry and its place in the table take beside the reply."""


class ResponseCache:
    """The latest replies, within a bound of bytes and of age; those asked for least lately make room.

    Args:
        settings: both bounds.
        clock: seconds that only grow.
    """

    def __init__(self, settings: config.Answers, clock: Callable[[], float] = time.monotonic) -> None:
        self._secret = secrets.token_bytes(32)
        self._kept: TTLCache[bytes, bytes] = TTLCache(settings.bytes, settings.seconds, clock, _size)
        self._lock = threading.Lock()

    def key(self, caller: Caller, *asked: bytes) -> bytes:
        """Name a request: who asks, and what. Each part counts with its length, so that none runs into the next."""
        digest = hashlib.blake2b(key=self._secret, digest_size=32)
        # Programs send no origin and are one caller; a token tells apart those that share an origin.
        for part in (caller.kind.encode(), repr((caller.origin, caller.token)).encode(), *asked):
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
        return digest.digest()

    def get(self, key: bytes) -> bytes | None:
        """The reply to the same request, if it is young enough."""
        with self._lock:
            return self._kept.get(key)

    def put(self, key: bytes, body: bytes) -> None:
        """Keep a reply, unless it is larger than all room that there is."""
        with self._lock:
            self._kept.pop(key, None)
            if _size(body) <= self._kept.maxsize:
                self._kept[key] = body


def _size(body: bytes) -> int:
    return len(body) + OVERHEAD_BYTES
