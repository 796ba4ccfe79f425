"""A GGUF file of the reader's own, run in a process of ours: no other program, no port, and it can be killed."""

from __future__ import annotations

import contextlib
import json
import queue
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from standfirst.language_model import llama_process
from standfirst.language_model.exchange import LOOK_SECONDS, Deadline
from standfirst.language_model.failure import TOO_SLOW, Cancelled, ContextTooSmall, Failure
from standfirst.language_model.question import Question
from standfirst.language_model.servers import Answer, OfferedModel, entries_in, number_in, text_in

GOODBYE_SECONDS = 2.0
INSTALL = "`pip install 'standfirst[llama]'` brings it."


class LlamaFile:
    """A model file, loaded when it is first asked and let go when nobody has asked for a while.

    Args:
        file: the GGUF file.
        context_tokens: what it shall read at once.
        memory_bytes: what its process may take.
        idle_seconds: how long it stays loaded.
    """

    title = "file"

    def __init__(self, file: Path, context_tokens: int, memory_bytes: int, idle_seconds: float) -> None:
        self.file = file
        self._context_tokens = context_tokens
        self._memory_bytes = memory_bytes
        self._idle_seconds = idle_seconds
        self._in_use = threading.Lock()
        self._process: subprocess.Popen[str] | None = None
        self._replies: queue.Queue[str | None] = queue.Queue()
        self._timer: threading.Timer | None = None

    @property
    def model(self) -> OfferedModel:
        """The file as a model."""
        with contextlib.suppress(OSError):
            return OfferedModel(self.file.stem, self.file.stat().st_size, self._context_tokens)
        return OfferedModel(self.file.stem, None, self._context_tokens)

    @property
    def pid(self) -> int | None:
        """The process that holds the model; None while none does."""
        return self._process.pid if self._process else None

    def ask(self, question: Question, deadline: Deadline) -> Answer:
        """Have the model answer.

        Raises:
            Failure: it did not.
            Cancelled: nobody waits any more.
        """
        while not self._in_use.acquire(timeout=LOOK_SECONDS):
            _check(deadline)
        try:
            self._stop_timer()
            if self._process is None or self._process.poll() is not None:
                self._start(deadline)
            reply = self._exchange(_body(question), deadline)
        finally:
            self._begin_rest()
            self._in_use.release()
        return _answer(reply)

    def close(self) -> None:
        """Let the model go, whatever it is doing."""
        self._stop_timer()
        self._end()

    def _start(self, deadline: Deadline) -> None:
        if not self.file.is_file():  # nor a pipe, which would be waited for
            raise Failure("`model.file` is not there.", "Name a GGUF file, or choose a server.")
        if self.file.stat().st_size > self._memory_bytes:
            raise Failure(
                "The model file is larger than the memory that it may take.",
                "Choose a smaller one, or raise `model.memory_bytes`.",
            )
        self._replies = queue.Queue()
        self._process = process = subprocess.Popen(  # noqa: S603  # our own module
            [sys.executable, "-m", llama_process.__name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            errors="replace",
        )
        threading.Thread(target=_pass_on, args=(process, self._replies), name="model replies", daemon=True).start()
        settings = {
            "file": str(self.file.resolve()),
            "context_tokens": self._context_tokens,
            "memory_bytes": self._memory_bytes,
        }
        ready = self._exchange(settings, deadline)
        if "ready" not in ready:
            self._end()
            raise _not_loaded(text_in(ready, "error"))

    def _exchange(self, message: dict[str, object], deadline: Deadline) -> dict[str, Any]:
        process = self._process
        try:
            if process is None or process.stdin is None:
                raise BrokenPipeError  # it was closed meanwhile
            process.stdin.write(json.dumps(message) + "\n")
            process.stdin.flush()
            while True:
                _check(deadline)
                with contextlib.suppress(queue.Empty):
                    line = self._replies.get(timeout=LOOK_SECONDS)
                    if line is None:
                        raise BrokenPipeError
                    reply: dict[str, Any] = json.loads(line)
                    return reply
        except (OSError, ValueError) as error:
            self._end()
            raise Failure(
                "The process that runs the model file ended.",
                "It may need more memory: `model.memory_bytes`, or a smaller model.",
            ) from error
        except (Failure, Cancelled):
            self._end()  # nothing else stops it
            raise

    def _begin_rest(self) -> None:
        if self._process is not None:
            self._timer = threading.Timer(self._idle_seconds, self._end_if_idle)
            self._timer.daemon = True
            self._timer.start()

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()

    def _end_if_idle(self) -> None:
        if self._in_use.acquire(blocking=False):
            try:
                self._end()
            finally:
                self._in_use.release()

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(GOODBYE_SECONDS)
        with contextlib.suppress(OSError):
            if process.stdin:
                process.stdin.close()


def _pass_on(process: subprocess.Popen[str], replies: queue.Queue[str | None]) -> None:
    with contextlib.suppress(ValueError, OSError):
        if process.stdout:
            for line in process.stdout:
                replies.put(line)
            process.stdout.close()
    replies.put(None)


def _check(deadline: Deadline) -> None:
    if deadline.cancelled():
        raise Cancelled
    if deadline.left <= 0:
        raise Failure(
            f"The model did not answer within {deadline.limits.total:g} seconds.",
            "A smaller model answers sooner; `model.seconds` gives it more time.",
            TOO_SLOW,
        )


def _body(question: Question) -> dict[str, object]:
    bound = {"name": "choice", "strict": True, "schema": question.schema}
    return {
        "messages": question.messages,
        "temperature": 0,
        "max_tokens": question.answer_tokens,
        "response_format": {"type": "json_schema", "json_schema": bound},
        "chat_template_kwargs": {"enable_thinking": False},
    }


def _answer(reply: dict[str, Any]) -> Answer:
    told = reply.get("reply")
    error = (told.get("error") if isinstance(told, dict) else None) or reply.get("error")
    if error:
        words = json.dumps(error).lower()
        if "context" in words:
            raise ContextTooSmall(number_in(error, "n_ctx") or 0)
        raise Failure("The model file gave no answer.", "`standfirst model test` tries it out.")
    text = "".join(text_in(choice, "message", "content") for choice in entries_in(told, "choices")[:1])
    return Answer(text, number_in(told, "usage", "prompt_tokens"))


def _not_loaded(fault: str) -> Failure:
    if fault == llama_process.MISSING:
        return Failure("`model.file` needs a library that is not installed.", INSTALL)
    if fault == llama_process.NO_PRIVATE_SOCKET:
        return Failure("`model.file` cannot be run without opening a port here.", "Use a model server instead.")
    return Failure(
        "The model file cannot be loaded.", "See that it is a whole GGUF file, and that memory suffices for it."
    )
