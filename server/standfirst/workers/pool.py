"""A bounded number of jobs over a few processes, each of which may be lost without loss to the others."""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import multiprocessing.util
import os
import queue
import signal
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from multiprocessing.context import BaseContext
from typing import Any, ParamSpec, Self, TypeVar

from standfirst.config import Workers
from standfirst.errors import Overloaded, WorkerDied
from standfirst.workers import memory
from standfirst.workers.deadlines import Deadlines
from standfirst.workers.worker import START_SECONDS, NotBegun, Worker

P = ParamSpec("P")
T = TypeVar("T")

# Each worker computes alone; OpenBLAS would start a thread, and reserve a stack, for every core.
_ENVIRONMENT = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"}


RETRY_SECONDS = 1.0

IDLE_SECONDS = 5.0
"""With no page for so long, memory is given back: until then the next page would be the first to miss it."""

LONGEST_FOLDER = 64
"""A socket's path may have 103 bytes (macOS; Linux has 4 more), and the library's own names take 33 of them."""

SHORT_FOLDER = "/tmp"  # noqa: S108  # the library makes a folder in it that is the user's alone

_log = logging.getLogger(__name__)


class Pool:
    """Worker processes for reading pages.

    Args:
        settings: how many, how long, how much.

    Use it as a context manager, or call `start` and `close`.
    """

    def __init__(self, settings: Workers) -> None:
        self._settings = settings
        self._context = _context()
        self._places = threading.BoundedSemaphore(settings.count + settings.waiting)
        self._idle: queue.Queue[Worker] = queue.Queue()
        self._workers: set[Worker] = set()
        self._lock = threading.Lock()
        self._starting = threading.Lock()
        self._deadlines = Deadlines()
        self._closing = threading.Event()

    def start(self) -> None:
        """Start the workers in the background; jobs that come before they are warm wait for them."""
        self._deadlines.start()
        for _ in range(self._settings.count):
            self._add_in_background()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextlib.contextmanager
    def place(self, seconds: float = 0.0) -> Iterator[None]:
        """Hold one of the places to run or wait in; whoever wants to `run` a job holds one.

        Args:
            seconds: how long to wait for one.

        Raises:
            Overloaded: all are taken.
        """
        if not self._places.acquire(timeout=seconds):
            raise Overloaded("Too many pages are being read.", hint="Try again in a moment.")
        try:
            yield
        finally:
            self._places.release()

    def run(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call a module's function in a worker process. Arguments and result are pickled.

        Raises:
            StandfirstError: what the function raised.
            DeadlineExceeded: it took too long and its process was killed.
            WorkerDied: its process ended, ran out of memory, or the function failed in a way nobody foresaw.
            Overloaded: no worker came free, or the pool is closed.
        """
        return self.run_within(self._settings.deadline_seconds, call, *args, **kwargs)

    def run_within(self, seconds: float, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Likewise, with a deadline of its own."""
        # All idle workers may have been killed by others; the job is innocent of that.
        for _ in range(self._settings.count + 1):
            worker = self._take()
            with contextlib.suppress(NotBegun):
                try:
                    return worker.run(call, args, kwargs, seconds)
                finally:
                    self._give_back(worker)
        raise WorkerDied("Worker processes keep ending.", hint="Restart the helper; `standfirst doctor` may help.")

    def process_ids(self) -> frozenset[int]:
        """The ids of the processes that are alive now."""
        with self._lock:
            return frozenset(worker.pid for worker in self._workers if worker.alive)

    def close(self, *, with_fork_server: bool = False) -> None:
        """End all workers: idle ones leave by themselves, busy ones are killed.

        Args:
            with_fork_server: end the fork server too, which all pools of this process share. One that hangs would
                keep this process from ending: Python waits for what it alone can report dead.
        """
        with self._lock:
            self._closing.set()
            workers, self._workers = self._workers, set()
        for worker in workers:
            worker.dismiss()
        if with_fork_server:
            _kill_fork_server()
        for worker in workers:
            worker.end()
        self._deadlines.close()

    def _add_in_background(self) -> None:
        threading.Thread(target=self._add, name="worker start", daemon=True).start()

    def _add(self) -> None:
        """Start a worker. Where the system has no room for one just now, it is tried again until there is."""
        while not self._closing.is_set():
            try:
                worker = self._begin()
            except (OSError, EOFError) as error:
                _log.warning("no worker could be started: %s", type(error).__name__)
                self._closing.wait(RETRY_SECONDS)
            else:
                if worker:
                    self._idle.put(worker)
                return

    def _begin(self) -> Worker | None:
        """Start a process. Not two at a time: the standard library's list of children knows no lock."""
        with self._starting:
            if self._closing.is_set():
                return None
            os.environ.update({k: v for k, v in _ENVIRONMENT.items() if k not in os.environ})
            worker = Worker(self._context, self._settings.memory_bytes, self._deadlines)
        with self._lock:
            if not self._closing.is_set():
                self._workers.add(worker)
                return worker
        worker.end()
        return None

    def _take(self) -> Worker:
        """Wait for an idle worker, at most as long as a cold start or those before may take."""
        last_call = time.monotonic() + max(START_SECONDS, 2 * self._settings.deadline_seconds)
        while not self._closing.is_set():
            try:
                worker = self._idle.get(timeout=max(0.0, last_call - time.monotonic()))
            except queue.Empty:
                break
            if worker.alive and not worker.recycled:
                return worker
            recycled = worker.recycled
            self._reap(worker)
            if not recycled:
                self._add_in_background()
        raise Overloaded("No worker came free.", hint="Try again in a moment.")

    def _give_back(self, worker: Worker) -> None:
        if not worker.alive:
            self._reap(worker)
            self._add_in_background()
            return
        has_done_enough = (
            worker.pages >= self._settings.max_jobs_per_worker or worker.growth_bytes > self._settings.growth_bytes
        )
        if has_done_enough:
            self._recycle_in_background(worker)
        self._idle.put(worker)
        if worker.recycled:  # while it was busy; asked behind `put`, so that this thread or the other one finds it
            self._reap_recycled()
        self._deadlines.after_idle(IDLE_SECONDS, self._shrink_in_background)

    def _shrink_in_background(self) -> None:
        threading.Thread(target=self._shrink, name="shrink", daemon=True).start()

    def _shrink(self) -> None:
        """Hold little while nobody reads: a successor begins with what all share."""
        memory.give_back_free_pieces()
        with self._lock:
            grown = [worker for worker in self._workers if worker.growth_bytes > self._settings.idle_bytes]
        for worker in grown:
            self._recycle_in_background(worker)

    def _recycle_in_background(self, worker: Worker) -> None:
        if not worker.recycling:
            worker.recycling = True
            threading.Thread(target=self._recycle, args=(worker,), name="worker recycling", daemon=True).start()

    def _recycle(self, worker: Worker) -> None:
        """Put a warm successor beside a worker that has read its share, and only then let it go."""
        try:
            successor = self._begin()
        except (OSError, EOFError):
            successor = None
        if successor and successor.await_ready():
            worker.recycled = True
            self._idle.put(successor)
            self._reap_recycled()
        else:
            worker.recycling = False

    def _reap_recycled(self) -> None:
        """Take them from among the idle; one that is busy goes when it is given back."""
        for _ in range(self._idle.qsize()):
            with contextlib.suppress(queue.Empty):
                worker = self._idle.get_nowait()
                if worker.recycled:
                    self._reap(worker)
                else:
                    self._idle.put(worker)

    def _reap(self, worker: Worker) -> None:
        with self._lock:
            self._workers.discard(worker)
        worker.end()


def _context() -> BaseContext:
    """A fork server loads the engine once for all; where there is none, each worker loads its own."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["standfirst.workers.warm_up"])
    _make_room_for_socket()
    return context


def _kill_fork_server() -> None:
    """End the processes that the standard library started for itself, also where they are stopped."""
    if "forkserver" in multiprocessing.get_all_start_methods():
        from multiprocessing import forkserver, resource_tracker  # noqa: PLC0415  # not on Windows

        server: Any = forkserver._forkserver  # noqa: SLF001  # it has no other name
        tracker: Any = resource_tracker._resource_tracker  # noqa: SLF001  # likewise
        for pid in (server._forkserver_pid, tracker._pid):  # noqa: SLF001  # likewise
            if pid is not None:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)


def _make_room_for_socket() -> None:
    """Have the fork server's socket made where its path is short enough for the system."""
    folder = tempfile.gettempdir()
    if len(os.fsencode(folder)) > LONGEST_FOLDER:
        tempfile.tempdir = SHORT_FOLDER
        with contextlib.suppress(OSError):
            multiprocessing.util.get_temp_dir()  # made now, and kept by the library for all its sockets
        tempfile.tempdir = folder
