"""A batch that is stopped, killed, starved or disturbed loses nothing."""

import os
import random
import resource
import signal
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from tests.api.cli.batches import SMALL_PARTS, failures_in, lines_in, page_of, start, write_pages, written_in
from tests.api.cli.command_line import CommandLine, is_clean
from tests.running import children, until

PAGES = 60


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Enough pages for some seconds."""
    return write_pages(tmp_path_factory.mktemp("batch") / "pages", PAGES)


@pytest.fixture(scope="module")
def undisturbed(pages: Path) -> Mapping[str, bytes]:
    """What is written where nothing goes wrong."""
    folder = pages.parent / "undisturbed"
    ran = CommandLine(pages.parent / "own")("batch", pages, "--out", folder, "--no-timings", **SMALL_PARTS)
    assert ran.status == 0, ran.stderr
    return written_in(folder)


def workers_of(process: subprocess.Popen[bytes]) -> list[int]:
    """The processes below a batch that read pages: the fork server's children."""
    servers = [child for child in children(process.pid) if children(child)]
    return sorted(worker for server in servers for worker in children(server))


def test_kills_at_any_moment_cost_no_line(
    standfirst: CommandLine, pages: Path, undisturbed: Mapping[str, bytes], tmp_path: Path
) -> None:
    moments, out = random.Random(7), tmp_path / "out"  # noqa: S311  # the same moments in every run
    for _ in range(20):
        process = start(standfirst, pages, "--out", out, "--no-timings", **SMALL_PARTS)
        try:
            process.wait(moments.uniform(0.2, 1.2))
        except subprocess.TimeoutExpired:
            process.kill()
        process.communicate()
    ran = standfirst("batch", "--out", out, "--resume", **SMALL_PARTS)
    assert ran.status == 0, ran.stderr
    assert written_in(out) == undisturbed


def test_ctrl_c_leaves_a_state_that_resumes(
    standfirst: CommandLine, pages: Path, undisturbed: Mapping[str, bytes], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    process = start(standfirst, pages, "--out", out, "--no-timings", **SMALL_PARTS)
    assert until((out / "part-00001.done").exists, 60)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=20)
    assert process.returncode == 130, told
    assert b"goes on" in told
    assert not list(out.rglob("*.tmp"))
    assert standfirst("batch", "--out", out, "--resume", **SMALL_PARTS).status == 0
    assert written_in(out) == undisturbed


def test_two_processes_on_one_shard_share_its_work(
    standfirst: CommandLine, pages: Path, undisturbed: Mapping[str, bytes], tmp_path: Path
) -> None:
    both = [start(standfirst, pages, "--out", tmp_path / "out", "--no-timings", **SMALL_PARTS) for _ in range(2)]
    ends = [process.communicate(timeout=60)[1] for process in both]
    assert [process.returncode for process in both] == [0, 0], ends
    assert written_in(tmp_path / "out") == undisturbed


def stop(worker: int) -> None:
    os.kill(worker, signal.SIGSTOP)


def kill(worker: int) -> None:
    os.kill(worker, signal.SIGKILL)


def starve(worker: int) -> None:
    """Let it take no memory more (Linux), as a page does that has eaten all."""
    _, most = resource.prlimit(worker, resource.RLIMIT_AS)
    resource.prlimit(worker, resource.RLIMIT_AS, (1, most))


@pytest.mark.parametrize(
    ("disturb", "code"), [(stop, "deadline_exceeded"), (kill, "worker_died"), (starve, "worker_died")]
)
def test_a_worker_that_hangs_dies_or_starves_costs_at_most_its_page(
    standfirst: CommandLine, pages: Path, tmp_path: Path, disturb: Callable[[int], None], code: str
) -> None:
    out = tmp_path / "out"
    process = start(
        standfirst, pages, "--out", out, "--no-timings", **SMALL_PARTS, STANDFIRST_WORKERS_DEADLINE_SECONDS="3"
    )
    assert until((out / "part-00001.done").exists, 60)
    for worker in workers_of(process)[:1]:
        disturb(worker)
    _, told = process.communicate(timeout=60)
    failures = failures_in(out)
    assert process.returncode == (1 if failures else 0), told
    assert len(failures) <= 1  # one that was idle just then has no page to lose
    assert {failure["code"] for failure in failures} <= {code}
    assert len(lines_in(out)) + len(failures) == PAGES


