"""Who listens on the helper's port: nobody, a Standfirst, or another program."""

from __future__ import annotations

import json
import socket
import time
from dataclasses import dataclass

ADDRESS = "127.0.0.1"

_SECONDS = 1.5
_REPLY_BYTES = 16_384
_VERSION_CHARACTERS = 20


@dataclass(frozen=True, slots=True)
class Listener:
    """A program that answers on a port; the version is None where it is no Standfirst."""

    version: str | None


def who_listens(port: int) -> Listener | None:
    """Knock at a port of this machine; None if nobody opens."""
    try:
        connection = socket.create_connection((ADDRESS, port), timeout=_SECONDS)
    except OSError:
        return None
    with connection:
        return Listener(_version(_ask(connection, port)))


def _ask(connection: socket.socket, port: int) -> bytes:
    """Ask for our health page, and take what comes in time: a stranger may drip, flood or say nothing."""
    deadline = time.monotonic() + _SECONDS
    reply = b""
    try:
        connection.sendall(f"GET /v1/health HTTP/1.0\r\nHost: {ADDRESS}:{port}\r\n\r\n".encode("ascii"))
        while len(reply) < _REPLY_BYTES and (left := deadline - time.monotonic()) > 0:
            connection.settimeout(left)
            received = connection.recv(_REPLY_BYTES)
            if not received:
                break
            reply += received
    except OSError:
        pass  # it hung up or fell silent; what it said before that is judged
    return reply


def _version(reply: bytes) -> str | None:
    try:
        answer = json.loads(reply.partition(b"\r\n\r\n")[2])
    except (ValueError, RecursionError):
        return None
    is_ours = isinstance(answer, dict) and answer.get("name") == "standfirst"
    return str(answer.get("version"))[:_VERSION_CHARACTERS] if is_ours else None
