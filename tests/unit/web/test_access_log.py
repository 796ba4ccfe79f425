"""The helper's log."""

from __future__ import annotations

import logging
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from standfirst.web import access_log
from standfirst.web.access_log import Line
from standfirst.workers.faults import place


@pytest.fixture(autouse=True)
def _logging_as_before() -> Iterator[None]:
    logger = logging.getLogger("standfirst")
    before = (logger.level, logger.propagate, list(logger.handlers))
    yield
    for handler in logger.handlers:
        if handler not in before[2]:
            handler.close()
    logger.level, logger.propagate, logger.handlers = before


def lines(folder: Path) -> list[str]:
    """What the log holds."""
    return (folder / access_log.FILE).read_text(encoding="utf-8").splitlines()


def test_a_request_is_one_line_of_numbers_and_a_route(tmp_path: Path) -> None:
    """Nothing of what it brought."""
    access_log.begin(10_000, tmp_path)
    access_log.note(Line("POST", "/v1/summaries", 200, 31.4, 1311, "b799e826"))
    (line,) = lines(tmp_path)
    assert line.endswith("INFO POST /v1/summaries 200 31 ms 1311 B b799e826")


def test_a_method_of_the_callers_own_is_not_written_down(tmp_path: Path) -> None:
    """It is text like any other."""
    access_log.begin(10_000, tmp_path)
    access_log.note(Line("CANARY", "-", 405, 0, None, "b799e826"))
    assert "CANARY" not in lines(tmp_path)[0]


def test_an_exceptions_text_is_not_written_down(tmp_path: Path) -> None:
    """It may quote a page; its kind and place are."""
    access_log.begin(10_000, tmp_path)
    try:
        int("canary")
    except ValueError as error:
        where = place(error)
        logging.getLogger("standfirst.web").exception("a request failed")
    written = "\n".join(lines(tmp_path))
    assert "canary" not in written
    assert "ValueError at test_access_log.py" in written
    assert where.startswith("ValueError at test_access_log.py:")


def test_the_log_is_turned_over_and_three_old_ones_are_kept(tmp_path: Path) -> None:
    """It cannot fill the disk."""
    access_log.begin(200, tmp_path)
    for _ in range(40):
        access_log.note(Line("GET", "/v1/health", 200, 0, 52, "b799e826"))
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["helper.log", "helper.log.1", "helper.log.2", "helper.log.3"]
    assert all(path.stat().st_size <= 200 for path in tmp_path.iterdir())


def test_only_the_user_can_read_the_log(tmp_path: Path) -> None:
    """Whatever the umask."""
    before = os.umask(0)
    try:
        access_log.begin(200, tmp_path / "data")
        for _ in range(10):
            access_log.note(Line("GET", "/v1/health", 200, 0, 52, "b799e826"))
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "data").iterdir()} == {0o600}


def test_where_no_log_can_be_written_there_is_none(tmp_path: Path) -> None:
    """The helper goes on."""
    (tmp_path / "file").touch()
    access_log.begin(200, tmp_path / "file" / "data")
    access_log.note(Line("GET", "/v1/health", 200, 0, 52, "b799e826"))
