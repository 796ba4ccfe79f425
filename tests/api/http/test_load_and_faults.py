"""Many at once, and processes that are lost, in runs of seconds; `benchmarks/soak.py` has the long ones."""

from __future__ import annotations

import json
import os
import signal
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest
from tests.api import hostile
from tests.api.conftest import FIREFOX_EXTENSION, pair
from tests.api.http.measures import parent_megabytes, peak_megabytes
from tests.api.killed_writers import URL, kill_while_writing
from tests.api.replies import ARTICLE, PAGE, assert_problem
from tests.running import JSON_TYPE, RunningHelper, children, environment_of, running_helper, until

from standfirst.config import Bounds

HUNDRED_MILLISECONDS = 0.1


@pytest.fixture
def own(tmp_path: Path) -> Iterator[RunningHelper]:
    """A helper that a test may hurt."""
    with running_helper(tmp_path) as running:
        assert running.post("/v1/summaries", {"html": PAGE}).status == 200
        yield running


def begin_post(helper: RunningHelper, page: str) -> socket.socket:
    """Send a whole request, and do not wait for the reply."""
    body = json.dumps({"html": page}).encode()
    head = f"POST /v1/summaries HTTP/1.1\r\nHost: 127.0.0.1:{helper.port}\r\nContent-Type: application/json\r\n"
    connection = socket.create_connection(("127.0.0.1", helper.port), timeout=20)
    connection.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
    return connection


def stop_all_workers(helper: RunningHelper) -> None:
    """Hang both: no page is needed for it, and no bound helps."""
    for pid in helper.workers():
        os.kill(pid, signal.SIGSTOP)


