"""How the helper begins and ends."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.api.http.test_load_and_faults import begin_post, stop_all_workers
from tests.api.replies import PAGE
from tests.running import RunningHelper, children, command_of, environment_of, free_port, running_helper, until

from standfirst import __version__

EXIT_SECONDS = 6.0


def runs(pid: int) -> bool:
    """Whether a process is there and no zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def processes(helper: RunningHelper) -> set[int]:
    """The helper, what it started, and what that started."""
    below = children(helper.process.pid)
    return {helper.process.pid, *below, *(grandchild for child in below for grandchild in children(child))}


def start_on(port: int, data: Path) -> subprocess.CompletedProcess[str]:
    """Try to start a helper there."""
    return subprocess.run(  # noqa: S603  # our own
        command_of(port), env=environment_of(data), capture_output=True, text=True, timeout=20, check=False
    )


def test_a_second_helper_says_that_one_runs_already(helper: RunningHelper, tmp_path: Path) -> None:
    """In one sentence, with its version, and exit status 5; the first goes on."""
    second = start_on(helper.port, tmp_path)
    assert second.returncode == 5
    assert f"Standfirst {__version__} runs already on port {helper.port}." in second.stderr
    assert "Traceback" not in second.stderr
    assert second.stdout == ""
    assert helper.get("/v1/health").status == 200


def test_of_two_helpers_that_start_at_once_one_says_that_the_other_runs(tmp_path: Path) -> None:
    """A login may start it twice; both may bind the port, only one may listen."""
    port = free_port()
    pair = [
        subprocess.Popen(  # noqa: S603  # our own
            command_of(port), env=environment_of(tmp_path / name), stderr=subprocess.PIPE, text=True
        )
        for name in ("one", "two")
    ]
    try:
        assert until(lambda: any(each.poll() is not None for each in pair), 10)
    finally:
        for each in pair:
            each.terminate()
    told = {each.returncode: said for each in pair for said in [each.communicate(timeout=EXIT_SECONDS)[1]]}
    assert set(told) == {0, 5}
    assert f"Standfirst {__version__} runs already on port {port}." in told[5]


@pytest.mark.parametrize("kind", ["silent", "speaks something else"])
def test_a_foreign_program_on_the_port_is_named_as_such(tmp_path: Path, kind: str) -> None:
    """It is not taken for ours, and no other port is tried."""
    with socket.socket() as foreign:
        foreign.bind(("127.0.0.1", 0))
        foreign.listen()
        answering = threading.Thread(target=_answer, args=(foreign,), daemon=True)
        if kind != "silent":
            answering.start()
        done = start_on(foreign.getsockname()[1], tmp_path)
    assert done.returncode == 5
    assert "Another program holds port" in done.stderr
    assert "Traceback" not in done.stderr


def _answer(listener: socket.socket) -> None:
    try:
        while True:
            connection, _ = listener.accept()
            with connection:
                connection.sendall(b'HTTP/1.1 200 OK\r\nContent-Length: 21\r\n\r\n{"name": "something"}')
    except OSError:
        return


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


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=lambda n: n.name)
def test_work_that_hangs_does_not_keep_the_helper(tmp_path: Path, number: signal.Signals) -> None:
    """It is drained for five seconds, then ended."""
    with running_helper(tmp_path, {"workers.deadline_seconds": 60}) as helper:
        assert helper.post("/v1/summaries", {"html": PAGE}).status == 200
        everything = processes(helper)
        stop_all_workers(helper)
        with begin_post(helper, PAGE):
            begin = time.monotonic()
            assert helper.stop(number) == 0
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
        for pid in processes(helper):
            os.kill(pid, signal.SIGINT)
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


@pytest.mark.parametrize("kind", ["no home", "other locale", "odd folder", "no temporary folder"])
def test_odd_surroundings_do_not_matter(tmp_path: Path, kind: str) -> None:
    """HOME unset, a locale without UTF-8, spaces and 中文 in the path, nowhere to put temporary files."""
    data = tmp_path / "a folder 中文" / "data" if kind == "odd folder" else tmp_path / "data"
    environment = environment_of(data)
    if kind == "no home":
        environment.pop("HOME", None)
    elif kind == "other locale":
        environment |= {"LC_ALL": "C", "LANG": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    elif kind == "no temporary folder":
        environment |= {"TMPDIR": "/nonexistent"}
    with running_helper(data, environment=environment) as helper:
        page = PAGE.replace("Elmsford", "Ēlmsfōrd 市")
        assert helper.post("/v1/summaries", {"html": page}).status == 200
        assert helper.get("/").status == 200
        assert "POST /v1/summaries 200" in helper.log
        assert helper.stop() == 0


def test_a_data_folder_that_cannot_be_written_does_not_matter(tmp_path: Path) -> None:
    """There is no log then, and summaries go on."""
    file = tmp_path / "a file"
    file.write_text("", encoding="utf-8")
    environment = {**environment_of(file / "data"), "STANDFIRST_CONFIG": str(tmp_path / "config.toml")}
    with running_helper(file / "data", environment=environment) as helper:
        assert helper.post("/v1/summaries", {"html": PAGE}).status == 200


def test_tokens_that_others_can_read_keep_the_helper_from_starting(tmp_path: Path) -> None:
    access = tmp_path / "access"
    access.mkdir(mode=0o700)
    (access / "token-x.json").write_text("{}", encoding="utf-8")
    (access / "token-x.json").chmod(0o644)
    done = start_on(free_port(), tmp_path)
    assert done.returncode == 5
    assert "open to others" in done.stderr


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
