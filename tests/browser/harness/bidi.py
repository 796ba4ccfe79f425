"""WebDriver BiDi over one WebSocket: commands only, events are passed over."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from websockets.sync.client import ClientConnection, connect

SECONDS = 60


class BidiError(RuntimeError):
    """The browser refused a command, or the script threw."""


class Bidi:
    """One session."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.numbers = itertools.count(1)
        self.send("session.new", capabilities={"alwaysMatch": {"acceptInsecureCerts": True}})

    def send(self, method: str, **params: object) -> dict[str, Any]:
        """Send a command and give its result."""
        number = next(self.numbers)
        self.socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            reply = json.loads(self.socket.recv(timeout=SECONDS))
            if reply.get("id") != number:
                continue
            if reply.get("type") == "error":
                raise BidiError(f"{method}: {reply.get('message')}")
            return dict(reply["result"])

    def evaluate(self, context: str, expression: str) -> Any:  # noqa: ANN401  # whatever the expression gives
        """Give the value of an expression in a page (or a window of the browser's own); a promise is awaited.

        The value crosses as JSON, so that both browsers' tests see the same Python values.
        """
        wrapped = f"(async () => JSON.stringify((await ({expression})) ?? null))()"
        result = self.send("script.evaluate", expression=wrapped, target={"context": context}, awaitPromise=True)
        if result["type"] == "exception":
            raise BidiError(f"{result['exceptionDetails']['text']} in {expression[:200]}")
        return json.loads(result["result"]["value"])


@contextmanager
def bidi_session(address: str) -> Iterator[Bidi]:
    """Connect to a browser that listens."""
    with connect(f"{address}/session", max_size=None) as socket:
        yield Bidi(socket)