def test_fifty_clients_at_once_get_a_summary_or_are_told_to_come_again(own: RunningHelper) -> None:
    """Pages of a megabyte, and health answers all the while."""
    page = hostile.page(ARTICLE + f"<!--{'x' * hostile.MEGABYTE}-->")
    done = threading.Event()
    waits: list[float] = []

    def ask_for_health() -> None:
        while not done.wait(0.01):
            begin = time.monotonic()
            assert own.get("/v1/health").status == 200
            waits.append(time.monotonic() - begin)

    with ThreadPoolExecutor(51) as threads:
        watcher = threads.submit(ask_for_health)
        replies = list(threads.map(lambda _: own.post("/v1/summaries", {"html": page}, seconds=60), range(50)))
        done.set()
        watcher.result()
    assert {reply.status for reply in replies} <= {200, 503}
    assert any(reply.status == 200 for reply in replies)
    for reply in replies:
        if reply.status == 503:
            assert_problem(reply, 503, "overloaded")
            assert int(reply.headers["Retry-After"]) > 0
    assert sorted(waits)[len(waits) * 9 // 10] < 10 * HUNDRED_MILLISECONDS


def test_json_that_only_an_attack_has_costs_next_to_nothing(own: RunningHelper) -> None:
    """Six bodies of eight megabytes at once, each of which would be three million lists."""
    bomb = b'{"x":[' + b"[]," * ((Bounds().body_bytes - 10) // 3) + b"[]]}"
    before, begin = peak_megabytes(own), time.monotonic()
    with ThreadPoolExecutor(6) as threads:
        ask = [threads.submit(own.ask, "POST", "/v1/summaries", bomb, JSON_TYPE) for _ in range(6)]
        while not all(asked.done() for asked in ask):
            assert own.get("/v1/health").status == 200
    assert time.monotonic() - begin < 3
    for asked in ask:
        assert_problem(asked.result(), 400, "invalid_request")
    assert peak_megabytes(own) - before < 150


def test_an_honest_reader_behind_hung_workers_is_served_in_time(own: RunningHelper) -> None:
    """The deadline ends both hung jobs, then it is the reader's turn."""
    stop_all_workers(own)
    with ThreadPoolExecutor() as threads:
        hung = [threads.submit(own.post, "/v1/summaries", {"html": PAGE}) for _ in range(2)]
        begin = time.monotonic()
        assert own.get("/v1/health").status == 200
        assert own.post("/v1/summaries", {"html": PAGE}).status == 200
        assert time.monotonic() - begin < 12
        for job in hung:
            # Whose turn it was first is the pool's affair; a hung worker's job ends at the deadline.
            assert job.result().status in {200, 504}


def test_what_the_queue_cannot_hold_is_told_to_come_again(own: RunningHelper) -> None:
    """At once, while those who wait keep their places."""
    stop_all_workers(own)
    with ExitStack() as waiting:
        for _ in range(6):
            waiting.enter_context(begin_post(own, PAGE))
        assert until(lambda: own.post("/v1/summaries", {"html": PAGE}).status == 503, 5)


def test_memory_descriptors_and_processes_stay_as_they_are(own: RunningHelper) -> None:
    """Shortened: pages of all kinds, some of them lost."""
    pages = [PAGE, hostile.NO_ARTICLES["43 noise"], hostile.KILLERS["34 100k paragraphs"](), "", "<p>" * 3000 + ARTICLE]

    def load() -> None:
        with ThreadPoolExecutor(2) as threads:
            list(threads.map(lambda n: own.post("/v1/summaries", {"html": pages[n % len(pages)]}), range(60)))

    load()
    load()
    descriptors, threads, memory = own_counts(own)
    load()
    load()
    after = own_counts(own)
    assert after[0] <= descriptors + 2
    assert after[1] <= threads
    assert after[2] < memory + 10
    assert len(own.workers()) == 2


THREADS = 20
"""One for each that may read, wait, fetch or ask a model at once, and the server's own; those of a load go again."""


def own_counts(helper: RunningHelper) -> tuple[int, int, float]:
    """Open files, threads and megabytes of the parent."""
    root = Path(f"/proc/{helper.process.pid}")
    assert until(lambda: len(list((root / "task").iterdir())) <= THREADS, 5)
    return len(list((root / "fd").iterdir())), len(list((root / "task").iterdir())), parent_megabytes(helper)


def test_at_rest_the_helper_is_small(own: RunningHelper) -> None:
    """It is there all day: 45 MB for the parent, 130 for all, shared pages parted among those who share."""
    parent, below = own.process.pid, children(own.process.pid)
    below += [grandchild for child in below for grandchild in children(child)]
    assert len(below) >= 3
    assert proportional_megabytes(parent) <= 45
    assert sum(map(proportional_megabytes, [parent, *below])) <= 130


def proportional_megabytes(pid: int) -> float:
    """A process's share of the memory (PSS)."""
    rows = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return next(int(row.split()[1]) for row in rows if row.startswith("Pss:")) / 1024


def test_half_open_connections_block_nobody_for_long(own: RunningHelper) -> None:
    """Three hundred of them; health answers within twelve seconds."""
    held = [socket.create_connection(("127.0.0.1", own.port), timeout=5) for _ in range(300)]
    for number, connection in enumerate(held):
        connection.sendall(b"POST /v1/summaries HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n" + b"\r\n" * (number % 2))
    begin = time.monotonic()
    assert own.ask("GET", "/v1/health", seconds=12).status == 200
    assert time.monotonic() - begin < 12
    for connection in held:
        connection.close()


def test_clients_that_go_away_free_their_places(own: RunningHelper) -> None:
    """A hundred of them, in the middle of their jobs."""
    for _ in range(100):
        begin_post(own, PAGE).close()
    assert until(lambda: own.post("/v1/summaries", {"html": PAGE}).status == 200, 12)
    with ThreadPoolExecutor(6) as threads:
        statuses = list(threads.map(lambda _: own.post("/v1/summaries", {"html": PAGE}).status, range(6)))
    assert statuses == [200] * 6


def test_what_was_acknowledged_before_a_kill_is_in_the_history(tmp_path: Path) -> None:
    """Four writers, and SIGKILL in the middle of it; fifty rounds of it are part of the soak."""
    killed = kill_while_writing(tmp_path, least=30)
    assert len(killed.acknowledged) >= 30
    assert killed.acknowledged <= killed.kept
    with running_helper(tmp_path, {"history.enabled": True}) as helper:
        headers = {**FIREFOX_EXTENSION, "Authorization": f"Bearer {pair(helper)}"}
        assert {entry["id"] for entry in helper.get("/v1/history", headers).json["entries"]} <= killed.kept
        assert helper.post("/v1/summaries", {"html": PAGE, "url": URL}, headers).json["history_id"] > max(killed.kept)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV, signal.SIGABRT], ids=lambda n: n.name)
