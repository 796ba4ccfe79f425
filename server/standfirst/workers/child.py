"""What runs inside a worker process: one job after another until the parent hangs up or is gone."""

from __future__ import annotations

import contextlib
import importlib
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection

from standfirst.errors import StandfirstError, WorkerDied
from standfirst.workers import faults, memory

READY = "ready"
BEGUN = "begun"
"""Sent for each job when it has been received: a job that was not begun may be given to another worker."""

Task = tuple[Callable[..., object], tuple[object, ...], dict[str, object]]

LOOSE_BYTES = 12 * 1024 * 1024
"""Looking for free memory between what is kept takes some milliseconds, and is worth them after so much growth."""

_PR_SET_PDEATHSIG = 1


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a job ended.

    Attributes:
        value: what the function returned.
        error: what the caller is to be told instead.
        fault: for the log, where an unforeseen error arose: file names and line numbers, never a page's text.
        last: the process is in doubt and should do no other job.
        growth_bytes: how much more memory the process holds than before its first job; what a library takes that a job
            was the first to need is no growth.
    """

    value: object = None
    error: StandfirstError | None = None
    fault: str = ""
    last: bool = False
    growth_bytes: int = 0


def main(connection: Connection, memory_bytes: int) -> None:
    """Serve the parent's end of the connection."""
    _end_with_parent()
    # Where there is no fork server, the engine is loaded here; else it came with the fork.
    importlib.import_module("standfirst.workers.warm_up")
    memory.limit(memory_bytes)
    with contextlib.suppress(EOFError, OSError):
        connection.send(READY)
        base, growth, modules = memory.resident_bytes(), 0, len(sys.modules)
        kept = 0
        while True:
            task = connection.recv()
            connection.send(BEGUN)
            outcome = _outcome(task)
            if len(sys.modules) > modules:
                # A library stays: a successor would load it with the same job again, and be replaced as well.
                base, modules = memory.resident_bytes() - growth, len(sys.modules)
            growth = memory.resident_bytes() - base
            connection.send(replace(outcome, growth_bytes=growth))
            if growth > kept + LOOSE_BYTES:
                memory.give_back_free_pieces()
                kept = memory.resident_bytes() - base


def _outcome(task: Task) -> Outcome:
    call, args, kwargs = task
    try:
        return Outcome(call(*args, **kwargs))
    except StandfirstError as error:
        return Outcome(error=error)
    except MemoryError:
        return Outcome(error=_died("Reading this page took too much memory."), fault="out of memory", last=True)
    except Exception as error:  # noqa: BLE001  # one job's unforeseen error must not end the process without a word
        return Outcome(error=_died("Reading this page failed."), fault=faults.place(error))


def _died(message: str) -> WorkerDied:
    return WorkerDied(message, hint="Give the article's text instead.")


def _end_with_parent() -> None:
    """Leave no orphan: Ctrl-C is the parent's to handle, and its death, even by SIGKILL, is ours."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415  # two megabytes that only this line needs

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    threading.Thread(target=_watch_parent, name="parent watch", daemon=True).start()


def _watch_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
