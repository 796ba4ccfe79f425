"""Pairing codes: short, shown to the person at this machine, good for one use within two minutes."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Literal

from standfirst.access.private_files import PrivateFolder
from standfirst.errors import PairingRefused

Purpose = Literal["extension", "page"]

CODE_CHARACTERS = 10
LIFETIME_SECONDS = 120
WRONG_TRIES = 5
"""Of one origin. Counted over all, any extension could keep its reader from pairing by guessing wrong on purpose."""

MOST_TRIES_KEPT = 1000
"""A bound of the file. Who makes up an origin for each guess gets nowhere in two minutes, among 2**50 codes."""


@dataclass(frozen=True, slots=True)
class _Offer:
    """A code that waits to be used: its hash, when it was made, and who tried a wrong one, once for each try."""

    name: str
    code_hash: str
    created_at: float
    wrong_tries: Sequence[str]


class PairingCodes:
    """The codes in a folder: `standfirst pair` writes one, the helper claims it.

    Args:
        folder: where the files lie.
        clock: seconds since the epoch.
    """

    def __init__(self, folder: PrivateFolder, clock: Callable[[], float]) -> None:
        self._folder = folder
        self._clock = clock
        self._one_at_a_time = Lock()

    def open(self, purpose: Purpose) -> str:
        """Make a code; an earlier one for the same purpose is void."""
        self._close(purpose)
        code = base64.b32encode(secrets.token_bytes(7)).decode("ascii")[:CODE_CHARACTERS]
        name = f"{_prefix(purpose)}{secrets.token_hex(8)}.json"
        self._folder.write(name, {"code_hash": _hash(code), "created_at": self._clock()})
        return code

    def redeem(self, code: str, purpose: Purpose, origin: str) -> None:
        """Use a code up. Of several who send it at once, one succeeds.

        Raises:
            PairingRefused: none is open, it has run out, or the code is wrong; five wrong ones of an origin void it
                for that origin.
        """
        who = hashlib.sha256(origin.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        with self._one_at_a_time:
            offer = self._offer(purpose)
            if offer is None:
                raise _refusal("No pairing is open.")
            if offer.wrong_tries.count(who) >= WRONG_TRIES:
                raise _refusal("Too many wrong codes came from this browser, from you or from another extension.")
            if not hmac.compare_digest(offer.code_hash, _hash(code)):
                if len(offer.wrong_tries) < MOST_TRIES_KEPT:
                    self._folder.append(offer.name, who)
                raise _refusal("The code is wrong.")
            # Removing the file is the claim: it succeeds once, whatever other thread or process tries too.
            if not self._folder.remove(offer.name):
                raise _refusal("The code was used already.")

    def _offer(self, purpose: Purpose) -> _Offer | None:
        """The open offer. One from the future is void: the clock was set back, and its two minutes mean nothing."""
        for name in self._names(purpose):
            try:
                first, *tries = self._folder.read(name) or [""]
                values = json.loads(first)
                offer = _Offer(name, str(values["code_hash"]), float(values["created_at"]), tries)
            except (KeyError, TypeError, ValueError):
                continue
            age = self._clock() - offer.created_at
            if 0 <= age <= LIFETIME_SECONDS:
                return offer
            self._folder.remove(name)
        return None

    def _close(self, purpose: Purpose) -> None:
        for name in self._names(purpose):
            self._folder.remove(name)

    def _names(self, purpose: Purpose) -> list[str]:
        return [name for name in self._folder.names() if name.startswith(_prefix(purpose))]


def _prefix(purpose: Purpose) -> str:
    return f"pairing-{purpose}-"


def _hash(code: str) -> str:
    """Hash a code as people type it: small letters, spaces and hyphens do not matter."""
    typed = code.upper().replace("-", "").replace(" ", "").strip()
    return hashlib.sha256(typed.encode("utf-8", "surrogatepass")).hexdigest()


def _refusal(message: str) -> PairingRefused:
    return PairingRefused(message, hint="Run `standfirst pair` for a new code, and enter it within two minutes.")
