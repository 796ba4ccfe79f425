"""`standfirst briefing`: several sources, told once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.api.cli.command_line import CommandLine
from tests.unit.history.entries import summary_of
from tests.unit.stories.articles import FERRY, LIBRARY

from standfirst.history import History


@pytest.fixture
def reports(tmp_path: Path) -> list[Path]:
    """Files of three reports of one event, and of another thing."""
    texts = {**FERRY, "Library": LIBRARY}
    files = [tmp_path / f"{name}.txt" for name in texts]
    for file, text in zip(files, texts.values(), strict=True):
        file.write_text(text, encoding="utf-8")
    return files


def test_reports_of_one_event_are_told_once(standfirst: CommandLine, reports: list[Path]) -> None:
    ran = standfirst("briefing", *reports, "--format", "json")
    assert (ran.status, ran.stderr) == (0, "")
    assert [sorted(story["articles"]) for story in json.loads(ran.stdout)["stories"]] == [[0, 1, 2], [3]]


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_a_briefing_is_written_for_people(standfirst: CommandLine, reports: list[Path], form: str) -> None:
    ran = standfirst("briefing", *reports, "--format", form, "--length", "short")
    assert ran.status == 0
    assert "Larkhaven" in ran.stdout
    assert "library of seeds" in ran.stdout


def test_a_source_that_fails_is_reported_and_the_others_are_told(
    standfirst: CommandLine, reports: list[Path], tmp_path: Path
) -> None:
    ran = standfirst("briefing", tmp_path / "missing.html", *reports)
    assert ran.status == 1
    assert "There is no such file." in ran.stderr
    assert "Larkhaven" in ran.stdout
    assert "Document 1 is missing" in ran.stdout


def test_with_no_article_at_all_the_status_says_so(standfirst: CommandLine, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text(" \n", encoding="utf-8")
    ran = standfirst("briefing", empty)
    assert (ran.status, ran.stdout) == (3, "")


@pytest.mark.parametrize("arguments", [(), ("x.txt", "--since", "today"), ("--since", "yore")])
def test_a_usage_that_makes_no_sense_is_refused(standfirst: CommandLine, arguments: tuple[str, ...]) -> None:
    assert standfirst("briefing", *arguments).status == 2


@pytest.mark.parametrize("since", ["today", "week", "2020-01-01", "2020-01-01T00:00:00Z", "1000-01-01"])
def test_the_history_is_told_since_a_time(standfirst: CommandLine, since: str) -> None:
    history = History(standfirst.folder / "data" / "history" / "history.db")
    history.add(summary_of("The bridge of Elmsford was rebuilt on Tuesday.", title="Bridge"))
    history.close()
    ran = standfirst("briefing", "--since", since, "--format", "json")
    assert ran.status == 0, ran.stderr
    assert len(json.loads(ran.stdout)["stories"]) == 1


def test_an_empty_history_says_how_it_is_turned_on(standfirst: CommandLine) -> None:
    ran = standfirst("briefing", "--since", "today")
    assert (ran.status, ran.stdout) == (0, "")
    assert "history.enabled" in ran.stderr