def test_hostile_pages_are_set_aside_and_all_others_done(standfirst: CommandLine, tmp_path: Path) -> None:
    pages, out = write_pages(tmp_path / "pages", 12), tmp_path / "out"
    (pages / "0004.html").write_text("<div>" * 100_000 + page_of(4), encoding="utf-8")
    (pages / "0005.html").write_bytes(b"<p>" + b"9" * 9_000_000)
    (pages / "0006.html").write_bytes(bytes(range(256)) * 400)
    ran = standfirst("batch", pages, "--out", out, "--method", "lexrank")
    assert ran.status == 1
    assert is_clean(ran)
    set_aside = {failure["id"]: failure["code"] for failure in failures_in(out)}
    assert set_aside["0005.html"] == "document_too_large"
    assert len(lines_in(out)) == 12 - len(set_aside)
    assert {line["id"] for line in lines_in(out)} >= {f"{number:04}.html" for number in (*range(4), *range(7, 12))}


def test_a_full_disk_stops_with_a_sentence_and_the_rest_resumes(
    standfirst: CommandLine, pages: Path, undisturbed: Mapping[str, bytes], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "part-00003.jsonl.gz.tmp").symlink_to("/dev/full")
    ran = standfirst("batch", pages, "--out", out, "--no-timings", **SMALL_PARTS)
    assert ran.status == 5
    assert "disk is full" in ran.stderr
    assert is_clean(ran)
    assert len(list(out.glob("*.done"))) == 3
    assert standfirst("batch", pages, "--out", out, "--no-timings", **SMALL_PARTS).status == 0
    assert written_in(out) == undisturbed


@pytest.mark.parametrize(
    ("changed", "named"),
    [(["--length", "short"], "sentences 3, not sentences 1"), (["--method", "lead"], "news, not lead"), ([], "is new")],
)
def test_another_plan_is_refused_with_the_difference(
    standfirst: CommandLine, tmp_path: Path, changed: list[str], named: str
) -> None:
    pages, out = write_pages(tmp_path / "pages", 2), tmp_path / "out"
    assert standfirst("batch", pages, "--out", out).status == 0
    before = written_in(out)
    if not changed:
        (pages / "more.html").write_text(page_of(9), encoding="utf-8")
    ran = standfirst("batch", pages, "--out", out, *changed)
    assert ran.status == 2
    assert named in ran.stderr
    assert written_in(out) == before


def test_an_input_that_changes_under_way_is_refused(standfirst: CommandLine, tmp_path: Path) -> None:
    pages, out = write_pages(tmp_path / "pages", 7), tmp_path / "out"
    assert standfirst("batch", pages, "--out", out, "--shard", "1/2", **SMALL_PARTS).status == 0
    (pages / "0006.html").write_text("<p>Shorter.", encoding="utf-8")
    ran = standfirst("batch", "--out", out, "--resume")
    assert ran.status == 5
    assert "no longer as it was planned" in ran.stderr


def test_too_many_failures_stop_a_batch_and_a_retry_reads_only_those(standfirst: CommandLine, tmp_path: Path) -> None:
    pages, out = write_pages(tmp_path / "pages", 20), tmp_path / "out"
    for number in (6, 7, 8, 12):
        (pages / f"{number:04}.html").write_text("<p>" + "x" * 995, encoding="utf-8")
    size = (pages / "0006.html").stat().st_size
    ran = standfirst("batch", pages, "--out", out, "--max-failed", "2", **SMALL_PARTS)
    assert ran.status == 5
    assert "More than 2 pages" in ran.stderr
    assert standfirst("batch", "--out", out, "--resume").status == 1
    status = standfirst("batch", "--out", out, "--status")
    assert (status.status, "4 pages were set aside" in status.stderr) == (1, True)
    for number in (6, 7, 8, 12):
        mended = page_of(number)
        (pages / f"{number:04}.html").write_text(mended + "\n" * (size - len(mended)), encoding="utf-8")
    untouched = (out / "part-00003.jsonl.gz").stat().st_mtime_ns
    retried = standfirst("batch", "--out", out, "--retry-failed")
    assert retried.status == 0, retried.stderr
    assert [line["id"] for line in lines_in(out)] == [f"{number:04}.html" for number in range(20)]
    assert (out / "part-00003.jsonl.gz").stat().st_mtime_ns == untouched
    assert not failures_in(out)
