"""Who may open private data: tokens, pairing codes and proofs, as files and rules. Knows no HTTP.

The files lie in `data_folder() / "access"`, 0600 in 0700. `standfirst pair` and the helper are two processes that
share nothing else.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from standfirst.access.links import page_link
from standfirst.access.pairing import LIFETIME_SECONDS, PairingCodes, Purpose
from standfirst.access.private_files import PrivateFolder
from standfirst.access.proofs import key_of, prove
from standfirst.access.throttle import WrongTokenThrottle
from standfirst.access.tokens import Client, Tokens
from standfirst.config import data_folder
from standfirst.errors import TokenRejected

__all__ = [
    "LIFETIME_SECONDS",
    "Access",
    "Client",
    "Hello",
    "Paired",
    "Purpose",
    "access_folder",
    "key_of",
    "page_link",
    "prove",
]

PAGE_TOKEN_SECONDS = 12 * 3600
"""The helper's own page keeps its token for the session of a tab; half a day later it is void anyhow."""


@dataclass(frozen=True, slots=True)
class Paired:
    """What a caller gets for a right code: its token, and the proof that this is the helper that gave it out."""

    token: str
    proof: str


@dataclass(frozen=True, slots=True)
class Hello:
    """A greeting's answer: one proof for each token of that origin, the latest first; none if it is not paired.

    Two profiles of a browser may bear the same origin, so the caller looks for its own among `proofs`.
    """

    proofs: tuple[str, ...]

    @property
    def paired(self) -> bool:
        """Whether the origin holds a token."""
        return bool(self.proofs)

    @property
    def proof(self) -> str | None:
        """The latest token's proof."""
        return self.proofs[0] if self.proofs else None


class Access:
    """The rules in one place. Safe in threads; several processes may use one folder.

    Args:
        folder: where the files lie.
        clock: seconds since the epoch, for what is written down.
        steady_clock: seconds that only grow, for the brake on wrong tokens.
    """

    def __init__(
        self,
        folder: Path,
        *,
        clock: Callable[[], float] = time.time,
        steady_clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._folder = PrivateFolder(folder)
        self._tokens = Tokens(self._folder, clock)
        self._codes = PairingCodes(self._folder, clock)
        self._throttle = WrongTokenThrottle(steady_clock)

    def check_files(self) -> None:
        """Call this before the helper starts.

        Raises:
            SecretsExposed: others could read or replace the files.
        """
        self._folder.check()

    def open_pairing(self, purpose: Purpose) -> str:
        """Make a one-time code, to be shown to the person at this machine.

        Raises:
            SecretsExposed: the folder is open to others.
        """
        return self._codes.open(purpose)

    def pair(self, code: str, nonce: str, origin: str, port: int) -> Paired:
        """Give a token for a right code. The gate has judged the origin before, so a page's cannot use a code up.

        Raises:
            PairingRefused: no code is open for that kind of caller, or this is not it.
        """
        is_page = origin.startswith("http")
        self._codes.redeem(code, "page" if is_page else "extension", origin)
        token = self._tokens.issue(origin, lifetime_seconds=PAGE_TOKEN_SECONDS if is_page else None)
        return Paired(token, prove(key_of(token), port, origin, nonce))

    def hello(self, nonce: str, origin: str, port: int) -> Hello:
        """Prove to an origin that this is the helper that it was paired with."""
        mine = (client for client in self._tokens.clients() if client.origin == origin)
        return Hello(tuple(prove(client.key_bytes, port, origin, nonce) for client in mine))

    def check(self, token: str, origin: str | None) -> Client:
        """Find who calls; the origin is None where none was sent.

        Raises:
            TokenRejected: nobody does. After too many wrong ones in a minute the hint says so.
        """
        try:
            return self._tokens.check(token, origin)
        except TokenRejected as error:
            if self._throttle.count():
                raise TokenRejected("Too many wrong tokens came in.", hint="Wait a minute, then pair again.") from error
            raise

    def clients(self) -> tuple[Client, ...]:
        """All who hold a token, the latest first."""
        return self._tokens.clients()

    def revoke(self, client_id: str) -> None:
        """Take a token back, at once.

        Raises:
            EntryNotFound: nobody has that id.
        """
        self._tokens.revoke(client_id)


def access_folder() -> Path:
    """Where the files lie."""
    return data_folder() / "access"
