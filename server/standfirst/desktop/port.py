"""Who listens on the helper's port: nobody, a Standfirst, or another program."""

from __future__ import annotations

import json
import socket
from dataclasses import dataclass

ADDRESS = "127.0.0.1"
_SECONDS = 1.0
_HEALTH_BYTES = 4096
_VERSION_CHARACTERS = 20


@dataclass(frozen=True, slots=True)
class Listener:
    """A program that answers on a port; the version is None where it is no Standfirst."""

    version: str | None


def who_listens(port: int) -> Listener | None:
    """Knock at a port of this machine; None if nobody opens."""
    import http.client  # noqa: PLC0415  # it loads TLS, which `--help` need not wait for

    try:
        socket.create_connection((ADDRESS, port), timeout=_SECONDS).close()
    except OSError:
        return None
    connection = http.client.HTTPConnection(ADDRESS, port, timeout=_SECONDS)
    try:
        connection.request("GET", "/v1/health")
        answer = json.loads(connection.getresponse().read(_HEALTH_BYTES))
    except (OSError, http.client.HTTPException, ValueError, RecursionError):
        return Listener(None)
    finally:
        connection.close()
    if isinstance(answer, dict) and answer.get("name") == "standfirst":
        return Listener(str(answer.get("version"))[:_VERSION_CHARACTERS])
    return Listener(None)
