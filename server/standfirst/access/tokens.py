"""Tokens: the secrets that open private data. The helper keeps their SHA-256 alone, one file each."""

from __future__ import annotations

import hmac
import json
import secrets
from collections.abc import Callable
from dataclasses import asdict, dataclass

from standfirst.access.private_files import PrivateFolder
from standfirst.access.proofs import key_of
from standfirst.errors import EntryNotFound, TokenRejected

_PREFIX = "token-"


@dataclass(frozen=True, slots=True)
class Client:
    """Who holds a token.

    Attributes:
        id: short, for `standfirst pair --revoke`.
        origin: the extension, or the helper's own page, that it was given to.
        created_at: seconds since the epoch.
        expires_at: likewise; None for ever.
        key: K in hexadecimal; never shown.
    """

    id: str
    origin: str
    created_at: float
    expires_at: float | None
    key: str

    @property
    def key_bytes(self) -> bytes:
        """K."""
        return bytes.fromhex(self.key)


class Tokens:
    """The tokens in a folder. Every call looks at the files, so that what another process revokes is gone at once.

    Args:
        folder: where the files lie.
        clock: seconds since the epoch.
    """

    def __init__(self, folder: PrivateFolder, clock: Callable[[], float]) -> None:
        self._folder = folder
        self._clock = clock

    def issue(self, origin: str, *, lifetime_seconds: float | None = None) -> str:
        """Make a token for an origin; only the caller ever sees it."""
        token = secrets.token_urlsafe(32)
        now = self._clock()
        expires_at = None if lifetime_seconds is None else now + lifetime_seconds
        client = Client(secrets.token_hex(4), origin, now, expires_at, key_of(token).hex())
        self._folder.write(f"{_PREFIX}{client.id}.json", asdict(client))
        return token

    def check(self, token: str, origin: str | None) -> Client:
        """Find whose token this is.

        Args:
            token: what the caller sent.
            origin: the caller's Origin, where one was sent: it must be the one that the token was given to.

        Raises:
            TokenRejected: it is nobody's, was revoked, has run out, or belongs to another origin.
        """
        key = key_of(token)
        found = None
        for client in self.clients():  # all of them, whichever fits: the time taken tells nothing
            if hmac.compare_digest(client.key_bytes, key):
                found = client
        if found is None or (origin is not None and origin != found.origin):
            raise TokenRejected(
                "The token is not valid.", hint="Pair again: run `standfirst pair`, and enter the code in the options."
            )
        return found

    def clients(self) -> tuple[Client, ...]:
        """All who hold a valid token, the latest first."""
        now = self._clock()
        found = []
        for name in self._folder.names():
            client = self._read(name) if name.startswith(_PREFIX) else None
            if client is None:
                continue
            if client.expires_at is not None and not client.created_at - 60 <= now <= client.expires_at:
                self._folder.remove(name)
            else:
                found.append(client)
        return tuple(sorted(found, key=lambda client: client.created_at, reverse=True))

    def revoke(self, client_id: str) -> None:
        """Take a token back.

        Raises:
            EntryNotFound: nobody has that id.
        """
        if client_id not in {client.id for client in self.clients()}:
            raise EntryNotFound("No paired extension has that id.", hint="`standfirst pair --list` shows them.")
        self._folder.remove(f"{_PREFIX}{client_id}.json")

    def _read(self, name: str) -> Client | None:
        try:
            client = Client(**json.loads("\n".join(self._folder.read(name))))
            return client if len(client.key_bytes) == len(key_of("")) else None
        except (TypeError, ValueError):
            return None
