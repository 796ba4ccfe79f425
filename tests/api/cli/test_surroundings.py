"""Terminals, locales, pipes and folders as they come."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest
from tests.api.cli.command_line import ARTICLE, PAGE, CommandLine


def test_a_reader_who_goes_away_is_no_error(standfirst: CommandLine, page: Path) -> None:
    """`standfirst summarize … | head -1`."""
    process = subprocess.Popen(  # noqa: S603  # this Python, running this package
        [sys.executable, "-m", "standfirst", "summarize", *[str(page)] * 30],
        env=standfirst.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout
    assert process.stderr
    process.stdout.read(10)
    process.stdout.close()
    complaint = process.stderr.read()
    process.stderr.close()
    assert process.wait() == 0
    assert complaint == b""


@pytest.mark.parametrize(
    "locale",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
)
@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_a_locale_that_lacks_a_letter_is_no_error(standfirst: CommandLine, locale: dict[str, str], form: str) -> None:
    """JSON is UTF-8 all the same."""
    text = ARTICLE.replace("storm", "“Sturm” 暴风")
    ran = standfirst("summarize", "-", "--format", form, stdin=text, **locale)
    assert (ran.status, ran.stderr) == (0, "")
    if form == "json":
        assert "“Sturm” 暴风" in json.loads(ran.stdout_bytes)["text"]


def test_no_folder_of_the_user_need_be_known(page: Path) -> None:
    """HOME unset, TMPDIR nowhere, a working directory with blanks and 中文."""
    folder = page.parent / "a b 中文"
    folder.mkdir()
    done = subprocess.run(  # noqa: S603  # this Python, running this package
        [sys.executable, "-m", "standfirst", "summarize", str(page)],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "TMPDIR": "/nowhere"},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Eastport" in done.stdout


def test_nothing_of_a_page_stays_on_the_machine(standfirst: CommandLine, tmp_path: Path) -> None:
    """Neither in our folder nor in a temporary one, whether there was an article or not."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    assert "Canary" in standfirst("summarize", "-", stdin=PAGE.replace("storm", "Canary"), TMPDIR=str(temporary)).stdout
    failed = standfirst("summarize", "-", stdin="<html><title>Canary</title>", TMPDIR=str(temporary))
    assert failed.status == 3
    assert "Canary" not in failed.stderr
    assert list(temporary.iterdir()) == []
    assert not standfirst.folder.exists()


def test_a_page_cannot_drive_the_terminal(standfirst: CommandLine, tmp_path: Path) -> None:
    """Escape sequences and direction overrides of a page are left out."""
    file = tmp_path / "hostile.txt"
    file.write_text(ARTICLE.replace("storm", "\x1b]0;owned\x07st\x9b31morm\u202e"), encoding="utf-8")
    for form in ("text", "markdown"):
        written = standfirst("summarize", file, "--format", form).stdout
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", written)


def test_ctrl_c_is_clean(standfirst: CommandLine) -> None:
    """Status 130, and no traceback, while it waits for standard input."""
    process = subprocess.Popen(  # this Python, running this package
        [sys.executable, "-m", "standfirst", "summarize", "-"],
        env=standfirst.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    for _ in range(200):  # until it sleeps in a read, which is what Ctrl-C mostly meets
        if "pipe" in Path(f"/proc/{process.pid}/wchan").read_text(encoding="ascii"):
            break
        Event().wait(0.05)
    process.send_signal(signal.SIGINT)
    written, complaint = process.communicate(timeout=30)
    assert (process.returncode, written, complaint.strip()) == (130, "", "")


def in_a_terminal(standfirst: CommandLine, *arguments: object, columns: int) -> str:
    """Run the command on a pseudo-terminal, and return what it drew."""
    master, slave = pty.openpty()
    process = subprocess.Popen(  # noqa: S603  # this Python, running this package
        [sys.executable, "-m", "standfirst", *map(str, arguments)],
        env={**standfirst.environment, "COLUMNS": str(columns), "TERM": "xterm"},
        stdin=slave,
        stdout=slave,
        stderr=slave,
    )
    os.close(slave)
    drawn = b""
    try:
        while chunk := os.read(master, 65536):
            drawn += chunk
    except OSError:  # Linux's way to say that the other side is closed
        pass
    os.close(master)
    assert process.wait() == 0
    return drawn.decode("utf-8").replace("\r\n", "\n")


def test_a_person_sees_a_page_that_is_set(standfirst: CommandLine, page: Path) -> None:
    """The headline in bold, sentences as a list within the window, what it saves below."""
    drawn = in_a_terminal(standfirst, "summarize", page, columns=50)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", drawn)
    assert "\x1b[1mStorm breaks two piers\x1b[0m" in drawn
    assert all(len(line) <= 50 for line in plain.splitlines())
    assert "  • The harbour of Eastport was closed on Monday" in plain
    assert re.search(r"saves [\d.]+ of [\d.]+\sminutes", plain)


def test_the_article_is_set_too(standfirst: CommandLine, page: Path) -> None:
    plain = re.sub(r"\x1b\[[0-9;]*m", "", in_a_terminal(standfirst, "extract", page, columns=40))
    assert all(len(line) <= 40 for line in plain.splitlines())
    assert "Storm breaks two piers" in plain


@pytest.mark.parametrize(
    ("streams", "status", "told"),
    [(">/dev/full", 5, "refused to read or write"), ("<&-", 3, "empty")],
    ids=["a full disk", "no input"],
)
def test_a_stream_that_is_full_or_closed_is_told_in_a_sentence(
    standfirst: CommandLine, streams: str, status: int, told: str
) -> None:
    verb = "methods" if "full" in streams else "summarize -"
    done = subprocess.run(  # noqa: S602  # the shell is what closes streams
        f'"{sys.executable}" -m standfirst {verb} {streams}',
        shell=True,
        env=standfirst.environment,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == status
    assert told in done.stderr
    assert "unexpected" not in done.stderr
