import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

import pytest
from tests.running import free_port

from standfirst.desktop.port import Listener, who_listens


@contextmanager
def stranger(*pieces: bytes, endless: bool = False) -> Iterator[int]:
    """A program on a port that answers with these bytes, then says no more, or the last ones for ever."""
    ended = Event()
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(1000)
                try:
                    for piece in pieces:
                        connection.sendall(piece)
                    while endless and not ended.wait(0.02):
                        connection.sendall(pieces[-1])
                except OSError:
                    return

        thread = Thread(target=answer)
        thread.start()
        yield int(server.getsockname()[1])
        ended.set()
        thread.join()


def test_a_port_where_nobody_listens_is_free() -> None:
    assert who_listens(free_port()) is None


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n"


def test_a_standfirst_says_its_version() -> None:
    with stranger(HEAD, b'{"name": "standfirst", "version": "9.9", "api": 1}') as port:
        assert who_listens(port) == Listener("9.9")


@pytest.mark.parametrize(
    "reply",
    [
        b"",
        b"220 mail.example ESMTP\r\n",
        HEAD,
        HEAD + b"{",
        HEAD + b"[]",
        HEAD + b'{"name": "other"}',
        HEAD + b"[" * 15_000,
        HEAD + b"\xff\xfe",
        b"\0" * 5000,
    ],
)
def test_any_other_program_is_a_stranger(reply: bytes) -> None:
    with stranger(reply) as port:
        assert who_listens(port) == Listener(None)


@pytest.mark.parametrize("piece", [b"x", b"x" * 100_000])
def test_a_stranger_that_never_ends_is_not_waited_for(piece: bytes) -> None:
    begin = time.monotonic()
    with stranger(piece, endless=True) as port:
        assert who_listens(port) == Listener(None)
    assert time.monotonic() - begin < 10
