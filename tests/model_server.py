"""A small model server that speaks both protocols, and misbehaves in whatever way a test asks for."""

from __future__ import annotations

import json
import re
import socket
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal

Kind = Literal["ollama", "openai"]
Fault = Literal[
    "",
    "blank_lines",  # nothing else, for ever
    "crumbs",  # an answer in chunks of one byte, for ever
    "cut",  # the reply ends in the midst of the answer
    "error_inside",  # 200, and an error where the answer should be
    "html",  # another program: 200 and a page
    "interim",  # "Continue", for ever
    "large",  # an answer that never ends
    "many_headers",  # more than any reply has
    "missing",  # the model is not there
    "no_http",  # another protocol
    "no_stream",  # one whole message instead of a stream
    "overflow",  # the question is longer than the context
    "plain_only",  # refuses any `response_format`
    "reset",  # hangs up on the question
    "silent",  # takes the question and says nothing
    "slow",  # a word now and then, for ever
    "truncates",  # reads a part, and counts it
]
_STREAM = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
RAW: Mapping[str, tuple[bytes, bytes]] = {
    "blank_lines": (_STREAM, b"2710\r\n" + b"\n" * 10_000 + b"\r\n"),
    "crumbs": (_STREAM, b"1\r\n,\r\n" * 1_000),
    "interim": (b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 1_000),
    "many_headers": (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n", b""),
    "no_http": (b"SSH-2.0-OpenSSH_9.6\r\n", b""),
}
"""What some faults send at first, and then for ever."""

LINE = re.compile(r"^\[(\d+)\] (.*)$", re.MULTILINE)
TRUNCATED_TOKENS = 64


@dataclass
class ModelServer:
    """A server under way.

    Attributes:
        kind: which protocol it speaks.
        answer: what it says, given the numbered sentences that it was shown.
        fault: how it misbehaves.
        context: what it says of its context; 0 for nothing.
        host, port: where it listens.
        asked: the questions that came, as they were.
        hosts: the Host header of each request.
        hung_up: set when the client went before the answer.
        under_way: set when a question has come.
    """

    kind: Kind
    answer: Callable[[Sequence[tuple[int, str]]], str]
    fault: Fault = ""
    context: int = 32_768
    host: str = "127.0.0.1"
    port: int = 0
    asked: list[dict[str, Any]] = field(default_factory=list)
    hosts: list[str] = field(default_factory=list)
    hung_up: threading.Event = field(default_factory=threading.Event)
    under_way: threading.Event = field(default_factory=threading.Event)
    closing: threading.Event = field(default_factory=threading.Event)
    released: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.released.set()

    def hold(self) -> None:
        """Answer no question until let go."""
        self.released.clear()

    def let_go(self) -> None:
        """Answer."""
        self.released.set()

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://{self.host}:{self.port}"


def choosing(*numbers: object) -> Callable[[Sequence[tuple[int, str]]], str]:
    """A model that always names these."""
    return lambda _sentences: json.dumps({"sentences": list(numbers)})


def saying(text: str) -> Callable[[Sequence[tuple[int, str]]], str]:
    """A model that always says this."""
    return lambda _sentences: text


FIRST = choosing(0)


@contextmanager
def running_model(
    kind: Kind = "openai",
    answer: Callable[[Sequence[tuple[int, str]]], str] = FIRST,
    fault: Fault = "",
    context: int = 32_768,
    host: str = "127.0.0.1",
) -> Iterator[ModelServer]:
    """Start a model server, and end it afterwards."""
    state = ModelServer(kind, answer, fault, context, host)
    handler = type("Handler", (_Handler,), {"state": state})
    server = ThreadingHTTPServer((host, 0), handler)
    server.daemon_threads = True
    state.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield state
    finally:
        state.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    state: ModelServer

    def do_GET(self) -> None:
        state = self.state
        state.hosts.append(self.headers["Host"])
        if state.fault == "html":
            self._send(200, "<!doctype html><title>Another program</title>", "text/html")
        elif state.kind == "ollama" and self.path == "/api/version":
            self._send(200, {"version": "0.12.0"})
        elif state.kind == "ollama" and self.path == "/api/tags":
            self._send(200, {"models": [{"name": "small:1b", "size": 1_300_000_000}]})
        elif state.kind == "openai" and self.path == "/v1/models":
            entry = {"id": "small-1b", "max_model_len": state.context} if state.context else {"id": "small-1b"}
            self._send(200, {"object": "list", "data": [entry]})
        elif state.kind == "openai":
            # As LM Studio answers any path that it does not know.
            self._send(200, {"error": f"Unexpected endpoint or method. (GET {self.path})"})
        else:
            self._send(404, {"error": "not found"})

    def do_POST(self) -> None:
        state = self.state
        state.hosts.append(self.headers["Host"])
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path == "/api/show":
            self._send(200, {"model_info": {"small.context_length": state.context}})
            return
        state.asked.append(body)
        state.under_way.set()
        while not (state.released.wait(0.05) or state.closing.is_set()):
            continue
        if not self._misbehave(body):
            self._answer(body)

    def _misbehave(self, body: dict[str, Any]) -> bool:
        """Do what the fault says, where it comes before any answer."""
        fault = self.state.fault
        if fault == "missing":
            self._send(404, {"error": f"model '{body['model']}' not found"})
        elif fault == "overflow" and len(self.state.asked) == 1:
            error = {"type": "exceed_context_size_error", "message": "too long", "n_ctx": 1100}
            told = "input length exceeds the context length"
            self._send(400, {"error": told if self.state.kind == "ollama" else error})
        elif fault == "plain_only" and "response_format" in body:
            self._send(400, {"error": "'response_format' is not supported"})
        elif fault == "reset":
            self.connection.shutdown(socket.SHUT_RDWR)
            self.close_connection = True
        elif fault == "silent":
            self._wait()
        elif fault in RAW:
            self._send_raw(*RAW[fault])
        else:
            return False
        return True

    def _send_raw(self, first: bytes, then: bytes) -> None:
        self.close_connection = True
        with suppress(OSError):
            self.connection.sendall(first)
            while then and not self.state.closing.is_set():
                self.connection.sendall(then)

    def _answer(self, body: dict[str, Any]) -> None:
        fault = self.state.fault
        text = self.state.answer([(int(n), told) for n, told in LINE.findall(body["messages"][-1]["content"])])
        count = TRUNCATED_TOKENS if fault == "truncates" else len(json.dumps(body["messages"])) // 3
        if fault == "no_stream":
            self._send(200, self._whole(text, count))
            return
        self.send_response(200)
        self.send_header("Content-Type", "application/x-ndjson" if self.state.kind == "ollama" else "text/event-stream")
        self.end_headers()
        self.close_connection = True
        if fault == "error_inside":
            self._part({"error": "llama runner process has terminated"})
            return
        self._part(self._word("thinking aloud …", thought=True))
        for word in re.findall(r".{1,6}", text, re.DOTALL):
            self._part(self._word(word))
            if fault == "cut":
                return
        while fault in {"slow", "large"} and not self.state.closing.wait(0.05 if fault == "slow" else 0):
            if not self._part(self._word("," * (1 if fault == "slow" else 100_000))):
                return
        self._part(self._last(count))
        if self.state.kind == "openai":
            with suppress(OSError):  # whoever has the last word may go
                self.wfile.write(b": keep-alive\n\ndata: [DONE]\n\n")

    def _word(self, text: str, *, thought: bool = False) -> dict[str, Any]:
        if self.state.kind == "ollama":
            return {"message": {"role": "assistant", "thinking" if thought else "content": text}, "done": False}
        return {"choices": [{"delta": {"reasoning_content" if thought else "content": text}}]}

    def _last(self, count: int) -> dict[str, Any]:
        if self.state.kind == "ollama":
            return {"message": {"content": ""}, "done": True, "prompt_eval_count": count}
        return {"choices": [{"delta": {}, "finish_reason": "stop"}], "usage": {"prompt_tokens": count}}

    def _whole(self, text: str, count: int) -> dict[str, Any]:
        if self.state.kind == "ollama":
            return {"message": {"content": text}, "done": True, "prompt_eval_count": count}
        message = {"role": "assistant", "content": text}
        return {"choices": [{"message": message, "finish_reason": "stop"}], "usage": {"prompt_tokens": count}}

    def _part(self, part: dict[str, Any]) -> bool:
        line = json.dumps(part)
        try:
            self.wfile.write(f"{line}\n".encode() if self.state.kind == "ollama" else f"data: {line}\n\n".encode())
            self.wfile.flush()
        except OSError:
            self.state.hung_up.set()
            return False
        return True

    def _wait(self) -> None:
        """Say nothing until the client goes, or the test ends."""
        self.connection.settimeout(0.05)
        while not self.state.closing.is_set():
            try:
                if not self.connection.recv(1):
                    self.state.hung_up.set()
                    break
            except TimeoutError:
                continue
            except OSError:
                break
        self.close_connection = True

    def _send(self, status: int, body: object, kind: str = "application/json") -> None:
        data = body.encode() if isinstance(body, str) else json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing."""
