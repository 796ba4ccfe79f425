"""Who calls in these tests, and when."""

from __future__ import annotations

from pathlib import Path

from standfirst.access import Access

EXTENSION = "chrome-extension://abcdefghijklmnopabcdefghijklmnop"
OTHER = "moz-extension://2b5a4b9a-0000-4000-8000-0123456789ab"
PAGE = "http://127.0.0.1:7826"
NONCE = "00112233445566778899aabbccddeeff"
PORT = 7826


class Clock:
    """A clock that stands until it is set."""

    def __init__(self) -> None:
        self.now = 1_700_000_000.0

    def __call__(self) -> float:
        """Seconds since the epoch."""
        return self.now


def paired(access: Access, origin: str = EXTENSION) -> str:
    code = access.open_pairing("page" if origin == PAGE else "extension")
    return access.pair(code, NONCE, origin, PORT).token


def files(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.exists() else []