def test_a_worker_that_is_lost_costs_one_reply(own: RunningHelper, number: signal.Signals) -> None:
    """The pool is whole again afterwards."""
    before = own.workers()
    assert len(before) == 2
    stop_all_workers(own)
    with begin_post(own, PAGE) as first, begin_post(own, PAGE) as second:
        threading.Event().wait(0.3)
        for pid in before:
            os.kill(pid, signal.SIGCONT)
            os.kill(pid, number)
        # A job that had not been begun is given to the next worker.
        assert {int(reply.recv(4096).split()[1]) for reply in (first, second)} <= {200, 500}
    assert all(own.post("/v1/summaries", {"html": PAGE}).status == 200 for _ in range(4))
    assert until(lambda: len(own.workers()) == 2, 5)
    assert not own.workers() & before


def test_a_canary_in_a_page_is_written_down_nowhere(tmp_path: Path) -> None:
    """Neither in a log, nor on a command line, nor in a file, while the history is off."""
    canary = "canary9f27"
    data, temporary = tmp_path / "data", tmp_path / "temporary"
    temporary.mkdir()
    with running_helper(data, environment={**environment_of(data), "TMPDIR": str(temporary)}) as helper:
        token = pair(helper)
        headers = {**FIREFOX_EXTENSION, "Authorization": f"Bearer {token}"}
        page = PAGE.replace("bridge", canary).replace("</head>", f"<title>{canary}</title></head>")
        value = {"html": page, "url": f"https://{canary}.example/{canary}", "title": canary}
        assert helper.post("/v1/summaries", value, headers).status == 200
        assert helper.post("/v1/summaries", {**value, canary: 1}, headers).status == 400
        assert helper.get(f"/v1/history?q={canary}", {"Authorization": f"Bearer {canary}"}).status == 401
        assert helper.get(f"/{canary}?{canary}").status == 404
        assert helper.ask("CANARY9F27", "/").status == 405
        lines = [Path(f"/proc/{pid}/cmdline").read_bytes() for pid in {helper.process.pid, *helper.workers()}]
        assert canary.encode() not in b"".join(lines)
        assert "POST /v1/summaries 200" in helper.log
    for secret in (canary, canary.upper(), token):
        for file in [*data.rglob("*"), *temporary.rglob("*")]:
            if file.is_file():
                assert secret.encode() not in file.read_bytes(), file
        assert secret not in "".join(helper.stderr)


def test_a_reply_that_is_not_fetched_waits_in_memory_alone(own: RunningHelper) -> None:
    """Not in a temporary file either, however long it is and however slowly its reader takes it."""
    text = "\n\n".join(f"The mayor of town {n} said on Tuesday that the bridge would be built." for n in range(20_000))
    body = json.dumps({"text": text, "include": ["article_text"]}).encode()
    head = f"POST /v1/summaries HTTP/1.1\r\nHost: 127.0.0.1:{own.port}\r\nContent-Type: application/json\r\n"
    before = nameless_files(own)  # the tests' own output may be one
    with socket.socket() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.settimeout(20)
        connection.connect(("127.0.0.1", own.port))
        connection.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        assert connection.recv(15).startswith(b"HTTP/1.1 200")
        assert not until(lambda: nameless_files(own) != before, 1)


def nameless_files(helper: RunningHelper) -> set[str]:
    """What it holds open that has no name any more, as temporary files have none."""
    links = [link.readlink() for link in Path(f"/proc/{helper.process.pid}/fd").iterdir() if link.is_symlink()]
    return {path.name for path in links if path.name.endswith("(deleted)")}
