"""How the helper shows that it is the one the extension was paired with, without sending what the proof rests on."""

from __future__ import annotations

import hashlib
import hmac


def key_of(token: str) -> bytes:
    """K = SHA-256(token): what the helper keeps. Whoever steals it can pose as the helper, but cannot read history."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()


def prove(key: bytes, port: int, origin: str, nonce: str) -> str:
    """HMAC-SHA256(K, "hello" ‖ port ‖ origin ‖ nonce), in lower-case hexadecimal.

    The four are joined as UTF-8 text without anything between: `hello7826chrome-extension://abc…` and the nonce.
    """
    message = f"hello{port}{origin}{nonce}".encode("utf-8", "surrogatepass")
    return hmac.new(key, message, hashlib.sha256).hexdigest()
