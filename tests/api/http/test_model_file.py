"""A real model: SmolLM2 as a GGUF file, run by the helper. It chooses badly; that it chooses at all is the test."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.running import RunningHelper, children, runs, until
from tests.small_model import model_file, running_helper_with_model

from standfirst.config import LanguageModel
from standfirst.language_model import Chooser, Failure, Question

TEXT = """
The council of Elmsford voted on Tuesday to rebuild the harbour bridge.

It will cost 4.2 million euros, a third of which the state pays.

Shopkeepers on the northern bank welcomed the vote.

Only the owners of the ferry spoke against the plan.

The work begins in spring and takes two years.
"""
QUESTION = Question(
    "Council votes to rebuild the bridge",
    "en",
    tuple(enumerate(TEXT.strip().split("\n\n"))),
    tuple(range(5)),
    2,
)


@pytest.fixture(scope="module")
def helper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHelper]:
    with running_helper_with_model(tmp_path_factory.mktemp("data")) as running:
        yield running


def test_a_real_model_chooses_without_any_port_and_is_gone_with_the_helper(helper: RunningHelper) -> None:
    before = set(children(helper.process.pid))
    reply = helper.ask(
        "POST",
        "/v1/summaries",
        json.dumps({"text": TEXT, "title": QUESTION.title, "method": "model", "length": "short"}).encode(),
        {"Content-Type": "application/json"},
        seconds=300,
    )
    assert reply.status == 200, reply.body
    told = reply.json
    assert told["method"] == "model", told["notices"]
    assert told["chosen_by"].startswith("SmolLM2")
    (chosen,) = told["sentences"]
    assert chosen["text"] in TEXT
    (process,) = set(children(helper.process.pid)) - before
    assert listening_ports(process) == []
    helper.process.terminate()
    assert until(lambda: not runs(process))


def test_a_model_file_that_is_too_slow_is_killed_at_its_deadline() -> None:
    chooser = Chooser()
    settings = LanguageModel(file=str(model_file()), context_tokens=2048, seconds=1.0, memory_bytes=4 * 1024**3)
    with pytest.raises(Failure) as caught:
        chooser.choose(QUESTION, settings)
    assert caught.value.code == "model_too_slow"
    chooser.close()


@pytest.mark.parametrize("content", [b"", b"GGUF\3\0\0\0" + b"\xff" * 64, b"no model at all" * 1000])
def test_a_file_that_is_no_model_is_told_as_such(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "broken.gguf"
    file.write_bytes(content)
    with pytest.raises(Failure, match=r"cannot be loaded|ended"):
        Chooser().choose(QUESTION, LanguageModel(file=str(file), memory_bytes=4 * 1024**3))


def test_a_model_larger_than_its_memory_is_not_loaded(tmp_path: Path) -> None:
    file = tmp_path / "large.gguf"
    with file.open("wb") as opened:
        opened.truncate(200 * 1024**2)
    with pytest.raises(Failure, match="larger than the memory"):
        Chooser().choose(QUESTION, LanguageModel(file=str(file), memory_bytes=128 * 1024**2))


def test_a_file_that_is_not_there_or_a_pipe_is_told_as_such(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.gguf")
    for name in ("gone.gguf", "pipe.gguf", "."):
        with pytest.raises(Failure, match="not there"):
            Chooser().choose(QUESTION, LanguageModel(file=str(tmp_path / name)))


def listening_ports(pid: int) -> list[int]:
    """The TCP ports on which a process listens (Linux)."""
    inodes = set()
    for entry in Path(f"/proc/{pid}/fd").iterdir():
        target = str(entry.readlink())
        if target.startswith("socket:["):
            inodes.add(target[8:-1])
    ports = []
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/{pid}/net/{table}").read_text().splitlines()[1:]:
            fields = line.split()
            if fields[3] == "0A" and fields[9] in inodes:
                ports.append(int(fields[1].rpartition(":")[2], 16))
    return ports
