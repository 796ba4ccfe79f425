"""How the helper starts: where, beside what, and what keeps it from it."""

from __future__ import annotations

import socket
import subprocess
import threading
from pathlib import Path

import pytest
from tests.api.replies import PAGE
from tests.running import RunningHelper, command_of, environment_of, free_port, running_helper, until

from standfirst import __version__

EXIT_SECONDS = 6.0


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


@pytest.mark.parametrize("kind", ["no home", "other locale", "odd folder", "no temporary folder", "deep one"])
def test_odd_surroundings_do_not_matter(tmp_path: Path, kind: str) -> None:
    """HOME unset, a locale without UTF-8, spaces and 中文 in the path, nowhere or far down to put temporary files."""
    data = tmp_path / "a folder 中文" / "data" if kind == "odd folder" else tmp_path / "data"
    environment = environment_of(data)
    if kind == "no home":
        environment.pop("HOME", None)
    elif kind == "other locale":
        environment |= {"LC_ALL": "C", "LANG": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    elif kind == "no temporary folder":
        environment |= {"TMPDIR": "/nonexistent"}
    elif kind == "deep one":
        deep = tmp_path / ("deep" * 25)
        deep.mkdir()
        environment |= {"TMPDIR": str(deep)}
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


def test_too_few_descriptors_are_told_at_the_start(tmp_path: Path) -> None:
    """Rather than a helper that runs and serves nobody."""
    limited = ["sh", "-c", 'ulimit -n 40 && exec "$@"', "sh", *command_of(free_port())]
    done = subprocess.run(  # noqa: S603  # our own
        limited, env=environment_of(tmp_path), capture_output=True, text=True, timeout=20, check=False
    )
    assert done.returncode == 5
    assert "This process may open 40 files only." in done.stderr
    assert "ulimit -n" in done.stderr
    assert "Traceback" not in done.stderr
