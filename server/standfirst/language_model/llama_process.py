"""What runs in the process that holds the reader's own GGUF file: one question a line in, one answer a line out.

llama.cpp comes with an HTTP server that answers any web page (`Access-Control-Allow-Origin: *`, no key), and xllamacpp
starts it. Here it gets a socket in a private folder instead of a port, a key that nobody knows, and loses the socket's
name as soon as it stands; without that nothing is loaded. Questions never go through it.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import queue
import secrets
import shutil
import signal
import sys
import tempfile
import threading
from pathlib import Path
from typing import IO, Any

MISSING = "missing"
NO_PRIVATE_SOCKET = "no private socket"
NOT_LOADED = "not loaded"
_PR_SET_PDEATHSIG = 1


def main() -> None:
    """Serve the parent until it hangs up or is gone."""
    _end_with_parent()
    # What the library prints must not come between the answers.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    questions: queue.Queue[str] = queue.Queue()
    threading.Thread(target=_listen, args=(questions,), name="questions", daemon=True).start()
    settings = json.loads(questions.get())
    _limit(int(settings["memory_bytes"]))
    model, fault = _load(settings["file"], int(settings["context_tokens"]))
    _write(answers, {"error": fault} if fault else {"ready": True})
    while model is not None:
        try:
            _write(answers, {"reply": model.handle_chat_completions(json.loads(questions.get()))})
        except Exception as error:  # noqa: BLE001  # one question's fault, in a library's words, is the parent's to tell
            _write(answers, {"error": str(error)[:500]})


def _load(file: str, context_tokens: int) -> tuple[Any, str]:
    try:
        library = importlib.import_module("xllamacpp")
    except ImportError:
        return None, MISSING
    folder = Path(tempfile.mkdtemp(prefix="standfirst-"))  # for this user's eyes only
    try:
        wanted = library.CommonParams()
        wanted.model.path = file
        wanted.n_ctx = context_tokens
        wanted.n_parallel = 1
        wanted.warmup = False
        wanted.hostnames = [str(folder / "llama.sock")]
        wanted.api_keys = [secrets.token_hex(32)]
        wanted.ui = False
        wanted.endpoint_slots = False
        model = library.Server(wanted)
        if not str(model.listening_address).startswith("unix:"):
            return None, NO_PRIVATE_SOCKET
    except Exception as error:  # noqa: BLE001  # whatever the file does to the library
        return None, f"{NOT_LOADED}: {type(error).__name__}"
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return model, ""


def _listen(questions: queue.Queue[str]) -> None:
    for line in sys.stdin:
        questions.put(line)
    os._exit(0)  # the parent hung up, maybe in the midst of an answer


def _write(answers: IO[str], answer: dict[str, object]) -> None:
    answers.write(json.dumps(answer) + "\n")
    answers.flush()


def _limit(memory_bytes: int) -> None:
    """Bound this process. Only Linux enforces it; elsewhere the file's size has been looked at."""
    if sys.platform == "linux":
        import resource  # noqa: PLC0415  # not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))


def _end_with_parent() -> None:
    with contextlib.suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415  # only this line needs it

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


if __name__ == "__main__":
    main()
