"""Summaries and articles on the command line: what is read, how it is written, how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.api.cli.command_line import ARTICLE, PAGE, SEED_PAGE, CommandLine, is_clean


def test_a_file_is_summed_up(standfirst: CommandLine, page: Path) -> None:
    ran = standfirst("summarize", page)
    assert (ran.status, ran.stderr) == (0, "")
    assert "The harbour of Eastport was closed on Monday" in ran.stdout
    assert "About us" not in ran.stdout


def test_the_seed_page_is_summed_up_without_its_widget(standfirst: CommandLine) -> None:
    ran = standfirst("summarize", SEED_PAGE)
    assert ran.status == 0
    assert "Lavrov" in ran.stdout
    assert "No time to read" not in ran.stdout
    assert "}}" not in ran.stdout


def test_json_is_what_the_http_door_answers(standfirst: CommandLine, page: Path) -> None:
    summary = json.loads(standfirst("summarize", page, "--format", "json", "--sentences", 2).stdout)
    assert set(summary) >= {"article", "sentences", "text", "method", "kind", "notices", "timings_ms", "minutes_saved"}
    assert 1 <= len(summary["sentences"]) <= 2
    assert summary["article"]["title"] == "Storm breaks two piers"


def test_markdown_has_a_heading(standfirst: CommandLine, page: Path) -> None:
    assert standfirst("summarize", page, "--format", "markdown").stdout.startswith("# Storm breaks two piers")


@pytest.mark.parametrize("flags", [(), ("--text",)])
def test_plain_text_from_standard_input_is_summed_up(standfirst: CommandLine, flags: tuple[str, ...]) -> None:
    """Text without a single tag needs no flag."""
    ran = standfirst("summarize", "-", *flags, "--sentences", 1, stdin=ARTICLE)
    assert ran.status == 0
    assert ran.stdout.partition("\n\n")[0] in ARTICLE


def test_html_from_standard_input_is_summed_up(standfirst: CommandLine) -> None:
    assert "Eastport" in standfirst("summarize", "-", stdin=PAGE).stdout


def test_a_text_file_is_text_by_its_name(standfirst: CommandLine, tmp_path: Path) -> None:
    """A text about HTML may hold tags."""
    file = tmp_path / "about.txt"
    file.write_text(ARTICLE.replace("No one was hurt.", "The sign read <b>closed</b>."), encoding="utf-8-sig")
    extracted = standfirst("extract", file).stdout
    assert "<b>closed</b>" in extracted
    assert "\ufeff" not in extracted


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1252"])
def test_a_text_is_read_in_the_encodings_that_editors_write(
    standfirst: CommandLine, tmp_path: Path, encoding: str
) -> None:
    file = tmp_path / "notes.txt"
    file.write_text(ARTICLE.replace("storm", "“tempête”"), encoding=encoding)
    assert "“tempête”" in standfirst("extract", file).stdout


def test_the_length_is_a_ceiling(standfirst: CommandLine) -> None:
    ran = standfirst("summarize", "-", "--words", 30, "--format", "json", stdin=ARTICLE)
    assert 0 < len(json.loads(ran.stdout)["text"].split()) <= 30


def test_every_method_can_be_asked_for(standfirst: CommandLine) -> None:
    names = [method["name"] for method in json.loads(standfirst("methods", "--json").stdout)]
    assert {"news", "lead", "lexrank", "textrank", "lsa", "luhn", "kl", "sumbasic", "reduction"} <= set(names)
    for name in ("lead", "luhn"):
        summary = json.loads(standfirst("summarize", "-", "--method", name, "--format", "json", stdin=ARTICLE).stdout)
        assert summary["method"] == name


def test_reasons_are_given_when_asked(standfirst: CommandLine, page: Path) -> None:
    ran = standfirst("summarize", page, "--sentences", 1, "--explain")
    assert ran.stdout.count("✓") == 1
    assert ran.stdout.count("·") >= 3


def test_reasons_are_part_of_the_json_when_asked(standfirst: CommandLine, page: Path) -> None:
    reasons = json.loads(standfirst("summarize", page, "--explain", "--format", "json").stdout)["decisions"]
    assert [reason["sentence"] for reason in reasons] == list(range(7))
    assert all(reason["reason"] for reason in reasons)


def test_several_sources_are_summed_up_one_after_the_other(standfirst: CommandLine, page: Path) -> None:
    ran = standfirst("summarize", page, SEED_PAGE, "--format", "json")
    assert ran.status == 0
    titles = [json.loads(line)["article"]["title"] for line in ran.stdout.splitlines()]
    assert titles[0] == "Storm breaks two piers"
    assert len(titles) == 2


def test_one_bad_source_spoils_no_other(standfirst: CommandLine, page: Path, tmp_path: Path) -> None:
    ran = standfirst("summarize", tmp_path / "missing.html", page)
    assert ran.status == 1
    assert "Eastport" in ran.stdout
    assert "missing.html: There is no such file." in ran.stderr
    assert "Eastport" not in ran.stderr


def test_the_article_alone_is_written(standfirst: CommandLine, page: Path) -> None:
    assert "A fund that was set up" in standfirst("extract", page).stdout
    assert standfirst("extract", page, "--format", "markdown").stdout.startswith("# Storm")
    article = json.loads(standfirst("extract", page, "--format", "json").stdout)
    assert set(article) >= {"article", "notices", "timings_ms"}
    assert len(article["article"]["paragraphs"]) == 3
    told = standfirst("extract", "-", "--language", "en", "--format", "json", stdin=ARTICLE)
    assert json.loads(told.stdout)["article"]["language"] == "en"
    assert not json.loads(told.stdout)["notices"]
    assert standfirst("extract", page, "--language", "Norsk").status == 2


PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n" + bytes(range(256)) * 40


@pytest.mark.parametrize(
    "stdin", [b"", b"   \n", PDF, bytes(range(256)) * 100, b"\x1f\x8b\x08" + bytes(500), b"<html>"]
)
@pytest.mark.parametrize("verb", ["summarize", "extract"])
def test_what_holds_no_article_ends_with_status_3(standfirst: CommandLine, verb: str, stdin: bytes) -> None:
    """And is told what to give, which can be done in a terminal as in any other place."""
    ran = standfirst(verb, "-", stdin=stdin)
    assert (ran.status, ran.stdout) == (3, "")
    said, hint = ran.stderr.splitlines()
    assert said.startswith("standfirst: ")
    assert hint.startswith("  Give ")
    assert is_clean(ran)


def test_binary_is_no_text(standfirst: CommandLine) -> None:
    ran = standfirst("summarize", "-", "--text", stdin=bytes(range(256)))
    assert ran.status == 3
    assert is_clean(ran)


def test_a_document_over_the_bound_is_refused(standfirst: CommandLine) -> None:
    ran = standfirst("summarize", "-", stdin=PAGE * 100, STANDFIRST_BOUNDS_BODY_BYTES="65536")
    assert ran.status == 3
    assert "larger" in ran.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("summarize",),
        ("summarize", "-", "--length", "huge"),
        ("summarize", "-", "--sentences", "0"),
        ("summarize", "-", "--sentences", "-1"),
        ("summarize", "-", "--words", "1000000000"),
        ("summarize", "-", "--words", "3", "--length", "short"),
        ("summarize", "-", "--method", "magic"),
        ("summarize", "-", "--language", "../../x"),
        ("summarize", "-", "--format", "pdf"),
        ("summarize", "/no/such/file"),
        ("summarize", "/"),
        ("summarize", "bad\0name"[:3], "--no-such-flag"),
        ("extract",),
        ("extract", "a", "b"),
        ("serve", "--port", "0"),
        ("serve", "--host", "0.0.0.0"),
        ("config", "set", "helper.port", "many"),
        ("config", "set", "no.such", "1"),
        ("pair", "--list", "--revoke", "x"),
        ("history", "delete"),
        ("history", "delete", "--all"),
        ("history", "show", "x"),
        ("no-such-verb",),
    ],
)
def test_a_wrong_use_ends_with_status_2(standfirst: CommandLine, arguments: tuple[str, ...]) -> None:
    ran = standfirst(*arguments)
    assert (ran.status, ran.stdout) == (2, "")
    assert ran.stderr
    assert is_clean(ran)
