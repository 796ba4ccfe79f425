"""How the helper lives on, and ends."""

from __future__ import annotations

import os
import signal
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest
from tests.api.http.test_load_and_faults import begin_post, stop_all_workers
from tests.api.replies import PAGE
from tests.running import RunningHelper, children, running_helper, runs, until

EXIT_SECONDS = 6.0


def processes(helper: RunningHelper) -> set[int]:
    """The helper, what it started, and what that started."""
    below = children(helper.process.pid)
    return {helper.process.pid, *below, *(grandchild for child in below for grandchild in children(child))}


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=lambda n: n.name)
def test_a_signal_ends_an_idle_helper_at_once(tmp_path: Path, number: signal.Signals) -> None:
    """With status 0 and no orphan."""
    with running_helper(tmp_path) as helper:
        assert helper.post("/v1/summaries", {"html": PAGE}).status == 200
        everything = processes(helper)
        assert len(everything) >= 4
        begin = time.monotonic()
        assert helper.stop(number) == 0
        assert time.monotonic() - begin < EXIT_SECONDS
        assert until(lambda: not any(map(runs, everything)), 2)
        assert "Traceback" not in "".join(helper.stderr)


def test_a_signal_right_after_the_start_ends_it_as_well(tmp_path: Path) -> None:
    """While the workers are still warming up."""
    with running_helper(tmp_path) as helper:
        assert helper.stop() == 0


def test_a_reply_in_the_making_is_still_sent(tmp_path: Path) -> None:
    """Nobody new is let in, whoever is in gets an answer."""
    with running_helper(tmp_path) as helper:
        assert helper.post("/v1/summaries", {"html": PAGE}).status == 200
        stopped = helper.workers()
        stop_all_workers(helper)
        with begin_post(helper, PAGE) as connection:
            pause = threading.Event()
            pause.wait(0.3)
            helper.process.send_signal(signal.SIGTERM)
            assert until(lambda: not _accepts(helper), 2)
            for pid in stopped:
                os.kill(pid, signal.SIGCONT)
            assert connection.recv(15).startswith(b"HTTP/1.1 200")
        assert helper.process.wait(EXIT_SECONDS) == 0


def test_work_that_hangs_does_not_keep_the_helper(tmp_path: Path) -> None:
    """It is drained for some seconds, then ended."""
    with running_helper(tmp_path, {"workers.deadline_seconds": 60}) as helper:
        assert helper.post("/v1/summaries", {"html": PAGE}).status == 200
        everything = processes(helper)
        stop_all_workers(helper)
        with begin_post(helper, PAGE):
            begin = time.monotonic()
            assert helper.stop() == 0
            assert time.monotonic() - begin < EXIT_SECONDS
            assert until(lambda: not any(map(runs, everything)), 2)


@pytest.mark.parametrize("is_busy", [False, True], ids=["idle", "busy"])
def test_a_stopped_fork_server_does_not_keep_the_helper(tmp_path: Path, is_busy: bool) -> None:  # noqa: FBT001
    """Nor do workers that are stopped with it, nor one that is to be started anew."""
    with running_helper(tmp_path) as helper:
        assert helper.post("/v1/summaries", {"html": PAGE}).status == 200
        everything = processes(helper)
        for pid in everything - {helper.process.pid}:
            os.kill(pid, signal.SIGSTOP)
        with ExitStack() as held:
            if is_busy:
                held.enter_context(begin_post(helper, PAGE))
                os.kill(min(helper.workers()), signal.SIGKILL)
            begin = time.monotonic()
            assert helper.stop() == 0
            assert time.monotonic() - begin < EXIT_SECONDS
        assert until(lambda: not any(map(runs, everything)), 2)


def test_a_second_ctrl_c_does_not_wait(tmp_path: Path) -> None:
    """With work in flight."""
    with running_helper(tmp_path, {"workers.deadline_seconds": 60}) as helper:
        assert helper.post("/v1/summaries", {"html": PAGE}).status == 200
        everything = processes(helper)
        stop_all_workers(helper)
        with begin_post(helper, PAGE):
            pause = threading.Event()
            pause.wait(0.3)
            begin = time.monotonic()
            helper.process.send_signal(signal.SIGINT)
            pause.wait(0.5)
            assert helper.stop(signal.SIGINT) == 0
            assert time.monotonic() - begin < 3
            assert until(lambda: not any(map(runs, everything)), 2)


def test_ctrl_c_in_a_terminal_reaches_the_workers_too_and_does_no_harm(tmp_path: Path) -> None:
    """A terminal signals all of them at once."""
    with running_helper(tmp_path, before=["setsid"]) as helper:
        assert helper.post("/v1/summaries", {"html": PAGE}).status == 200
        group = os.getpgid(helper.process.pid)
        assert {os.getpgid(pid) for pid in processes(helper)} == {group} != {os.getpgrp()}
        os.killpg(group, signal.SIGINT)
        assert helper.process.wait(EXIT_SECONDS) == 0
        assert "Traceback" not in "".join(helper.stderr)


def test_when_the_helper_is_killed_its_workers_go_with_it(tmp_path: Path) -> None:
    """Within two seconds."""
    with running_helper(tmp_path) as helper:
        assert helper.post("/v1/summaries", {"html": PAGE}).status == 200
        everything = processes(helper)
        helper.process.kill()
        helper.process.wait()
        assert until(lambda: not any(map(runs, everything)), 2)


def test_a_sleep_of_the_machine_is_survived(tmp_path: Path) -> None:
    """Shortened: nothing runs for some seconds, then everything goes on."""
    with running_helper(tmp_path) as helper:
        assert helper.post("/v1/summaries", {"html": PAGE}).status == 200
        everything = processes(helper)
        for pid in everything:
            os.kill(pid, signal.SIGSTOP)
        with begin_post(helper, PAGE) as asking:
            threading.Event().wait(3)
            for pid in everything:
                os.kill(pid, signal.SIGCONT)
            assert asking.recv(15).startswith(b"HTTP/1.1 200")
        assert helper.post("/v1/summaries", {"html": PAGE}).status == 200
        assert processes(helper) == everything


def test_more_connections_than_descriptors_are_survived(tmp_path: Path) -> None:
    """`ulimit -n 64`, two hundred connections, then an honest request."""
    limited = ["sh", "-c", 'ulimit -n 64 && exec "$@"', "sh"]
    with running_helper(tmp_path, before=limited) as helper:
        assert helper.post("/v1/summaries", {"html": PAGE}).status == 200
        held = []
        with ThreadPoolExecutor(20) as threads:
            held = list(threads.map(lambda _: _connect(helper), range(200)))
        for connection in held:
            if connection:
                connection.close()
        assert until(lambda: helper.post("/v1/summaries", {"html": PAGE}).status == 200, 15)
        assert helper.stop() == 0


def _accepts(helper: RunningHelper) -> bool:
    try:
        socket.create_connection(("127.0.0.1", helper.port), timeout=1).close()
    except OSError:
        return False
    return True


def _connect(helper: RunningHelper) -> socket.socket | None:
    try:
        return socket.create_connection(("127.0.0.1", helper.port), timeout=3)
    except OSError:
        return None
